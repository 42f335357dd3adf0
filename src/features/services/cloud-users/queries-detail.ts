import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { UserRow } from './queries.ts';

export type HeldLicence = Readonly<{
  sku: string;
  product: string | null;
  assignedBy: 'direct' | 'group';
  state: 'active' | 'suspended' | 'error';
  unitCents: number | null;
}>;
type Line = Readonly<{ id: string; product: string; number: string; extension: string | null }>;
export type UserDetail = Omit<UserRow, 'skus'> &
  Readonly<{
    tenant: string;
    position: string | null;
    location: string | null;
    source: string;
    at: Date;
    licences: readonly HeldLicence[];
    /** The contact with the same mail address, if they are one today. */
    contact: string | null;
    /** Services that name this user. */
    lines: readonly Line[];
  }>;

// $3 today; $4 and $5: whether the reader may see services and costs.
const userById = `
select u.id, u.tenant, u.upn, u.display_name as "displayName", u.given_name as "givenName", u.surname, u.enabled,
  u.kind, u.position, u.department, u.location,
  u.last_sign_in_on as "lastSignInOn", u.source, u.imported_at as at,
  coalesce((select jsonb_agg(jsonb_build_object('sku', h.sku, 'product', coalesce(p.product, h.product), 'assignedBy',
    h.assigned_by, 'state', h.state, 'unitCents', case when $5::boolean then p.unit_cents end)
      order by coalesce(p.product, h.product, h.sku) collate "nl-x-icu")
    from cloud_user_licence h
    left join lateral (select min(o.product) as product, min(o.unit_cents) as unit_cents from licence_pool o
      where o.customer_id = $1 and o.sku = h.sku and o.removed_at is null) p on true
    where h.customer_id = $1 and h.cloud_user_id = u.id), '[]') as licences,
  (select c.id from contact c where c.customer_id = $1 and c.mail = lower(u.upn)
      and app.is_active(c.removed_at, c.active_from, c.active_until, $3::date)
      limit 1) as contact,
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'product', s.product, 'number', s.number, 'extension',
    s.details->>'extension') order by s.number)
    from subscription s where $4::boolean and s.customer_id = $1 and s.removed_at is null and s.status <> 'ended'
      and lower(u.upn) in (lower(s.details->>'user'), lower(s.details->>'upn'))), '[]') as lines
from cloud_user u where u.customer_id = $1 and u.id = $2 and u.removed_at is null`;

export const findUser = (
  customerId: number,
  id: string,
  today: string,
  may: Readonly<{ services: boolean; costs: boolean }>,
): Statement<UserDetail> => plain<UserDetail>(userById, customerId, id, today, may.services, may.costs);
