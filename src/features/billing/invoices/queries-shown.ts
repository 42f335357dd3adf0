import { plainLetters } from '../../../platform/text/match.ts';
import type { ListChoices } from './inputs.ts';

/** Money goes to us and has not come in, of an invoice `i`: the same rule as isToPay. */
export const isOpen =
  "(i.paid_on is null and i.payable_cents <> 0 and (i.kind = 'credit-note') = (i.payable_cents < 0))";

// Each status is a statement of its own: only then an index of the open ones serves.
const statusIs: Readonly<Record<ListChoices['status'], string>> = {
  open: isOpen,
  betaald: 'i.paid_on is not null',
  alle: 'true',
};
const amount = 'abs(coalesce(i.tax_inclusive_cents, i.payable_cents))';

/**
 * Which invoices `i` a list shows. The statement names only what was chosen: $1 is the customer, $2 the year if there
 * is one.
 */
export function shown(
  customerId: number,
  choices: ListChoices,
): Readonly<{ where: string; values: readonly unknown[] }> {
  const { year, fromCents, toCents, search, status } = choices;
  const values: unknown[] = [customerId];
  const conditions = ['i.customer_id = $1', statusIs[status]];
  const add = (value: unknown, condition: (place: string) => string) =>
    conditions.push(condition(`$${values.push(value)}`));
  if (year !== null)
    add(year, (place) => `i.issued_on between make_date(${place}, 1, 1) and make_date(${place}, 12, 31)`);
  if (fromCents !== null) add(fromCents, (place) => `${amount} >= ${place}::bigint`);
  if (toCents !== null) add(toCents, (place) => `${amount} <= ${place}::bigint`);
  if (search !== '')
    add(`%${plainLetters(search).replace(/[\\%_]/g, '\\$&')}%`, (place) => `i.search_text like ${place}`);
  return { where: conditions.join(' and '), values };
}

/** Which figure of `invoice_month` counts the invoices with this status. */
export const figures: Readonly<Record<ListChoices['status'], string>> = {
  alle: 'm.invoices',
  open: 'm.open',
  betaald: 'm.paid',
};

/**
 * Whether the figures of the months tell how many invoices these filters leave: they know status and year, no amounts
 * or words.
 */
export const isCounted = ({ fromCents, toCents, search }: ListChoices): boolean =>
  fromCents === null && toCents === null && search === '';

/**
 * The months of `invoice_month m` that a list with these filters looks into; $1 is the customer, $2 the year if there
 * is one.
 */
export const monthsOf = ({ year }: ListChoices): string =>
  year === null
    ? 'm.customer_id = $1'
    : 'm.customer_id = $1 and m.month between make_date($2, 1, 1) and make_date($2, 12, 1)';
