import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
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
export const stateOf = `case when s.status = 'cancelled' and s.ends_on < $2::date then 'ended' else s.status end`;

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
