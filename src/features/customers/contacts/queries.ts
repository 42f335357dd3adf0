import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { HeldRole } from '../authorities/index.ts';

export type ContactRow = Readonly<{
  id: string;
  givenName: string | null;
  prefix: string | null;
  surname: string;
  position: string | null;
  department: string | null;
  mail: string | null;
  phone: string | null;
  mobile: string | null;
  location: string | null;
  locationCity: string | null;
  roles: readonly HeldRole[];
}>;

const contactColumns = `
select c.id, c.given_name as "givenName", c.prefix, c.surname, c.position, c.department, c.mail,
  c.shown_phone as phone, c.shown_mobile as mobile, l.name as location, l.city as "locationCity",
  coalesce((select jsonb_agg(jsonb_build_object('key', r.role_key, 'limitCents', r.monthly_limit_cents)
    order by role.position)
    from contact_role r join role on role.key = r.role_key where r.customer_id = c.customer_id
      and r.contact_id = c.id), '[]') as roles
from contact c left join location l on l.customer_id = c.customer_id and l.id = c.location_id`;

// $1 customer, $2 today: who is a contact at this moment.
const active = 'c.customer_id = $1 and app.is_active(c.removed_at, c.active_from, c.active_until, $2::date)';
const bySurname = 'order by c.surname collate "nl-x-icu", c.given_name collate "nl-x-icu", c.id';

export const contactsPerPage = 50;
export type ContactChoices = Readonly<{ role: string | null; text: string; page: number }>;

// $3 a role, 'geen' for nobody's, or null; $4 text or ''.
const chosen = `${active}
  and case when $3::text is null then true when $3 = 'geen' then not exists (select from contact_role r
    where r.customer_id = c.customer_id and r.contact_id = c.id)
    else exists (select from contact_role r where r.customer_id = c.customer_id and r.contact_id = c.id
      and r.role_key = $3) end
  and ($4 = '' or strpos(lower(concat_ws(' ', c.given_name, c.prefix, c.surname, c.position, c.department, c.mail,
    l.name)), lower($4)) > 0)`;

export const listContacts = (
  customerId: number,
  today: string,
  { role, text, page }: ContactChoices,
): Statement<ContactRow> =>
  plain<ContactRow>(
    `${contactColumns} where ${chosen} ${bySurname} limit ${contactsPerPage} offset $5`,
    customerId,
    today,
    role,
    text,
    (page - 1) * contactsPerPage,
  );

export type ContactTotals = Readonly<{ chosen: number; all: number; source: string | null; at: Date | null }>;

export const countContacts = (
  customerId: number,
  today: string,
  { role, text }: ContactChoices,
): Statement<ContactTotals> =>
  plain<ContactTotals>(
    `select count(*) filter (where ${chosen})::int as chosen, count(*)::int as all, string_agg(distinct c.source,
      ', ') as source, max(c.imported_at) as at
    from contact c left join location l on l.customer_id = c.customer_id and l.id = c.location_id where ${active}`,
    customerId,
    today,
    role,
    text,
  );

export type ContactDetail = ContactRow &
  Readonly<{
    source: string;
    at: Date;
    /** What they filled in themselves; '' for none. */ ownPhone: string | null;
    ownMobile: string | null;
    /** The cloud user who signs in with the same address. */ cloudUser: string | null;
  }>;

// $3 the id, $4 whether the reader may see cloud users.
const detailColumns = contactColumns.replace('c.position,', 'c.source, c.imported_at as at, c.position,').replace(
  ' as roles',
  ` as roles,
  case when c.own_by = c.account_id then c.own_phone end as "ownPhone", case when c.own_by = c.account_id
    then c.own_mobile end as "ownMobile",
  (select u.id from cloud_user u where $4::boolean and u.customer_id = c.customer_id and lower(u.upn) = c.mail
    and u.removed_at is null limit 1) as "cloudUser"`,
);

/** One contact of today; whoever has left is not there. */
export const findContact = (
  customerId: number,
  today: string,
  id: string,
  mayCloudUsers: boolean,
): Statement<ContactDetail> =>
  plain<ContactDetail>(`${detailColumns} where ${active} and c.id = $3`, customerId, today, id, mayCloudUsers);
