import { didYouMean, fatal, warning, type Problem, type Row } from '../import-files/index.ts';
import type { Cell } from './field.ts';
import type { CheckedRecord, Kind } from './kind.ts';
import { isEmpty } from './text-types.ts';

export type Check = Readonly<{ externalId: string | null; record: CheckedRecord | null; problems: readonly Problem[] }>;

/** Reads every field of a row by its kind. A row with a fatal problem gives no record. */
export function checkRow({ fields, together }: Kind, row: Row): Check {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const { name, type, required, missing } of fields) {
    const raw = row.values.get(name);
    values[name] = missing;
    if (!isEmpty(raw)) values[name] = type.read(raw, cellOf(row, problems, [name])) ?? missing;
    else if (required) problems.push(fatal('required', row.path(name)));
  }
  const known = fields.map((field) => field.name);
  // A few strangers tell enough; a record can hold a million of them.
  const strangers = [...row.values.keys()].slice(0, 200).filter((name) => !known.includes(name));
  for (const name of strangers.slice(0, 20)) problems.push(fatal('unknown_field', row.path(name), name, didYouMean(name, known)));
  together?.(values, cellOf(row, problems, []), row);
  const externalId = typeof values.externalId === 'string' ? values.externalId : null;
  const refused = externalId === null || problems.some((problem) => problem.severity === 'fatal');
  return { externalId, record: refused ? null : { externalId, values, row }, problems };
}

function cellOf(row: Row, problems: Problem[], place: readonly string[]): Cell {
  return {
    text: row.text,
    problem: (code, ...words) => void problems.push(fatal(code, row.path(...place), ...words)),
    warn: (code, ...words) => void problems.push(warning(code, row.path(...place), ...words)),
    inside: (name) => cellOf(row, problems, [...place, name]),
  };
}
