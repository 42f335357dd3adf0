export { addKey, revokeKey } from './actions.ts';
export { guardMachines } from './guard.ts';
export { everyKey } from './queries.ts';
