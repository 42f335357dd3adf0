import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import { perPage, withoutLicence, type SortKey, type UserChoices, type UserKind } from './inputs.ts';
import { prefixPattern, type LicenceCount } from './rules.ts';

export type UserRow = Readonly<{
  id: string;
  upn: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  enabled: boolean;
  kind: UserKind;
  department: string | null;
  lastSignInOn: string | null;
  skus: readonly string[];
}>;

const columns = `u.id, u.upn, u.display_name as "displayName", u.given_name as "givenName", u.surname, u.enabled,
  u.kind, u.department, u.last_sign_in_on as "lastSignInOn",
  array(select h.sku from cloud_user_licence h where h.customer_id = u.customer_id and h.cloud_user_id = u.id
    order by h.sku) as skus`;

// $1 customer, $2 text or '', $3 sku, 'geen' or null, $4 enabled or null, $5 kind or null.
const chosen = `
from cloud_user u
where u.customer_id = $1 and u.removed_at is null
  and ($2 = '' or strpos(lower(concat_ws(' ', u.display_name, u.given_name, u.surname, u.upn, u.department,
    u.position)), lower($2)) > 0)
  and case when $3::text is null then true when $3 = '${withoutLicence}' then not exists (select
    from cloud_user_licence h where h.customer_id = $1 and h.cloud_user_id = u.id)
    else exists (select from cloud_user_licence h where h.customer_id = $1 and h.cloud_user_id = u.id and h.sku = $3)
      end
  and ($4::boolean is null or u.enabled = $4) and ($5::text is null or u.kind = $5)`;

const surname = `regexp_replace(coalesce(nullif(u.surname, ''), u.display_name),
  '${prefixPattern.replaceAll("'", "''")}', '', 'i') collate "nl-x-icu"`;
const orders: Readonly<Record<SortKey, string>> = {
  naam: `${surname} @, u.given_name collate "nl-x-icu" @, u.id`,
  afdeling: `u.department collate "nl-x-icu" @ nulls last, ${surname}, u.id`,
  aangemeld: `u.last_sign_in_on @ nulls last, ${surname}, u.id`,
};

export function listUsers(
  customerId: number,
  { text, sku, enabled, kind, sort, descending, page }: UserChoices,
): Statement<UserRow> {
  const order = orders[sort].replaceAll('@', descending ? 'desc' : 'asc');
  return plain<UserRow>(
    `select ${columns} ${chosen} order by ${order} limit ${perPage} offset $6`,
    customerId,
    text,
    sku,
    enabled,
    kind,
    (page - 1) * perPage,
  );
}

export type UserTotals = Readonly<{ chosen: number; all: number; source: string | null; at: Date | null }>;

export const countUsers = (customerId: number, { text, sku, enabled, kind }: UserChoices): Statement<UserTotals> =>
  plain<UserTotals>(
    `select (select count(*)::int ${chosen}) as chosen, count(*)::int as all, string_agg(distinct a.source,
      ', ') as source, max(a.imported_at) as at
    from cloud_user a where a.customer_id = $1 and a.removed_at is null`,
    customerId,
    text,
    sku,
    enabled,
    kind,
  );

export type LicenceTotal = LicenceCount & Readonly<{ renewsOn: string | null; source: string | null; at: Date | null }>;

// Per product over all tenants. Bought and held come from different lists, and either may know a product that the other
// does not.
const licences = `
with pool as (
  select sku, min(product) as product, sum(bought)::int as bought, min(unit_cents) as unit_cents,
    min(renews_on) as renews_on, string_agg(distinct source, ', ') as source, max(imported_at) as at
  from licence_pool where customer_id = $1 and removed_at is null group by sku
), held as (
  select h.sku, min(h.product) as product, count(*)::int as used, count(*) filter (where not u.enabled
    and u.kind <> 'shared')::int as blocked
  from cloud_user_licence h join cloud_user u on u.customer_id = h.customer_id and u.id = h.cloud_user_id
    and u.removed_at is null
  where h.customer_id = $1 group by h.sku
)
select sku, coalesce(pool.product, held.product) as product, pool.bought, coalesce(held.used, 0) as used,
  coalesce(held.blocked, 0) as blocked,
  pool.unit_cents as "unitCents", pool.renews_on as "renewsOn", pool.source, pool.at
from pool full join held using (sku) order by coalesce(pool.product, held.product, sku) collate "nl-x-icu", sku`;

/** Per product how many licences were bought and are held; prices in cents a month excl. btw. */
export const licenceTotals = (customerId: number): Statement<LicenceTotal> => plain<LicenceTotal>(licences, customerId);
