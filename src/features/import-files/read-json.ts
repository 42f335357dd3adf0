import { cut } from '../../platform/text/cut.ts';
import { jsonTooMuch } from './bounds.ts';
import { fatal, short } from './problems.ts';
import { refusedSheet, type Row, type Sheet } from './sheet.ts';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const step = (key: string | number) => `/${cut(String(key), 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** An object, a list of objects, or { records: [ … ], wholeSet? }. Keys are taken as data: nothing they are called can reach an object of ours. */
export function readJson(text: string, file = ''): Sheet {
  const tooMuch = jsonTooMuch(text);
  if (tooMuch !== null) return refusedSheet(tooMuch);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return refusedSheet(fatal('json_syntax', '/', short((error as Error).message)));
  }
  if (Array.isArray(data)) return rowsOf(data, '', file);
  if (!isObject(data)) return refusedSheet(fatal('json_shape', '/'));
  if (!Object.hasOwn(data, 'records')) return { rows: [rowOf(data, '', file)], problems: [] };
  const { records, wholeSet, ...rest } = data as { records: unknown; wholeSet?: unknown };
  if (!Array.isArray(records)) return refusedSheet(fatal('json_shape', '/records'));
  if (wholeSet !== undefined && typeof wholeSet !== 'boolean') return refusedSheet(fatal('not_yes_or_no', '/wholeSet', wholeSet));
  const stray = Object.keys(rest).map((key) => fatal('unknown_field', step(key), key, '→ records, wholeSet'));
  if (stray.length > 0) return refusedSheet(...stray.slice(0, 20));
  return { ...rowsOf(records, '/records', file), wholeSet: wholeSet as boolean | undefined };
}

function rowsOf(list: readonly unknown[], base: string, file: string): Sheet {
  const odd = list.findIndex((item) => !isObject(item));
  if (odd >= 0) return refusedSheet(fatal('json_shape', `${base}/${odd}`));
  return { rows: list.map((item, at) => rowOf(item as object, `${base}/${at}`, file)), problems: [] };
}

function rowOf(record: object, base: string, file: string): Row {
  return { values: new Map(Object.entries(record)), text: false, path: (...field) => `${base}${field.map(step).join('')}` || '/', file, beside: null };
}
