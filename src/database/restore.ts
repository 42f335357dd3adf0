import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { copyList, quoted, seesEverything, storedTables } from './backup-catalog.ts';
import { flushDisk, isEmptyFolder, restoreFiles } from './backup-files.ts';
import type { Manifest } from './backup-manifest.ts';
import { unpack } from './backup-stream.ts';
import { checkBackup } from './backup.ts';
import type { DatabaseAddress } from './connect.ts';
import { copyFrom } from './copy.ts';
import { migrate, readMigrations } from './migrate.ts';
import { asOwner, inTransaction } from './owner.ts';
import { clearPortal, isEmptyPortal, withWallsDown } from './restore-tables.ts';

/** The back-up is in; only what comes after it failed. */
export class Restored extends Error {}

export type RestoreOptions = Readonly<{ key?: string; log?: (line: string) => void }>;

/**
 * Puts a back-up into an empty database and an empty files folder, then brings it to this portal's version.
 * Nothing is touched before the whole back-up has been checked; the rows come in one transaction or not at all.
 */
export async function restore(
  source: string,
  address: DatabaseAddress,
  filesFolder: string,
  { key, log = () => {} }: RestoreOptions = {},
): Promise<Manifest> {
  const place = resolve(source);
  const manifest = await checkBackup(place, key);
  log(`The back-up of ${manifest.madeAt} is whole.`);
  refuseUnknownVersion(manifest);
  if (!(await isEmptyFolder(filesFolder)))
    throw new Error(`The files folder ${filesFolder} is not empty. Restore into a new one.`);
  await asOwner(address, async (client) => {
    if (!(await isEmptyPortal(client))) throw new Error('The database is not empty. Restore into a new one.');
    await clearPortal(client, manifest.version);
  });
  await migrate(address, { upTo: manifest.version });
  await mkdir(filesFolder, { recursive: true });
  try {
    await restoreFiles(place, filesFolder);
    flushDisk(filesFolder);
    log(`files: ${manifest.files.count}`);
    await asOwner(address, (client) => inTransaction(client, 'BEGIN', () => load(client, place, manifest, log)));
  } catch (error) {
    for (const name of await readdir(filesFolder)) await rm(join(filesFolder, name), { recursive: true, force: true });
    throw error;
  }
  await finish(address, log);
  return manifest;
}

/** All is in by now: what fails here is not undone, and `migrate` does it again. */
async function finish(address: DatabaseAddress, log: (line: string) => void): Promise<void> {
  try {
    await migrate(address, { log });
    // Files that wait in a refused form are not part of a back-up: nobody can send them any more.
    await asOwner(address, (client) => client.query('TRUNCATE public.kept_file'));
    await asOwner(address, (client) => client.query('ANALYZE'));
  } catch (error) {
    throw new Restored(
      `All rows and files are restored, but bringing them up to date failed: ${(error as Error).message} Mend that, then run: migrate`,
      { cause: error },
    );
  }
}

function refuseUnknownVersion({ version, migrations }: Manifest): void {
  const known = new Map(readMigrations().map((migration) => [migration.version, migration.checksum]));
  const newest = Math.max(0, ...known.keys());
  if (version > newest)
    throw new Error(
      `This back-up is of version ${version}; this portal knows up to ${newest}. Restore it with a newer portal.`,
    );
  const strange = migrations.find((migration) => known.get(migration.version) !== migration.checksum);
  if (strange !== undefined)
    throw new Error(`This back-up was made by another portal: its migration ${strange.version} is not ours.`);
}

async function load(client: pg.Client, folder: string, manifest: Manifest, log: (line: string) => void): Promise<void> {
  const tables = await storedTables(client);
  const here = new Set(tables.map(({ name }) => name));
  const strange = manifest.tables.find(({ name }) => !here.has(name));
  if (strange !== undefined)
    throw new Error(`The back-up has a table that this portal does not know: ${strange.name}.`);
  await withWallsDown(client, tables, await seesEverything(client), async () => {
    await client.query(`TRUNCATE ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')}`);
    for (const table of manifest.tables) {
      const rows = await copyFrom(client, `COPY ${copyList(table)} FROM STDIN`, unpack(folder, table.file));
      if (rows !== table.rows) throw new Error(`Table ${table.name} got ${rows} rows, the back-up has ${table.rows}.`);
      log(`${table.name}: ${rows}`);
    }
  });
  for (const { name, value, called } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2, $3)', [`public.${quoted(name)}`, value, called]);
  await loadJobs(client, folder, manifest);
}

/** Jobs are queued anew through the queue's own door, so its version may differ from the back-up's. */
async function loadJobs(client: pg.Client, folder: string, { jobs }: Manifest): Promise<void> {
  await client.query(
    'CREATE TEMPORARY TABLE job_back (position bigint GENERATED ALWAYS AS IDENTITY, identifier text, payload json, queue_name text, run_at timestamptz, max_attempts int, key text, priority int, flags text[]) ON COMMIT DROP',
  );
  await copyFrom(
    client,
    'COPY job_back (identifier, payload, queue_name, run_at, max_attempts, key, priority, flags) FROM STDIN',
    unpack(folder, jobs.file),
  );
  await client.query(
    'SELECT graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority, flags) FROM (SELECT * FROM job_back ORDER BY position) AS job',
  );
}
