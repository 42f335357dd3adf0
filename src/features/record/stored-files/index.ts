// Files that nothing names any more.
export { dropUnusedFiles } from './actions.ts';
export { sweepFiles } from './jobs.ts';
