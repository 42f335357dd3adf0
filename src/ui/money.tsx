import type { VNode } from 'preact';
import { repeated } from '../platform/html/jsx-runtime.ts';
import type { Language } from '../platform/text/language.ts';
import { longDate, money, remembering, shortDate } from './format.ts';

const amount = repeated('span', { class: 'money' });

/** An amount in cents. Figures line up in a column that has `align: 'end'`. */
export function Money(props: { cents: number; language: Language; currency?: string }) {
  return amount(money(props.cents, props.language, props.currency));
}

const perLanguage = () => ({ nl: remembering<VNode>(), en: remembering<VNode>() });
const days = Object.freeze({ short: perLanguage(), long: perLanguage() });

/** A day as people write it: short ("05-03-2026") for tables, else "5 maart 2026". Nothing for null. */
export function Day(props: { date: string | null; language: Language; short?: boolean }) {
  const { date, language, short } = props;
  if (date === null) return null;
  return days[short ? 'short' : 'long'][language](date, () => (
    <time datetime={date}>{short ? shortDate(date, language) : longDate(date, language)}</time>
  ));
}
