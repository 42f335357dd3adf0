import { inOneFlight, type SystemScope } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

/** A column with sealed values. `what`: what stops when they cannot be opened, in words. `id`: the column of the row's id. */
export type SealedColumn = Readonly<{ table: string; column: string; id: string; what: string }>;
/** So many values of a column are sealed with one key. */
export type SealedCount = Readonly<{ what: string; key: string; values: number }>;

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** How many values each key holds, column by column. */
export async function countSealed(
  scope: SystemScope,
  columns: readonly SealedColumn[],
): Promise<readonly SealedCount[]> {
  const found = await Promise.all(
    columns.map(async ({ table, column, what }) => {
      const name = quotedName(column);
      const [rows] = await inOneFlight(
        scope,
        plain<{ key: string; values: number }>(
          `select encode(substring(${name} from 2 for 8), 'hex') as key, count(*)::int as values
          from ${quotedName(table)} where ${name} is not null group by 1 order by 1`,
        ),
      );
      return rows.map((row) => ({ what, ...row }));
    }),
  );
  return found.flat();
}
