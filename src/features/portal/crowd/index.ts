// How many are helped at once, and what the others are told.
export { limitCrowd } from './limit.ts';
