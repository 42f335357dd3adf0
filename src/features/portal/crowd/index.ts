export { limitCrowd } from './limit.ts';
