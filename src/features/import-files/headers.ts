import { cut } from '../../platform/text/cut.ts';
import { fatal, type Problem } from './problems.ts';
import { didYouMean, flat } from './nearest.ts';
import type { Columns } from './sheet.ts';

/** The field each column holds, null for a column without a name. */
export type Header = Readonly<{ fields: readonly (string | null)[]; labels: readonly string[] }>;

/** Finds the field of each column by its name or a usual Dutch or English header. A column nobody knows refuses the file: data would be lost unseen. */
export function readHeader(cells: readonly string[], columns: Columns): { header: Header; problems: readonly Problem[] } {
  const labels = cells.map((cell) => cell.trim());
  const fields = labels.map((label) => (label === '' ? null : (columns.byHeader.get(flat(label)) ?? undefined)));
  const problems: Problem[] = [];
  const seen = new Set<string>();
  fields.forEach((field, at) => {
    const path = `row 1, column ${cut(labels[at]!, 60)}`;
    if (field === undefined) problems.push(fatal('unknown_field', path, labels[at], didYouMean(labels[at]!, columns.names)));
    else if (field !== null && seen.has(field)) problems.push(fatal('double_column', path, field));
    if (field) seen.add(field);
  });
  if (seen.size === 0 && problems.length === 0) problems.push(fatal('csv_no_columns', 'row 1'));
  return { header: { fields: fields.map((field) => field ?? null), labels }, problems: problems.slice(0, 50) };
}
