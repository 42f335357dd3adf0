import { basename } from 'node:path';
import { databaseIsAway } from '../../../database/lost.ts';
import type { Portal } from '../../../portal.ts';
import { type Problem, fatal, quote } from '../e-invoice/index.ts';
import { storeInvoices } from './actions.ts';
import { batchesOf, invoiceFilesIn, isPdfName, type FileRead } from './folder-files.ts';
import type { ImportScope, Outcome, StoreInput } from './outcome.ts';
import { noInvoiceInside } from './read-pdf.ts';

type Parts = Pick<Portal, 'files' | 'now' | 'log'>;

/**
 * What became of one file. 'failed': the portal could not, through no fault of the file. 'skipped': a PDF in the folder
 * that is no e-invoice and belongs to none.
 */
export type FileReport = Readonly<{
  file: string;
  result: Outcome['result'] | 'failed' | 'skipped';
  number: string | null;
  problems: readonly Problem[];
}>;
export const isStored = ({ result }: FileReport): boolean => result === 'created' || result === 'unchanged';
export type ImportCounts = Readonly<Record<FileReport['result'], number>>;
export type ImportOptions = Readonly<{
  source: string;
  customerNumber?: string | null;
  run?: number | null;
  /** Answer the same, store nothing. */
  dryRun?: boolean;
  /** Called after each file, with how many are done of how many. Keeping all reports of a large folder costs memory. */
  onFile?: (report: FileReport, done: number, total: number) => void;
}>;

type Sent = Readonly<{ path: string; alone: boolean; input: StoreInput }>;

/**
 * Stores invoice files (XML, JSON or Factur-X PDF; folders with all below them). A PDF with the name of an invoice file
 * goes with it. A hundred files share a transaction; where one of them cannot be stored, each gets its own. Memory
 * stays flat however many files there are: of each file only what became of it is counted, and told to `onFile`.
 */
export async function importInvoiceFiles(
  scope: ImportScope,
  portal: Parts,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportCounts> {
  const files = (await Promise.all(paths.map(invoiceFilesIn))).flat();
  const counts = { created: 0, unchanged: 0, conflict: 0, refused: 0, failed: 0, skipped: 0 };
  let done = 0;
  const tell = (found: readonly FileReport[]) => {
    for (const report of found) {
      counts[report.result] += 1;
      done += 1;
      options.onFile?.(report, done, files.length);
    }
  };
  // While the database stores one batch, the next is read.
  let underWay: Promise<readonly FileReport[]> = Promise.resolve([]);
  for await (const batch of batchesOf(files)) {
    const before = underWay;
    underWay = storeBatch(
      scope,
      portal,
      batch.flatMap((one) => ('problem' in one ? [] : [sentOf(one, options)])),
      options.dryRun ?? false,
    );
    underWay.catch(() => {});
    tell(await before);
    tell(
      batch.flatMap((one) =>
        'problem' in one ? [{ file: one.path, result: 'refused', number: null, problems: [one.problem] }] : [],
      ),
    );
  }
  tell(await underWay);
  return counts;
}

const sentOf = (
  { path, bytes, pdf, alone = false }: FileRead,
  { source, customerNumber = null, run = null }: ImportOptions,
): Sent => ({
  path,
  alone,
  input: {
    bytes,
    format: /\.json$/i.test(path) ? 'json' : isPdfName(path) ? 'pdf' : 'xml',
    fileName: basename(path),
    pdf,
    customerNumber,
    source,
    run,
  },
});

async function storeBatch(
  scope: ImportScope,
  portal: Parts,
  batch: readonly Sent[],
  dryRun: boolean,
): Promise<readonly FileReport[]> {
  if (batch.length === 0) return [];
  try {
    const outcomes = await storeInvoices(
      scope,
      portal,
      batch.map(({ input }) => input),
      { dryRun },
    );
    return outcomes.map((outcome, at) => reportOf(batch[at]!, outcome));
  } catch (error) {
    // Without a database every next invoice would fail too.
    if (databaseIsAway(error)) throw error;
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

/** The customer is named by an option here, not behind an address as in the API. */
const asOption = (problem: Problem): Problem => ({
  ...problem,
  message: problem.message.replace('?customer=', '--customer '),
  nl: problem.nl.replace('?customer=', '--customer '),
});

function reportOf({ path, alone, input }: Sent, { result, number, problems }: Outcome): FileReport {
  const isOther =
    !alone && input.format === 'pdf' && result === 'refused' && problems.some(({ code }) => code === noInvoiceInside);
  return { file: path, result: isOther ? 'skipped' : result, number, problems: problems.map(asOption) };
}

const notStored = (error: unknown) => {
  const code = quote((error as { code?: string }).code ?? (error as Error).name);
  return fatal('not_stored', '/', [
    `The portal could not store this invoice (${code}). Try again; the log says more.`,
    `Het portaal kon deze factuur niet opslaan (${code}). Probeer het opnieuw; het logboek zegt meer.`,
  ]);
};
