import { cut } from '../../../platform/text/cut.ts';
import { toCents, type EInvoice, type InvoiceLine, type Problem, fatal } from '../e-invoice/index.ts';
import { supplierIds } from './identity.ts';
import { searchText } from './search-text.ts';

/** The columns of an invoice that follow from its document. */
export type InvoiceColumns = ReturnType<typeof invoiceColumns>;

/** UNCL 4461: 49 direct debit, 59 SEPA direct debit. */
const debitCodes = new Set(['49', '59']);

export function invoiceColumns(invoice: EInvoice, problems: readonly Problem[]) {
  return {
    number: invoice.number,
    kind: invoice.kind,
    type_code: invoice.typeCode,
    ...supplierIds(invoice.supplier),
    supplier_name:
      invoice.supplier.name ?? invoice.supplier.vatId ?? invoice.supplier.legalId ?? invoice.supplier.endpointId ?? '',
    issued_on: invoice.issueDate,
    due_on: realDay(invoice.dueDate),
    period_start: realDay(invoice.periodStart),
    period_end: realDay(invoice.periodEnd),
    currency: invoice.currency,
    line_count: invoice.lines.length,
    line_extension_cents: toCents(invoice.lineExtension),
    tax_exclusive_cents: toCents(invoice.taxExclusive),
    tax_cents: toCents(invoice.taxTotal),
    tax_inclusive_cents: toCents(invoice.taxInclusive),
    prepaid_cents: toCents(invoice.prepaid),
    rounding_cents: toCents(invoice.rounding),
    payable_cents: toCents(invoice.payable),
    direct_debit: invoice.paymentMeans.some(({ code }) => code !== null && debitCodes.has(code)),
    description: subject(invoice.lines),
    buyer_reference: invoice.buyerReference,
    order_reference: invoice.orderReference,
    preceding_number: invoice.precedingInvoices[0] ?? null,
    search_text: searchText(invoice),
    document: documentOf(invoice),
    problems,
  };
}

/** So many lines say together what an invoice is about, unless one of them is half of it. */
const fewLines = 3;

/**
 * What the list says an invoice is about: the line that costs most. Null when many lines of many things share the cost:
 * then its period says more.
 */
function subject(lines: readonly InvoiceLine[]): string | null {
  const weight = (line: InvoiceLine) => Math.abs(toCents(line.net) ?? 0);
  const named = (line: InvoiceLine) => line.name ?? line.description ?? line.note;
  const [main] = lines.toSorted((a, b) => weight(b) - weight(a));
  if (main === undefined) return null;
  const name = named(main);
  const sum = (some: readonly InvoiceLine[]) => some.reduce((total, line) => total + weight(line), 0);
  if (lines.length > fewLines && sum(lines.filter((line) => named(line) === name)) * 2 < sum(lines)) return null;
  return name === null ? null : cut(name, 300);
}

/**
 * The document word for word, without its lines (they have a table) and the bytes of its attachments (they are files).
 */
function documentOf({ lines: _lines, attachments, ...rest }: EInvoice) {
  return { ...rest, attachments: attachments.map(({ bytes: _bytes, ...one }) => one) };
}

export function lineColumns(line: InvoiceLine, index: number) {
  return {
    position: index + 1,
    line_id: line.id,
    name: line.name,
    description: line.description,
    note: line.note,
    item_id: line.sellersItemId ?? line.buyersItemId ?? line.standardItemId,
    subscription_number: line.objectId === null ? null : cut(line.objectId, 200),
    quantity: line.quantity,
    unit: line.unit,
    price: line.price,
    base_quantity: line.baseQuantity,
    net_cents: toCents(line.net),
    net: line.net,
    vat_category: line.vatCategory,
    vat_rate: line.vatRate,
    period_start: realDay(line.periodStart),
    period_end: realDay(line.periodEnd),
    cost_centre: line.costCentre,
    allowances:
      line.allowances.length === 0
        ? null
        : line.allowances.map(({ charge, amount, reason }) => ({ charge, amount, reason })),
  };
}

/** The database knows no year 0. */
const realDay = (date: string | null) => (date !== null && date >= '0001' ? date : null);

/** What is sound by the rules of invoicing but cannot be kept here. */
export function cannotKeep(invoice: EInvoice): readonly Problem[] {
  const found: Problem[] = [];
  if (invoice.number.length > 200)
    found.push(
      fatal('number_too_long', '/number', [
        'The invoice number is longer than 200 characters. Shorten it.',
        'Het factuurnummer is langer dan 200 tekens. Kort het in.',
      ]),
    );
  if (realDay(invoice.issueDate) === null)
    found.push(
      fatal('date_unlikely', '/issueDate', [
        'The issue date lies before the year 1. Correct it.',
        'De factuurdatum ligt voor het jaar 1. Verbeter hem.',
      ]),
    );
  if (!/^[A-Z]{3}$/.test(invoice.currency))
    found.push(
      fatal('currency_unknown', '/currency', [
        'The currency is not a code of three capitals, such as EUR. Correct it.',
        'De munteenheid is geen code van drie hoofdletters, zoals EUR. Verbeter hem.',
      ]),
    );
  if (toCents(invoice.payable) === null)
    found.push(
      fatal('amount_too_large', '/payable', [
        'The amount to pay is too large to keep exactly. Check it.',
        'Het te betalen bedrag is te groot om precies te bewaren. Controleer het.',
      ]),
    );
  return found;
}
