export { dropFilesOf, holdPerson, keepFiles, removeBytes, takeKept, type Keeping, type Refused } from './actions.ts';
export { sweepKeptFiles } from './jobs.ts';
export { keptFiles, keptInAll } from './queries.ts';
export { copyOf, pickedIn, pickName, type KeptFile } from './rules.ts';
