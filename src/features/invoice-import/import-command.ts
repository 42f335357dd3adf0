import { relative } from 'node:path';
import type { Writable } from 'node:stream';
import { write, type SystemScope } from '../../access/scopes.ts';
import type { Portal } from '../../portal.ts';
import { bar, finishRun, noCounts, startRun, type CommandArguments, type RunProblem } from '../imports/index.ts';
import { importInvoiceFiles, type FileReport, type ImportReport } from './import-folder.ts';

type Out = Writable & { isTTY?: boolean };

/** `import invoices FILE|FOLDER`: a bar, a report per file, and 0 when every file is stored, 1 when not. */
export async function importInvoicesCommand(scope: SystemScope, portal: Portal, { path, source = 'command', customer, dryRun, json }: CommandArguments, out: Out): Promise<number> {
  const run = dryRun ? null : await write(scope, (trx) => startRun(trx, scope, { kind: 'invoices', source, fileName: path }));
  const shown = out.isTTY === true && !json;
  const onFile = (_report: FileReport, done: number, total: number) => void (shown && out.write(bar('invoices', done, total)));
  const report = await importInvoiceFiles(scope, portal, [path], { source, customerNumber: customer ?? null, run, dryRun, onFile }).catch(async (error: unknown) => {
    if (run !== null) await write(scope, (trx) => finishRun(trx, scope, run, { counts: noCounts, problems: [], state: 'refused' })).catch(() => null);
    throw error;
  });
  if (run !== null) await write(scope, (trx) => finishRun(trx, scope, run, { counts: countsOf(report), problems: problemsOf(report, path), state: isClean(report) ? 'done' : 'done-with-problems' }));
  if (shown) out.write('\r\u001b[K');
  out.write(json ? `${JSON.stringify({ kind: 'invoices', source, run, dryRun, ...report }, null, 2)}\n` : describe(report, path, dryRun));
  return isClean(report) ? 0 : 1;
}

const isClean = ({ conflict, refused, failed }: ImportReport) => conflict + refused + failed === 0;
const countsOf = ({ created, unchanged, conflict, refused, failed }: ImportReport) => ({ ...noCounts, added: created, unchanged, refused: conflict + refused + failed });
const nameOf = (file: string, path: string) => relative(path, file) || file;

/** Only of files that were not stored: problems of a stored invoice stand with the invoice. */
const problemsOf = ({ files }: ImportReport, path: string): RunProblem[] =>
  files.filter(isLeftOut).flatMap(({ file, problems }) => problems.slice(0, 20).map((problem) => ({ ...problem, path: `${nameOf(file, path)}: ${problem.path}` })));
const isLeftOut = ({ result }: FileReport) => result === 'conflict' || result === 'refused' || result === 'failed';

/** The report as people read it: a line per file, and why a file was left out. */
export function describe(report: ImportReport, path: string, dryRun: boolean): string {
  const counts = (['created', 'unchanged', 'conflict', 'refused', 'failed'] as const).filter((word) => report[word] > 0).map((word) => `${report[word]} ${word}`);
  const lines = [`invoices: ${dryRun ? 'rehearsed, nothing stored' : 'done'}. ${counts.join(', ') || 'no files'}.`];
  for (const one of report.files) {
    const notes = isLeftOut(one) ? '' : noteOf(one);
    lines.push(`  ${one.result.padEnd(9)}  ${nameOf(one.file, path)}${one.number === null ? '' : `  ${one.number}`}${notes}`);
    if (isLeftOut(one)) for (const { code, path: place, message } of one.problems.slice(0, 5)) lines.push(`             ${place}: ${message} [${code}]`);
  }
  return `${lines.join('\n')}\n`;
}

function noteOf({ problems }: FileReport): string {
  const fatal = problems.filter(({ severity }) => severity === 'fatal');
  return fatal.length === 0 ? '' : `  (breaks ${fatal.map(({ code }) => code).slice(0, 5).join(', ')})`;
}
