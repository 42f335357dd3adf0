import type pg from 'pg';
import { quoted, storedTables, type StoredTable } from './backup-catalog.ts';

/** Tables that the migrations themselves fill: rows there do not make a database "used". */
const FILLED_BY_MIGRATIONS = ['migration', 'role', 'form_key'];

/** True for a database without a portal, and for one whose portal has only just been set up. */
export async function isEmptyPortal(client: pg.Client): Promise<boolean> {
  for (const { name, forced } of await storedTables(client)) {
    if (FILLED_BY_MIGRATIONS.includes(name)) continue;
    // The owner may not look behind the wall of a forced table; its size on disk tells as well: never written is zero.
    const { rows } = await client.query<{ used: boolean }>(
      forced
        ? 'SELECT pg_relation_size($1::regclass) > 0 AS used'
        : `SELECT EXISTS (SELECT FROM public.${quoted(name)}) AS used WHERE $1::text IS NOT NULL`,
      [`public.${quoted(name)}`],
    );
    if (rows[0]?.used === true) return false;
  }
  return true;
}

/** Takes an empty portal of another version away, so that the back-up's own version can be built. */
export async function clearPortal(client: pg.Client, version: number): Promise<void> {
  const tables = await storedTables(client);
  if (tables.length === 0) return;
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM public.migration',
  );
  if (rows[0]?.version === version) return;
  await client.query(`DROP TABLE ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} CASCADE`);
  await client.query('DROP SCHEMA IF EXISTS app CASCADE');
}

/**
 * Runs `work` with foreign keys, triggers and (for an owner they hold back) forced row security off, then puts all back
 * as it was. Keys are taken off and set again rather than switched off: then every row is checked, and no superuser is
 * needed.
 */
export async function withWallsDown(
  client: pg.Client,
  tables: readonly StoredTable[],
  sees: boolean,
  work: () => Promise<void>,
): Promise<void> {
  const { rows: keys } = await client.query<{ owner: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS owner, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
      ORDER BY conrelid, conname`);
  const walls = sees ? [] : tables.filter(({ forced }) => forced);
  for (const { owner, name } of keys) await client.query(`ALTER TABLE ${owner} DROP CONSTRAINT ${quoted(name)}`);
  for (const { name } of walls) await client.query(`ALTER TABLE public.${quoted(name)} NO FORCE ROW LEVEL SECURITY`);
  for (const { name } of tables) await client.query(`ALTER TABLE public.${quoted(name)} DISABLE TRIGGER USER`);
  await work();
  for (const { owner, name, definition } of keys)
    await client.query(`ALTER TABLE ${owner} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  for (const { name } of tables) await client.query(`ALTER TABLE public.${quoted(name)} ENABLE TRIGGER USER`);
  for (const { name } of walls) await client.query(`ALTER TABLE public.${quoted(name)} FORCE ROW LEVEL SECURITY`);
}
