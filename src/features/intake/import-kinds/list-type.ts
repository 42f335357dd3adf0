import { type ProblemCode } from '../import-files/index.ts';
import { type Cell, type FieldType } from './field.ts';

/** A list of values of one type; in a CSV with | between them. No value twice. */
export function list<T>(
  item: FieldType<T>,
  { max = 100, keyOf = (value: T): unknown => value } = {},
): FieldType<readonly T[]> {
  return {
    read: (value, cell) => {
      const parts =
        cell.text && typeof value === 'string'
          ? value
              .split('|')
              .map((part) => part.trim())
              .filter(Boolean)
          : value;
      if (!Array.isArray(parts)) return cell.problem('not_a_list');
      if (parts.length > max) return cell.problem('too_many_items', max);
      // One cell with commas or semicolons in it is a list that was written otherwise.
      const otherwise = cell.text && parts.length === 1 && /[,;\n]/.test(String(parts[0]));
      return listOf(item, parts, otherwise ? separated(cell, parts[0]) : cell, keyOf);
    },
    schema: { type: 'array', items: item.schema, maxItems: max },
  };
}

// What was read as a number has a comma of its own: 'besteller:1,000' is one value, whatever is wrong with it.
const ofNumbers: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'ambiguous_number',
  'too_many_decimals',
  'out_of_range',
]);

function separated(cell: Cell, whole: unknown): Cell {
  return {
    ...cell,
    problem: (code, ...words) =>
      ofNumbers.has(code) ? cell.problem(code, ...words) : cell.problem('list_separator', whole),
  };
}

function listOf<T>(
  item: FieldType<T>,
  parts: readonly unknown[],
  cell: Cell,
  keyOf: (value: T) => unknown,
): readonly T[] | undefined {
  const read = parts.map((part) => item.read(part, cell));
  if (read.includes(undefined)) return undefined;
  const keys = read.map((entry) => keyOf(entry!));
  const double = keys.findIndex((one, at) => keys.indexOf(one) !== at);
  return double >= 0 ? cell.problem('double_item', keys[double]) : (read as T[]);
}
