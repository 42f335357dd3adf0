import { importCommand } from '../features/imports/index.ts';
import { importInvoicesCommand } from '../features/invoice-import/index.ts';
import { withPortal } from './terminal.ts';

export { importUsage } from '../features/imports/index.ts';

export const importInto = (args: readonly string[]) =>
  withPortal(({ portal }) => importCommand(args, portal, process.stdout, (scope, asked, out) => importInvoicesCommand(scope, portal, asked, out)));
