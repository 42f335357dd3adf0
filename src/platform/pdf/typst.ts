import { isAbsolute } from 'node:path';
import { aside } from '../aside/aside.ts';

/** What a template may ask for and how long it may take. */
export type PdfOptions = Readonly<{
  /** Give up after this many milliseconds of making; waiting for a turn does not count. */
  timeout?: number;
}>;

export type PdfJob = Readonly<{ template: string; data: string }>;

/**
 * Bounds time and memory: 400 invoice lines are about 150 kB and take a second or two, 10,000 lines a minute and a
 * gigabyte.
 */
const dataLimit = 8_000_000;
const patience = 120_000;

// A process that stays a little while: whoever looks at one invoice looks at the next, and the archive of a year makes
// many. Everybody waits until it is their turn; who asked has a limit of their own.
const make = aside<PdfJob, Uint8Array>(new URL('./typst-worker.ts', import.meta.url), {
  seconds: patience / 1000,
  megabytes: 1_600,
  waiting: 100,
  patienceMs: 3_600_000,
  idleMs: 30_000,
});

/**
 * Makes a tagged, accessible PDF of one of our own templates. The template is the absolute path of a .typ file of ours;
 * it finds `data` as JSON in `sys.inputs.data`. Text of people travels only as data, never as template source. Runs in
 * a process of its own with a limit of memory, one after the other, so that a long document holds nobody up and leaves
 * no memory behind. Rejects when the template fails, when the data are larger than 8 MB, with TooCostly when making it
 * takes more memory or more time than the timeout (two minutes), or with 503 when a hundred wait already.
 */
export async function renderPdf(
  template: string,
  data: unknown,
  { timeout = patience }: PdfOptions = {},
): Promise<Uint8Array> {
  if (!isAbsolute(template)) throw new Error(`The template must be an absolute path: ${template}`);
  const text = plainJson(data);
  if (text.length > dataLimit)
    throw new Error(`The data for a PDF may be ${dataLimit} characters, these are ${text.length}.`);
  return make({ template, data: text }, { seconds: timeout / 1000 });
}

/** A character without a shape, or half of one, has no place in a PDF that can be read aloud. */
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ue000-\uf8ff\ufffe\uffff]/g;

function plainJson(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(unprintable, ' ') : value,
  );
}
