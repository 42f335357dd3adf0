import { Worker } from 'node:worker_threads';
import { readInvoice, type EInvoice, type Problem } from '../e-invoice/index.ts';
import { fatal } from './problems.ts';
import { readJsonInvoice } from './read-json.ts';

/** A document as read, and the customer number a JSON invoice may name. */
export type ReadDocument = Readonly<{ ok: true; invoice: EInvoice; problems: readonly Problem[]; customerNumber: string | null } | { ok: false; problems: readonly Problem[] }>;
export type ReadJob = Readonly<{ id: number; bytes: Uint8Array; format: 'xml' | 'json' }>;
export type ReadAnswer = Readonly<{ id: number; read: ReadDocument }>;

/** Larger documents are read on a thread of their own, so that pages stay quick meanwhile. */
const large = 512_000;
const patience = 20_000;

type Waiting = Readonly<{ resolve: (read: ReadDocument) => void; timer: NodeJS.Timeout }>;
const waiting = new Map<number, Waiting>();
let thread: Worker | null = null;
let lastId = 0;

/** Bytes of an invoice as plain data; small ones at once. Never rejects; time and memory are bounded. */
export async function readDocument(bytes: Uint8Array, format: 'xml' | 'json'): Promise<ReadDocument> {
  return bytes.length <= large ? readNow(bytes, format) : readAside(bytes, format);
}

/** On this thread. */
export function readNow(bytes: Uint8Array, format: 'xml' | 'json'): ReadDocument {
  if (format === 'json') return readJsonInvoice(bytes);
  const read = readInvoice(bytes);
  return read.ok ? { ...read, customerNumber: null } : read;
}

function readAside(bytes: Uint8Array, format: 'xml' | 'json'): Promise<ReadDocument> {
  const id = (lastId += 1);
  return new Promise((resolve) => {
    const timer = setTimeout(giveUp, patience);
    waiting.set(id, { resolve, timer });
    const reader = (thread ??= start());
    reader.ref();
    reader.postMessage({ id, bytes, format } satisfies ReadJob);
  });
}

function start(): Worker {
  const reader = new Worker(new URL('./read-worker.ts', import.meta.url), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
  reader.on('message', ({ id, read }: ReadAnswer) => settle(id, read));
  reader.on('error', giveUp);
  return reader;
}

function settle(id: number, read: ReadDocument): void {
  const one = waiting.get(id);
  if (one === undefined) return;
  waiting.delete(id);
  clearTimeout(one.timer);
  if (waiting.size === 0) thread?.unref();
  one.resolve(read);
}

/** A thread that hangs or died cannot be asked again: everyone who waits hears it, the next document gets a new one. */
function giveUp(): void {
  const reader = thread;
  thread = null;
  void reader?.terminate();
  for (const id of [...waiting.keys()]) settle(id, { ok: false, problems: [tooMuch] });
}

const tooMuch: Problem = fatal('too_complex', '/', [
  'Reading this document took too much time or memory. Send it in smaller parts, or without attachments.',
  'Dit document lezen kostte te veel tijd of geheugen. Stuur het in kleinere delen, of zonder bijlagen.',
]);
