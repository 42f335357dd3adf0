import type { Language } from '../platform/text/language.ts';
import { longDate, money, number } from './format.ts';

/** A part of an amount, as a document says it: how much (decimal string, or percent of the whole) and by when. */
type Part = Readonly<{ dueDate: string; amount: string | null; percent: string | null }>;

const by = { nl: 'uiterlijk op', en: 'by' } as const;
const and = { nl: 'en', en: 'and' } as const;

/** "€ 300,00 uiterlijk op 1 maart 2026 en € 700,00 uiterlijk op 1 mei 2026"; empty when it is not paid in parts. */
export function instalmentsText(parts: readonly Part[] | undefined, currency: string, language: Language): string {
  const words = (parts ?? []).map(({ dueDate, amount, percent }) => {
    const part =
      amount !== null
        ? money(Math.round(Math.abs(Number(amount)) * 100), language, currency)
        : percentText(percent, language);
    return `${part && `${part} `}${by[language]} ${longDate(dueDate, language)}`;
  });
  return [words.slice(0, -1).join(', '), words.at(-1) ?? ''].filter(Boolean).join(` ${and[language]} `);
}

const percentText = (percent: string | null, language: Language): string =>
  percent === null ? '' : `${number(Number(percent), language)}%`;
