import type { ZippedFile, ZippedInvoice } from './queries.ts';

/** What goes into the archive for one invoice: the name without its ending, and where PDF and UBL come from. */
export type Entry = Readonly<{
  invoice: ZippedInvoice;
  name: string;
  pdf: ZippedFile | 'make' | null;
  source: ZippedFile | undefined;
  ubl: ZippedFile | null;
}>;

// Windows keeps these names for devices.
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Every invoice with a name of its own: its day and number, made safe, and never twice the same on a disk that ignores
 * case.
 */
export function entriesOf(invoices: readonly ZippedInvoice[], stemOf: (number: string) => string): readonly Entry[] {
  const taken = new Set<string>();
  return invoices.map((invoice) => {
    const source = invoice.files.find(({ role }) => role === 'source');
    const readable = invoice.files.find(({ role }) => role !== 'source');
    return {
      invoice,
      name: free(nameOf(invoice, stemOf), taken),
      pdf: readable ?? (source === undefined ? null : 'make'),
      source,
      ubl: source?.type === 'application/xml' ? source : null,
    };
  });
}

function nameOf({ issuedOn, number }: ZippedInvoice, stemOf: (number: string) => string): string {
  const stem = stemOf(number).replace(/[. ]+$/, '');
  return `${issuedOn} ${reserved.test(stem) ? `${stem}_` : stem}`;
}

function free(name: string, taken: Set<string>): string {
  let unique = name;
  for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${name} (${count})`;
  taken.add(unique.toLowerCase());
  return unique;
}

/** The sizes we know of; a PDF that is still to be made counts as a usual one. */
export const bytesTogether = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { pdf, ubl }) => sum + (pdf === 'make' ? 60_000 : (pdf?.bytes ?? 0)) + (ubl?.bytes ?? 0), 0);
