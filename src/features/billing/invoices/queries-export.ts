import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { ListChoices } from './inputs.ts';
import { orderOf, rowColumns, type InvoiceRow } from './queries.ts';
import { shown } from './queries-shown.ts';

/** An invoice with what a bookkeeper wants in a spreadsheet. */
export type InvoiceExport = InvoiceRow &
  Readonly<{
    supplierName: string;
    exclusiveCents: number | null;
    taxCents: number | null;
    buyerReference: string | null;
    orderReference: string | null;
  }>;

const most = 50_000;

/** All invoices of the list with these filters, in its order, however many pages that would be. */
export function everyInvoice(customerId: number, choices: ListChoices): Statement<InvoiceExport> {
  const { where, values } = shown(customerId, choices);
  return plain<InvoiceExport>(
    `select ${rowColumns}, i.supplier_name as "supplierName", i.tax_exclusive_cents as "exclusiveCents",
      i.tax_cents as "taxCents", i.buyer_reference as "buyerReference", i.order_reference as "orderReference"
    from invoice i where ${where} order by ${orderOf(choices)} limit ${most}`,
    ...values,
  );
}
