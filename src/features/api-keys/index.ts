export { addKey, revokeKey } from './actions.ts';
export { guardMachines } from './guard.ts';
