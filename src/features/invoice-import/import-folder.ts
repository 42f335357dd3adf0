import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Portal } from '../../portal.ts';
import type { Problem } from '../e-invoice/index.ts';
import { storeInvoices } from './actions.ts';
import { largestFile } from './form.ts';
import type { ImportScope, Outcome, StoreInput } from './outcome.ts';
import { fatal, quote } from './problems.ts';

/** What became of one file. 'failed': the portal could not, through no fault of the file. */
export type FileReport = Readonly<{ file: string; result: Outcome['result'] | 'failed'; number: string | null; problems: readonly Problem[] }>;
export type ImportReport = Readonly<{ files: readonly FileReport[]; created: number; unchanged: number; conflict: number; refused: number; failed: number }>;
export type ImportOptions = Readonly<{
  source: string;
  customerNumber?: string | null;
  run?: number | null;
  /** Answer the same, store nothing. */
  dryRun?: boolean;
  /** Called after each file, with how many are done of how many. */
  onFile?: (report: FileReport, done: number, total: number) => void;
}>;

const perBatch = 50;
const bytesPerBatch = 16_000_000;
type Sent = Readonly<{ path: string; input: StoreInput }>;

/**
 * Stores invoice files (XML or JSON; folders with all below them). A PDF with the name of an invoice file goes with it. Fifty files at
 * a time share a transaction; where one of them cannot be stored, each gets its own. Memory stays flat however many files there are.
 */
export async function importInvoiceFiles(scope: ImportScope, portal: Portal, paths: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const files = (await Promise.all(paths.map(invoiceFilesIn))).flat();
  const reports: FileReport[] = [];
  const tell = (report: FileReport) => {
    reports.push(report);
    options.onFile?.(report, reports.length, files.length);
  };
  let batch: Sent[] = [];
  let bytes = 0;
  // While the database stores one batch, the next is read.
  let underWay: Promise<readonly FileReport[]> = Promise.resolve([]);
  const flush = async () => {
    const before = underWay;
    underWay = storeBatch(scope, portal, batch, options.dryRun ?? false);
    underWay.catch(() => {});
    [batch, bytes] = [[], 0];
    for (const report of await before) tell(report);
  };
  for (const path of files) {
    const sent = await readSent(path, options);
    if ('file' in sent) {
      tell(sent);
      continue;
    }
    batch.push(sent);
    bytes += sent.input.bytes.length + (sent.input.pdf?.length ?? 0);
    if (batch.length >= perBatch || bytes >= bytesPerBatch) await flush();
  }
  await flush();
  for (const report of await underWay) tell(report);
  const count = (result: FileReport['result']) => reports.filter((one) => one.result === result).length;
  return { files: reports, created: count('created'), unchanged: count('unchanged'), conflict: count('conflict'), refused: count('refused'), failed: count('failed') };
}

async function storeBatch(scope: ImportScope, portal: Portal, batch: readonly Sent[], dryRun: boolean): Promise<readonly FileReport[]> {
  if (batch.length === 0) return [];
  try {
    const outcomes = await storeInvoices(scope, portal, batch.map(({ input }) => input), { dryRun });
    return outcomes.map((outcome, at) => reportOf(batch[at]!.path, outcome));
  } catch (error) {
    if (isAway(error)) throw error;
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      portal.log.error({ err: error, file: basename(only.path) }, 'an invoice could not be stored');
      return [{ file: only.path, result: 'failed', number: null, problems: [notStored(error)] }];
    }
    const reports: FileReport[] = [];
    for (const one of batch) reports.push(...(await storeBatch(scope, portal, [one], dryRun)));
    return reports;
  }
}

/** Without a database every next invoice would fail too. */
const isAway = (error: unknown) => /^(ECONN|EPIPE|57P|53300|08)/.test(String((error as { code?: unknown }).code ?? '')) || /timeout exceeded when trying to connect/.test(String(error));

const reportOf = (file: string, { result, number, problems }: Outcome): FileReport => ({ file, result, number, problems });

const notStored = (error: unknown) => {
  const code = quote(String((error as { code?: unknown }).code ?? (error as Error).name));
  return fatal('not_stored', '/', [`The portal could not store this invoice (${code}). Try again; the log says more.`, `Het portaal kon deze factuur niet opslaan (${code}). Probeer het opnieuw; het logboek zegt meer.`]);
};

async function readSent(path: string, { source, customerNumber = null, run = null }: ImportOptions): Promise<Sent | FileReport> {
  const { size } = await stat(path);
  if (size > largestFile) return { file: path, result: 'refused', number: null, problems: [fatal('too_large', '/', [`The file is ${size} bytes; the limit is ${largestFile}.`, `Het bestand is ${size} bytes; de grens is ${largestFile}.`])] };
  const format = /\.json$/i.test(path) ? 'json' : 'xml';
  return { path, input: { bytes: await readFile(path), format, fileName: basename(path), pdf: await pdfBeside(path), customerNumber, source, run } };
}

/** 'A.pdf' or 'A.PDF' beside 'A.xml'. */
async function pdfBeside(path: string): Promise<Uint8Array | null> {
  const stem = path.slice(0, -extname(path).length);
  for (const ending of ['.pdf', '.PDF']) {
    try {
      return await readFile(stem + ending);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return null;
}

/** A file as it is; of a folder everything below that may be an invoice, in the order of names. */
async function invoiceFilesIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(xml|json)$/i.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => !basename(dirname(file)).startsWith('.')).sort();
}
