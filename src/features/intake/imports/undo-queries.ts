import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { Kind } from '../import-kinds/index.ts';

type Was = Readonly<{
  content_hash: string | null;
  run_id: number | null;
  imported_at: string;
  removed_at: string | null;
}>;
/** What a run did to a record and nobody took back yet. `was` is null in runs older than undoing. */
export type LeftChange = Readonly<{
  externalId: string;
  customerId: number | null;
  change: 'added' | 'changed' | 'removed';
  before: Readonly<Record<string, unknown>> | null;
  was: Was | null;
}>;

export async function changesLeft(trx: Write, run: number): Promise<readonly LeftChange[]> {
  const { rows } =
    await sql<LeftChange>`select external_id as "externalId", customer_id as "customerId", change, before, was
    from import_change where run_id = ${run} and undone_by is null order by position`.execute(trx);
  return rows;
}

/** Records as they stand, with the run that wrote them last. */
export async function standing(
  trx: Write,
  { table }: Kind,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ runId: number | null; row: Readonly<Record<string, unknown>> }>>> {
  const { rows } = await sql<{ external_id: string; run_id: number | null; row: Record<string, unknown> }>`
    select external_id, run_id, to_jsonb(t) as row from ${sql.table(table)} t
      where external_id = any(${externalIds})`.execute(trx);
  return new Map(rows.map(({ external_id: id, run_id: runId, row }) => [id, { runId, row }]));
}

export type UndoableRun = Readonly<{
  id: number;
  kind: string;
  source: string;
  state: string;
  undoes: number | null;
  undoneBefore: boolean;
}>;

export const undoableRun = (id: number): Statement<UndoableRun> =>
  plain<UndoableRun>(
    `select id, kind, source, state, undoes, exists (select from import_run u where u.undoes = r.id) as "undoneBefore"
      from import_run r where id = $1`,
    id,
  );
