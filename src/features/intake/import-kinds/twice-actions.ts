import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { warning, type Problem, type ProblemCode } from '../import-files/index.ts';
import type { Around, Batch, Table } from './kind.ts';

/**
 * What two records of one customer can have in common by mistake: the column, the field to name and the word of
 * warning.
 */
export type Twice = Readonly<{ table: Table; column: string; field: string; code: ProblemCode }>;

/**
 * A word of warning for each record of this run that shares a value with another of the same customer; both stay
 * stored.
 */
export async function tellTwice(
  trx: Write,
  { table, column, field, code }: Twice,
  { added, changed }: Batch,
): Promise<readonly Problem[]> {
  const sent = new Map([...added, ...changed].map((record) => [record.externalId, record]));
  if (sent.size === 0) return [];
  const { rows } = await sql<{ id: string; other: string; shared: string }>`
    select distinct on (t.external_id) t.external_id as id, o.external_id as other, t.${sql.ref(column)}::text as shared
    from ${sql.table(table)} t join ${sql.table(table)} o on o.customer_id = t.customer_id
      and o.${sql.ref(column)} = t.${sql.ref(column)} and o.external_id <> t.external_id and o.removed_at is null
    where t.external_id = any(${[...sent.keys()]}) and t.${sql.ref(column)}::text <> 'false'
      order by t.external_id, o.external_id`.execute(trx);
  const told = new Set<string>();
  return rows.flatMap(({ id, other, shared }) => {
    // Of two in one file the second tells it.
    if (told.has(`${other}\n${id}`)) return [];
    told.add(`${id}\n${other}`);
    const row = sent.get(id)!.row;
    return [inFileOf(row.file, warning(code, row.path(field), shared, other))];
  });
}

const inFileOf = (file: string, problem: Problem): Problem =>
  file === '' ? problem : { ...problem, path: `${file}: ${problem.path}` };

/** Only that warning, for kinds that need nothing else done around storing. */
export const tellingTwice =
  (twice: Twice): Around =>
  async (trx, batch) =>
  () =>
    tellTwice(trx, twice, batch);
