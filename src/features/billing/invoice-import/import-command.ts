import type { Writable } from 'node:stream';
import { write, type SystemScope } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import {
  bar,
  finishRun,
  noCounts,
  PROBLEM_CEILING,
  startRun,
  type CommandArguments,
  type RunProblem,
} from '../../intake/imports/index.ts';
import { importInvoiceFiles, isStored, type FileReport, type ImportCounts } from './import-folder.ts';
import { asJson, asText, nameOf } from './import-report.ts';

type Parts = Pick<Portal, 'files' | 'now' | 'log'>;

type Out = Writable & { isTTY?: boolean };

/**
 * `import invoices FILE|FOLDER`: a report per file as it is done, and 0 when every file is stored, 1 when not. Holds no
 * file's report.
 */
export async function importInvoicesCommand(
  scope: SystemScope,
  portal: Parts,
  { path, source = 'command', customer, dryRun, json }: CommandArguments,
  out: Out,
): Promise<number> {
  const run = dryRun
    ? null
    : await write(scope, (trx) => startRun(trx, scope, { kind: 'invoices', source, fileName: path }));
  const shown = out.isTTY === true && !json;
  const report = json ? asJson({ kind: 'invoices', source, run, dryRun }) : asText(path, dryRun);
  const kept = problemsKept(path);
  let begun = false;
  const onFile = (one: FileReport, done: number, total: number): void => {
    begun = true;
    kept.add(one);
    out.write(shown ? `\r\u001b[K${report.file(one)}${bar('invoices', done, total)}` : report.file(one));
  };
  const counts = await importInvoiceFiles(scope, portal, [path], {
    source,
    customerNumber: customer ?? null,
    run,
    dryRun,
    onFile,
  }).catch(async (error: unknown) => {
    if (run !== null)
      await write(scope, (trx) =>
        finishRun(trx, scope, run, { counts: noCounts, problems: [], state: 'refused' }),
      ).catch(() => null);
    if (!begun) throw error;
    out.write(report.broken(error));
    return null;
  });
  if (counts === null) return 1;
  if (run !== null)
    await write(scope, (trx) =>
      finishRun(trx, scope, run, {
        counts: runCounts(counts),
        problems: kept.problems,
        unlisted: kept.unlisted,
        state: isClean(counts) ? 'done' : 'done-with-problems',
      }),
    );
  if (shown) out.write('\r\u001b[K');
  out.write(report.end(counts));
  return isClean(counts) ? 0 : 1;
}

const isClean = ({ conflict, refused, failed }: ImportCounts) => conflict + refused + failed === 0;
const runCounts = ({ created, unchanged, conflict, refused, failed }: ImportCounts) => ({
  ...noCounts,
  added: created,
  unchanged,
  refused: conflict + refused + failed,
});

/**
 * Only of files that were not stored: problems of a stored invoice stand with the invoice. As many as a run keeps; the
 * rest is counted.
 */
function problemsKept(path: string) {
  const problems: RunProblem[] = [];
  const kept = {
    problems,
    unlisted: 0,
    add(one: FileReport): void {
      if (isStored(one) || one.result === 'skipped') return;
      const found = one.problems.slice(0, 20);
      const room = found.slice(0, PROBLEM_CEILING - problems.length);
      kept.unlisted += found.length - room.length;
      // Copies, because a text cut out of a document keeps the whole document in memory.
      problems.push(
        ...structuredClone(room).map((problem) => ({ ...problem, path: `${nameOf(one.file, path)}: ${problem.path}` })),
      );
    },
  };
  return kept;
}
