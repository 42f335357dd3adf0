import type { Permission } from '../../../access/permissions.ts';
import { plain } from '../../../database/statement.ts';
import type { Statement } from '../../../database/flight.ts';

export type MayRow = Readonly<{
  id: string;
  givenName: string | null;
  prefix: string | null;
  surname: string;
  permission: string;
  limitCents: number | null;
}>;

// One role without a maximum lifts the maximum of another.
const peopleWhoMay = `
select c.id, c.given_name as "givenName", c.prefix, c.surname, may.permission,
  case when bool_or(r.monthly_limit_cents is null) then null else max(r.monthly_limit_cents) end as "limitCents"
from contact c
join contact_role r on r.customer_id = c.customer_id and r.contact_id = c.id
join role on role.key = r.role_key
join unnest($2::text[]) as may(permission) on may.permission = any(role.permissions)
where c.customer_id = $1 and app.is_active(c.removed_at, c.active_from, c.active_until, $3::date)
group by c.id, may.permission
order by c.surname collate "nl-x-icu", c.given_name collate "nl-x-icu"`;

/**
 * Who in the organisation may do this today, by surname: for a button that the reader may not press. With several
 * permissions each row says which one it is about.
 */
export function whoMay(
  customerId: number,
  permission: Permission | readonly Permission[],
  today: string,
): Statement<MayRow> {
  return plain<MayRow>(peopleWhoMay, customerId, [permission].flat(), today);
}
