import { write, type WideScope, type Write } from '../../../access/scopes.ts';
import type { Sheet } from '../import-files/index.ts';
import type { Kind } from '../import-kinds/index.ts';
import { checkSet } from './check-set.ts';
import type { ImportOptions, ImportReport } from './report.ts';
import { storeSet } from './store-actions.ts';
import { inTurn } from './turns.ts';

/**
 * Imports records of one kind: checks them, finds what they name, compares them with what is stored and applies the
 * differences, all in one transaction. Records with a fatal problem are refused, the others stored; `strict` refuses
 * all. Answers what became of each. Throws when the database fails, or 503 when too many imports wait.
 */
export async function importRecords(
  scope: WideScope,
  kind: Kind,
  sheet: Sheet,
  options: ImportOptions,
): Promise<ImportReport> {
  const checked = await checkSet(kind, sheet, (done, total) => options.onProgress?.('checking', done, total));
  const unusable = sheet.problems.length > 0;
  for (let attempt = 1; ; attempt++) {
    const newFiles: string[] = [];
    const set = {
      ...checked,
      problems: [...checked.problems],
      results: checked.results.map((result) => ({ ...result })),
    };
    try {
      const store = (trx: Write) => storeSet(trx, scope, kind, set, unusable, options, newFiles);
      return await inTurn(() => inTransaction(scope, options.dryRun === true, store, () => takeOut(options, newFiles)));
    } catch (error) {
      await takeOut(options, newFiles);
      if (attempt === 2 || !isRace(error)) throw error;
    }
  }
}

/** Commits, or for a dry run rolls back and still answers. */
async function inTransaction<T>(
  scope: WideScope,
  dryRun: boolean,
  work: (trx: Write) => Promise<T>,
  undone: () => Promise<void>,
): Promise<T> {
  let answer: { value: T } | undefined;
  const rehearsalEnds = new Error('dry run');
  try {
    return await write(scope, async (trx) => {
      answer = { value: await work(trx) };
      if (dryRun) throw rehearsalEnds;
      return answer.value;
    });
  } catch (error) {
    if (error !== rehearsalEnds || answer === undefined) throw error;
    await undone();
    return answer.value;
  }
}

const takeOut = async ({ files }: ImportOptions, keys: readonly string[]) =>
  void (await Promise.allSettled(keys.map((key) => files.remove(key))));

// Deadlock, serialisation failure, or somebody else stored the same key meanwhile: once more, with their work in view.
const isRace = (error: unknown) => ['40P01', '40001', '23505'].includes(String((error as { code?: unknown }).code));
