import { cut } from '../../../platform/text/cut.ts';
import type { Problem } from './problems.ts';
import type { Row, Sheet } from './sheet.ts';

/** A row of a CSV with its number and cells, or a record of JSON with its place ('/records/3') and fields. */
export type PlainRow = readonly [number: number, cells: readonly string[]] | readonly [place: string, record: object];

/**
 * What a reader found, as data that one process can hand to another. `fields` and `labels` are those of the columns of
 * a CSV.
 */
export type PlainSheet = Readonly<{
  rows: readonly PlainRow[];
  problems: readonly Problem[];
  wholeSet?: boolean;
  fields?: readonly (string | null)[];
  labels?: readonly string[];
}>;

export const sheetOf = ({ rows, problems, wholeSet, ...columns }: PlainSheet, file: string): Sheet => ({
  rows: rows.map(rowMaker(columns, file)),
  problems,
  ...(wholeSet === undefined ? {} : { wholeSet }),
});

/** Makes records of what a reader found. */
export function rowMaker(
  { fields = [], labels = [] }: Pick<PlainSheet, 'fields' | 'labels'>,
  file: string,
): (row: PlainRow) => Row {
  const label = (field: string) => labels[fields.indexOf(field)] ?? field;
  return ([at, given]) => {
    if (typeof at === 'string')
      return {
        values: new Map(Object.entries(given)),
        text: false,
        path: (...field) => `${at}${field.map(step).join('')}` || '/',
        file,
        beside: null,
      };
    const values = new Map<string, unknown>();
    fields.forEach((field, column) => {
      if (field !== null) place(values, field, (given as readonly string[])[column] ?? '');
    });
    return {
      values,
      text: true,
      path: (...field) => (field.length === 0 ? `row ${at}` : `row ${at}, column ${label(field.join('.'))}`),
      file,
      beside: null,
    };
  };
}

/** One step of a JSON pointer (RFC 6901). */
export const step = (key: string | number) => `/${cut(String(key), 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;

function place(values: Map<string, unknown>, field: string, cell: string): void {
  const [outer, inner] = field.split('.') as [string, string?];
  if (inner === undefined) return void values.set(outer, cell);
  const object = (values.get(outer) ?? Object.create(null)) as Record<string, unknown>;
  object[inner] = cell;
  values.set(outer, object);
}
