export { addStaff, nameParts, type NewStaffMember } from './actions.ts';
export { staffCommand, staffUsage } from './command.ts';
