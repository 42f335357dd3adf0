// Keys for machines.
export { addKey, revokeKey } from './actions.ts';
export { guardMachines, isMachine } from './guard.ts';
export { everyKey } from './queries.ts';
