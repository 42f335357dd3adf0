import { hashToken } from '../../../platform/token.ts';
import { inOneFlight, type SystemScope } from '../../../access/scopes.ts';
import type { CustomerActor } from '../../../access/actor.ts';
import { knownPermissions } from '../../../access/permissions.ts';
import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';

export type LinkKind = 'cancel' | 'events' | 'news';
export type LinkRow = Readonly<{ id: string; kind: LinkKind; createdAt: Date; lastUsedAt: Date | null }>;

/** The links of this person at this organisation that still work, newest first. */
export const ownLinks = (
  { accountId, customerId }: Pick<CustomerActor, 'accountId' | 'customerId'>,
  now: Date,
): Statement<LinkRow> =>
  plain<LinkRow>(
    'select id, kind, created_at as "createdAt", last_used_at as "lastUsedAt" from calendar_link where customer_id = $1 and account_id = $2 and revoked_at is null and ends_at > $3::timestamptz order by created_at desc, id limit 50',
    customerId,
    accountId,
    now,
  );

type HolderRow = {
  kind: LinkKind;
  customer_id: number;
  customer_name: string;
  contact_ids: string[];
  account_id: string;
  mail: string;
  language: Language;
  roles: string[];
  permissions: string[];
  service_groups: string[];
};

// $1 hash, $2 now, $3 today. Use is noted once an hour: calendars ask often. Rights add up over all contacts that are
// this person here.
const holder = `
with found as (select * from calendar_link where token_hash = $1 and revoked_at is null
  and ends_at > $2::timestamptz), seen as (
  update calendar_link l set last_used_at = $2::timestamptz where l.id = (select o.id from calendar_link o
    join found on found.id = o.id
    where coalesce(o.last_used_at, '-infinity') < $2::timestamptz - interval '1 hour' for update of o skip locked)
)
select l.kind, l.customer_id, cu.name as customer_name, held.ids as contact_ids, a.id as account_id, a.mail, a.language,
  coalesce((select array_agg(distinct r.role_key) from contact_role r
    where r.customer_id = l.customer_id and r.contact_id = any(held.ids)), '{}') as roles,
  coalesce((select array_agg(distinct p) from contact_role r join role on role.key = r.role_key,
    unnest(role.permissions) p where r.customer_id = l.customer_id
    and r.contact_id = any(held.ids)), '{}') as permissions,
  coalesce((select array_agg(distinct u.service_group) from subscription u
    where u.customer_id = l.customer_id and u.removed_at is null and u.status not in ('ended', 'ordered')),
    '{}') as service_groups
from found l
join account a on a.id = l.account_id and a.disabled_at is null
join customer cu on cu.id = l.customer_id and app.is_open(cu.removed_at, cu.status)
join lateral (
  select array_agg(c.id order by (c.id = l.contact_id) desc, c.external_id) as ids from contact c
  where c.account_id = l.account_id and c.customer_id = l.customer_id
    and app.is_active(c.removed_at, c.active_from, c.active_until, $3::date)
) held on held.ids is not null`;

/**
 * Whose link this is, with the rights of this very moment; null when it was withdrawn or its maker may no longer enter.
 */
export async function holderOf(
  scope: SystemScope,
  token: string,
  now: Date,
): Promise<{ kind: LinkKind; actor: CustomerActor } | null> {
  const [[row]] = await inOneFlight(
    scope,
    plain<HolderRow>(holder, hashToken('calendar-link', token), now, dayOf(now)),
  );
  if (row === undefined) return null;
  const actor: CustomerActor = {
    kind: 'customer',
    sessionId: '',
    accountId: row.account_id,
    contactId: row.contact_ids[0]!,
    contactIds: row.contact_ids,
    customerId: row.customer_id,
    customerName: row.customer_name,
    name: row.mail,
    givenName: '',
    mail: row.mail,
    language: row.language,
    roles: row.roles,
    permissions: knownPermissions(row.permissions),
    serviceGroups: row.service_groups,
    otherCustomers: 0,
    isStaff: false,
    sessionEndsAt: 0,
  };
  return { kind: row.kind, actor };
}
