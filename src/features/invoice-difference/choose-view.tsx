import type { Language } from '../../platform/text/language.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/form.tsx';
import { shortDate } from '../../ui/format.ts';
import type { SeriesRow } from './queries.ts';
import { differenceTexts } from './texts.ts';

/** Another invoice of the series to compare with. */
export function ChooseOther({ address, chosen, series, language }: Readonly<{ address: string; chosen: string; series: readonly SeriesRow[]; language: Language }>) {
  const t = differenceTexts[language];
  const options = series
    .toSorted((a, b) => (a.issuedOn < b.issuedOn ? 1 : a.issuedOn > b.issuedOn ? -1 : 0))
    .map((row) => ({ value: row.address, label: `${row.number} · ${shortDate(row.issuedOn, language)}` }));
  if (options.length < 2) return null;
  return (
    <form class="filters" action={`/facturen/${encodeURIComponent(address)}/verschil`} method="get">
      <Select name="met" label={t.choose} width="full" value={chosen} options={options} />
      <Button>{t.show}</Button>
    </form>
  );
}
