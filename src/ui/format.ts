import type { Language } from '../platform/text/language.ts';
import { dayOf } from '../platform/text/today.ts';

export { dayOf };

/** A no-break space: an amount, a unit or a date never breaks over two lines. */
const gap = '\u00a0';

const locales = { nl: 'nl-NL', en: 'en-GB' } as const;
type Formatters = Readonly<{
  decimal: Intl.NumberFormat;
  longDate: Intl.DateTimeFormat;
  dayMonth: Intl.DateTimeFormat;
  month: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
}>;

/** Making an Intl object costs a thousand times its use: each is made once per language. */
const formatters: Readonly<Record<Language, Formatters>> = { nl: formattersFor('nl'), en: formattersFor('en') };

function formattersFor(language: Language): Formatters {
  const locale = locales[language];
  const number = (digits: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, digits);
  const date = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, parts);
  return {
    decimal: number({ maximumFractionDigits: 1 }),
    longDate: date({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    dayMonth: date({ day: 'numeric', month: 'long', timeZone: 'UTC' }),
    month: date({ month: 'long', year: 'numeric', timeZone: 'UTC' }),
    time: date({ hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Europe/Amsterdam' }),
  };
}

const marks = { nl: { thousands: '.', decimals: ',' }, en: { thousands: ',', decimals: '.' } } as const;

/** Digits in groups of three. By hand: a page shows a hundred numbers, and this takes a tenth of Intl's time. */
function grouped(digits: string, language: Language): string {
  return digits.length < 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, marks[language].thousands);
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const rememberAtMost = 4000;

/** Keeps what was made for the last few thousand keys: the same few hundred dates come back on every page. */
export function remembering<T>(): (key: string, make: () => T) => T {
  const remembered = new Map<string, T>();
  return (key, make) => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    if (remembered.size >= rememberAtMost) remembered.clear();
    const made = make();
    remembered.set(key, made);
    return made;
  };
}
const perLanguage = () => ({ nl: remembering<string>(), en: remembering<string>() });
const kept = Object.freeze({ long: perLanguage(), dayMonth: perLanguage(), month: perLanguage(), time: perLanguage() });

function midnight(date: string): Date | null {
  if (!isoDate.test(date)) return null;
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}

/**
 * 123450 cents → "€ 1.234,50" (Dutch) or "€1,234.50" (English); less than nothing is "−€ 20,80". Other currencies keep
 * their code: "USD 12,00".
 */
export function money(cents: number, language: Language, currency = 'EUR'): string {
  const sign = cents < 0 ? '\u2212' : '';
  const digits = String(Math.abs(Math.round(cents))).padStart(3, '0');
  const amount = grouped(digits.slice(0, -2), language) + marks[language].decimals + digits.slice(-2);
  const symbol = currency === 'EUR' ? '€' : currency;
  const space = language === 'en' && currency === 'EUR' ? '' : gap;
  return `${sign}${symbol}${space}${amount}`;
}

/** Sums of several currencies, never added together: "€ 1.250,00 + USD 80,00"; "€ 0,00" when there are none. */
export const sumsText = (sums: readonly Readonly<{ currency: string; cents: number }>[], language: Language): string =>
  sums.length === 0
    ? money(0, language)
    : sums.map(({ currency, cents }) => money(cents, language, currency)).join(' + ');

/** 12345 → "12.345"; at most one decimal when it is not whole. */
export function number(value: number, language: Language): string {
  return Number.isSafeInteger(value) && value >= 0
    ? grouped(String(value), language)
    : formatters[language].decimal.format(value);
}

/** 0.21 → "21%". */
export function percent(fraction: number, language: Language): string {
  return `${formatters[language].decimal.format(fraction * 100)}%`;
}

/** '2026-03-05' → "5 maart 2026". What is no date comes back as it was. */
export function longDate(date: string, language: Language): string {
  return kept.long[language](date, () => written(date, formatters[language].longDate));
}

/** '2026-03-05' → "5 maart", for lists where the year is plain. */
function dayMonth(date: string, language: Language): string {
  return kept.dayMonth[language](date, () => written(date, formatters[language].dayMonth));
}

/** '2026-03-05' or '2026-03' → "maart 2026". */
export function month(date: string, language: Language): string {
  return kept.month[language](date, () => written(`${date.slice(0, 7)}-01`, formatters[language].month));
}

function written(date: string, format: Intl.DateTimeFormat): string {
  const day = midnight(date);
  return day === null ? date : format.format(day).replaceAll(' ', gap);
}

/** '2026-03-05' → "05-03-2026" (Dutch) or "05/03/2026" (English): the form for tables. */
export function shortDate(date: string, language: Language): string {
  if (!isoDate.test(date)) return date;
  const mark = language === 'nl' ? '-' : '/';
  return date.slice(8) + mark + date.slice(5, 7) + mark + date.slice(0, 4);
}

/** "1 januari t/m 31 maart 2026"; the year stands once when both ends share it. */
export function period(from: string, to: string, language: Language): string {
  const until = language === 'nl' ? 't/m' : 'to';
  const start = from.slice(0, 4) === to.slice(0, 4) ? dayMonth(from, language) : longDate(from, language);
  return `${start} ${until} ${longDate(to, language)}`;
}

/** An instant → "14:05" in Amsterdam. */
export function time(instant: Date, language: Language): string {
  return kept.time[language](String(Math.floor(instant.getTime() / 60_000)), () =>
    formatters[language].time.format(instant),
  );
}

/** An instant → "5 maart 2026 om 14:05" in Amsterdam. */
export function moment(instant: Date, language: Language): string {
  const at = language === 'nl' ? 'om' : 'at';
  return `${longDate(dayOf(instant), language)} ${at}${gap}${time(instant, language)}`;
}

const sizes = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes → "12,3 GB"; steps of 1000, as the disks are sold. */
export function fileSize(bytes: number, language: Language): string {
  const step = bytes < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const shown = step < 2 ? Math.round(value) : value;
  return `${number(shown, language)}${gap}${sizes[step] ?? 'B'}`;
}

/** 1000 → "1 Gbit/s", 200 → "200 Mbit/s". */
export function bitRate(megabits: number, language: Language): string {
  const large = megabits >= 1000;
  return `${number(large ? megabits / 1000 : megabits, language)}${gap}${large ? 'Gbit/s' : 'Mbit/s'}`;
}
