import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

export const customersShown = 25;

export type CustomerRow = Readonly<{
  number: string;
  name: string;
  status: 'active' | 'ended';
  city: string | null;
  contacts: number;
  services: number;
  openThreads: number;
}>;

// The page is chosen first; only its rows are counted. $1 is the search as a pattern, $2 today.
const customers = `
select c.number, c.name, c.status, c.city,
  (select count(*)::int from contact p where p.customer_id = c.id
     and app.is_active(p.removed_at, p.active_from, p.active_until, $2::date)) as contacts,
  (select count(*)::int from subscription s where s.customer_id = c.id and s.removed_at is null and s.status <> 'ended'
    and not (s.status = 'cancelled' and coalesce(s.ends_on, $2::date) < $2::date)) as services,
  (select count(*)::int from message_thread t where t.customer_id = c.id and t.closed_at is null) as "openThreads"
from (
  select id, number, name, status, city from customer
  where removed_at is null and ($1::text is null or name ilike $1 or number ilike $1)
  order by name collate "nl-x-icu", number limit ${customersShown + 1}
) c order by c.name collate "nl-x-icu", c.number`;

/** Customers by name whose name or number holds these words; one more than shown, to tell that there are more. */
export function findCustomers(words: string, today: string): Statement<CustomerRow> {
  return plain<CustomerRow>(customers, words === '' ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`, today);
}

export type MessageCounts = Readonly<{ open: number; waiting: number; since: Date | null }>;

/** Open threads, and those of them in which the customer spoke last: since when the oldest of these waits. */
export const messageCounts = (): Statement<MessageCounts> =>
  plain<MessageCounts>(
    `select count(*)::int as open, count(*) filter (where last.contact_id is not null)::int as waiting,
      min(last.created_at) filter (where last.contact_id is not null) as since
    from message_thread t
    left join lateral (select m.contact_id, m.created_at from message m
      where m.customer_id = t.customer_id and m.thread_id = t.id order by m.created_at desc limit 1) last on true
    where t.closed_at is null`,
  );

export type CustomerCounts = Readonly<{ active: number; ended: number }>;

export const customerCounts = (): Statement<CustomerCounts> =>
  plain<CustomerCounts>(
    `select count(*) filter (where status = 'active')::int as active,
      count(*) filter (where status = 'ended')::int as ended from customer where removed_at is null`,
  );

export type RunRow = Readonly<{
  id: number;
  kind: string;
  source: string;
  actor: string;
  state: 'running' | 'done' | 'done-with-problems' | 'refused';
  added: number;
  changed: number;
  removed: number;
  refused: number;
  at: Date;
}>;

/** The newest runs of all imports. */
export const latestRuns = (): Statement<RunRow> =>
  plain<RunRow>(
    `select id, kind, source, actor, state, added, changed, removed, refused, coalesce(finished_at, started_at) as at
      from import_run order by id desc limit 10`,
  );
