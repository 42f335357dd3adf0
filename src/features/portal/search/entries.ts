import { sql, type RawBuilder } from 'kysely';
import { meantFor, type Reader } from '../../../access/audience.ts';
import type { Kind } from './kinds.ts';

/** Everything a search is made of, as values for the database. */
export type Values = Reader &
  Readonly<{
    customer: number;
    contacts: readonly string[];
    allThreads: boolean;
    contracts: boolean;
    english: boolean;
    most: number;
    phrase: string;
    words: readonly string[];
    stems: string | null;
    patterns: readonly string[];
    codes: readonly string[];
    codePatterns: readonly string[];
    rawPatterns: readonly string[] | null;
    rawApart: readonly string[] | null;
    rawJoined: readonly string[] | null;
    rawPhrase: string;
    amountFrom: number | null;
    amountTo: number | null;
    periodFrom: string | null;
    periodTo: string | null;
    month: number | null;
    excerptAt: string;
  }>;

type Rows = RawBuilder<unknown>;

/**
 * What every kind answers: `other` is the title in English, `recent` sorts (newest first), `own` is a score of its own,
 * or null.
 */
export const columns: Rows = sql`select null::text as kind, null::text as id, null::text as title, null::text as other,
  null::text as head, null::tsvector as words, null::text as recent, false as literal, null::int as own where false`;

const shape = (kind: Kind) => sql`select ${sql.lit(kind)} as kind`;
const literal = (v: Values) => sql`search_head like '%' || ${v.phrase}::text || '%'`;
const asIs = (v: Values) => sql`${literal(v)}, null::int`;

/** What can be found per kind. Each begins with the rows of this customer, by index; RLS holds for each as well. */
export const entries: Readonly<Record<Kind, (v: Values) => Rows>> = {
  invoice,
  service: (
    v,
  ) => sql`${shape('service')}, id::text, concat_ws(' · ', product, variant), null, search_head, search_words,
    case when status = 'ended' or status = 'cancelled' and ends_on < ${v.today}::date then '0' else '1'
      end, ${literal(v)},
    case when details ? 'numberRange' and exists (select from unnest(${v.codes}::text[]) one
      where one ~ '^[0-9]{9}$' and app.in_range(details->>'numberRange', one)) then 90 end from subscription
      where customer_id = ${v.customer} and removed_at is null`,
  contact: (v) => sql`${shape('contact')}, id::text, concat_ws(' ', given_name, prefix, surname), null, search_head,
    null::tsvector, null, ${asIs(v)} from contact
    where customer_id = ${v.customer} and app.is_active(removed_at, active_from, active_until, ${v.today}::date)`,
  'cloud-user': (v) =>
    sql`${shape('cloud-user')}, id::text, display_name, null, search_head, null::tsvector, case when enabled then '1'
      else '0' end, ${asIs(v)} from cloud_user where customer_id = ${v.customer} and removed_at is null`,
  licence: (v) =>
    sql`${shape('licence')}, id::text, product, null, search_head, null::tsvector, null, ${asIs(v)} from licence_pool
      where customer_id = ${v.customer} and removed_at is null`,
  location: (v) =>
    sql`${shape('location')}, id::text, name, null, search_head, null::tsvector, case when main then '1' else '0'
      end, ${asIs(v)} from location where customer_id = ${v.customer} and removed_at is null`,
  document: (v) =>
    sql`${shape('document')}, id::text, title_nl, title_en, search_head, search_words, dated_on::text, ${asIs(v)}
      from document where ${meantFor(v, 'document')} and (kind <> 'contract' or ${v.contracts}::boolean)`,
  faq: (v) =>
    sql`${shape('faq')}, id::text, question_nl, question_en, search_head, search_words, null, ${asIs(v)} from faq
      where ${meantFor(v, 'faq')}`,
  news: (v) =>
    sql`${shape('news')}, id::text, title_nl, title_en, search_head, search_words, published_on::text, ${asIs(v)}
      from news where ${meantFor(v, 'news')} and published_on <= ${v.today}::date`,
  event: (v) =>
    sql`${shape('event')}, id::text, title_nl, title_en, search_head, search_words, starts_at::text, ${asIs(v)}
      from event where ${meantFor(v, 'event')}`,
  // Own threads, and those of colleagues for people who manage the portal or sign: the rule of the messages feature.
  message: (v) => sql`${shape('message')}, id::text, subject, null, search_head, search_words, last_at::text, ${asIs(v)}
    from message_thread
    where customer_id = ${v.customer} and (contact_id = any(${v.contacts}::uuid[]) or ${v.allThreads}::boolean)`,
};

// The same amount as in the list of invoices, so that its filter finds the same ones.
const amount = sql`abs(coalesce(tax_inclusive_cents, payable_cents))`;
const number = sql`translate(lower(number), ' -/|._', '')`;

/** Invoices carry their own text to search; number, amount and period count before that. */
function invoice(v: Values): Rows {
  const codes = sql`${v.codes}::text[]`;
  return sql`${shape('invoice')}, id::text, number, null, ' ' || lower(number) || ' ' || lower(coalesce(description,
    '')), null::tsvector, issued_on::text,
    search_text like ${v.rawPhrase}::text,
    case when ${number} = any(${codes}) then 100
      when ${amount} = ${v.amountFrom}::bigint then 97
      when coalesce(period_start, issued_on) between ${v.periodFrom}::date and ${v.periodTo}::date then case
        when ${v.periodTo}::date - ${v.periodFrom}::date < 93 then 96 else 45 end
      when ${number} like any(array(select one || '%' from unnest(${codes}) one)) then 80
      when ${amount} between ${v.amountFrom}::bigint and ${v.amountTo}::bigint then 72
      when extract(month from coalesce(period_start, issued_on)) = ${v.month}::int then 65
      when ${number} like any(array(select '%' || one || '%' from unnest(${codes}) one)) then 60
      when issued_on between ${v.periodFrom}::date and ${v.periodTo}::date or period_start < ${v.periodFrom}::date
        and period_end >= ${v.periodFrom}::date then 45
      when search_text like all(${v.rawPatterns}::text[]) or search_text like all(${v.rawApart}::text[])
        or search_text like all(${v.rawJoined}::text[]) then 40 end
    from invoice where customer_id = ${v.customer}`;
}
