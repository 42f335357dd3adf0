// Who works for the provider.
export { addStaff, nameParts } from './actions.ts';
export { staffCommand, staffUsage } from './command.ts';
