import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import { perPage, type ListChoices, type SortKey } from './inputs.ts';
import { figures, isCounted, monthsOf, shown } from './queries-shown.ts';

/** One invoice in a list. Amounts in cents with the sign of the document. */
export type InvoiceRow = Readonly<{
  id: number;
  address: string;
  number: string;
  kind: 'invoice' | 'credit-note';
  issuedOn: string;
  dueOn: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  currency: string;
  lineCount: number;
  inclusiveCents: number;
  payableCents: number;
  paidCents: number;
  paidOn: string | null;
  directDebit: boolean;
  description: string | null;
  pdfBytes: number | null;
}>;

export const rowColumns = `i.id, i.address, i.number, i.kind, i.issued_on as "issuedOn", i.due_on as "dueOn",
  i.period_start as "periodStart", i.period_end as "periodEnd",
  i.currency, i.line_count as "lineCount", coalesce(i.tax_inclusive_cents, i.payable_cents) as "inclusiveCents",
    i.payable_cents as "payableCents", i.paid_cents as "paidCents",
  i.paid_on as "paidOn", i.direct_debit as "directDebit", i.description,
  (select f.bytes from invoice_file l join file f on f.id = l.file_id
    where l.customer_id = i.customer_id and l.invoice_id = i.id and l.role in ('pdf', 'made-pdf')
    order by l.role desc limit 1) as "pdfBytes"`;

const orders: Readonly<Record<SortKey, string>> = {
  datum: 'i.issued_on <dir>, i.id <dir>',
  nummer: 'i.number collate "nl-x-icu" <dir>, i.id <dir>',
  vervaldatum: 'i.due_on <dir> nulls last, i.id <dir>',
  bedrag:
    "case when i.kind = 'credit-note' then -1 else 1 end * coalesce(i.tax_inclusive_cents, i.payable_cents) <dir>, i.id <dir>",
};
export const orderOf = ({ sort, descending }: ListChoices): string =>
  orders[sort].replaceAll('<dir>', descending ? 'desc' : 'asc');

/** One page of the list; a page behind the last one is the last one. */
export function listInvoices(customerId: number, choices: ListChoices): Statement<InvoiceRow> {
  const { where, values } = shown(customerId, choices);
  const order = orderOf(choices);
  if (choices.page === 1)
    return plain<InvoiceRow>(
      `select ${rowColumns} from invoice i where ${where} order by ${order} limit ${perPage}`,
      ...values,
    );
  const skip = `least($${values.length + 1}::bigint, greatest((count(*) - 1) / ${perPage}, 0)) * ${perPage}`;
  const rows =
    isCounted(choices) && choices.sort === 'datum'
      ? fromItsMonth(choices, where, skip)
      : `select i.id from invoice i where ${where} order by ${order}
    limit ${perPage} offset (select ${skip} from invoice i where ${where})`;
  return plain<InvoiceRow>(
    `select ${rowColumns} from (${rows}) as page join invoice i on i.customer_id = $1 and i.id = page.id
      order by ${order}`,
    ...values,
    choices.page - 1,
  );
}

/**
 * The rows of a page by date: months before it are counted off by their figures, so that reading begins in the month
 * where the page begins.
 */
function fromItsMonth(choices: ListChoices, where: string, skip: string): string {
  const direction = choices.descending ? 'desc' : 'asc';
  const bound = choices.descending
    ? `i.issued_on < ((select month from begin) + interval '1 month')::date`
    : 'i.issued_on >= (select month from begin)';
  return `with months as (
      select m.month, sum(${figures[choices.status]}) as n from invoice_month m where ${monthsOf(choices)}
        group by m.month having sum(${figures[choices.status]}) > 0
    ), begin as (
      select month, skip - before as rest from (select month, sum(n) over (order by month ${direction}) - n as before
        from months) as counted,
        (select ${skip.replaceAll('count(*)', 'sum(n)::bigint')} as skip from months) as wanted
      where before <= skip order by before desc limit 1
    )
    select i.id from invoice i where ${where} and ${bound} order by ${orderOf(choices)}
      limit ${perPage} offset (select rest::bigint from begin)`;
}
