import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { ServiceGroup } from './groups.ts';
import { perPage, type ListChoices, type SortKey } from './inputs.ts';
import type { Terms } from './rules.ts';
import type { StatusDates } from './rules-status.ts';

export type ServiceRow = Terms &
  StatusDates &
  Readonly<{
    id: string;
    number: string;
    product: string;
    variant: string | null;
    quantity: string;
    unit: string | null;
    location: string | null;
    monthlyCents: number;
    billingPeriod: 'month' | 'quarter' | 'year' | 'once';
  }>;

export const rowColumns = `s.id, s.number, s.service_group as "group", s.product, s.variant, s.quantity, s.unit,
  l.name as location, s.status,
  s.ordered_on as "orderedOn", s.ready_on as "readyOn", s.started_on as "startedOn", s.ends_on as "endsOn",
    s.planned_on as "plannedOn",
  s.first_term_months as "firstTermMonths", s.notice_months as "noticeMonths", s.notice_days as "noticeDays",
    s.renewal_term_months as "renewalMonths", s.renewal, s.monthly_cents as "monthlyCents",
    s.billing_period as "billingPeriod"`;

// Cancelled and over counts as ended, also when the source is slow to say so. $2 is today.
const stateOf = `case when s.status = 'cancelled' and s.ends_on < $2::date then 'ended' else s.status end`;

// $1 customer, $2 today, $3 group, $4 status or null (all but ended), $5 location or null, $6 text or ''.
const chosen = `
from subscription s left join location l on l.customer_id = s.customer_id and l.id = s.location_id
where s.customer_id = $1 and s.removed_at is null and s.service_group = $3
  and case when $4::text is null then ${stateOf} <> 'ended' else ${stateOf} = $4 end
  and ($5::uuid is null or s.location_id = $5)
  and ($6 = '' or strpos(lower(concat_ws(' ', s.product, s.variant, s.number, s.cost_centre, s.reference, l.name,
    s.details::text)), lower($6)) > 0
    or strpos(replace(s.details::text, ' ', ''), replace($6, ' ', '')) > 0)`;

const orders: Readonly<Record<SortKey, string>> = {
  product: 's.product collate "nl-x-icu" @, s.variant collate "nl-x-icu" @ nulls first, s.number',
  locatie: 'l.name collate "nl-x-icu" @ nulls last, s.product collate "nl-x-icu", s.number',
  aantal: 's.quantity @, s.product collate "nl-x-icu", s.number',
  sinds: 's.started_on @ nulls last, s.number',
  bedrag: 's.monthly_cents @, s.number',
};

export function listServices(
  customerId: number,
  today: string,
  { group, status, location, text, sort, descending, page }: ListChoices,
): Statement<ServiceRow> {
  const order = orders[sort].replaceAll('@', descending ? 'desc' : 'asc');
  return plain<ServiceRow>(
    `select ${rowColumns} ${chosen} order by ${order} limit ${perPage} offset $7`,
    customerId,
    today,
    group,
    status,
    location,
    text,
    (page - 1) * perPage,
  );
}

export type ListTotals = Readonly<{ chosen: number; cents: number }>;

export const countServices = (
  customerId: number,
  today: string,
  { group, status, location, text }: ListChoices,
): Statement<ListTotals> =>
  plain<ListTotals>(
    `select count(*)::int as chosen, coalesce(sum(s.monthly_cents) filter (where s.status not in ('ordered',
      'installing', 'ended')), 0)::bigint as cents ${chosen}`,
    customerId,
    today,
    group,
    status,
    location,
    text,
  );

export type GroupFacts = Readonly<{
  running: number;
  source: string | null;
  at: Date | null;
  locations: readonly Readonly<{ id: string; name: string }>[];
}>;

/** What the list as a whole holds, whatever is filtered: how many, where from, and at which locations. */
export const groupFacts = (customerId: number, today: string, group: ServiceGroup): Statement<GroupFacts> =>
  plain<GroupFacts>(
    `select count(*) filter (where ${stateOf} <> 'ended')::int as running, string_agg(distinct s.source,
      ', ') as source, max(s.imported_at) as at,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by l.name collate "nl-x-icu")
        from location l
        where l.customer_id = $1 and l.id in (select o.location_id from subscription o
          where o.customer_id = $1 and o.service_group = $3 and o.removed_at is null)), '[]') as locations
    from subscription s where s.customer_id = $1 and s.removed_at is null and s.service_group = $3`,
    customerId,
    today,
    group,
  );

export type ServiceTotal = Readonly<{
  group: ServiceGroup;
  count: number;
  monthlyCents: number;
  source: string;
  at: Date;
}>;

/**
 * Per group: how many services run or are on their way, and what the running ones cost a month in cents excl. btw.
 * Groups without any are left out.
 */
export function serviceTotals(customerId: number, today: string): Statement<ServiceTotal> {
  return plain<ServiceTotal>(
    `select s.service_group as "group", count(*)::int as count,
      coalesce(sum(s.monthly_cents) filter (where s.status not in ('ordered', 'installing')),
        0)::bigint as "monthlyCents",
      string_agg(distinct s.source, ', ') as source, max(s.imported_at) as at
    from subscription s where s.customer_id = $1 and s.removed_at is null and ${stateOf} <> 'ended'
    group by s.service_group order by array_position(array['cloud', 'voice', 'connectivity', 'workplace', 'service'],
      s.service_group)`,
    customerId,
    today,
  );
}

/** Services that renew by themselves, for `renewingSoon`. */
export function renewingServices(customerId: number): Statement<ServiceRow> {
  return plain<ServiceRow>(
    `select ${rowColumns} from subscription s left join location l on l.customer_id = s.customer_id
      and l.id = s.location_id
    where s.customer_id = $1 and s.removed_at is null and s.renewal = 'tacit'
      and s.status in ('active', 'change-planned', 'suspended') and coalesce(s.first_term_months, 0) > 0
    order by s.product collate "nl-x-icu", s.number`,
    customerId,
  );
}

/** Services that are about to change: ordered, being installed, planned, suspended or cancelled. */
export function changingServices(customerId: number, today: string): Statement<ServiceRow> {
  return plain<ServiceRow>(
    `select ${rowColumns} from subscription s left join location l on l.customer_id = s.customer_id
      and l.id = s.location_id
    where s.customer_id = $1 and s.removed_at is null and ${stateOf} not in ('active', 'ended')
      order by coalesce(s.planned_on, s.ends_on, s.ready_on), s.number limit 20`,
    customerId,
    today,
  );
}
