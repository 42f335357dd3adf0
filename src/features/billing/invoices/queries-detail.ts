import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { AllowanceCharge, Attachment, EInvoice, Problem } from '../e-invoice/index.ts';
import { rowColumns, type InvoiceRow } from './queries.ts';

/** The document word for word; invoices from elsewhere than a document may lack any of it. */
type KeptDocument = Partial<Omit<EInvoice, 'lines' | 'attachments'>> &
  Readonly<{ attachments?: readonly Omit<Attachment, 'bytes'>[] }>;
export type InvoiceDetail = InvoiceRow &
  Readonly<{
    document: KeptDocument;
    problems: readonly Problem[];
    supplierName: string;
    orderReference: string | null;
    buyerReference: string | null;
    precedingNumber: string | null;
    source: string;
    at: Date;
  }>;

// Both parts of the primary key are the customer's own: a number of somebody else finds nothing.
const own = 'i.customer_id = $1 and i.address = $2';

export const findInvoice = (customerId: number, address: string): Statement<InvoiceDetail> =>
  plain<InvoiceDetail>(
    `select ${rowColumns}, i.document, i.problems, i.supplier_name as "supplierName",
      i.order_reference as "orderReference", i.buyer_reference as "buyerReference",
    i.preceding_number as "precedingNumber", i.source, i.imported_at as at from invoice i where ${own}`,
    customerId,
    address,
  );

/** Lines on one page; longer invoices are whole in their PDF and UBL. */
export const mostLines = 500;

export type LineRow = Readonly<{
  position: number;
  name: string | null;
  description: string | null;
  note: string | null;
  itemId: string | null;
  subscriptionNumber: string | null;
  subscriptionId: string | null;
  quantity: string | null;
  unit: string | null;
  price: string | null;
  baseQuantity: string | null;
  net: string | null;
  vatCategory: string | null;
  vatRate: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  costCentre: string | null;
  allowances: readonly Pick<AllowanceCharge, 'charge' | 'amount' | 'reason'>[] | null;
}>;

export const linesOf = (customerId: number, address: string): Statement<LineRow> =>
  plain<LineRow>(
    `select n.position, n.name, n.description, n.note, n.item_id as "itemId",
      n.subscription_number as "subscriptionNumber", s.id as "subscriptionId", n.quantity, n.unit, n.price,
    n.base_quantity as "baseQuantity", n.net, n.vat_category as "vatCategory", n.vat_rate as "vatRate",
      n.period_start as "periodStart", n.period_end as "periodEnd", n.cost_centre as "costCentre", n.allowances
    from invoice i join invoice_line n on n.customer_id = i.customer_id and n.invoice_id = i.id
    left join subscription s on s.customer_id = n.customer_id and s.number = n.subscription_number
      and s.removed_at is null
    where ${own} order by n.position limit ${mostLines}`,
    customerId,
    address,
  );

export type FileRow = Readonly<{
  id: string;
  role: 'pdf' | 'made-pdf' | 'source' | 'attachment';
  name: string;
  type: string;
  bytes: number;
  storage_key: string;
}>;

/** Every file of an invoice, the readable one first. */
export const filesOfInvoice = (customerId: number, address: string): Statement<FileRow> =>
  plain<FileRow>(
    `select f.id, l.role, f.name, f.type, f.bytes, f.storage_key from invoice i
    join invoice_file l on l.customer_id = i.customer_id and l.invoice_id = i.id join file f on f.id = l.file_id
    where ${own} order by array_position(array['pdf', 'made-pdf', 'source', 'attachment'], l.role), l.position, f.name`,
    customerId,
    address,
  );

export type PaymentRow = Readonly<{ paidOn: string; cents: number; method: string | null }>;

export const paymentsOf = (customerId: number, address: string): Statement<PaymentRow> =>
  plain<PaymentRow>(
    `select p.paid_on as "paidOn", p.amount_cents as cents, p.method from invoice i
    join payment p on p.customer_id = i.customer_id and p.invoice_number = i.number and p.removed_at is null
      and app.pays(p, i) where ${own} order by p.paid_on, p.imported_at limit 50`,
    customerId,
    address,
  );

export type RelatedRow = Readonly<{
  address: string;
  number: string;
  kind: 'invoice' | 'credit-note';
  issuedOn: string;
  relation: 'corrects' | 'corrected-by';
}>;

/** The invoice that this one corrects, and those that correct this one. */
export const relatedTo = (customerId: number, address: string): Statement<RelatedRow> =>
  plain<RelatedRow>(
    `select r.address, r.number, r.kind, r.issued_on as "issuedOn", case when r.preceding_number = i.number
      then 'corrected-by' else 'corrects' end as relation
    from invoice i join invoice r on r.customer_id = i.customer_id and r.id <> i.id and (r.preceding_number = i.number
      or r.number = i.preceding_number)
    where ${own} order by r.issued_on, r.id limit 20`,
    customerId,
    address,
  );

/** One invoice with what its files need. */
export const invoiceHead = (customerId: number, address: string): Statement<{ id: number; number: string }> =>
  plain(`select i.id, i.number from invoice i where ${own}`, customerId, address);
