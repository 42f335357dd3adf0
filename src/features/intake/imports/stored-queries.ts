import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import type { Kind, ReadyRecord } from '../import-kinds/index.ts';

/** A record as the portal has it. */
export type Stored = Readonly<{
  external_id: string;
  source: string;
  content_hash: string | null;
  removed: boolean;
  customer_id: number | null;
  run_id?: number | null;
  imported_at?: string;
}>;

const owner = ({ table }: Kind) => sql.ref(table === 'customer' ? 'id' : 'customer_id');

export async function findStored(
  trx: Write,
  kind: Kind,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, Stored>> {
  const { rows } = await sql<Stored>`select external_id, source, content_hash, removed_at is not null as removed,
      ${owner(kind)} as customer_id
    from ${sql.table(kind.table)} where external_id = any(${externalIds})`.execute(trx);
  return new Map(rows.map((row) => [row.external_id, row]));
}

/** Records of this source that are there now but not in the set. */
export async function findMissing(
  trx: Write,
  kind: Kind,
  source: string,
  externalIds: readonly string[],
): Promise<{ missing: Stored[]; present: number }> {
  const { rows } = await sql<
    Stored & { kept: boolean }
  >`select external_id, source, content_hash, false as removed, ${owner(kind)} as customer_id, run_id,
    to_jsonb(imported_at) as imported_at, external_id = any(${externalIds}) as kept
    from ${sql.table(kind.table)} where source = ${source} and removed_at is null order by external_id`.execute(trx);
  return { missing: rows.filter((row) => !row.kept), present: rows.length };
}

export type Comparison = Readonly<{
  external_id: string;
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
}>;

/** Both versions of changed records, each as the database writes it, so that 1 and 1.00 are the same. */
export async function compareStored(trx: Write, kind: Kind, records: readonly ReadyRecord[]): Promise<Comparison[]> {
  const sent = storableJson(records.map(({ externalId, columns }) => ({ ...columns, external_id: externalId })));
  const { rows } = await sql<Comparison>`select t.external_id, to_jsonb(t) as before, to_jsonb(r) as after
    from jsonb_populate_recordset(null::${sql.table(kind.table)}, ${sent}::jsonb) r
      join ${sql.table(kind.table)} t on t.external_id = r.external_id`.execute(trx);
  return rows;
}

/** For each record whose unique columns another record holds: that other one's external id. */
export async function findTaken(
  trx: Write,
  kind: Kind,
  columns: readonly string[],
  records: readonly ReadyRecord[],
): Promise<ReadonlyMap<string, string>> {
  const sent = storableJson(
    records.map((record) => ({ ...pick(record.columns, columns), external_id: record.externalId })),
  );
  const same = sql.join(
    columns.map((column) => sql`t.${sql.ref(column)} = r.${sql.ref(column)}`),
    sql` and `,
  );
  const { rows } = await sql<{ external_id: string; holder: string }>`select r.external_id, t.external_id as holder
    from jsonb_populate_recordset(null::${sql.table(kind.table)}, ${sent}::jsonb) r
      join ${sql.table(kind.table)} t on ${same} and t.external_id <> r.external_id`.execute(trx);
  return new Map(rows.map((row) => [row.external_id, row.holder]));
}

const pick = (from: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));
