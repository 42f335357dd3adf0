import type { Language } from '../../../platform/text/language.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { LineRow, SeriesRow } from './queries.ts';
import { readBills } from './read-bills.ts';
import { compare } from './rules-explain.ts';
import { sentenceOf } from './rules-sentence.ts';
import { differenceTexts } from './texts.ts';
import { sentenceText } from './words.ts';

/**
 * On the page of an invoice: how it differs from the one before, in one sentence, with the way to the whole answer.
 * Nothing for a first invoice.
 */
export function DifferenceNote({
  series,
  lines,
  language,
}: Readonly<{ series: readonly SeriesRow[]; lines: readonly LineRow[]; language: Language }>) {
  const pair = readBills(series, lines);
  if (pair === null || pair.before === null) return null;
  const { before, after } = pair;
  const sentence = sentenceText(sentenceOf(compare(before, after), before, after), language, after.currency);
  return (
    <Notice
      tone="info"
      title={sentence}
      href={`/facturen/${encodeURIComponent(after.address)}/verschil`}
      linkLabel={differenceTexts[language].link}
    />
  );
}
