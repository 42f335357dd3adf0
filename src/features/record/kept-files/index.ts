// Files that wait in a form that was refused, an hour.
export { dropFilesOf, holdPerson, keepFiles, removeBytes, takeKept } from './actions.ts';
export { sweepKeptFiles } from './jobs.ts';
export { keptFiles, keptInAll } from './queries.ts';
export { copyOf, pickedIn, pickName, type KeptFile } from './rules.ts';
