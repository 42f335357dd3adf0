import { longDate, month, period } from '../../../ui/format.ts';
import { type EInvoice, type InvoiceLine, nlcius, type Party, peppolBis3 } from '../../billing/e-invoice/index.ts';
import { type BillLine, totalsOf } from './billing.ts';
import type { Customer } from './world.ts';

export const vatPercent = 21;

/** Who bills: Contict, with numbers that nobody has. */
const supplier: Party = Object.freeze({
  name: 'Contict B.V.',
  legalId: '24855017',
  legalIdScheme: '0106',
  vatId: 'NL855001732B01',
  taxId: null,
  endpointId: '24855017',
  endpointScheme: '0106',
  ids: Object.freeze([]),
  street: 'Voorbeeldkade 12',
  additionalStreet: null,
  city: 'Rotterdam',
  postalCode: '3011 AB',
  country: 'NL',
  contactName: 'Debiteurenbeheer',
  phone: '085 555 01 00',
  mail: 'facturen@contict.example.nl',
});

const ownIban = 'NL29TEST0800555010';

export type Bill = Readonly<{
  number: string;
  customer: Customer;
  kind: 'invoice' | 'credit-note';
  issuedOn: string;
  dueOn: string | null;
  period: readonly [from: string, to: string] | null;
  note: string | null;
  preceding: string | null;
  lines: readonly BillLine[];
}>;

/** The bill as an e-invoice, without attachments; every amount follows from its lines. */
export function invoiceOf(bill: Bill): EInvoice {
  const { customer } = bill;
  const totals = totalsOf(bill.lines, vatPercent);
  const net = euros(totals.net);
  const credit = bill.kind === 'credit-note';
  return Object.freeze({
    syntax: 'ubl',
    kind: bill.kind,
    typeCode: credit ? '381' : '380',
    ...(customer.mandate === null ? nlcius : peppolBis3),
    number: bill.number,
    issueDate: bill.issuedOn,
    dueDate: bill.dueOn,
    paymentTerms: credit ? null : terms(customer),
    currency: 'EUR',
    taxCurrency: null,
    taxTotalAccounting: null,
    periodStart: bill.period?.[0] ?? null,
    periodEnd: bill.period?.[1] ?? null,
    notes: bill.note === null ? [] : [bill.note],
    buyerReference: customer.buyerReference,
    orderReference: null,
    contractReference: `MO-${customer.number}`,
    precedingInvoices: bill.preceding === null ? [] : [bill.preceding],
    supplier,
    customer: buyer(customer),
    payeeName: null,
    // NLCIUS wants a way to pay on a credit note too.
    paymentMeans: credit && customer.mandate !== null ? [] : [means(bill)],
    lineExtension: net,
    taxExclusive: net,
    taxTotal: euros(totals.vat),
    taxInclusive: euros(totals.gross),
    allowanceTotal: null,
    chargeTotal: null,
    prepaid: null,
    rounding: null,
    payable: euros(totals.gross),
    vat: [{ category: 'S', rate: String(vatPercent), taxable: net, tax: euros(totals.vat), exemptionReason: null }],
    allowances: [],
    lines: bill.lines.map((line, index) => lineOf(line, index, bill.period)),
    attachments: [],
  });
}

function terms(customer: Customer): string {
  return customer.mandate === null
    ? `Betaling binnen ${customer.termDays} dagen na de factuurdatum.`
    : 'Automatische incasso.';
}

function buyer(customer: Customer): Party {
  const home = customer.sites[0];
  const address = customer.billing ?? home ?? { street: null, postalCode: null, city: null };
  return {
    name: customer.name,
    legalId: customer.kvk,
    legalIdScheme: '0106',
    vatId: customer.vatId,
    taxId: null,
    endpointId: customer.kvk,
    endpointScheme: '0106',
    ids: [{ scheme: null, id: customer.number }],
    street: address.street,
    additionalStreet: null,
    city: address.city,
    postalCode: address.postalCode,
    country: 'NL',
    contactName: null,
    phone: null,
    mail: `facturen@${customer.domain}`,
  };
}

function means(bill: Bill): EInvoice['paymentMeans'][number] {
  const { mandate, iban } = bill.customer;
  const debit = mandate !== null;
  return {
    code: debit ? '59' : '58',
    iban: debit ? null : ownIban,
    bic: null,
    accountName: debit ? null : 'Contict B.V.',
    reference: bill.number,
    mandate,
    debitedIban: debit ? iban : null,
    dueDate: null,
  };
}

/** A line may only have a period within that of the invoice (PEPPOL-EN16931-R110); any other stands in words. */
function lineOf(line: BillLine, index: number, whole: Bill['period']): InvoiceLine {
  const inside = whole === null || (line.from >= whole[0] && line.to <= whole[1]);
  return {
    id: String(index + 1),
    name: line.name,
    description: [line.note, inside ? '' : inWords(line)].filter(Boolean).join(' · ') || null,
    note: null,
    sellersItemId: line.code,
    buyersItemId: null,
    standardItemId: null,
    quantity: String(line.quantity),
    unit: line.unit,
    price: priceText(line.micros),
    baseQuantity: null,
    net: euros(line.netCents),
    vatCategory: 'S',
    vatRate: String(vatPercent),
    periodStart: inside ? line.from : null,
    periodEnd: inside ? line.to : null,
    orderLine: null,
    objectId: line.subscription,
    costCentre: line.costCentre,
    allowances: [],
  };
}

function inWords(line: BillLine): string {
  switch (line.reason) {
    case 'usage':
      return month(line.from, 'nl');
    case 'once':
      return `Gestart op ${longDate(line.from, 'nl')}`;
    case 'change':
      return `${line.quantity > 0 ? 'Erbij' : 'Eraf'} van ${period(line.from, line.to, 'nl')}`;
    default:
      return period(line.from, line.to, 'nl');
  }
}

/** 123450 cents → "1234.50". */
export function euros(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** Millionths of a euro → "19.06", "0.019", "6.306452". */
function priceText(micros: number): string {
  const [whole = '0', fraction = ''] = (micros / 1_000_000).toFixed(6).split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}
