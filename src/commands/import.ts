import { importCommand, importUsage as usage } from '../features/intake/imports/index.ts';
import { isUndoCommand, undoCommand, undoUsage } from '../features/billing/import-undo/index.ts';
import { importInvoicesCommand } from '../features/billing/invoice-import/index.ts';
import { kinds } from '../kinds.ts';
import { withPortal } from './terminal.ts';

export const importUsage = `${usage} | ${undoUsage}`;

export const importInto = (args: readonly string[]) =>
  withPortal(({ portal }) =>
    isUndoCommand(args[0])
      ? undoCommand(args, portal, process.stdout, kinds)
      : importCommand(args, portal, process.stdout, kinds, (scope, asked, out) =>
          importInvoicesCommand(scope, portal, asked, out),
        ),
  );
