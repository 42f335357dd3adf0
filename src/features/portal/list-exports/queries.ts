import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

/** More than any list of one customer; a file of this size still fits in memory. */
const most = 50_000;

export type ServiceExport = Readonly<{
  number: string;
  group: string;
  product: string;
  variant: string | null;
  quantity: string;
  unit: string | null;
  location: string | null;
  status: string;
  monthlyCents: number | null;
  orderedOn: string | null;
  startedOn: string | null;
  endsOn: string | null;
  firstTermMonths: number | null;
  noticeMonths: number;
  noticeDays: number | null;
  renewal: 'tacit' | 'none';
  costCentre: string | null;
  reference: string | null;
}>;

/** Every service that has not ended, of one group or of all; amounts only for who may see them. */
export const everyService = (
  customerId: number,
  today: string,
  group: string | null,
  mayCosts: boolean,
): Statement<ServiceExport> =>
  plain<ServiceExport>(
    `select s.number, s.service_group as "group", s.product, s.variant, s.quantity, s.unit, l.name as location,
      s.status, case when $4 then s.monthly_cents end as "monthlyCents",
    s.ordered_on as "orderedOn", s.started_on as "startedOn", s.ends_on as "endsOn",
      s.first_term_months as "firstTermMonths", s.notice_months as "noticeMonths", s.notice_days as "noticeDays",
      s.renewal,
    s.cost_centre as "costCentre", s.reference
    from subscription s left join location l on l.customer_id = s.customer_id and l.id = s.location_id
    where s.customer_id = $1 and s.removed_at is null and s.status <> 'ended' and not (s.status = 'cancelled'
      and coalesce(s.ends_on, $2::date) < $2::date)
      and ($3::text is null or s.service_group = $3)
    order by array_position(array['cloud', 'voice', 'connectivity', 'workplace', 'service'], s.service_group),
      s.product collate "nl-x-icu", s.number limit ${most}`,
    customerId,
    today,
    group,
    mayCosts,
  );

export type UserExport = Readonly<{
  displayName: string;
  upn: string;
  kind: string;
  enabled: boolean;
  position: string | null;
  department: string | null;
  location: string | null;
  tenant: string;
  lastSignInOn: string | null;
  licences: string;
}>;

export const everyUser = (customerId: number): Statement<UserExport> =>
  plain<UserExport>(
    `select u.display_name as "displayName", u.upn, u.kind, u.enabled, u.position, u.department, u.location, u.tenant,
      u.last_sign_in_on as "lastSignInOn",
    coalesce((select string_agg(coalesce(h.product, p.product, h.sku), ', '
      order by coalesce(h.product, p.product, h.sku)) from cloud_user_licence h
      left join lateral (select product from licence_pool where customer_id = $1 and sku = h.sku and removed_at is null
        limit 1) p on true
      where h.customer_id = u.customer_id and h.cloud_user_id = u.id), '') as licences
    from cloud_user u where u.customer_id = $1 and u.removed_at is null
      order by u.display_name collate "nl-x-icu", u.id limit ${most}`,
    customerId,
  );

export type ContactExport = Readonly<{
  givenName: string | null;
  prefix: string | null;
  surname: string;
  position: string | null;
  department: string | null;
  mail: string | null;
  phone: string | null;
  mobile: string | null;
  location: string | null;
  rolesNl: string;
  rolesEn: string;
  activeFrom: string | null;
  activeUntil: string | null;
}>;

/** Everyone who is a contact today, with what they may. */
export const everyContact = (customerId: number, today: string): Statement<ContactExport> =>
  plain<ContactExport>(
    `select c.given_name as "givenName", c.prefix, c.surname, c.position, c.department, c.mail, c.shown_phone as phone,
      c.shown_mobile as mobile, l.name as location, coalesce(r.nl, '') as "rolesNl", coalesce(r.en, '') as "rolesEn",
    c.active_from as "activeFrom", c.active_until as "activeUntil"
    from contact c left join location l on l.customer_id = c.customer_id and l.id = c.location_id
    left join lateral (select string_agg(role.name_nl, ', ' order by role.position) as nl, string_agg(role.name_en,
      ', ' order by role.position) as en
      from contact_role h join role on role.key = h.role_key where h.customer_id = c.customer_id
        and h.contact_id = c.id) r on true
    where c.customer_id = $1 and app.is_active(c.removed_at, c.active_from, c.active_until, $2::date)
    order by c.surname collate "nl-x-icu", c.given_name collate "nl-x-icu", c.id limit ${most}`,
    customerId,
    today,
  );
