import { cut } from '../../../platform/text/cut.ts';
import { visibleKey } from '../../../platform/text/invisible.ts';
import { flat, meantField } from './nearest.ts';
import { fatal, type Problem } from './problems.ts';
import type { Columns } from './sheet.ts';

/** The field each column holds, null for a column without a name or one to leave out. */
export type Header = Readonly<{
  fields: readonly (string | null)[];
  labels: readonly string[];
  left: ReadonlySet<number>;
}>;

/**
 * Finds the field of each column by its name or a usual Dutch or English header. A column nobody knows refuses the
 * file: data would be lost unseen.
 */
export function readHeader(
  cells: readonly string[],
  columns: Columns,
): { header: Header; problems: readonly Problem[] } {
  const labels = cells.map(visibleKey);
  const fields = labels.map((label) => fieldOf(label, columns));
  const problems: Problem[] = [];
  const seen = new Set<string>();
  fields.forEach((field, at) => {
    const path = `row 1, column ${cut(labels[at]!, 60)}`;
    if (field === undefined) problems.push(fatal('unknown_field', path, labels[at], meantField(labels[at]!, columns)));
    else if (field !== null && seen.has(field)) problems.push(fatal('double_column', path, field));
    if (field) seen.add(field);
  });
  if (seen.size === 0 && problems.length === 0) problems.push(fatal('csv_no_columns', 'row 1'));
  return {
    header: {
      fields: fields.map((field) => field ?? null),
      labels,
      left: new Set(fields.flatMap((field, at) => (field === null && labels[at] !== '' ? [at] : []))),
    },
    problems: problems.slice(0, 50),
  };
}

/**
 * The field of a header: what the source calls it, else its name or a usual one. Null for one to leave out, undefined
 * for one that nobody knows.
 */
export function fieldOf(label: string, { mapped, byHeader }: Columns): string | null | undefined {
  const name = flat(label);
  if (label === '' || mapped?.get(name) === null) return null;
  return mapped?.get(name) ?? byHeader.get(name);
}
