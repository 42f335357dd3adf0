import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { InvoiceExport } from '../invoices/index.ts';

export type ZippedFile = Readonly<{
  id: string;
  role: 'pdf' | 'made-pdf' | 'source';
  name: string;
  type: string;
  bytes: number;
  storage_key: string;
}>;
export type ZippedInvoice = InvoiceExport & Readonly<{ files: readonly ZippedFile[] }>;

/** Every invoice of a year with its readable PDF and its document, oldest first. */
export const invoicesOfYear = (customerId: number, year: number): Statement<ZippedInvoice> =>
  plain<ZippedInvoice>(
    `select i.id, i.address, i.number, i.kind, i.issued_on as "issuedOn", i.due_on as "dueOn",
      i.period_start as "periodStart", i.period_end as "periodEnd", i.currency, i.line_count as "lineCount",
    coalesce(i.tax_inclusive_cents, i.payable_cents) as "inclusiveCents", i.payable_cents as "payableCents",
      i.paid_cents as "paidCents", i.paid_on as "paidOn", i.direct_debit as "directDebit", i.description,
    null::bigint as "pdfBytes", i.supplier_name as "supplierName", i.tax_exclusive_cents as "exclusiveCents",
      i.tax_cents as "taxCents", i.buyer_reference as "buyerReference", i.order_reference as "orderReference",
    coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'role', l.role, 'name', f.name, 'type', f.type, 'bytes',
      f.bytes, 'storage_key', f.storage_key)
        order by array_position(array['pdf', 'made-pdf', 'source'], l.role), l.position)
      from invoice_file l join file f on f.id = l.file_id where l.customer_id = i.customer_id and l.invoice_id = i.id
        and l.role <> 'attachment'), '[]') as files
    from invoice i where i.customer_id = $1 and i.issued_on between make_date($2, 1, 1) and make_date($2, 12, 31)
      order by i.issued_on, i.id limit 30000`,
    customerId,
    year,
  );
