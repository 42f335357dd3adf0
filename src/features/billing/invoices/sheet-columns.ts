import { column, type SheetColumn } from '../../../platform/sheets/sheet.ts';
import type { Language } from '../../../platform/text/language.ts';
import type { InvoiceExport } from './queries-export.ts';
import { invoiceStatus, owedCents } from './rules.ts';
import { statusPhrase, subjectOf } from './status-view.tsx';
import { sheetTexts } from './texts-sheet.ts';

const owed = ({ kind }: InvoiceExport, cents: number | null): number | null =>
  cents === null ? null : owedCents(kind, cents);

/** The columns of a list of invoices to take along. Without `today` no word about what is open. */
export function invoiceColumns(today: string | null, language: Language): readonly SheetColumn<InvoiceExport>[] {
  const t = sheetTexts[language];
  return [
    column(t.number, 'text', (row) => row.number),
    column(t.kind, 'text', (row) => (row.kind === 'credit-note' ? t.credit : t.invoice)),
    column(t.supplier, 'text', (row) => row.supplierName),
    column(t.issued, 'day', (row) => row.issuedOn),
    column(t.from, 'day', (row) => row.periodStart),
    column(t.to, 'day', (row) => row.periodEnd),
    column(t.about, 'text', (row) => subjectOf(row, language).title),
    column(t.due, 'day', (row) => row.dueOn),
    column(t.currency, 'text', (row) => row.currency),
    column(t.exclusive, 'money', (row) => owed(row, row.exclusiveCents)),
    column(t.vat, 'money', (row) => owed(row, row.taxCents)),
    column(t.inclusive, 'money', (row) => owed(row, row.inclusiveCents)),
    column(t.payable, 'money', (row) => owed(row, row.payableCents)),
    ...(today === null ? [] : [column<InvoiceExport>(t.open, 'money', (row) => invoiceStatus(row, today).openCents)]),
    column(t.paidOn, 'day', (row) => row.paidOn),
    column(t.status, 'text', (row) => statusPhrase(invoiceStatus(row, today), language, row.currency)),
    column(t.reference, 'text', (row) => row.buyerReference),
    column(t.order, 'text', (row) => row.orderReference),
  ];
}
