import { meantFor, type Reader } from '../../../access/audience.ts';
import type { Statement } from '../../../database/flight.ts';
import { compose, plain, prepared } from '../../../database/statement.ts';
import { isOpen } from '../../billing/invoices/index.ts';
import type { Sum } from './rules.ts';

/** Notices for this reader that run now: outages first, then the newest. */
export const currentNotices = prepared((v: Reader & { now: Date }) =>
  compose
    .selectFrom('notice')
    .select(['id', 'tone', 'title_nl', 'title_en', 'body_nl', 'body_en'])
    .where(meantFor(v, 'notice'))
    .where('starts_at', '<=', v.now)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', v.now)]))
    .orderBy((eb) => eb('tone', '<>', 'outage'))
    .orderBy('starts_at', 'desc')
    .limit(3),
);

export type OpenFacts = Readonly<{
  /** Invoices to pay, and their sums, each currency apart, euros first. */
  open: number;
  openSums: readonly Sum[];
  /** How many of them the provider collects by itself. */
  collected: number;
  /** Past their due day and not collected; the oldest of them in full. */
  overdue: number;
  overdueSums: readonly Sum[];
  address: string | null;
  number: string | null;
  dueOn: string | null;
  cents: number | null;
  currency: string | null;
}>;

// $2 is the day that decides what is late.
const openFactsOf = `
with open as (
  select i.address, i.number, i.due_on, i.currency, i.direct_debit, greatest(abs(i.payable_cents) - abs(i.paid_cents),
    0) as cents, i.due_on < $2::date and not i.direct_debit as late, i.id
  from invoice i where i.customer_id = $1 and ${isOpen}
), sums as (
  select currency, sum(cents)::bigint as cents, sum(cents) filter (where late)::bigint as late from open
    group by currency
), oldest as (select * from open where late order by due_on, id limit 1)
select count(*)::int as open, 
  coalesce((select jsonb_agg(jsonb_build_object('currency', currency, 'cents', cents)
    order by currency <> 'EUR', currency) from sums), '[]') as "openSums",
    count(*) filter (where open.direct_debit)::int as collected,
  count(*) filter (where open.late)::int as overdue, 
  coalesce((select jsonb_agg(jsonb_build_object('currency', currency, 'cents', late)
    order by currency <> 'EUR', currency) from sums where late is not null), '[]') as "overdueSums",
  max(oldest.address) as address, max(oldest.number) as number, max(oldest.due_on) as "dueOn",
    max(oldest.cents)::bigint as cents, max(oldest.currency) as currency
from open left join oldest on true`;

export const openFacts = (customerId: number, today: string): Statement<OpenFacts> =>
  plain<OpenFacts>(openFactsOf, customerId, today);

export type CostRow = Readonly<{
  day: string;
  group: 'cloud' | 'voice' | 'connectivity' | 'workplace' | 'service' | 'other';
  cents: number;
}>;

// A line counts in the month its period begins, else the month of its invoice. $2 is the first day, $3 the first day
// after. Nobody invoices more than half a year ahead, so older invoices need not be read.
const costsOf = `
with service as materialized (select number, service_group from subscription where customer_id = $1)
select coalesce(l.period_start, i.issued_on) as day, coalesce(s.service_group, 'other') as "group",
  sum(case when i.kind = 'credit-note' then -l.net_cents else l.net_cents end)::bigint as cents
from invoice i
join invoice_line l on l.customer_id = i.customer_id and l.invoice_id = i.id
left join service s on s.number = l.subscription_number
where i.customer_id = $1 and i.currency = 'EUR' and l.net_cents is not null
  and i.issued_on >= $2::date - 185
  and coalesce(l.period_start, i.issued_on) >= $2::date and coalesce(l.period_start, i.issued_on) < $3::date
group by 1, 2`;

/**
 * What was invoiced per day (mostly the first of a month) and kind of service, excl. btw, in cents; credit notes
 * subtract. Only euros.
 */
export const costsByDay = (customerId: number, from: string, before: string): Statement<CostRow> =>
  plain<CostRow>(costsOf, customerId, from, before);

export type OwnFacts = Readonly<{ reachable: boolean; answers: number; thread: string | null; subject: string | null }>;

// $2 is the person, with all their contacts: only the own threads, and only answers that were not opened yet.
const ownFactsOf = `
with answered as (
  select t.id, t.subject, t.last_at from message_thread t
  where t.customer_id = $1 and t.contact_id = any($2::uuid[])
    and exists (select from message m where m.customer_id = t.customer_id and m.thread_id = t.id
      and m.staff_id is not null and m.read_at is null)
)
select exists (select from contact c where c.customer_id = $1 and c.id = any($2::uuid[]) and c.removed_at is null
  and coalesce(c.shown_phone, c.shown_mobile) is not null) as reachable, (select count(*)::int
  from answered) as answers,
  (select id from answered order by last_at desc, id limit 1) as thread, (select subject from answered
    order by last_at desc, id limit 1) as subject`;

export const ownFacts = (customerId: number, contactIds: readonly string[]): Statement<OwnFacts> =>
  plain<OwnFacts>(ownFactsOf, customerId, contactIds);

/** In the place of a statement whose answer this person may not see: no rows. */
export const nothing = <Row>(): Statement<Row> => plain<Row>('select where false');
