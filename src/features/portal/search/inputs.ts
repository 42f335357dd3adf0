import { choiceOf } from '../../../platform/http/address.ts';
import { textOf } from '../../../platform/http/forms.ts';
import { plainLetters } from '../../../platform/text/match.ts';
import { readAmount, type Cents } from './amount.ts';
import { kindWords, type Kind } from './kinds.ts';
import { readPeriod, type Period } from './period.ts';

/** What somebody asks, taken apart. Everything in it is letters, digits and spaces, but for `text` and `raw`. */
export type Question = Readonly<{
  /** As typed, at most 100 characters. */
  text: string;
  /** Small letters without accents, one space between words. */
  phrase: string;
  /** The words that must be found; words that say nothing are left out unless there are no others. */
  words: readonly string[];
  /** The same with its separators, in plain letters: what invoices are searched by. */
  raw: readonly string[];
  /** Numbers without separators; phone numbers also without +31 or 0. */
  codes: readonly string[];
  amount: Cents | null;
  period: Period | null;
  /** Only this kind, and all of it. */
  kind: Kind | null;
}>;

export const longest = 100;
const mostWords = 8;
const quiet = new Set(
  'de het een van voor en in op of is aan bij te met om mijn onze jullie je wat hoe waar the an of for and to my our your what how where is at'.split(
    ' ',
  ),
);
const invoiceWords = new Set('factuur facturen invoice invoices nota bedrag amount btw vat iban'.split(' '));
// These may stand in an invoice as well: alone they are looked for.
const saidOnInvoices = new Set(['btw', 'vat', 'iban']);

/** Whether somebody means invoices and says no more: "btw", "IBAN factuur". */
export const meansInvoices = (words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => invoiceWords.has(word));

export function readQuestion(query: unknown): Question {
  const text = textOf(query, 'q', longest).normalize('NFC').replace(/\s+/g, ' ');
  const all = plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, mostWords);
  const telling = all.filter((word) => !quiet.has(word));
  const words = telling.length === 0 ? all : telling;
  const kindWord = choiceOf(query, 'soort', Object.values(kindWords));
  return {
    text,
    phrase: all.join(' '),
    words,
    raw: rawWords(text),
    codes: codesOf(all),
    amount: readAmount(text),
    ...invoicePeriod(words),
    kind: (Object.keys(kindWords) as Kind[]).find((kind) => kindWords[kind] === kindWord) ?? null,
  };
}

function rawWords(text: string): readonly string[] {
  const words = plainLetters(text)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
  const telling = words.filter(
    (word) => !quiet.has(word) && !invoiceWords.has(word) && word !== 'eur' && word !== 'euro',
  );
  return telling.length > 0 ? telling : words.filter((word) => saidOnInvoices.has(word));
}

/** A period counts when nothing else is asked but for invoices: "factuur oktober 2026". */
function invoicePeriod(words: readonly string[]): Pick<Question, 'period'> {
  const found = readPeriod(words);
  return { period: found !== null && found.rest.every((word) => invoiceWords.has(word)) ? found.period : null };
}

function codesOf(words: readonly string[]): readonly string[] {
  const code = words.join('');
  if (code.length < 3 || !/\d/.test(code)) return [];
  const phone = /^\d+$/.test(code) ? code.replace(/^(00)?31(?=\d)|^0(?=\d)/, '') : code;
  return phone.length < 3 ? [code] : [...new Set([code, phone])];
}
