import { visibleKey } from '../../../platform/text/invisible.ts';
import type { Row } from '../import-files/index.ts';
import type { Field, FieldType } from './field.ts';
import type { Kind } from './kind.ts';
import { notationOf } from './number-types.ts';
import { dayOrder } from './time-types.ts';

/**
 * A value elsewhere in this column that contradicts how this one is written: the other notation, or a day with the
 * month first. Null when there is none.
 */
export type Notations = (row: Row, field: string) => string | null;

/**
 * Looks over the columns of numbers and days before they are read. One column is written one way: with '1,234.50' and
 * '12,50' in it, or '03/31/2026' and '04/03/2026', nobody can tell what the others mean.
 */
export function notationsOf({ fields }: Kind, rows: readonly Row[]): Notations {
  const seen = new Map<string, Map<Way, string>>();
  const written = fields.filter(({ type }) => type.notation !== undefined);
  for (const row of rows) {
    if (row.text) for (const field of written) note(seen, row, field);
  }
  const types = new Map(written.map(({ name, type }) => [name, type]));
  return (row, field) => {
    const ways = seen.get(columnOf(row, field));
    if (ways === undefined || !(ways.has('month') || ways.size > 1)) return null;
    const way = wayOf(row.values.get(field), types.get(field));
    return (way === null ? null : ways.get(against[way])) ?? null;
  };
}

type Way = 'comma' | 'point' | 'month' | 'either';

// A day with the month first is a day of its own kind; it makes only those doubtful that could be read both ways.
const against = Object.freeze({ comma: 'point', point: 'comma', either: 'month', month: 'either' } as const);

function wayOf(value: unknown, type: FieldType | undefined): Way | null {
  if (typeof value !== 'string' || value === '' || value.length > 60) return null;
  return type?.notation === 'number'
    ? notationOf(value)
    : type?.notation === 'day'
      ? dayOrder(visibleKey(value))
      : null;
}

function note(seen: Map<string, Map<Way, string>>, row: Row, { name, type }: Field): void {
  const value = row.values.get(name);
  const way = wayOf(value, type);
  if (way === null) return;
  const ways = seen.get(columnOf(row, name)) ?? new Map<Way, string>();
  if (!ways.has(way)) seen.set(columnOf(row, name), ways.set(way, String(value)));
}

const columnOf = (row: Row, field: string) => `${row.file}\n${field}`;
