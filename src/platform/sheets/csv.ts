import type * as Csv from 'csv-stringify/sync';
import { later } from '../later.ts';
import type { Language } from '../text/language.ts';
import type { Cell, Kind, Sheet } from './sheet.ts';

const csv = later<typeof Csv>('csv-stringify/sync');
const number = /^-?\d+(?:[.,]\d+)?$/;
// Spreadsheets skip blanks and signs without a shape before they look for a formula; East Asian wide forms count too.
const formula = /^[\s\p{Cc}\p{Cf}\u3164\u115f\u1160]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]/u;

/** A text that no spreadsheet takes for a formula: an apostrophe before what begins like one and is no number. */
export const harmless = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text);

/** A list as CSV that a Dutch Excel opens with a double click: byte order mark, semicolons, decimal commas, CRLF. */
export function csvText<Row>({ columns, rows }: Sheet<Row>, language: Language): string {
  const head = columns.map(({ label }) => harmless(label));
  const body = rows.map((row) => columns.map(({ kind, cell }) => harmless(written(cell(row), kind, language))));
  return csv().stringify([head, ...body], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n\t]|^\s|\s$/,
  });
}

function written(cell: Cell, kind: Kind, language: Language): string {
  if (cell === null) return '';
  if (kind === 'money') return (Number(cell) / 100).toFixed(2).replace('.', ',');
  if (kind === 'number') return plainNumber(String(cell)).replace('.', ',');
  if (kind === 'day' && language === 'nl') return String(cell).replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3-$2-$1');
  return String(cell);
}

/** "5.000" → "5": zeros at the end say nothing. What is no number stays as it was. */
export const plainNumber = (text: string): string => (/^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text);
