import { createHash } from 'node:crypto';
import type { EInvoice, Problem } from '../e-invoice/index.ts';
import type { Outcome, StoreInput } from './outcome.ts';
import { isPdf } from './files.ts';
import { fatal } from './problems.ts';
import { readDocument } from './read-document.ts';
import { cannotKeep, invoiceColumns, type InvoiceColumns } from './rows.ts';

/** An invoice that may be stored, once its customer is known. */
export type Prepared = Readonly<{
  input: StoreInput;
  invoice: EInvoice;
  problems: readonly Problem[];
  columns: InvoiceColumns;
  customerNumber: string | null;
  contentHash: string;
  pdfHash: string | null;
}>;

export type Preparation = Readonly<{ ready: Prepared }> | Readonly<{ refused: Outcome }>;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads the document and says whether it may be stored at all. No database, no files. */
export async function prepare(input: StoreInput): Promise<Preparation> {
  const read = await readDocument(input.bytes, input.format);
  if (!read.ok) return refused(null, read.problems);
  const { invoice, problems } = read;
  const reasons = [...cannotKeep(invoice), ...wrongPdf(input.pdf ?? null)];
  if (reasons.length > 0) return refused(invoice.number, [...reasons, ...problems]);
  return {
    ready: {
      input, invoice, problems,
      columns: invoiceColumns(invoice, problems),
      customerNumber: input.customerNumber ?? read.customerNumber,
      contentHash: sha256(input.bytes),
      pdfHash: input.pdf ? sha256(input.pdf) : null,
    },
  };
}

export function refused(number: string | null, problems: readonly Problem[]): Readonly<{ refused: Outcome }> {
  return { refused: { result: 'refused', number, problems } };
}

function wrongPdf(pdf: Uint8Array | null): readonly Problem[] {
  return pdf === null || isPdf(pdf) ? [] : [fatal('pdf_unreadable', '/pdf', ['The file sent as PDF is not a complete PDF. Send it again, or leave it out.', 'Het bestand dat als PDF is gestuurd is geen hele PDF. Stuur het opnieuw, of laat het weg.'])];
}
