import type { EInvoice } from '../e-invoice/index.ts';
import { toCents } from '../e-invoice/index.ts';
import type { Bill, Line, Service } from './bill.ts';

/** An e-invoice as the rules see it, without a database: for tests. */
export function billFrom(invoice: EInvoice, services: ReadonlyMap<string, Service> = new Map()): Bill {
  return {
    address: invoice.number,
    number: invoice.number,
    issuedOn: invoice.issueDate,
    periodStart: invoice.periodStart,
    periodEnd: invoice.periodEnd,
    currency: invoice.currency,
    lineExtensionCents: toCents(invoice.lineExtension),
    exclusiveCents: toCents(invoice.taxExclusive),
    taxCents: toCents(invoice.taxTotal),
    inclusiveCents: toCents(invoice.taxInclusive),
    prepaidCents: toCents(invoice.prepaid),
    roundingCents: toCents(invoice.rounding),
    payableCents: toCents(invoice.payable) ?? 0,
    allowances: invoice.allowances.map(({ reason, charge, amount }) => ({
      reason: reason ?? '',
      cents: (charge ? 1 : -1) * (toCents(amount) ?? 0) + 0,
    })),
    lines: invoice.lines.map((line, index): Line => ({
      position: index + 1,
      name: line.name,
      description: line.description,
      note: line.note,
      itemId: line.sellersItemId ?? line.buyersItemId ?? line.standardItemId,
      subscriptionNumber: line.objectId,
      quantity: line.quantity,
      unit: line.unit,
      price: line.price,
      baseQuantity: line.baseQuantity,
      netCents: toCents(line.net) ?? 0,
      periodStart: line.periodStart,
      periodEnd: line.periodEnd,
      service: services.get(line.objectId ?? '') ?? null,
    })),
  };
}

const base: Line = {
  position: 1,
  name: 'Beheerde werkplek',
  description: null,
  note: null,
  itemId: null,
  subscriptionNumber: null,
  quantity: '1',
  unit: 'C62',
  price: '10.00',
  baseQuantity: null,
  netCents: 1000,
  periodStart: null,
  periodEnd: null,
  service: null,
};

const sampleLine = (more: Partial<Line>): Line => ({ ...base, ...more });

/** A bill of a month with these lines; the totals follow, at 21 % btw. */
export function sampleBill(month: string, lines: readonly Partial<Line>[], more: Partial<Bill> = {}): Bill {
  const all = lines.map((line, index) => sampleLine({ position: index + 1, ...line }));
  const net = all.reduce((sum, { netCents }) => sum + netCents, 0);
  const tax = Math.round(net * 0.21);
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  return {
    address: month,
    number: month,
    issuedOn: `${month}-01`,
    periodStart: `${month}-01`,
    periodEnd: `${month}-${last}`,
    currency: 'EUR',
    lineExtensionCents: net,
    exclusiveCents: net,
    taxCents: tax,
    inclusiveCents: net + tax,
    prepaidCents: null,
    roundingCents: null,
    payableCents: net + tax,
    allowances: [],
    lines: all,
    ...more,
  };
}

export const sampleService = (more: Partial<Service>): Service => ({
  id: null,
  product: 'Dienst',
  group: 'cloud',
  billingPeriod: 'month',
  startedOn: '2024-01-01',
  endsOn: null,
  plannedOn: null,
  ...more,
});
