import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { ListChoices } from './inputs.ts';
import { isCounted, isOpen, monthsOf, shown } from './queries-shown.ts';

// Months that ever had an invoice keep their rows; those whose invoices were taken back count no more.
const kept = `select m.customer_id, m.month, sum(m.invoices)::bigint as invoices, sum(m.open)::bigint as open,
  sum(m.paid)::bigint as paid, sum(m.euro_cents)::bigint as cents
  from invoice_month m where m.customer_id = $1 group by m.customer_id, m.month having sum(m.invoices) > 0`;

/** What was invoiced in a month, in cents incl. VAT; `first` is the month of the customer's first invoice ever. */
export type TrendRow = Readonly<{ month: string; cents: number; first: string }>;

/**
 * The months with an invoice among the twelve that end with the newest whole one, newest first: the month of `today` is
 * not over. Only euros; credit notes subtract.
 */
export const invoiceTrend = (customerId: number, today: string): Statement<TrendRow> =>
  plain<TrendRow>(
    `with months as (${kept}), ends as (select min(month) as first,
      max(month) filter (where month < date_trunc('month', $2::date)) as last from months)
    select month, cents, first from months, ends where month > last - interval '1 year' and month <= last
      order by month desc`,
    customerId,
    today,
  );

export type ListSummary = Readonly<{
  ever: number;
  all: number;
  open: number;
  paid: number;
  years: number[];
  source: string | null;
  at: Date | null;
}>;

/** How many there are per status with these filters, of which years there are any, and where the newest came from. */
export function summariseInvoices(customerId: number, choices: ListChoices): Statement<ListSummary> {
  const { where, values } = shown(customerId, { ...choices, status: 'alle' });
  const counted = isCounted(choices)
    ? `select coalesce(sum(m.invoices), 0)::bigint as all, coalesce(sum(m.open), 0)::bigint as open,
      coalesce(sum(m.paid), 0)::bigint as paid from months m where ${monthsOf(choices)}`
    : `select count(*) as all, count(*) filter (where ${isOpen}) as open,
      count(*) filter (where i.paid_on is not null) as paid from invoice i where ${where}`;
  return plain<ListSummary>(
    `with months as (${kept}), counted as (${counted})
    select coalesce((select sum(invoices) from months), 0)::bigint as ever, counted.all, counted.open, counted.paid,
      coalesce((select array_agg(distinct extract(year from month)::int order by extract(year from month)::int desc)
        from months), '{}') as years,
      newest.source, newest.imported_at as at
    from counted left join lateral (select i.source, i.imported_at from invoice i where i.customer_id = $1
      order by i.imported_at desc limit 1) as newest on true`,
    ...values,
  );
}
