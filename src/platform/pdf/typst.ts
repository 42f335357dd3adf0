import { isAbsolute } from 'node:path';
import { Worker } from 'node:worker_threads';
import { busy } from '../http/errors.ts';

/** What a template may ask for and how long it may take. */
export type PdfOptions = Readonly<{
  /** Give up after this many milliseconds of making; waiting for a turn does not count. */
  timeout?: number;
}>;

export type PdfJob = Readonly<{ id: number; template: string; data: string }>;
export type PdfAnswer = Readonly<{ id: number; pdf: Uint8Array<ArrayBuffer> } | { id: number; error: string }>;

type Wanted = Readonly<{ job: PdfJob; limit: number; resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }>;

/** Bounds time and memory: 400 invoice lines are about 150 kB and take a second or two, 10,000 lines a minute. */
const dataLimit = 8_000_000;
const patience = 120_000;
const mostWaiting = 100;
const waiting: Wanted[] = [];
let making: Readonly<{ wanted: Wanted; timer: NodeJS.Timeout }> | null = null;
let worker: Worker | null = null;
let lastId = 0;

/**
 * Makes a tagged, accessible PDF of one of our own templates. The template is the absolute path of a .typ file of ours;
 * it finds `data` as JSON in `sys.inputs.data`. Text of people travels only as data, never as template source.
 * Runs on a thread of its own, one after the other, so that a long document holds nobody up. Rejects when the template fails, when the
 * data are larger than 8 MB, when making it takes longer than the timeout (two minutes), or with 503 when a hundred wait already.
 */
export function renderPdf(template: string, data: unknown, options: PdfOptions = {}): Promise<Uint8Array> {
  if (!isAbsolute(template)) return Promise.reject(new Error(`The template must be an absolute path: ${template}`));
  const text = plainJson(data);
  if (text.length > dataLimit) return Promise.reject(new Error(`The data for a PDF may be ${dataLimit} characters, these are ${text.length}.`));
  if (waiting.length >= mostWaiting) return Promise.reject(busy(30));
  const job = { id: (lastId += 1), template, data: text };
  return new Promise((resolve, reject) => {
    waiting.push({ job, limit: options.timeout ?? patience, resolve, reject });
    next();
  });
}

/** A character without a shape, or half of one, has no place in a PDF that can be read aloud. */
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ue000-\uf8ff\ufffe\uffff]/g;

function plainJson(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(unprintable, ' ') : value,
  );
}

function next(): void {
  if (making !== null) return;
  const wanted = waiting.shift();
  if (wanted === undefined) return void worker?.unref();
  const thread = (worker ??= start());
  thread.ref();
  making = { wanted, timer: setTimeout(() => fail(thread, new Error(`The PDF was not ready after ${wanted.limit} ms.`)), wanted.limit) };
  thread.postMessage(wanted.job);
}

function start(): Worker {
  const thread = new Worker(new URL('./typst-worker.ts', import.meta.url), { execArgv: [] });
  thread.on('message', settle);
  thread.on('error', (error) => fail(thread, error));
  return thread;
}

function settle(answer: PdfAnswer): void {
  const one = making;
  if (one === null || one.wanted.job.id !== answer.id) return;
  making = null;
  clearTimeout(one.timer);
  if ('pdf' in answer) one.wanted.resolve(answer.pdf);
  else one.wanted.reject(new Error(answer.error));
  next();
}

/** A thread that hangs or died cannot be asked again: only who was being served hears it, the others get a new one. */
function fail(thread: Worker, error: Error): void {
  if (worker === thread) worker = null;
  void thread.terminate();
  const one = making;
  if (one === null) return;
  making = null;
  clearTimeout(one.timer);
  one.wanted.reject(error);
  next();
}
