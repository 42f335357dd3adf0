import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type pg from 'pg';
import { copyList, quoted, seesEverything, storedSequences, storedTables, type StoredTable } from './backup-catalog.ts';
import { backUpFiles, checkFiles, checkNames, flushDisk, flushFolder, isEmptyFolder } from './backup-files.ts';
import { readManifest, writeManifest, type Manifest } from './backup-manifest.ts';
import { measure, packInto } from './backup-stream.ts';
import type { DatabaseAddress } from './connect.ts';
import { copyTo } from './copy.ts';
import { asOwner, inTransaction } from './owner.ts';
import { fullDisk, needOf, noRoomForBackup, type Need } from './room.ts';

export type { Manifest } from './backup-manifest.ts';

/** `key` seals the back-up, so that nobody without it can make or change one unseen. `log` hears what happens. */
export type BackupOptions = Readonly<{ key?: string; now?: Date; log?: (line: string) => void }>;

/** Jobs that still have to run. Those that failed for good stay behind. */
const WAITING_JOBS = `SELECT t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority,
    (SELECT array_agg(flag) FROM jsonb_object_keys(j.flags) AS flag) AS flags
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id WHERE j.attempts < j.max_attempts
    ORDER BY j.id`;

/**
 * Writes a whole back-up to the folder `target` (new or empty): every table as of one moment, jobs still to run, every
 * stored file. The portal may go on working. It appears under its name only when it is complete. Throws in words when
 * there is no room for it.
 */
export async function backup(
  address: DatabaseAddress,
  filesFolder: string,
  target: string,
  { key, now = new Date(), log = () => {} }: BackupOptions = {},
): Promise<Manifest> {
  const place = resolve(target);
  if (!(await isEmptyFolder(place))) throw new Error(`${place} is not empty. Give a new folder for each back-up.`);
  await sweepHalves(dirname(place), log);
  const half = `${place}.half-${process.pid}`;
  try {
    await mkdir(join(half, 'tables'), { recursive: true, mode: 0o700 });
    const manifest = await asOwner(address, (client) =>
      inTransaction(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', () =>
        write(client, filesFolder, half, now, log),
      ),
    );
    await writeManifest(half, manifest, key);
    flushDisk(half);
    await rename(half, place);
    await flushFolder(dirname(place));
    return manifest;
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw fullDisk(error) === 'ours' ? await noRoomForBackup(place, await neededFor(address), error) : error;
  }
}

/** Asked only when there was no room; null when the database has no room to answer either. */
const neededFor = (address: DatabaseAddress): Promise<Need | null> =>
  asOwner(address, (client) =>
    inTransaction(client, 'BEGIN READ ONLY', async () => {
      if (!(await seesEverything(client))) await client.query('SET LOCAL ROLE portal_system');
      return needOf(client);
    }),
  ).catch(() => null);

const dayMs = 24 * 3_600_000;

/** Removes what back-ups that were killed left beside this one: halves that nobody wrote to for a day. */
async function sweepHalves(folder: string, log: (line: string) => void): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const half = join(folder, name);
    const written = /\.half-\d+$/.test(name) ? await lastWritten(half) : null;
    if (written === null || Date.now() - written < dayMs) continue;
    await rm(half, { recursive: true, force: true });
    log(`${half} was left by a back-up that was cut off; it is removed.`);
  }
}

/** When anything in this half of a back-up was last written; null when it is none. */
async function lastWritten(half: string): Promise<number | null> {
  const times = await Promise.all(
    ['', 'tables', 'files'].map((name) =>
      stat(join(half, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return times[1] === 0 ? null : Math.max(...times);
}

/** Reads a whole back-up and refuses one that is not as it was made. */
export async function checkBackup(source: string, key?: string): Promise<Manifest> {
  const manifest = await readManifest(source, key);
  for (const { file, sha256 } of [...manifest.tables, manifest.jobs, manifest.files]) {
    const found = await measure(join(source, file)).catch(() => undefined);
    if (found?.sha256 !== sha256)
      throw new Error(
        `${source} was changed after it was made: ${file} ${found === undefined ? 'is gone' : 'has other content'}.`,
      );
  }
  await checkNames(
    source,
    [...manifest.tables, manifest.jobs, manifest.files].map(({ file }) => file),
  );
  await checkFiles(source);
  return manifest;
}

async function write(
  client: pg.Client,
  filesFolder: string,
  folder: string,
  now: Date,
  log: (line: string) => void,
): Promise<Manifest> {
  const tables = await storedTables(client);
  if (!tables.some(({ name }) => name === 'migration'))
    throw new Error('There is no portal in this database: table "migration" is missing.');
  // Held until the end, so that no migration changes a table under our hands.
  await client.query(
    `LOCK TABLE ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} IN ACCESS SHARE MODE`,
  );
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
    'SELECT version, checksum FROM public.migration ORDER BY version',
  );
  const sees = await seesEverything(client);
  if (sees) await client.query('SET LOCAL row_security = off');
  const sealed: Manifest['tables'][number][] = [];
  for (const table of tables) sealed.push(await writeTable(client, table, sees, folder, log));
  const jobs = await writeRows(client, `(${WAITING_JOBS})`, folder, 'jobs.copy.gz');
  const sequences = await storedSequences(client);
  const {
    rows: [whole],
  } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database())::text AS bytes');
  if (!sees) await client.query('SET LOCAL ROLE portal_system');
  const files = await backUpFiles(client, filesFolder, folder, log);
  log(`files: ${files.count}`);
  return {
    format: 1,
    madeAt: now.toISOString(),
    version: migrations.at(-1)?.version ?? 0,
    migrations,
    databaseBytes: Number(whole!.bytes),
    tables: sealed,
    sequences,
    jobs,
    files,
  };
}

async function writeTable(
  client: pg.Client,
  table: StoredTable,
  sees: boolean,
  folder: string,
  log: (line: string) => void,
): Promise<Manifest['tables'][number]> {
  const asSystem = table.forced && !sees;
  if (asSystem && !table.open) {
    throw new Error(
      `This database user may not read every row of table "${table.name}", so the back-up would not be whole. Use a user with BYPASSRLS, or give portal_system a policy on it.`,
    );
  }
  if (asSystem) await client.query('SET LOCAL ROLE portal_system');
  const written = await writeRows(client, copyList(table), folder, `tables/${table.name}.copy.gz`);
  if (asSystem) await client.query('RESET ROLE');
  log(`${table.name}: ${written.rows}`);
  return { name: table.name, columns: table.columns, ...written };
}

async function writeRows(client: pg.Client, what: string, folder: string, file: string): Promise<Manifest['jobs']> {
  let sealed: Awaited<ReturnType<typeof packInto>> | undefined;
  const rows = await copyTo(
    client,
    `COPY ${what} TO STDOUT`,
    async (source) => void (sealed = await packInto(folder, file, source)),
  );
  if (sealed === undefined) throw new Error(`${file} was not written.`);
  return { ...sealed, rows };
}
