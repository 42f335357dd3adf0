import type { Language } from '../../../platform/text/language.ts';
import { sortName } from '../../../platform/text/names.ts';
import { Badge } from '../../../ui/badge.tsx';
import { untranslated } from '../../../ui/untranslated.ts';
import type { HolderRow } from './queries.ts';
import { authorityTexts } from './texts.ts';

/** "Vries, Anna de", marked when it is the reader. */
export function PersonName(
  props: Readonly<{
    row: Pick<HolderRow, 'id' | 'givenName' | 'prefix' | 'surname'>;
    reader: readonly string[];
    language: Language;
  }>,
) {
  const { row, reader, language } = props;
  return (
    <>
      <a href={`/contactpersonen/${row.id}`} {...untranslated}>
        {sortName(row)}
      </a>{' '}
      {reader.includes(row.id) && <Badge tone="info">{authorityTexts[language].you}</Badge>}
    </>
  );
}
