import { addressOf } from '../../../platform/http/address.ts';
import { choose } from '../../../platform/text/choose.ts';
import type { Language } from '../../../platform/text/language.ts';
import { longDate, money, moment, number } from '../../../ui/format.ts';
import { phone } from '../../../ui/identifiers.ts';
import { invoiceStatus, owedCents, periodText, statusPhrase } from '../../billing/invoices/index.ts';
import { beginsText } from '../../content/news/index.ts';
import { serviceTexts } from '../../services/subscriptions/index.ts';
import type { Facts } from './facts.ts';
import type { Question } from './inputs.ts';
import { piecesOf } from './marks.ts';
import type { Hit } from './queries.ts';
import { searchTexts } from './texts.ts';

/**
 * What one result says: its name, short facts beside it, and a line of text. A name of a person, product or number is
 * not translated.
 */
export type Line = Readonly<{
  href: string;
  title: string;
  lang?: 'nl' | undefined;
  name?: boolean;
  facts: readonly string[];
  text?: string;
}>;
export type Reading = Readonly<{
  question: Question;
  today: string;
  /** The day that decides which invoice is late. */ dueDay: string | null;
  now: Date;
  language: Language;
}>;

const word = (facts: Facts, key: string): string => (typeof facts[key] === 'string' ? facts[key] : '');
const count = (facts: Facts, key: string): number => (typeof facts[key] === 'number' ? facts[key] : 0);
const day = (facts: Facts, key: string): string | null => word(facts, key) || null;

export function lineOf(hit: Hit, reading: Reading): Line {
  const { id, facts } = hit;
  const { language } = reading;
  const t = searchTexts[language];
  const title = choose(language, hit.title, hit.other);
  switch (hit.kind) {
    case 'invoice':
      return invoiceLine(hit, reading);
    case 'service':
      return serviceLine(hit, reading);
    case 'contact':
      return {
        href: `/contactpersonen/${id}`,
        title: hit.title,
        name: true,
        facts: [word(facts, 'position'), word(facts, 'mail'), telephone(facts, language)],
      };
    case 'cloud-user':
      return {
        href: `/cloudgebruikers/${id}`,
        title: hit.title,
        name: true,
        facts: [
          word(facts, 'upn'),
          word(facts, 'department'),
          facts['enabled'] === false ? t.blocked : userKind(word(facts, 'kind'), language),
        ],
      };
    case 'licence':
      return {
        href: addressOf('/cloudgebruikers', { product: word(facts, 'sku') }),
        title: hit.title,
        name: true,
        facts: [
          t.inUse(number(count(facts, 'used'), language), number(count(facts, 'bought'), language)),
          word(facts, 'sku'),
        ],
      };
    case 'location':
      return {
        href: '/organisatie',
        title: hit.title,
        name: true,
        facts: [
          [word(facts, 'street'), [word(facts, 'postalCode'), word(facts, 'city')].filter(Boolean).join(' ')]
            .filter(Boolean)
            .join(', '),
          telephone(facts, language),
        ],
      };
    case 'document':
      return {
        href: `/documenten/${id}`,
        title: title.text,
        lang: title.lang,
        facts: [
          word(facts, 'kind') === 'contract' ? t.contract : t.manual,
          word(facts, 'category'),
          dated(day(facts, 'datedOn'), language),
        ],
        text: excerpt(word(facts, 'text')),
      };
    case 'faq':
      return {
        href: addressOf('/veelgestelde-vragen', { zoek: searchable(title.text) }),
        title: title.text,
        lang: title.lang,
        facts: [word(facts, 'category')],
        text: excerpt(word(facts, 'text')),
      };
    case 'news':
      return {
        href: `/nieuws/${encodeURIComponent(word(facts, 'slug'))}`,
        title: title.text,
        lang: title.lang,
        facts: [dated(day(facts, 'on'), language)],
        text: excerpt(word(facts, 'text')),
      };
    case 'event':
      return eventLine(hit, reading);
    case 'message':
      return {
        href: `/contact/berichten/${id}`,
        title: hit.title,
        facts: [moment(new Date(word(facts, 'lastAt')), language), facts['closed'] === true ? t.closed : ''],
      };
  }
}

const telephone = (facts: Facts, language: Language): string =>
  kept(word(facts, 'phone') && phone(word(facts, 'phone'), language).text);
