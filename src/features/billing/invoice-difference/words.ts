import type { Language } from '../../../platform/text/language.ts';
import { longDate, money, month, number, period } from '../../../ui/format.ts';
import type { Head } from './bill.ts';
import type { Part } from './comparison.ts';
import type { Figures } from './rules-split.ts';
import { monthOf, type Reason, type Sentence, type Than } from './rules-sentence.ts';
import { differenceTexts } from './texts.ts';

/** "€ 42,30 meer dan oktober: 3 × Beheerde werkplek erbij, belverbruik hoger." */
export function sentenceText(
  { outcome, cents, reasons, others, than }: Sentence,
  language: Language,
  currency: string,
): string {
  const t = differenceTexts[language].sentence;
  const earlier = thanText(than, language);
  if (outcome === 'same') return t.same(earlier);
  const begin =
    outcome === 'same-otherwise' ? t.sameOtherwise(earlier) : t[outcome](money(cents, language, currency), earlier);
  const why = reasons.map((reason) => reasonText(reason, language)).join(', ');
  return why === '' ? `${begin}.` : `${begin}${others ? `, ${t.mainly}` : ''}: ${why}.`;
}

function thanText(than: Than, language: Language): string {
  if ('number' in than) return differenceTexts[language].sentence.invoice(than.number);
  const words = month(than.month, language);
  return than.year ? words : words.split('\u00a0')[0]!;
}

/** What to call two invoices beside each other: their months, or their numbers when those do not tell them apart. */
export function headNames(
  heads: readonly Pick<Head, 'number' | 'periodStart' | 'periodEnd'>[],
  language: Language,
): readonly string[] {
  const months = heads.map(monthOf);
  return heads.map(({ number: name }, at) =>
    months[at] === null || months.indexOf(months[at]!) !== months.lastIndexOf(months[at]!)
      ? name
      : month(months[at]!, language),
  );
}

function reasonText({ kind, up, past, count, name, amount, calls, again }: Reason, language: Language): string {
  const t = differenceTexts[language].reasons;
  const figure = amount === null ? '' : number(amount, language);
  if (again && (kind === 'once' || kind === 'prorata')) return t.again[kind];
  switch (kind) {
    case 'new':
      return t.new(name, count);
    case 'gone':
      return t.gone(name, count);
    case 'quantity':
      return t.quantity(up, count === 1 ? figure : '', name, count);
    case 'price':
      return t.price(up, name, count);
    case 'indexed':
      return t.indexed(up, `${figure}%`);
    case 'prorata':
      return t.prorata(past, up, name);
    case 'once':
      return t.once(past, name);
    case 'seldom':
      return t.seldom(past, name);
    case 'usage':
      return t.usage(up, calls);
    default:
      return t[kind];
  }
}

/** Why, in one or two short sentences: what it went from and to, and what happened. */
export function causeText(part: Part, language: Language, currency: string): string {
  return [figuresText(part, language, currency), eventText(part, language)].filter(Boolean).join(' ');
}

function figuresText({ category, before, after }: Part, language: Language, currency: string): string {
  const t = differenceTexts[language];
  if (before === null || after === null) return '';
  const unit = before.unit === 'MIN' ? ` ${t.minutes}` : '';
  const amount = (text: string) => priceText(text, language, currency);
  if (category === 'price')
    return before.price === null || after.price === null
      ? ''
      : `${t.figures(amount(before.price), amount(after.price))}.`;
  if (category !== 'quantity' && category !== 'usage') return '';
  const each = sameText(before, after) && before.price !== null ? `, ${t.at(amount(before.price))}` : '';
  return `${t.figures(exact(before.quantity, language, 0), `${exact(after.quantity, language, 0)}${unit}`)}${category === 'quantity' ? each : ''}.`;
}

const sameText = (a: Figures, b: Figures) => a.price === b.price;

function eventText({ cause, cents }: Part, language: Language): string {
  const t = differenceTexts[language].causes;
  switch (cause.kind) {
    case 'started':
    case 'ended':
    case 'planned':
    case 'changed':
      return t[cause.kind](longDate(cause.on, language));
    case 'indexed':
      return t.indexed(cents > 0, `${number(Math.abs(cause.percent), language)}%`);
    case 'part':
      return t.part(rangeOf(cause.from, cause.to, language));
    case 'part-before':
      return t.partBefore(rangeOf(cause.from, cause.to, language));
    case 'once':
    case 'seldom':
      return [t[cause.kind], cause.on === null ? '' : t.started(longDate(cause.on, language))]
        .filter(Boolean)
        .join(' ');
    case 'once-before':
      return t.onceBefore;
    case 'seldom-before':
      return t.seldomBefore;
    default:
      return t[cause.kind];
  }
}

function rangeOf(from: string | null, to: string | null, language: Language): readonly [string, string] | null {
  if (from === null || to === null) return null;
  const [start = '', end = ''] = period(from, to, language).split(language === 'nl' ? ' t/m ' : ' to ');
  return [start, end];
}

/** A decimal text with every decimal that counts: "0.019" → "0,019". */
function exact(text: string, language: Language, decimals: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '' && fraction === '') return text;
  const [dot, comma] = language === 'nl' ? ['.', ','] : [',', '.'];
  const kept = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  return `${sign === '-' ? '\u2212' : ''}${(whole || '0').replace(/\B(?=(\d{3})+$)/g, dot)}${kept && comma + kept}`;
}

function priceText(text: string, language: Language, currency: string): string {
  const symbol = currency === 'EUR' ? '€' : currency;
  return `${symbol}${language === 'en' && currency === 'EUR' ? '' : '\u00a0'}${exact(text, language, 2)}`;
}

/** "+€ 12,50" and "−€ 3,00": a difference always carries its sign. */
export function signed(cents: number, language: Language, currency: string): string {
  if (cents === 0) return money(0, language, currency);
  return `${cents < 0 ? '\u2212' : '+'}\u2060${money(Math.abs(cents), language, currency)}`;
}
