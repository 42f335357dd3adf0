import { createHash } from 'node:crypto';
import { read, type SystemScope } from '../../access/scopes.ts';
import type { Actor } from '../../access/actor.ts';
import { knownPermissions } from '../../access/permissions.ts';
import { plain } from '../../database/statement.ts';
import { fullName } from '../../platform/text/names.ts';
import { dayOf } from '../../platform/text/today.ts';
import type { Language } from '../../platform/text/language.ts';

/** How long a session may idle, in ms: staff 30 minutes, a customer 60 minutes, or 30 days when they chose to be remembered. */
export const idleLimit = Object.freeze({ staff: 30 * 60_000, customer: 60 * 60_000, remembered: 30 * 24 * 3_600_000 });

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

type SessionRow = {
  id: string; account_id: string; contact_id: string | null; staff_id: string | null; mail: string; language: Language;
  given_name: string | null; prefix: string | null; surname: string; customer_id: number | null; customer_name: string | null;
  roles: string[]; permissions: string[]; service_groups: string[]; other_customers: number; staff_of_house: boolean; ends_at: Date; seen_at: Date; remember: boolean;
};

// One statement finds the session, its person, rights and customer, and notes once a minute that it is still in use.
const sessionByToken = `
with found as (
  select s.* from session s
  where s.token_hash = $1 and s.ends_at > $2::timestamptz
    and s.last_seen_at > $2::timestamptz - case when s.staff_id is not null then interval '30 minutes' when s.remember then interval '30 days' else interval '60 minutes' end
), seen as (
  update session set last_seen_at = $2::timestamptz from found
  where session.token_hash = found.token_hash and found.last_seen_at < $2::timestamptz - interval '1 minute'
  returning 1
)
select s.id, s.account_id, s.contact_id, s.staff_id, a.mail, a.language, s.ends_at, $2::timestamptz as seen_at, s.remember,
  coalesce(c.given_name, m.given_name) as given_name, coalesce(c.prefix, m.prefix) as prefix, coalesce(c.surname, m.surname) as surname,
  cu.id as customer_id, cu.name as customer_name,
  coalesce((select array_agg(r.role_key order by r.role_key) from contact_role r where r.customer_id = c.customer_id and r.contact_id = c.id), '{}') as roles,
  coalesce((select array_agg(distinct p) from contact_role r join role on role.key = r.role_key, unnest(role.permissions) p
    where r.customer_id = c.customer_id and r.contact_id = c.id), '{}') as permissions,
  coalesce((select array_agg(distinct u.service_group) from subscription u where u.customer_id = c.customer_id and u.removed_at is null and u.status not in ('ended', 'ordered')), '{}') as service_groups,
  (select count(*)::int from contact o join customer oc on oc.id = o.customer_id and oc.removed_at is null and oc.status = 'active'
    where o.account_id = s.account_id and o.customer_id <> coalesce(c.customer_id, 0) and o.removed_at is null
    and coalesce(o.active_from, $3::date) <= $3::date and coalesce(o.active_until, $3::date) >= $3::date) as other_customers,
  exists (select from staff_member w where w.account_id = s.account_id and w.ended_at is null) as staff_of_house
from found s
join account a on a.id = s.account_id and a.disabled_at is null
left join contact c on c.id = s.contact_id and c.account_id = s.account_id and c.removed_at is null
  and coalesce(c.active_from, $3::date) <= $3::date and coalesce(c.active_until, $3::date) >= $3::date
left join customer cu on cu.id = c.customer_id and cu.removed_at is null and cu.status = 'active'
left join staff_member m on m.id = s.staff_id and m.account_id = s.account_id and m.ended_at is null
where cu.id is not null or m.id is not null`;

/** Whose session this is, with the rights of this very moment; null when it ended, was closed, or its person may no longer enter. */
export async function actorOfSession(scope: SystemScope, token: string, now: Date): Promise<Actor | null> {
  const [[row]] = await read(scope, plain<SessionRow>(sessionByToken, hashToken(token), now, dayOf(now)));
  return row === undefined ? null : actorFrom(row);
}

function actorFrom(row: SessionRow): Actor {
  const idle = row.staff_id !== null ? idleLimit.staff : row.remember ? idleLimit.remembered : idleLimit.customer;
  const base = {
    sessionId: row.id,
    accountId: row.account_id,
    mail: row.mail,
    language: row.language,
    name: fullName({ givenName: row.given_name, prefix: row.prefix, surname: row.surname }),
    givenName: row.given_name ?? row.surname,
    otherCustomers: row.other_customers,
    sessionEndsAt: Math.min(row.ends_at.getTime(), row.seen_at.getTime() + idle),
  };
  if (row.staff_id !== null) return Object.freeze({ ...base, kind: 'staff', staffId: row.staff_id });
  return Object.freeze({
    ...base,
    kind: 'customer',
    contactId: row.contact_id!,
    customerId: row.customer_id!,
    customerName: row.customer_name!,
    roles: row.roles,
    permissions: knownPermissions(row.permissions),
    serviceGroups: row.service_groups,
    isStaff: row.staff_of_house,
  });
}
