import { importCommand, importUsage as usage } from '../features/imports/index.ts';
import { isUndoCommand, undoCommand, undoUsage } from '../features/import-undo/index.ts';
import { importInvoicesCommand } from '../features/invoice-import/index.ts';
import { withPortal } from './terminal.ts';

export const importUsage = `${usage} | ${undoUsage}`;

export const importInto = (args: readonly string[]) =>
  withPortal(({ portal }) =>
    isUndoCommand(args[0])
      ? undoCommand(args, portal, process.stdout)
      : importCommand(args, portal, process.stdout, (scope, asked, out) =>
          importInvoicesCommand(scope, portal, asked, out),
        ),
  );
