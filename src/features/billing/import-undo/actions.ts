import { write, type WideScope } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import type { Kind } from '../../intake/import-kinds/index.ts';
import { runToUndo, undoRecordRun, type UndoOptions, type UndoReport } from '../../intake/imports/index.ts';
import { tellCorrections, untold } from './correction-actions.ts';
import { undoInvoiceRun } from './invoices-actions.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database' | 'files' | 'now'>;

/**
 * Takes back what an import run did. `tell` also mails who was told of invoices that were not theirs, also when the run
 * was undone before. Null when there is no such run; throws a refusal when it cannot be undone. Safe to repeat.
 */
export async function undoRun(
  scope: WideScope,
  portal: Parts,
  kinds: readonly Kind[],
  id: number,
  { tell, ...options }: UndoOptions & Readonly<{ tell: boolean }>,
): Promise<UndoReport | null> {
  const run = await runToUndo(scope, id, options);
  if (run === null) return null;
  if (run.kind !== 'invoices') return undoRecordRun(scope, portal, kinds, run, options);
  const report = await undoInvoiceRun(scope, portal, run, options);
  if (options.dryRun) return report;
  return write(scope, async (trx) => {
    const mailed = await untold(trx, run.id);
    const told = tell ? await tellCorrections(trx, portal, { run: run.id }) : 0;
    return Object.freeze({ ...report, mails: { ...report.mails, mailed, told } });
  });
}
