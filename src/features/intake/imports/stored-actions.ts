import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import type { Kind, ReadyRecord } from '../import-kinds/index.ts';

const CHUNK = 1000;

/** Imports of one kind go one after the other; this waits for its turn and holds it until the transaction ends. */
export async function takeTurn(trx: Write, kind: string): Promise<void> {
  await sql`select set_config('statement_timeout', '120000', true), set_config('lock_timeout', '120000', true),
    set_config('idle_in_transaction_session_timeout', '120000', true)`.execute(trx);
  await sql`select pg_advisory_xact_lock(726010, hashtext(${kind}))`.execute(trx);
}

type Mark = Readonly<{ run: number; source: string }>;

const rowsOf = (records: readonly ReadyRecord[], extra: object) =>
  storableJson(
    records.map(({ externalId, columns, hash }) => ({
      ...columns,
      external_id: externalId,
      content_hash: hash,
      ...extra,
    })),
  );

export async function insertRecords(
  trx: Write,
  kind: Kind,
  records: readonly ReadyRecord[],
  { run, source }: Mark,
): Promise<void> {
  const given = kind.fields.flatMap(({ column, otherwise }) =>
    column === null
      ? []
      : [
          {
            column,
            value:
              otherwise === null
                ? sql`r.${sql.ref(column)}`
                : sql`coalesce(r.${sql.ref(column)}, ${sql.raw(otherwise)})`,
          },
        ],
  );
  const all = [
    ...given,
    ...['source', 'content_hash', 'run_id'].map((column) => ({ column, value: sql`r.${sql.ref(column)}` })),
  ];
  for (const part of chunks(records)) {
    await sql`insert into ${sql.table(kind.table)} (${sql.join(all.map(({ column }) => sql.ref(column)))}) select
      ${sql.join(all.map(({ value }) => value))}
      from jsonb_populate_recordset(null::${sql.table(kind.table)},
        ${rowsOf(part, { source, run_id: run })}::jsonb) r`.execute(trx);
  }
}

/** Overwrites records with what was sent, and brings back removed ones. */
export async function updateRecords(
  trx: Write,
  kind: Kind,
  records: readonly ReadyRecord[],
  { run }: Mark,
): Promise<void> {
  const set = kind.fields.flatMap(({ column, otherwise }) =>
    column === null || column === 'external_id'
      ? []
      : [
          sql`${sql.ref(column)} = ${otherwise === null ? sql`r.${sql.ref(column)}` : sql`coalesce(r.${sql.ref(column)}, t.${sql.ref(column)})`}`,
        ],
  );
  for (const part of chunks(records)) {
    await sql`update ${sql.table(kind.table)} t set ${sql.join(set)}, content_hash = r.content_hash, run_id = r.run_id,
      imported_at = now(), removed_at = null
      from jsonb_populate_recordset(null::${sql.table(kind.table)}, ${rowsOf(part, { run_id: run })}::jsonb) r
        where t.external_id = r.external_id`.execute(trx);
  }
}

export async function removeRecords(
  trx: Write,
  kind: Kind,
  externalIds: readonly string[],
  { run }: Mark,
): Promise<void> {
  if (externalIds.length === 0) return;
  await sql`update ${sql.table(kind.table)} set removed_at = now(), run_id = ${run}
    where external_id = any(${externalIds})`.execute(trx);
}

export function* chunks<T>(records: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < records.length; at += CHUNK) yield records.slice(at, at + CHUNK);
}
