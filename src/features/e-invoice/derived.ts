import type { EInvoice, InvoiceDraft, Party } from './invoice.ts';

/** "0106:12345678", or the bare number where the document names no scheme; null without a legal registration. */
export function partyId(party: Party): string | null {
  if (!party.legalId) return null;
  return party.legalIdScheme ? `${party.legalIdScheme}:${party.legalId}` : party.legalId;
}

/** "S21:100.00:21.00 | E0:50.00:0.00": category and rate, taxable amount, tax, each as the document has it. */
export function vatBreakdown(invoice: Pick<InvoiceDraft, 'vat'>): string {
  return invoice.vat.map((row) => `${row.category ?? ''}${row.rate ?? ''}:${row.taxable ?? ''}:${row.tax ?? ''}`).join(' | ');
}

/** The document in the words of the standards: "UBL Invoice", "UBL CreditNote" or "CII". */
export function documentKind(invoice: Pick<EInvoice, 'syntax' | 'kind'>): 'UBL Invoice' | 'UBL CreditNote' | 'CII' {
  if (invoice.syntax === 'cii') return 'CII';
  return invoice.kind === 'credit-note' ? 'UBL CreditNote' : 'UBL Invoice';
}
