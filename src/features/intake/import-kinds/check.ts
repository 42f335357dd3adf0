import { didYouMean, fatal, warning, withoutField, type Problem, type Row } from '../import-files/index.ts';
import { isBlank, type Cell, type Field } from './field.ts';
import type { CheckedRecord, Kind } from './kind.ts';
import type { Notations } from './notations.ts';

export type Check = Readonly<{ externalId: string | null; record: CheckedRecord | null; problems: readonly Problem[] }>;

/**
 * Reads every field of a row by its kind. A row with a fatal problem gives no record; an odd value in a soft field
 * leaves that field empty.
 */
export function checkRow({ fields, together }: Kind, row: Row, notations?: Notations): Check {
  if (row.broken !== undefined) return { externalId: null, record: null, problems: row.broken };
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const raw = row.values.get(field.name);
    values[field.name] = field.missing;
    if (!isBlank(raw)) values[field.name] = readField(field, raw, row, problems, notations) ?? field.missing;
    else if (field.required) problems.push(fatal('required', row.path(field.name)));
  }
  const known = fields.map((field) => field.name);
  // A few strangers tell enough; a record can hold a million of them.
  const strangers = [...row.values.keys()].slice(0, 200).filter((name) => !known.includes(name));
  for (const name of strangers.slice(0, 20))
    problems.push(fatal('unknown_field', row.path(name), name, didYouMean(name, known)));
  together?.(values, cellOf(row, problems, []), row);
  const externalId = typeof values.externalId === 'string' ? values.externalId : null;
  const refused = externalId === null || problems.some((problem) => problem.severity === 'fatal');
  return { externalId, record: refused ? null : { externalId, values, row }, problems };
}

function readField(
  { name, type, soft }: Field,
  raw: unknown,
  row: Row,
  problems: Problem[],
  notations: Notations | undefined,
): unknown {
  const found: Problem[] = [];
  const value = type.read(raw, { ...cellOf(row, found, [name]), other: notations?.(row, name) ?? null });
  problems.push(...(soft ? found.map((one) => (one.severity === 'fatal' ? withoutField(one) : one)) : found));
  return value;
}

function cellOf(row: Row, problems: Problem[], place: readonly string[]): Cell {
  return {
    text: row.text,
    problem: (code, ...words) => void problems.push(fatal(code, row.path(...place), ...words)),
    warn: (code, ...words) => void problems.push(warning(code, row.path(...place), ...words)),
    inside: (name) => cellOf(row, problems, [...place, name]),
  };
}
