import type { Row } from '../import-files/index.ts';
import type { Field } from './field.ts';
import type { Kind } from './kind.ts';
import { notationOf } from './number-types.ts';
import { dayOrder } from './time-types.ts';

/** Of each column that is written in two ways: a value that is written otherwise than most, or that shows that the month comes first. */
export type Notations = (row: Row, field: string) => string | null;

/**
 * Looks over the columns of numbers and days before they are read. One column is written one way: with '1,234.50' and '12,50' in it, or
 * '03/31/2026' and '04/03/2026', nobody can tell what the others mean.
 */
export function notationsOf({ fields }: Kind, rows: readonly Row[]): Notations {
  const seen = new Map<string, Map<string, string>>();
  const written = fields.filter(({ type }) => type.notation !== undefined);
  for (const row of rows) {
    if (row.text) for (const field of written) note(seen, row, field);
  }
  const other = new Map([...seen].flatMap(([column, ways]) => {
    const odd = ways.get('month') ?? (ways.has('comma') ? ways.get('point') : undefined);
    return odd === undefined ? [] : [[column, odd] as const];
  }));
  return (row, field) => (other.size === 0 ? null : (other.get(columnOf(row, field)) ?? null));
}

function note(seen: Map<string, Map<string, string>>, row: Row, { name, type }: Field): void {
  const value = row.values.get(name);
  if (typeof value !== 'string' || value === '' || value.length > 60) return;
  const way = type.notation === 'number' ? notationOf(value) : dayOrder(value);
  if (way === null || way === 'either') return;
  const ways = seen.get(columnOf(row, name)) ?? new Map<string, string>();
  if (!ways.has(way)) seen.set(columnOf(row, name), ways.set(way, value));
}

const columnOf = (row: Row, field: string) => `${row.file}\n${field}`;
