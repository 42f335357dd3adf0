import type { Resource } from '../../../access/labels.ts';
import { inOneFlight, type SystemScope } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

// $4 names the record; `held` is what this account may at that customer today.
const places: Readonly<Partial<Record<Resource, string>>> = Object.freeze({
  invoice: 'select from invoice o where o.customer_id = at.customer_id and o.address = $4',
  subscription:
    'select from subscription o where o.customer_id = at.customer_id and o.id::text = $4 and o.removed_at is null',
  'cloud-user':
    'select from cloud_user o where o.customer_id = at.customer_id and o.id::text = $4 and o.removed_at is null',
  contact: 'select from contact o where o.customer_id = at.customer_id and o.id::text = $4 and o.removed_at is null',
  document:
    "select from document o where o.customer_id = at.customer_id and o.id::text = $4 and o.removed_at is null and (o.kind <> 'contract' or 'contracts:read' = any(held.permissions))",
  thread: `select from message_thread o where o.customer_id = at.customer_id and o.id::text = $4
    and (o.contact_id in (select c.id from contact c where c.account_id = $2 and c.customer_id = at.customer_id)
      or held.permissions && '{people:manage,roles:grant}')`,
});

const text = (place: string) => `
select at.customer_id from unnest($1::bigint[]) at (customer_id)
cross join lateral (
  select coalesce(array_agg(distinct p.permission), '{}') as permissions
  from contact c join contact_role r on r.customer_id = c.customer_id and r.contact_id = c.id
    join role on role.key = r.role_key, unnest(role.permissions) p (permission)
  where c.account_id = $2 and c.customer_id = at.customer_id
    and app.is_active(c.removed_at, c.active_from, c.active_until, $5::date)
) held
where ($3 = 'contact' or $3 = any(held.permissions)) and exists (${place}) limit 1`;

type Wanted = Readonly<{
  resource: Resource;
  id: string;
  needs: string;
  accountId: string;
  customers: readonly number[];
  today: string;
}>;

/** At which of these customers the record is that somebody asks for, if this account may open it there; else null. */
export async function customerWith(
  scope: SystemScope,
  { resource, id, needs, accountId, customers, today }: Wanted,
): Promise<number | null> {
  const place = places[resource];
  if (place === undefined || customers.length === 0) return null;
  const [[row]] = await inOneFlight(
    scope,
    plain<{ customer_id: number }>(text(place), customers, accountId, needs, id, today),
  );
  return row?.customer_id ?? null;
}
