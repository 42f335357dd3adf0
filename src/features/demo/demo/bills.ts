import { type BillLine, billMonth, type Prices } from './billing.ts';
import { priceOn, productOf } from './catalogue.ts';
import { addDays, addMonths, type Clock, monthEnd, monthStart, workingDay } from './dates.ts';
import type { Bill } from './invoices.ts';
import { random, seedOf } from './random.ts';
import type { Customer } from './world.ts';

export type Payment = Readonly<{ customer: string; invoice: string; cents: number; paidOn: string; method: string }>;

const months = 24;
const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** Two years of bills of all customers, numbered in the order in which they were made. */
export function billsOf(customers: readonly Customer[], clock: Clock, seed: number): readonly Bill[] {
  const prices: Prices = (product, date) => priceOn(product, date, clock.today);
  const drafts = customers.flatMap((customer) => [
    ...monthly(customer, clock, prices),
    ...work(customer, clock),
    ...credits(customer, clock),
  ]);
  const order = drafts.toSorted(
    (a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.customer.number.localeCompare(b.customer.number),
  );
  return numbered(order, seed);
}

type Draft = Omit<Bill, 'number' | 'preceding'> & Readonly<{ corrects: string | null }>;

/** Contict has more customers than these, so numbers are skipped. A credit note names the invoice it corrects. */
function numbered(drafts: readonly Draft[], seed: number): readonly Bill[] {
  const dice = random(seedOf(seed, 'numbers'));
  const counts = new Map<string, number>();
  const known = new Map<string, string>();
  return drafts.map(({ corrects, ...draft }) => {
    const year = draft.issuedOn.slice(0, 4);
    const count = (counts.get(year) ?? 0) + dice.whole(1, 19);
    counts.set(year, count);
    const number = `${year}-${String(count).padStart(5, '0')}`;
    known.set(`${draft.customer.number} ${draft.issuedOn}`, number);
    return Object.freeze({
      ...draft,
      number,
      preceding: corrects === null ? null : (known.get(`${draft.customer.number} ${corrects}`) ?? null),
    });
  });
}

function monthly(customer: Customer, clock: Clock, prices: Prices): Draft[] {
  return Array.from({ length: months }, (_, index) => addMonths(monthStart(clock.today), index + 1 - months)).map(
    (month) => ({
      customer,
      kind: 'invoice',
      corrects: null,
      issuedOn: month,
      dueOn: dueOn(customer, month),
      period: [month, monthEnd(month)],
      note: month.endsWith('-01-01')
        ? 'Per 1 januari zijn onze prijzen aangepast aan de consumentenprijsindex (3,1%).'
        : null,
      lines: billMonth(customer.sold, month, prices),
    }),
  );
}

/** Direct debit is collected around the sixth working day; who pays by transfer has the term of the contract. */
function dueOn(customer: Customer, issuedOn: string): string {
  return customer.mandate === null ? addDays(issuedOn, customer.termDays) : workingDay(issuedOn, 6);
}

/** Work that was asked for apart: one bill a few days old, so that there is always something open. */
function work(customer: Customer, clock: Clock): Draft[] {
  const [done, issuedOn] = [clock.days(-6), clock.days(-4)];
  const [hours, name, note] =
    customer.sites.length > 1
      ? ([6, 'Werkzaamheden op locatie', 'Netwerkkast opnieuw ingedeeld en getest'] as const)
      : ([2, 'Werkzaamheden op afstand', 'Oude mailbox overgezet'] as const);
  const line: BillLine = {
    reason: 'work',
    code: 'UREN',
    name,
    note,
    subscription: null,
    quantity: hours,
    unit: 'HUR',
    micros: 95_000_000,
    netCents: hours * 9500,
    from: done,
    to: done,
    costCentre: null,
  };
  const due = customer.mandate === null ? dueOn(customer, issuedOn) : clock.days(10);
  return [{ customer, kind: 'invoice', corrects: null, issuedOn, dueOn: due, period: null, note: null, lines: [line] }];
}

/** What went wrong once and was put right. */
function credits(customer: Customer, clock: Clock): Draft[] {
  const wanted = {
    windvaan: ['M365-PREMIUM', 7, 'Eén licentie te veel berekend'],
    zilverlinde: ['GLAS-200', 5, 'Vergoeding voor de storing bij De Lindehof'],
  } as const;
  const [code, back, note] = wanted[customer.slug as keyof typeof wanted] ?? [];
  if (code === undefined || back === undefined || note === undefined) return [];
  const product = productOf(code);
  const month = clock.ago(back);
  const service = customer.sold.find((one) => one.product.code === code);
  const cents = priceOn(product, month, clock.today);
  const line: BillLine = {
    reason: 'change',
    code,
    name: product.name,
    note,
    subscription: service?.number ?? null,
    quantity: 1,
    unit: 'C62',
    micros: cents * 10_000,
    netCents: cents,
    from: month,
    to: monthEnd(month),
    costCentre: service?.costCentre ?? null,
  };
  const issuedOn = addDays(month, 15);
  return [
    {
      customer,
      kind: 'credit-note',
      corrects: month,
      issuedOn,
      dueOn: null,
      period: [month, monthEnd(month)],
      note: `Correctie over ${monthNames[Number(month.slice(5, 7)) - 1] ?? ''}.`,
      lines: [line],
    },
  ];
}

/**
 * Collected on the due date, or transferred some days around it. The newest bill of a payer by transfer that is past
 * its date stays open.
 */
export function paymentsOf(
  bills: readonly Bill[],
  gross: (bill: Bill) => number,
  clock: Clock,
  seed: number,
): readonly Payment[] {
  const dice = random(seedOf(seed, 'payments'));
  const forgotten = bills.findLast(
    (bill) => bill.customer.mandate === null && bill.dueOn !== null && bill.dueOn < clock.today,
  );
  return bills.flatMap((bill) => {
    const paidOn = paidOnOf(bill, dice.whole(-9, 3));
    if (bill === forgotten || paidOn >= clock.today) return [];
    const method =
      bill.kind === 'credit-note' ? 'settled' : bill.customer.mandate === null ? 'transfer' : 'direct-debit';
    return [{ customer: bill.customer.number, invoice: bill.number, cents: gross(bill), paidOn, method }];
  });
}

function paidOnOf(bill: Bill, late: number): string {
  if (bill.dueOn === null) return addDays(bill.issuedOn, 1);
  return bill.customer.mandate === null ? addDays(bill.dueOn, late) : bill.dueOn;
}
