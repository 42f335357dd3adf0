import { codeLists } from './code-lists.ts';
import type { EInvoice, InvoiceDraft, Party } from './invoice.ts';

/**
 * A credit note by its root, or by its type in whatever root: a program that knows one root only still says by the type
 * which way the money goes.
 */
export function kindOf(typeCode: string | null, creditNoteRoot = false): EInvoice['kind'] {
  return creditNoteRoot || (typeCode !== null && codeLists['credit-note-types'].codes.has(typeCode))
    ? 'credit-note'
    : 'invoice';
}

/** "0106:12345678", or the bare number where the document names no scheme; null without a legal registration. */
export function partyId(party: Party): string | null {
  if (!party.legalId) return null;
  return party.legalIdScheme ? `${party.legalIdScheme}:${party.legalId}` : party.legalId;
}

/** "S21:100.00:21.00 | E0:50.00:0.00": category and rate, taxable amount, tax, each as the document has it. */
export function vatBreakdown(invoice: Pick<InvoiceDraft, 'vat'>): string {
  return invoice.vat
    .map((row) => `${row.category ?? ''}${row.rate ?? ''}:${row.taxable ?? ''}:${row.tax ?? ''}`)
    .join(' | ');
}
