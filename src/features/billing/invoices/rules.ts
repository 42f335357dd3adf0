/** What the state of an invoice follows from. Amounts in cents, days as 'YYYY-MM-DD'. */
export type Payable = Readonly<{
  kind: 'invoice' | 'credit-note';
  payableCents: number;
  paidCents: number;
  paidOn: string | null;
  dueOn: string | null;
  directDebit: boolean;
}>;

type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral';

/** The state of an invoice, with what its phrase needs. `openCents` is what must still be paid, never negative. */
export type InvoiceStatus = Readonly<{
  key: 'paid' | 'nothing' | 'credit' | 'refunded' | 'debit' | 'debit-late' | 'part' | 'overdue' | 'open' | 'unknown';
  tone: Tone;
  on: string | null;
  openCents: number;
}>;

/** A bank needs a few days before a collected amount shows in the books. */
const debitDays = 7;
const dayMs = 86_400_000;

/** Whether money goes from the customer to us. A credit note turns the direction, a negative amount turns it again. */
export const isToPay = ({ kind, payableCents }: Pick<Payable, 'kind' | 'payableCents'>): boolean =>
  payableCents !== 0 && (kind === 'credit-note') === payableCents < 0;

/**
 * What an amount of a document does to what the customer owes, in cents: a credit note takes it off, and so it is less
 * than nothing in every list, sum and file. A negative credit note adds.
 */
export const owedCents = (kind: Payable['kind'], cents: number): number => (kind === 'credit-note' ? 0 - cents : cents);

/** The state of an invoice on this day; null: nobody tells what is paid, so what is not known as paid may be. */
export function invoiceStatus(invoice: Payable, today: string | null): InvoiceStatus {
  const { payableCents, paidCents, paidOn, dueOn, directDebit } = invoice;
  const status = (key: InvoiceStatus['key'], tone: Tone, on: string | null, openCents = 0): InvoiceStatus => ({
    key,
    tone,
    on,
    openCents,
  });
  if (payableCents === 0) return status('nothing', 'success', null);
  if (!isToPay(invoice))
    return paidOn === null ? status('credit', 'info', null) : status('refunded', 'success', paidOn);
  if (paidOn !== null) return status('paid', 'success', paidOn);
  const open = Math.max(0, Math.abs(payableCents) - Math.abs(paidCents));
  if (today === null) return status(directDebit ? 'debit' : 'unknown', directDebit ? 'info' : 'neutral', dueOn, open);
  if (directDebit) {
    const late = dueOn !== null && Date.parse(today) - Date.parse(dueOn) > debitDays * dayMs;
    return late ? status('debit-late', 'warning', dueOn, open) : status('debit', 'info', dueOn, open);
  }
  if (dueOn !== null && dueOn < today) return status('overdue', 'danger', dueOn, open);
  return status(paidCents === 0 ? 'open' : 'part', 'warning', dueOn, open);
}
