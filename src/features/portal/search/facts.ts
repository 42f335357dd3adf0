import { sql, type RawBuilder } from 'kysely';
import type { Values } from './entries.ts';
import type { Kind } from './kinds.ts';

/** What one line says beside the title; per kind its own names. Dates 'YYYY-MM-DD', amounts in cents, moments ISO. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

// Only worked out for what is shown. The customer is named again, though the id came from this customer's rows.
const of: Readonly<Record<Kind, (v: Values) => RawBuilder<unknown>>> = {
  invoice: (
    v,
  ) => sql`select jsonb_build_object('address', address, 'kind', kind, 'issuedOn', issued_on, 'dueOn', due_on,
    'periodStart', period_start, 'periodEnd', period_end, 'currency', currency, 'cents', coalesce(tax_inclusive_cents,
    payable_cents),
    'payableCents', payable_cents, 'paidCents', paid_cents, 'paidOn', paid_on, 'directDebit', direct_debit, 
    'line', (select name from invoice_line l where l.customer_id = ${v.customer} and l.invoice_id = i.id
      and app.letters(concat_ws(' ', name, l.description)) like all(${v.rawPatterns}::text[]) order by position
      limit 1)) from invoice i where customer_id = ${v.customer} and id = r.id::bigint`,
  service: (
    v,
  ) => sql`select jsonb_build_object('number', s.number, 'group', s.service_group, 'status', s.status, 'endsOn',
    s.ends_on, 'location', l.name, 'costCentre', s.cost_centre, 'reference', s.reference, 'circuitId',
    s.details->>'circuitId', 'numbers', left(translate(s.details->>'numbers', '[]"', ''), 2000), 'numberRange',
    s.details->>'numberRange')
    from subscription s left join location l on l.customer_id = s.customer_id and l.id = s.location_id
      where s.customer_id = ${v.customer} and s.id = r.id::uuid`,
  contact: (v) =>
    sql`select jsonb_build_object('position', position, 'mail', mail, 'phone', coalesce(shown_phone, shown_mobile))
      from contact where customer_id = ${v.customer} and id = r.id::uuid`,
  'cloud-user': (v) =>
    sql`select jsonb_build_object('upn', upn, 'enabled', enabled, 'kind', kind, 'department', department)
      from cloud_user where customer_id = ${v.customer} and id = r.id::uuid`,
  licence: (v) => sql`select jsonb_build_object('sku', p.sku, 'bought', p.bought, 'used', (select count(*)
    from cloud_user_licence h join cloud_user u on u.customer_id = h.customer_id and u.id = h.cloud_user_id
    and u.removed_at is null
    where h.customer_id = ${v.customer} and h.sku = p.sku)) from licence_pool p
      where p.customer_id = ${v.customer} and p.id = r.id::uuid`,
  location: (v) =>
    sql`select jsonb_build_object('street', street, 'postalCode', postal_code, 'city', city, 'phone', phone)
      from location where customer_id = ${v.customer} and id = r.id::uuid`,
  document: (v) =>
    sql`select jsonb_build_object('kind', kind, 'datedOn', dated_on, 'category', case when ${v.english}::boolean
      then coalesce(category_en, category_nl) else category_nl end, 'text',
      ${excerpt(
        v,
        sql`case when ${v.english}::boolean and title_en is not null
        then concat_ws(' ', summary_en, body_en, file_text) else concat_ws(' ', summary_nl, body_nl, file_text)
        end`,
      )}) from document where id = r.id::uuid`,
  faq: (v) =>
    sql`select jsonb_build_object('category', case when ${v.english}::boolean then coalesce(category_en, category_nl)
      else category_nl end, 'text', ${excerpt(
        v,
        sql`case when ${v.english}::boolean
        then coalesce(answer_en, answer_nl) else answer_nl end`,
      )}) from faq where id = r.id::uuid`,
  news: (v) =>
    sql`select jsonb_build_object('slug', slug, 'on', published_on, 'text',
      ${excerpt(v, sql`case when ${v.english}::boolean and title_en is not null then concat_ws(' ', intro_en, body_en) else concat_ws(' ', intro_nl, body_nl) end`)}) from news where id = r.id::uuid`,
  event: () =>
    sql`select jsonb_build_object('slug', slug, 'at', starts_at, 'until', ends_at, 'allDay', all_day, 'place', place)
      from event where id = r.id::uuid`,
  message: (v) =>
    sql`select jsonb_build_object('lastAt', last_at, 'closed', closed_at is not null) from message_thread
      where customer_id = ${v.customer} and id = r.id::uuid`,
};

const excerpt = (v: Values, text: RawBuilder<unknown>) => sql`app.excerpt(${text}, ${v.excerptAt}::text)`;

/** The facts of row `r`, whatever its kind. */
export const factsOf = (kinds: readonly Kind[], v: Values): RawBuilder<unknown> =>
  sql`case r.kind ${sql.join(
    kinds.map((kind) => sql`when ${sql.lit(kind)} then (${of[kind](v)})`),
    sql` `,
  )} end`;
