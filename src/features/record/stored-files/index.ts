export { sweepFiles } from './jobs.ts';
