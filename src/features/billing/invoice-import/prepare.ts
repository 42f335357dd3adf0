import { createHash } from 'node:crypto';
import { startsAsPdf } from '../../../platform/files/beginning.ts';
import { visibleKey } from '../../../platform/text/invisible.ts';
import { type EInvoice, type Problem, readDocument } from '../e-invoice/index.ts';
import type { DocumentInput, Outcome, StoreInput } from './outcome.ts';
import { isPdf } from './files.ts';
import { invoiceInPdf, notPdf, pdfAsXml, unreadable } from './read-pdf.ts';
import { cannotKeep, invoiceColumns, type InvoiceColumns } from './rows.ts';

/** An invoice that may be stored, once its customer is known. */
export type Prepared = Readonly<{
  input: DocumentInput;
  invoice: EInvoice;
  problems: readonly Problem[];
  columns: InvoiceColumns;
  customerNumber: string | null;
  contentHash: string;
  pdfHash: string | null;
}>;

export type Preparation = Readonly<{ ready: Prepared }> | Readonly<{ refused: Outcome }>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads the document and says whether it may be stored at all. No database, no files. */
export async function prepare(given: StoreInput): Promise<Preparation> {
  const found = await documentOf(given);
  if (!found.ok) return refused(null, found.problems);
  const { input } = found;
  const read = await readDocument(input.bytes, input.format);
  if (!read.ok) return refused(null, read.problems);
  const { invoice, problems } = read;
  const reasons = [...cannotKeep(invoice), ...wrongPdf(input.pdf ?? null)];
  if (reasons.length > 0) return refused(invoice.number, [...reasons, ...problems]);
  return {
    ready: {
      input,
      invoice,
      problems,
      columns: invoiceColumns(invoice, problems),
      customerNumber: visibleNumber(input.customerNumber) ?? visibleNumber(read.customerNumber),
      contentHash: sha256(input.bytes),
      pdfHash: input.pdf ? sha256(input.pdf) : null,
    },
  };
}

/** A customer number as somebody gave it, with what a copy left in it taken out; null when nothing is left. */
const visibleNumber = (given: string | null | undefined): string | null => visibleKey(given ?? '') || null;

async function documentOf(
  given: StoreInput,
): Promise<Readonly<{ ok: true; input: DocumentInput } | { ok: false; problems: readonly Problem[] }>> {
  const { format } = given;
  if (format !== 'pdf')
    return startsAsPdf(given.bytes) ? { ok: false, problems: [pdfAsXml] } : { ok: true, input: { ...given, format } };
  const inside = await invoiceInPdf(given.bytes);
  return inside.ok
    ? { ok: true, input: { ...given, format: 'xml', bytes: inside.xml, pdf: given.pdf ?? given.bytes } }
    : inside;
}

export function refused(number: string | null, problems: readonly Problem[]): Readonly<{ refused: Outcome }> {
  return { refused: { result: 'refused', number, problems } };
}

function wrongPdf(pdf: Uint8Array | null): readonly Problem[] {
  return pdf === null || isPdf(pdf) ? [] : [startsAsPdf(pdf) ? unreadable('/pdf') : notPdf('/pdf', pdf)];
}
