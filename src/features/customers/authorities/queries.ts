import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

export type HeldRole = Readonly<{ key: string; limitCents: number | null }>;

export type RoleRow = Readonly<{
  key: string;
  nameNl: string;
  nameEn: string;
  explanationNl: string;
  explanationEn: string;
  permissions: readonly string[];
}>;

/** The table of roles, the same for every customer. */
export const listRoles = (): Statement<RoleRow> =>
  plain<RoleRow>(
    'select key, name_nl as "nameNl", name_en as "nameEn", explanation_nl as "explanationNl", explanation_en as "explanationEn", permissions from role order by position, key',
  );

/** Who holds which roles today. */
export type HolderRow = Readonly<{
  id: string;
  givenName: string | null;
  prefix: string | null;
  surname: string;
  roles: readonly HeldRole[];
  source: string;
  at: Date;
}>;

const holders = `
select c.id, c.given_name as "givenName", c.prefix, c.surname, c.source, c.imported_at as at,
  coalesce((select jsonb_agg(jsonb_build_object('key', r.role_key, 'limitCents', r.monthly_limit_cents)
    order by role.position)
    from contact_role r join role on role.key = r.role_key where r.customer_id = c.customer_id
      and r.contact_id = c.id), '[]') as roles
from contact c where c.customer_id = $1 and app.is_active(c.removed_at, c.active_from, c.active_until, $2::date)
order by c.surname collate "nl-x-icu", c.given_name collate "nl-x-icu", c.id limit 1000`;

/** Everyone who is a contact today, by surname. */
export const everyHolder = (customerId: number, today: string): Statement<HolderRow> =>
  plain<HolderRow>(holders, customerId, today);
