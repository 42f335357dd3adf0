import { aside, TooCostly } from '../../../platform/aside/aside.ts';
import { readInvoice } from './read-invoice.ts';
import type { EInvoice, Problem } from './invoice.ts';
import { fatal } from './refusals.ts';
import { readJsonInvoice } from './read-json.ts';
import { sameDocument } from './same-document.ts';

/** A document as read, and the customer number a JSON invoice may name. */
export type ReadDocument = Readonly<
  | { ok: true; invoice: EInvoice; problems: readonly Problem[]; customerNumber: string | null }
  | { ok: false; problems: readonly Problem[] }
>;
/** A document to read; with another one beside it, to compare. */
export type ReaderJob = Readonly<{ bytes: Uint8Array; format: 'xml' | 'json'; other?: Uint8Array }>;

/** Larger documents are read in a process of their own, so that pages stay quick meanwhile. */
const large = 512_000;
const readLarge = aside<ReaderJob, ReadDocument | boolean>(new URL('./document-reader.ts', import.meta.url), {
  seconds: 20,
  megabytes: 800,
});

/**
 * Bytes of an invoice as plain data; small ones at once. Time and memory are bounded: a document that takes too much is
 * refused, and only that one. Rejects with 503 `busy` when too many large ones wait.
 */
export async function readDocument(bytes: Uint8Array, format: 'xml' | 'json'): Promise<ReadDocument> {
  if (bytes.length <= large) return readNow(bytes, format);
  return (readLarge({ bytes, format }) as Promise<ReadDocument>).catch(tooComplex);
}

/**
 * Do two documents say the same, whatever way they are written? Two that cannot be compared within their limits do not.
 */
export async function saysTheSame(bytes: Uint8Array, other: Uint8Array, format: 'xml' | 'json'): Promise<boolean> {
  if (bytes.length + other.length <= large) return sameDocument(bytes, other, format);
  return (readLarge({ bytes, other, format }) as Promise<boolean>).catch((error: unknown) => tooComplex(error).ok);
}

/** In this process. */
export function readNow(bytes: Uint8Array, format: 'xml' | 'json'): ReadDocument {
  if (format === 'json') return readJsonInvoice(bytes);
  const read = readInvoice(bytes);
  return read.ok ? { ...read, customerNumber: null } : read;
}

/** For what a reader in a process of its own gave up on; what is no fault of the document is thrown on. */
export function tooComplex(error: unknown): Readonly<{ ok: false; problems: readonly Problem[] }> {
  if (!(error instanceof TooCostly)) throw error;
  return { ok: false, problems: [tooMuch] };
}

const tooMuch: Problem = fatal('too_complex', '/', [
  'Reading this document took too much time or memory. Send it in smaller parts, or without attachments.',
  'Dit document lezen kostte te veel tijd of geheugen. Stuur het in kleinere delen, of zonder bijlagen.',
]);