/** Never broken over two lines. */
const kept = (text: string): string => text.replaceAll(' ', '\u00a0');
const dated = (on: string | null, language: Language): string => (on === null ? '' : longDate(on, language));

function userKind(kind: string, language: Language): string {
  const t = searchTexts[language];
  return kind === 'guest' ? t.guest : kind === 'shared' ? t.shared : '';
}

function invoiceLine({ title, facts }: Hit, { dueDay, language }: Reading): Line {
  const t = searchTexts[language];
  const currency = word(facts, 'currency');
  const credit = word(facts, 'kind') === 'credit-note';
  const status = invoiceStatus(
    {
      kind: credit ? 'credit-note' : 'invoice',
      dueOn: day(facts, 'dueOn'),
      payableCents: count(facts, 'payableCents'),
      paidCents: count(facts, 'paidCents'),
      paidOn: day(facts, 'paidOn'),
      directDebit: facts['directDebit'] === true,
    },
    dueDay,
  );
  const when =
    periodText(day(facts, 'periodStart'), day(facts, 'periodEnd'), language) ||
    longDate(word(facts, 'issuedOn'), language);
  return {
    href: `/facturen/${encodeURIComponent(word(facts, 'address'))}`,
    title,
    name: true,
    facts: [
      credit ? t.credit : '',
      money(owedCents(credit ? 'credit-note' : 'invoice', count(facts, 'cents')), language, currency),
      when,
    ],
    text: [statusPhrase(status, language, currency), word(facts, 'line')].filter(Boolean).join(' · '),
  };
}

function serviceLine({ id, title, facts }: Hit, { question, today, language }: Reading): Line {
  const { groups, statusNames } = serviceTexts[language];
  const has = (text: string) => piecesOf(text, question.words, []).some(({ hit }) => hit);
  const over = word(facts, 'status') === 'cancelled' && word(facts, 'endsOn') !== '' && word(facts, 'endsOn') < today;
  const status = statusNames[(over ? 'ended' : word(facts, 'status')) as keyof typeof statusNames] ?? '';
  return {
    href: `/diensten/${id}`,
    title,
    name: true,
    facts: [
      groups[word(facts, 'group') as keyof typeof groups] ?? '',
      word(facts, 'number'),
      status,
      word(facts, 'location'),
    ],
    text:
      numberFound(facts, question, language) ||
      (has(title) ? '' : [word(facts, 'costCentre'), word(facts, 'reference')].filter(has).join(', ')),
  };
}

/** The phone number or circuit that was asked for; nothing when something else was. */
function numberFound(facts: Facts, { codes }: Question, language: Language): string {
  if (codes.length === 0) return '';
  const numbers = word(facts, 'numbers')
    .split(/[,|]/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => kept(phone(one, language).text));
  const asked = [...numbers, word(facts, 'circuitId')].filter((one) => piecesOf(one, [], codes).some(({ hit }) => hit));
  return asked.slice(0, 3).join(', ') || word(facts, 'numberRange');
}

function eventLine({ title, other, facts }: Hit, { now, language }: Reading): Line {
  const chosen = choose(language, title, other);
  const [startsAt, endsAt] = [new Date(word(facts, 'at')), new Date(word(facts, 'until'))];
  const when = beginsText({ startsAt, endsAt, allDay: facts['allDay'] === true }, language);
  return {
    href: `/agenda/${encodeURIComponent(word(facts, 'slug'))}`,
    title: chosen.text,
    lang: chosen.lang,
    facts: [when, word(facts, 'place'), endsAt < now ? searchTexts[language].past : ''],
  };
}

const excerptLength = 160;

/** The words of an excerpt without marks of Markdown, from a whole word to a whole word. */
export function excerpt(raw: string): string {
  const cut = raw.startsWith('…');
  const plain = raw
    .replace(/\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/(^|\n)\s*(?:[-*+]|\d+\.|#+|>)\s+/g, '$1 ')
    .replace(/[*_`~]+/g, '')
    .replace(/[#>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const whole = cut ? `… ${plain.slice(plain.indexOf(' ') + 1)}` : plain;
  if (whole.length <= excerptLength) return whole;
  return `${whole.slice(0, Math.max(1, whole.lastIndexOf(' ', excerptLength)))} …`;
}

/** A question as the list of questions finds it: its first words, at most 100 characters. */
const searchable = (question: string): string =>
  question.length <= 100 ? question : question.slice(0, question.lastIndexOf(' ', 100));
