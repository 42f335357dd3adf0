import { owedCents } from '../invoices/index.ts';

/** An invoice or credit note in euros, amounts in cents with the sign of the document. */
export type Billed = Readonly<{
  number: string;
  kind: 'invoice' | 'credit-note';
  issuedOn: string;
  dueOn: string | null;
  payableCents: number;
  paidOn: string | null;
}>;
export type Paid = Readonly<{ invoiceNumber: string; cents: number; paidOn: string; method: string | null }>;

/** One movement: what it did to what the customer owes, and what was owed after it. */
export type Movement = Readonly<{
  on: string;
  what: 'invoice' | 'credit' | 'payment' | 'returned' | 'settled';
  number: string;
  dueOn: string | null;
  cents: number;
  balance: number;
}>;
type OpenItem = Readonly<{ number: string; issuedOn: string; dueOn: string | null; cents: number; openCents: number }>;

export type Statement = Readonly<{
  from: string;
  to: string;
  openingCents: number;
  movements: readonly Movement[];
  invoicedCents: number;
  paidCents: number;
  closingCents: number;
  open: readonly OpenItem[];
}>;

type Effect = Omit<Movement, 'balance'>;

const owed = ({ kind, payableCents }: Billed): number => owedCents(kind, payableCents);

/**
 * What was open at the start of a period, what moved in it, and what is open at its end: opening + movements = closing.
 */
export function statementOf(
  invoices: readonly Billed[],
  payments: readonly Paid[],
  from: string,
  to: string,
): Statement {
  const effects = effectsOf(invoices, payments)
    .filter(({ on }) => on <= to)
    .toSorted(inOrder);
  const openingCents = total(effects.filter(({ on }) => on < from));
  let balance = openingCents;
  const movements = effects
    .filter(({ on }) => on >= from)
    .map((effect) => ({ ...effect, balance: (balance += effect.cents) }));
  const invoicedCents = total(movements.filter(isBill));
  return {
    from,
    to,
    openingCents,
    movements,
    invoicedCents,
    paidCents: 0 - total(movements.filter((one) => !isBill(one))),
    closingCents: balance,
    open: openOf(invoices, effects, to),
  };
}

const total = (effects: readonly Readonly<{ cents: number }>[]) => effects.reduce((sum, { cents }) => sum + cents, 0);
const isBill = ({ what }: Effect) => what === 'invoice' || what === 'credit';
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: Effect, b: Effect) =>
  text(a.on, b.on) || Number(isBill(b)) - Number(isBill(a)) || text(a.number, b.number);

function effectsOf(invoices: readonly Billed[], payments: readonly Paid[]): Effect[] {
  const byNumber = Map.groupBy(payments, ({ invoiceNumber }) => invoiceNumber);
  const bills = invoices.map((invoice): Effect => ({
    on: invoice.issuedOn,
    what: invoice.kind === 'credit-note' ? 'credit' : 'invoice',
    number: invoice.number,
    dueOn: invoice.dueOn,
    cents: owed(invoice),
  }));
  const known = new Map(invoices.map((invoice) => [invoice.number, invoice]));
  const paid = [...byNumber].flatMap(([number, own]) => paymentsOf(known.get(number) ?? null, number, own));
  // Known as paid by the source, without a payment to show for it.
  const said = invoices
    .filter(({ number, paidOn }) => paidOn !== null && !byNumber.has(number))
    .map((invoice): Effect => ({
      on: invoice.paidOn!,
      what: invoice.kind === 'credit-note' ? 'settled' : 'payment',
      number: invoice.number,
      dueOn: null,
      cents: 0 - owed(invoice),
    }));
  return [...bills, ...paid, ...said];
}

/** A credit note may be settled in either sign: whatever the sum says, it brings what was owed nearer to nothing. */
function paymentsOf(invoice: Billed | null, number: string, payments: readonly Paid[]): Effect[] {
  const credit = invoice !== null && invoice.kind === 'credit-note';
  const sign = credit
    ? Math.sign(owed(invoice)) * (Math.sign(payments.reduce((sum, { cents }) => sum + cents, 0)) || 1)
    : 1;
  return payments.map(({ cents, paidOn }) => ({
    on: paidOn,
    what: credit ? 'settled' : cents < 0 ? 'returned' : 'payment',
    number,
    dueOn: null,
    cents: 0 - sign * cents,
  }));
}

function openOf(invoices: readonly Billed[], effects: readonly Effect[], to: string): OpenItem[] {
  const moved = new Map<string, number>();
  for (const effect of effects)
    if (!isBill(effect)) moved.set(effect.number, (moved.get(effect.number) ?? 0) + effect.cents);
  const open: OpenItem[] = [];
  for (const invoice of invoices.filter(({ issuedOn }) => issuedOn <= to)) {
    // Two documents with one number share their payments: the first takes them.
    const openCents = owed(invoice) + (moved.get(invoice.number) ?? 0);
    moved.delete(invoice.number);
    if (openCents !== 0)
      open.push({
        number: invoice.number,
        issuedOn: invoice.issuedOn,
        dueOn: invoice.dueOn,
        cents: owed(invoice),
        openCents,
      });
  }
  return open.toSorted((a, b) => text(a.dueOn ?? a.issuedOn, b.dueOn ?? b.issuedOn) || text(a.number, b.number));
}
