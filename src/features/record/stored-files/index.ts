export { dropUnusedFiles } from './actions.ts';
export { sweepFiles } from './jobs.ts';
