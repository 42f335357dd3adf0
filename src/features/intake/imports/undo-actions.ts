import { inOneFlight, write, type WideScope } from '../../../access/scopes.ts';
import { Refusal } from '../../../platform/http/errors.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Kind } from '../import-kinds/index.ts';
import type { ImportPlace } from './import-file.ts';
import { inTurn } from './turns.ts';
import { undoRecords } from './undo-records-actions.ts';
import { undoableRun, type UndoableRun } from './undo-queries.ts';
import type { UndoOptions, UndoReport } from './undo-report.ts';

/**
 * The run of this number, when it is one that can be taken back. Null when there is none; throws a refusal when it
 * cannot be undone.
 */
export async function runToUndo(
  scope: WideScope,
  id: number,
  { force }: Pick<UndoOptions, 'force'>,
): Promise<UndoableRun | null> {
  const [[run]] = await inOneFlight(scope, undoableRun(id));
  if (run === undefined) return null;
  if (run.undoes !== null)
    throw new Refusal(
      409,
      'is_an_undo',
      `Run ${id} took back run ${run.undoes}. Import the file again to have it back.`,
    );
  if (run.state === 'running' && !force)
    throw new Refusal(
      409,
      'run_not_finished',
      `Run ${id} is still busy, or was broken off. Wait until it is done; use force when it was broken off.`,
    );
  return run;
}

/** Takes back a run of records (everything but invoices), in one transaction. */
export async function undoRecordRun(
  scope: WideScope,
  portal: ImportPlace,
  kinds: readonly Kind[],
  run: UndoableRun,
  options: UndoOptions,
): Promise<UndoReport> {
  const kind = kinds.find((one) => one.name === run.kind);
  if (kind === undefined) throw new Refusal(409, 'unknown_kind', `Runs of ${run.kind} cannot be undone.`);
  const undoing = {
    run: run.id,
    source: run.source,
    undoneBefore: run.undoneBefore,
    today: dayOf(portal.now()),
    files: portal.files,
  };
  const rehearsalEnds = new Error('dry run');
  let answer: Awaited<ReturnType<typeof undoRecords>> | undefined;
  try {
    await inTurn(() =>
      write(scope, async (trx) => {
        answer = await undoRecords(trx, scope, kind, undoing, options);
        if (options.dryRun) throw rehearsalEnds;
      }),
    );
    // Only now: had the transaction failed, the files would still be named. What a crash leaves behind is swept.
    await Promise.allSettled(answer!.files.map((key) => portal.files.remove(key)));
  } catch (error) {
    if (error !== rehearsalEnds) throw error;
  }
  return answer!.report;
}
