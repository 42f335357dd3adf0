import { staffCommand } from '../features/identity/staff-members/index.ts';
import { withPortal } from './terminal.ts';

export { staffUsage } from '../features/identity/staff-members/index.ts';

export const staff = (args: readonly string[]) => withPortal(({ portal }) => staffCommand(args, portal));
