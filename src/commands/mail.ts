import { mailCommand } from '../features/record/mail-delivery/index.ts';
import { say, withPortal } from './terminal.ts';

export { mailUsage } from '../features/record/mail-delivery/index.ts';

export const mail = (args: readonly string[]) => withPortal(({ address }) => mailCommand(args, address, say));
