import { isAbsolute } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a template may ask for and how long it may take. */
export type PdfOptions = Readonly<{
  /** Give up after this many milliseconds. */
  timeout?: number;
}>;

export type PdfJob = Readonly<{ id: number; template: string; data: string }>;
export type PdfAnswer = Readonly<{ id: number; pdf: Uint8Array<ArrayBuffer> } | { id: number; error: string }>;

type Waiting = Readonly<{ resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }>;

/** Bounds time and memory: 400 invoice lines are about 150 kB. */
const dataLimit = 8_000_000;
const patience = 30_000;
const waiting = new Map<number, Waiting>();
let worker: Worker | null = null;
let lastId = 0;

/**
 * Makes a tagged, accessible PDF of one of our own templates. The template is the absolute path of a .typ file of ours;
 * it finds `data` as JSON in `sys.inputs.data`. Text of people travels only as data, never as template source.
 * Runs on a thread of its own, so that a long document holds nobody up. Rejects when the template fails, when the data are
 * larger than 8 MB or when it takes longer than the timeout (30 s).
 */
export function renderPdf(template: string, data: unknown, options: PdfOptions = {}): Promise<Uint8Array> {
  if (!isAbsolute(template)) return Promise.reject(new Error(`The template must be an absolute path: ${template}`));
  const text = plainJson(data);
  if (text.length > dataLimit) return Promise.reject(new Error(`The data for a PDF may be ${dataLimit} characters, these are ${text.length}.`));
  const id = (lastId += 1);
  return new Promise((resolve, reject) => {
    const limit = options.timeout ?? patience;
    const timer = setTimeout(() => fail(new Error(`The PDF was not ready after ${limit} ms.`)), limit);
    waiting.set(id, { resolve, reject, timer });
    const thread = (worker ??= start());
    thread.ref();
    thread.postMessage({ id, template, data: text } satisfies PdfJob);
  });
}

/** A character without a shape, or half of one, has no place in a PDF that can be read aloud. */
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ue000-\uf8ff\ufffe\uffff]/g;

function plainJson(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replace(unprintable, ' ') : value,
  );
}

function start(): Worker {
  const thread = new Worker(new URL('./typst-worker.ts', import.meta.url), { execArgv: [] });
  thread.on('message', settle);
  thread.on('error', fail);
  return thread;
}

function settle(answer: PdfAnswer): void {
  const one = waiting.get(answer.id);
  if (one === undefined) return;
  waiting.delete(answer.id);
  clearTimeout(one.timer);
  if (waiting.size === 0) worker?.unref();
  if ('pdf' in answer) one.resolve(answer.pdf);
  else one.reject(new Error(answer.error));
}

/** A thread that hangs or died cannot be asked again: everyone who waits hears it, the next PDF gets a new one. */
function fail(error: Error): void {
  const thread = worker;
  worker = null;
  void thread?.terminate();
  for (const one of waiting.values()) {
    clearTimeout(one.timer);
    one.reject(error);
  }
  waiting.clear();
}
