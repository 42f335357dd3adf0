import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { ServiceGroup } from './groups.ts';
import { stateOf } from './queries.ts';

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
