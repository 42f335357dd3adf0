import type { Product } from './catalogue.ts';
import { addDays, addMonths, daysFromTo, monthEnd, monthStart } from './dates.ts';

/** So many units from that day on. */
export type Step = Readonly<{ from: string; quantity: number }>;
export type Usage = Readonly<{ month: string; code: string; name: string; minutes: number; micros: number }>;

/** A subscription as far as money is concerned. `steps` are in order of time, the first is the start. */
export type Billed = Readonly<{
  number: string;
  product: Product;
  /** What stands under the product's name on the invoice. */
  note: string;
  steps: readonly Step[];
  /** The last day of use, null when it goes on. */
  endsOn: string | null;
  costCentre: string | null;
  usage: readonly Usage[];
}>;

/** Cents per unit and billing period on a day. */
export type Prices = (product: Product, date: string) => number;

export type BillLine = Readonly<{
  reason: 'ahead' | 'change' | 'once' | 'usage' | 'work';
  code: string;
  name: string;
  note: string;
  subscription: string | null;
  quantity: number;
  /** UNECE recommendation 20: C62 one, MIN minute, HUR hour. */
  unit: 'C62' | 'MIN' | 'HUR';
  /** Millionths of a euro: never negative, the quantity is. */
  micros: number;
  netCents: number;
  from: string;
  to: string;
  costCentre: string | null;
}>;

/** Half away from zero. */
function roundHalf(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

export function netCents(quantity: number, micros: number): number {
  return roundHalf((quantity * micros) / 10_000);
}

/** Units in use on a day. */
export function quantityOn(service: Billed, date: string): number {
  if (service.endsOn !== null && date > service.endsOn) return 0;
  return service.steps.findLast((step) => step.from <= date)?.quantity ?? 0;
}

/** The part of a month's price for some of its days, in millionths of a euro. */
function proRata(cents: number, from: string, to: string): number {
  return roundHalf((cents * 10_000 * daysFromTo(from, to)) / daysFromTo(monthStart(from), monthEnd(from)));
}

/**
 * Everything the invoice of a month holds, which is made on its first day: that month ahead, what changed during the
 * month before by the day, what started since then once, and the calls of the month before.
 */
export function billMonth(services: readonly Billed[], month: string, prices: Prices): readonly BillLine[] {
  const before = addMonths(month, -1);
  return [
    ...services.flatMap((service) => ahead(service, month, prices)),
    ...services.flatMap((service) => changes(service, before, prices)),
    ...services.flatMap((service) => once(service, month)),
    ...services.flatMap((service) => usage(service, before)),
  ];
}

function line(
  service: Billed,
  more: Pick<BillLine, 'reason' | 'quantity' | 'micros' | 'from' | 'to'> & Partial<BillLine>,
): BillLine {
  return Object.freeze({
    code: service.product.code,
    name: service.product.name,
    note: service.note,
    subscription: service.number,
    unit: 'C62',
    costCentre: service.costCentre,
    netCents: netCents(more.quantity, more.micros),
    ...more,
  });
}

function ahead(service: Billed, month: string, prices: Prices): BillLine[] {
  if (service.product.period === 'year') return yearAhead(service, month, prices);
  const quantity = quantityOn(service, month);
  if (quantity === 0) return [];
  const to = service.endsOn !== null && service.endsOn < monthEnd(month) ? service.endsOn : monthEnd(month);
  const micros = proRata(prices(service.product, month), month, to);
  return [line(service, { reason: 'ahead', quantity, micros, from: month, to })];
}

/** Once a year: on the first invoice after the start, then in the month of the anniversary. */
function yearAhead(service: Billed, month: string, prices: Prices): BillLine[] {
  const start = startOf(service);
  const years = Number(month.slice(0, 4)) - Number(start.slice(0, 4));
  const from = years > 0 && start.slice(5, 7) === month.slice(5, 7) ? addMonths(start, 12 * years) : start;
  const due = from === start ? startedSince(service, month) : true;
  const quantity = quantityOn(service, from);
  if (!due || quantity === 0) return [];
  const to = addDays(addMonths(from, 12), -1);
  return [line(service, { reason: 'ahead', quantity, micros: prices(service.product, month) * 10_000, from, to })];
}

function startOf(service: Billed): string {
  return service.steps[0]?.from ?? '9999-12-31';
}

/** Started after the invoice before this one was made. */
function startedSince(service: Billed, month: string): boolean {
  return startOf(service) > addMonths(month, -1) && startOf(service) <= month;
}

/** What changed after the first day of a month was not on its invoice: the difference, for the days that were left. */
function changes(service: Billed, month: string, prices: Prices): BillLine[] {
  if (service.product.period === 'year') return [];
  const end = service.endsOn !== null && service.endsOn < monthEnd(month) ? service.endsOn : monthEnd(month);
  return service.steps
    .filter((step) => step.from > month && step.from <= end)
    .map((step) => {
      const quantity = step.quantity - quantityOn(service, addDays(step.from, -1));
      const micros = proRata(prices(service.product, month), step.from, end);
      return line(service, { reason: 'change', quantity, micros, from: step.from, to: end });
    })
    .filter((one) => one.quantity !== 0);
}

function once(service: Billed, month: string): BillLine[] {
  const start = startOf(service);
  const quantity = quantityOn(service, start);
  if (service.product.onceCents === 0 || !startedSince(service, month)) return [];
  const name = `Eenmalige kosten: ${service.product.name}`;
  return [
    line(service, {
      reason: 'once',
      name,
      quantity,
      micros: service.product.onceCents * 10_000,
      from: start,
      to: start,
    }),
  ];
}

function usage(service: Billed, month: string): BillLine[] {
  return service.usage
    .filter((one) => one.month === month.slice(0, 7) && one.minutes > 0)
    .map(({ code, name, minutes, micros }) =>
      line(service, {
        reason: 'usage',
        code,
        name,
        quantity: minutes,
        unit: 'MIN',
        micros,
        from: month,
        to: monthEnd(month),
      }),
    );
}

export type Totals = Readonly<{ net: number; vat: number; gross: number }>;

/** In cents; btw over the whole, at one rate. */
export function totalsOf(lines: readonly Pick<BillLine, 'netCents'>[], vatPercent: number): Totals {
  const net = lines.reduce((sum, one) => sum + one.netCents, 0);
  const vat = roundHalf((net * vatPercent) / 100);
  return Object.freeze({ net, vat, gross: net + vat });
}
