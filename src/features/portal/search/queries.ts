import { sql, type RawBuilder } from 'kysely';
import type { CustomerScope } from '../../../access/scopes.ts';
import { readerOf } from '../../../access/audience.ts';
import type { Statement } from '../../../database/flight.ts';
import { compose, prepared } from '../../../database/statement.ts';
import { plainLetters } from '../../../platform/text/match.ts';
import { columns, entries, type Values } from './entries.ts';
import { factsOf, type Facts } from './facts.ts';
import type { Question } from './inputs.ts';
import { kindsFor, type Kind } from './kinds.ts';
import { apartPatterns, isMixed, otherwiseWritten, stemsOf } from './stems.ts';

/**
 * Something found. `score` 0–100: from 95 exactly what was asked, below 20 only alike. `n` and `literal` are of all
 * that was found of its kind.
 */
export type Hit = Readonly<{
  kind: Kind;
  id: string;
  title: string;
  other: string | null;
  score: number;
  n: number;
  literal: boolean;
  facts: Facts;
}>;

/**
 * Likeness of the words (0–1, their mean) from which it counts as the same word with a typing error, and from which it
 * is worth a suggestion.
 */
export const alike = 0.4;
const remote = 0.3;

const statements = new Map<string, (values: Values) => Statement<Hit>>();

/** The kinds this question is about, of those this person may see. */
export const kindsAsked = ({ actor }: CustomerScope, { kind }: Question): readonly Kind[] =>
  kindsFor(actor.permissions).filter((one) => kind === null || kind === one);

/**
 * Everything this person may see that fits, at most `most` per kind, best first. One statement: typing errors, and a
 * part of the words, only count when nothing fits as typed. A number alone then says too little.
 */
export function searchAll(
  scope: CustomerScope,
  question: Question,
  { today, english, most }: Readonly<{ today: string; english: boolean; most: number }>,
): Statement<Hit> {
  const { permissions, contactIds } = scope.actor;
  const kinds = kindsAsked(scope, question);
  const key = kinds.join();
  const make =
    statements.get(key) ??
    prepared((values: Values) => ({ compile: () => everything(kinds, values).compile(compose) }));
  statements.set(key, make);
  return make({
    ...readerOf(scope.actor, today),
    customer: scope.customerId,
    contacts: contactIds,
    english,
    most,
    allThreads: permissions.has('people:manage') || permissions.has('roles:grant'),
    contracts: permissions.has('contracts:read'),
    ...asValues(question),
  });
}

function asValues({ text, phrase, words, raw, codes, amount, period }: Question) {
  const rawPatterns =
    raw.length === 0 || raw.some((word) => word.length < 3 && !isMixed(word)) ? null : raw.map(contains);
  const [apart, joined] = rawPatterns === null ? [] : otherwiseWritten(raw.map(literally));
  const first = words.find((word) => word.length > 3) ?? words[0] ?? '';
  return {
    phrase,
    words,
    codes,
    amountFrom: amount?.from ?? null,
    amountTo: amount?.to ?? null,
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    month: period?.month ?? null,
    stems: stemsOf({ words, codes }),
    // One or two letters are only looked for at the beginning of a word.
    patterns: words.map((word) => (word.length < 3 ? `% ${word}%` : `%${word}%`)),
    codePatterns: [
      ...codes.map((code) => (code.length < 4 ? `% ${code}%` : `%${code}%`)),
      ...apartPatterns({ words, codes }),
    ],
    rawPatterns,
    rawApart: apart?.map(within) ?? null,
    rawJoined: joined?.map(within) ?? null,
    rawPhrase: contains(plainLetters(text)),
    excerptAt: first.slice(0, Math.max(4, first.length - 3)),
  };
}

const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');
const within = (pattern: string) => `%${pattern}%`;
const contains = (text: string) => within(literally(text));

function everything(kinds: readonly Kind[], v: Values): RawBuilder<Hit> {
  const all = sql.join([columns, ...kinds.map((kind) => entries[kind](v))], sql` union all `);
  const fits = sql`(own is not null or words @@ (select q from whole) or head like all(${v.patterns}::text[])
    or head like any(${v.codePatterns}::text[]))`;
  return sql<Hit>`
with whole as materialized (select to_tsquery('dutch', ${v.stems}::text) || to_tsquery('english',
  ${v.stems}::text) as q),
word as materialized (select w, to_tsquery('dutch', w || ':*') || to_tsquery('english', w || ':*') as q
  from unnest(${v.words}::text[]) w),
found as materialized (select kind, id, title, other, recent, literal, ${score(v)} as score, 0::real as near
  from (${all}) e where ${fits}),
guess as (
  select kind, id, title, other, recent, false, likeness * 20 as score, word_similarity(${v.phrase}::text,
    app.plain(title)) as near
  from (select e.*, (select avg(case when e.head like '% ' || w || '%' or e.words @@ q then case when w ~ '[0-9]'
    then null else 1 end when length(w) > 3 and w !~ '[0-9]' then word_similarity(w, e.head) else 0 end)
    from word) as likeness from (${all}) e) alike
  where not exists (select from found) and likeness >= ${sql.lit(remote)}
),
ranked as (
  select *, row_number() over (partition by kind order by score desc, near desc, recent desc nulls last,
    title collate "nl-x-icu", id) as place,
    count(*) filter (where score >= ${sql.lit(alike * 20)}) over (partition by kind)::int as n,
      bool_and(literal) over (partition by kind) as all_literal
  from (select * from found union all select * from guess) both_ways
)
select r.kind, r.id, r.title, r.other, r.score::float8 as score, r.n, r.all_literal as literal,
  ${factsOf(kinds, v)} as facts
from ranked r where r.place <= ${v.most}::int order by r.kind, r.place`;
}

/**
 * 100 exactly a name or number · 80 a number begins so · 75 a name begins so · 70 a word in it begins so · 65 something
 * else of it begins so · 50–60 by stem · 40 somewhere in a name.
 */
const score = (v: Values) => sql`(case when own is not null then own
  when app.plain(title) = ${v.phrase}::text or head like any(array(select '% ' || one || ' %'
    from unnest(${v.codes}::text[]) one)) or head like any(array(select '% ' || one
    from unnest(${v.codes}::text[]) one)) then 100
  when head like any(array(select '% ' || one || '%' from unnest(${v.codes}::text[]) one)) then 80
  when app.plain(title) like ${v.phrase}::text || '%' then 75
  when app.plain(title) like '% ' || ${v.phrase}::text || '%' then 70
  when head like '% ' || ${v.phrase}::text || '%' then 65
  when words @@ (select q from whole) then 50 + least(10, ts_rank(words, (select q from whole)) * 10)
  else 40 end)::float8`;
