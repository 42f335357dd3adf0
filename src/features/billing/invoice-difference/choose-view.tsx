import type { Language } from '../../../platform/text/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/form.tsx';
import type { SeriesRow } from './queries.ts';
import { differenceTexts } from './texts.ts';
import { headNames } from './words.ts';

/** Another invoice of the series to compare with. */
export function ChooseOther({
  address,
  chosen,
  series,
  language,
}: Readonly<{ address: string; chosen: string; series: readonly SeriesRow[]; language: Language }>) {
  const t = differenceTexts[language];
  const newest = series.toSorted((a, b) => (a.issuedOn < b.issuedOn ? 1 : a.issuedOn > b.issuedOn ? -1 : 0));
  const names = headNames(newest, language);
  const options = newest.map((row, at) => ({ value: row.address, label: names[at]! }));
  if (options.length < 2) return null;
  return (
    <form class="filters" action={`/facturen/${encodeURIComponent(address)}/verschil`} method="get">
      <Select name="met" label={t.choose} width="medium" value={chosen} options={options} />
      <Button>{t.show}</Button>
    </form>
  );
}
