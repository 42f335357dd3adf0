import type { Statement } from '../../database/flight.ts';
import { plain } from '../../database/statement.ts';
import { isFiltered, perPage, type ListChoices, type SortKey } from './inputs.ts';

/** One invoice in a list. Amounts in cents with the sign of the document. */
export type InvoiceRow = Readonly<{
  id: number; address: string; number: string; kind: 'invoice' | 'credit-note'; issuedOn: string; dueOn: string | null; periodStart: string | null; periodEnd: string | null;
  currency: string; lineCount: number; inclusiveCents: number; payableCents: number; paidCents: number; paidOn: string | null; directDebit: boolean;
  description: string | null; pdfBytes: number | null;
}>;

export const rowColumns = `i.id, i.address, i.number, i.kind, i.issued_on as "issuedOn", i.due_on as "dueOn", i.period_start as "periodStart", i.period_end as "periodEnd",
  i.currency, i.line_count as "lineCount", coalesce(i.tax_inclusive_cents, i.payable_cents) as "inclusiveCents", i.payable_cents as "payableCents", i.paid_cents as "paidCents",
  i.paid_on as "paidOn", i.direct_debit as "directDebit", i.description,
  (select f.bytes from invoice_file l join file f on f.id = l.file_id where l.customer_id = i.customer_id and l.invoice_id = i.id and l.role in ('pdf', 'made-pdf')
    order by l.role desc limit 1) as "pdfBytes"`;

/** Money goes to us and has not come in, of an invoice `i`: the same rule as isToPay. */
export const isOpen = '(i.paid_on is null and i.payable_cents <> 0 and (i.kind = \'credit-note\') = (i.payable_cents < 0))';

// $1 customer, $2 year, $3 and $4 amounts in cents, $5 search. One customer has hundreds of invoices, so these conditions need no index of their own.
const matches = `i.customer_id = $1
  and ($2::int is null or i.issued_on between make_date($2, 1, 1) and make_date($2, 12, 31))
  and ($3::bigint is null or abs(coalesce(i.tax_inclusive_cents, i.payable_cents)) >= $3) and ($4::bigint is null or abs(coalesce(i.tax_inclusive_cents, i.payable_cents)) <= $4)
  and ($5::text is null or i.search_text like $5)`;
const hasStatus = (place: string) => `case ${place} when 'open' then ${isOpen} when 'betaald' then i.paid_on is not null else true end`;

function filters(customerId: number, { year, fromCents, toCents, search }: ListChoices): unknown[] {
  const words = search.toLowerCase().replace(/[\\%_]/g, '\\$&');
  return [customerId, year, fromCents, toCents, words === '' ? null : `%${words}%`];
}

/** Which invoices `i` a list shows. Without filters it names only columns of the index invoice_list, so that nothing else is read to count them. */
export const shown = (customerId: number, choices: ListChoices): Readonly<{ where: string; values: readonly unknown[] }> =>
  isFiltered(choices)
    ? { where: `${matches} and ${hasStatus('$6')}`, values: [...filters(customerId, choices), choices.status] }
    : { where: `i.customer_id = $1 and ${hasStatus('$2')}`, values: [customerId, choices.status] };

const orders: Readonly<Record<SortKey, string>> = {
  datum: 'i.issued_on <dir>, i.id <dir>',
  nummer: 'i.number collate "nl-x-icu" <dir>, i.id <dir>',
  vervaldatum: 'i.due_on <dir> nulls last, i.id <dir>',
  bedrag: 'coalesce(i.tax_inclusive_cents, i.payable_cents) <dir>, i.id <dir>',
};
export const orderOf = ({ sort, descending }: ListChoices): string => orders[sort].replaceAll('<dir>', descending ? 'desc' : 'asc');

/** One page of the list; a page behind the last one is the last one. The rows before it are counted off in the index, not fetched. */
export function listInvoices(customerId: number, choices: ListChoices): Statement<InvoiceRow> {
  const { where, values } = shown(customerId, choices);
  const order = orderOf(choices);
  if (choices.page === 1) return plain<InvoiceRow>(`select ${rowColumns} from invoice i where ${where} order by ${order} limit ${perPage}`, ...values);
  const offset = `select least($${values.length + 1}::bigint, greatest((count(*) - 1) / ${perPage}, 0)) * ${perPage} from invoice i where ${where}`;
  return plain<InvoiceRow>(
    `select ${rowColumns} from (select i.id from invoice i where ${where} order by ${order} limit ${perPage} offset (${offset})) as page
    join invoice i on i.customer_id = $1 and i.id = page.id order by ${order}`,
    ...values, choices.page - 1,
  );
}

export type ListSummary = Readonly<{ ever: number; all: number; open: number; paid: number; years: number[]; source: string | null; at: Date | null }>;

/** How many there are per status with these filters, of which years there are any, and where the newest came from. */
export function summariseInvoices(customerId: number, choices: ListChoices): Statement<ListSummary> {
  const [counted, values] = isFiltered(choices) ? [matches, filters(customerId, choices)] : ['true', [customerId]];
  return plain<ListSummary>(
    `select count(*) as ever, count(*) filter (where ${counted}) as all, count(*) filter (where ${counted} and ${isOpen}) as open, count(*) filter (where ${counted} and i.paid_on is not null) as paid,
    coalesce(array_agg(distinct extract(year from i.issued_on)::int order by extract(year from i.issued_on)::int desc), '{}') as years,
    (array_agg(i.source order by i.imported_at desc))[1] as source, max(i.imported_at) as at
    from invoice i where i.customer_id = $1`,
    ...values,
  );
}

/** Invoices with a line for this subscription, newest first, at most 12. */
export const invoicesForSubscription = (customerId: number, subscriptionNumber: string): Statement<InvoiceRow> =>
  plain<InvoiceRow>(
    `select ${rowColumns} from invoice i where i.customer_id = $1
    and i.id in (select n.invoice_id from invoice_line n where n.customer_id = $1 and n.subscription_number = $2) order by i.issued_on desc, i.id desc limit 12`,
    customerId, subscriptionNumber,
  );
