import type { Language } from '../../platform/text/language.ts';
import { number } from '../format.ts';

/** Kinds of service, each with its own colour and pattern: --chart-cloud and so on. */
export type ChartGroup = 'cloud' | 'voice' | 'connectivity' | 'workplace' | 'service' | 'other';

/** A month ('YYYY-MM') with an amount in cents per kind; negative amounts hang below the line. */
export type MonthAmounts = Readonly<{ month: string; cents: Readonly<Partial<Record<ChartGroup, number>>> }>;
export type Series = Readonly<{ group: ChartGroup; label: string }>;
/** `id` is unique on the page; `title` is what a screen reader says first. */
export type MonthsProps = Readonly<{
  id: string;
  title: string;
  series: readonly Series[];
  months: readonly MonthAmounts[];
  language: Language;
}>;

export const totalOf = ({ cents }: MonthAmounts, series: readonly Series[]): number =>
  series.reduce((sum, { group }) => sum + (cents[group] ?? 0), 0);

export type Scale = Readonly<{ least: number; most: number; ticks: readonly number[] }>;

const euro = 100;
const steps = [1, 2, 2.5, 5, 10];

/**
 * A scale from zero (or below) to a round value, with ticks at round distances. Amounts in cents.
 * `wanted` is how many steps to aim for; there may be one more or fewer.
 */
export function niceScale(lowest: number, highest: number, wanted = 4): Scale {
  const [low, high] = [Math.min(0, lowest), Math.max(0, highest)];
  const rough = Math.max((high - low) / wanted, euro);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    steps.map((one) => one * power).find((one) => one >= rough * 0.9 && Number.isInteger(one / euro)) ?? 10 * power;
  const [least, most] = [Math.floor(low / step) * step, Math.max(Math.ceil(high / step), low < 0 ? 0 : 1) * step];
  const ticks = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, index) => least + index * step);
  return { least, most, ticks };
}

/** A round amount beside an axis: 50000 → "€ 500", 250000000 → "€ 2,5 mln". */
export function axisEuros(cents: number, language: Language): string {
  const euros = cents / euro;
  const [value, unit] = Math.abs(euros) < 1e6 ? [euros, ''] : [euros / 1e6, language === 'nl' ? '\u00a0mln' : 'm'];
  const amount = `${number(Math.abs(value), language)}${unit}`;
  const sign = value < 0 ? '\u2212' : '';
  return language === 'nl' ? `${sign}€\u00a0${amount}` : `${sign}€${amount}`;
}

/**
 * A place on a line of 100: "38.46%". Percentages let a picture grow with its room while its letters keep their size.
 */
export const share = (part: number): string => `${Math.round(part * 10_000) / 100}%`;

const firstOf = (count: number): string => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;

export type YearSpan = Readonly<{ from: string; until: string; months: readonly string[] }>;

/** From the first of this month, `length` months on; `until` is the first day after. */
export function yearSpan(today: string, length: number): YearSpan {
  const first = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return {
    from: firstOf(first),
    until: firstOf(first + length),
    months: Array.from({ length }, (_, index) => firstOf(first + index).slice(0, 7)),
  };
}

/** Where a day lies in the span: 0 at its begin, 1 at its end, never outside. */
export function placeOf(day: string, { from, until }: YearSpan): number {
  const place = (Date.parse(day) - Date.parse(from)) / (Date.parse(until) - Date.parse(from));
  return Math.min(1, Math.max(0, place));
}
