import { jsonTooMuch } from './bounds.ts';
import { flat } from './nearest.ts';
import { fatal, short } from './problems.ts';
import { fieldOf } from './headers.ts';
import { step, type PlainRow, type PlainSheet } from './plain-sheet.ts';
import { refusedSheet, type Columns } from './sheet.ts';

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An object, a list of objects, or { records: [ … ], wholeSet? }. Keys are taken as data: nothing they are called can
 * reach an object of ours.
 */
export function readJson(text: string, columns: Columns): PlainSheet {
  const tooMuch = jsonTooMuch(text);
  if (tooMuch !== null) return refusedSheet(tooMuch);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return refusedSheet(fatal('json_syntax', '/', short((error as Error).message)));
  }
  const rename = renaming(columns);
  if (Array.isArray(data)) return rowsOf(data, '', rename);
  if (!isObject(data)) return refusedSheet(fatal('json_shape', '/'));
  if (!Object.hasOwn(data, 'records')) return { rows: [rowOf(data, '', rename)], problems: [] };
  const { records, wholeSet, ...rest } = data as { records: unknown; wholeSet?: unknown };
  if (!Array.isArray(records)) return refusedSheet(fatal('json_shape', '/records'));
  if (wholeSet !== undefined && typeof wholeSet !== 'boolean')
    return refusedSheet(fatal('not_yes_or_no', '/wholeSet', wholeSet));
  const stray = Object.keys(rest).map((key) => fatal('unknown_field', step(key), key, '→ records, wholeSet'));
  if (stray.length > 0) return refusedSheet(...stray.slice(0, 20));
  return { ...rowsOf(records, '/records', rename), wholeSet: wholeSet };
}

function rowsOf(list: readonly unknown[], base: string, rename: Rename): PlainSheet {
  const odd = list.findIndex((item) => !isObject(item));
  if (odd >= 0) return refusedSheet(fatal('json_shape', `${base}/${odd}`));
  return { rows: list.map((item, at) => rowOf(item as object, `${base}/${at}`, rename)), problems: [] };
}

const rowOf = (record: object, place: string, rename: Rename): PlainRow => [
  place,
  Object.fromEntries(rename(Object.entries(record))),
];

type Rename = (fields: [string, unknown][]) => [string, unknown][];

/** Fields by the names of this source; JSON without such a map has our own names and no others. */
export const renaming =
  (columns: Columns): Rename =>
  (fields) =>
    (columns.mapped?.size ?? 0) === 0
      ? fields
      : fields.flatMap(([name, value]) => {
          const field = columns.mapped!.has(flat(name)) ? fieldOf(name, columns) : name;
          return field === null ? [] : [[field ?? name, value] as [string, unknown]];
        });
