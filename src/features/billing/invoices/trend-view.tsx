import { texts, type Language } from '../../../platform/text/language.ts';
import { Sparkline } from '../../../ui/charts/sparkline.tsx';
import { money, number } from '../../../ui/format.ts';

const least = 3;

const trendTexts = texts(
  {
    label: 'Gefactureerd per maand',
    text: (n: string, usual: string) => `Laatste ${n} maanden, gemiddeld ${usual} incl. btw`,
  },
  {
    label: 'Invoiced per month',
    text: (n: string, usual: string) => `Last ${n} months, ${usual} on average incl. VAT`,
  },
);

/**
 * How much was invoiced per month, in the size of a line of text. `cents`: the newest month first, one without an
 * invoice as 0.
 */
export function InvoiceTrend({ cents, language }: Readonly<{ cents: readonly number[]; language: Language }>) {
  if (cents.filter((one) => one !== 0).length < least) return null;
  const t = trendTexts[language];
  const usual = Math.round(cents.reduce((sum, one) => sum + one, 0) / cents.length);
  return (
    <p class="trend">
      <Sparkline label={t.label} cents={cents.toReversed()} language={language} />
      <span class="soft">{t.text(number(cents.length, language), money(usual, language))}</span>
    </p>
  );
}
