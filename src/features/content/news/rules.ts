import { choose } from '../../../platform/text/choose.ts';
import type { Language } from '../../../platform/text/language.ts';
import { wordsOf } from '../../../platform/text/rich-text.ts';

type Words = 'nl' | undefined;
export type NewsItem = Readonly<{
  slug: string;
  title: string;
  intro: string;
  body: string;
  publishedOn: string;
  author: string | null;
  lang: Words;
}>;
export type Event = Readonly<{
  id: string;
  slug: string;
  title: string;
  body: string;
  startsAt: Date;
  endsAt: Date;
  allDay: boolean;
  revision: number;
  changedAt: Date;
  place: string | null;
  registrationUrl: string | null;
  lang: Words;
}>;

export type NewsRow = Readonly<{
  slug: string;
  title_nl: string;
  title_en: string | null;
  intro_nl: string | null;
  intro_en: string | null;
  body_nl: string;
  body_en: string | null;
  published_on: string;
  author: string | null;
}>;
export type EventRow = Readonly<{
  id: string;
  slug: string;
  title_nl: string;
  title_en: string | null;
  body_nl: string;
  body_en: string | null;
  starts_at: Date;
  ends_at: Date;
  all_day: boolean;
  revision: number;
  imported_at: Date;
  place: string | null;
  registration_url: string | null;
}>;

const introLength = 180;

/** An item in the reader's language; without an intro, the first words of its text. */
export function newsOf(row: NewsRow, language: Language): NewsItem {
  const title = choose(language, row.title_nl, row.title_en);
  const body = choose(language, row.body_nl, row.body_en);
  const intro = choose(language, row.intro_nl ?? '', row.intro_en).text || shorten(wordsOf(body.text));
  return {
    slug: row.slug,
    title: title.text,
    intro,
    body: body.text,
    publishedOn: row.published_on,
    author: row.author,
    lang: title.lang,
  };
}

export function eventOf(row: EventRow, language: Language): Event {
  const title = choose(language, row.title_nl, row.title_en);
  const body = choose(language, row.body_nl, row.body_en);
  return {
    id: row.id,
    slug: row.slug,
    title: title.text,
    body: body.text,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    allDay: row.all_day,
    revision: row.revision,
    changedAt: row.imported_at,
    place: row.place,
    registrationUrl: row.registration_url,
    lang: title.lang,
  };
}

/** At most `introLength` characters, ended at a word. */
function shorten(text: string): string {
  if (text.length <= introLength) return text;
  return `${text.slice(0, text.lastIndexOf(' ', introLength))}…`;
}

/** What is still to come, and what has been (newest first). */
export function splitByNow(events: readonly Event[], now: Date): { ahead: readonly Event[]; past: readonly Event[] } {
  return {
    ahead: events.filter((event) => event.endsAt >= now),
    past: events.filter((event) => event.endsAt < now).reverse(),
  };
}
