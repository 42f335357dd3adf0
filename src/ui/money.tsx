import type { Language } from '../platform/text/language.ts';
import { longDate, money, shortDate } from './format.ts';

/** An amount in cents. Figures line up in a column that has `align: 'end'`. */
export function Money(props: { cents: number; language: Language; currency?: string }) {
  return <span class="money">{money(props.cents, props.language, props.currency)}</span>;
}

/** A day as people write it: short ("05-03-2026") for tables, else "5 maart 2026". Nothing for null. */
export function Day(props: { date: string | null; language: Language; short?: boolean }) {
  if (props.date === null) return null;
  return <time datetime={props.date}>{props.short ? shortDate(props.date, props.language) : longDate(props.date, props.language)}</time>;
}
