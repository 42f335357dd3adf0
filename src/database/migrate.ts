import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { refuseOldServer } from './check.ts';
import type { DatabaseAddress } from './connect.ts';
import { ensureJobRole } from './job-role.ts';

const folder = new URL('./migrations/', import.meta.url);

/** The job queue's own tables (graphile-worker keeps its own versions). */
async function migrateJobs(address: DatabaseAddress): Promise<void> {
  const { Logger, runMigrations } = await import('graphile-worker');
  const pool = new pg.Pool({ ...address, max: 2 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
  } finally {
    await pool.end();
  }
}

export type Migration = Readonly<{ version: number; name: string; sql: string; checksum: string }>;

export function readMigrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(new URL(file, folder), 'utf8');
      return {
        version: Number(file.slice(0, 4)),
        name: file,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

/**
 * Brings the database to the newest version, each step in its own transaction, one process at a time. `upTo` stops at
 * that version (restoring an older back-up). Answers how many steps ran. Throws when a step that already ran has
 * changed since, or the database is newer than this portal. `log` hears of each step, and every `stillEveryMs` of one
 * that takes its time: nobody shall take a portal that changes a million invoices for one that hangs, and end it.
 */
export async function migrate(
  address: DatabaseAddress,
  {
    log = () => {},
    upTo = Infinity,
    stillEveryMs = 30_000,
  }: { log?: (line: string) => void; upTo?: number; stillEveryMs?: number } = {},
): Promise<number> {
  const client = new pg.Client({ ...address });
  // A lost connection fails the statement that waits; this keeps it from ending the process without a word.
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseOldServer(client);
    const during = <T>(what: string, work: () => Promise<T>): Promise<T> => sayStill(what, stillEveryMs, log, work);
    await during('another portal changes this database; waiting for it', () =>
      client.query('select pg_advisory_lock(20261122)'),
    );
    await client.query(
      'create table if not exists migration (version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ version: number; checksum: string }>(
      'select version, checksum from migration',
    );
    const applied = new Map(rows.map((row) => [row.version, row.checksum]));
    const migrations = readMigrations();
    const newest = migrations.at(-1)?.version ?? 0;
    for (const version of applied.keys()) {
      if (version > newest)
        throw new Error(
          `This database is at version ${version}; this portal knows up to ${newest}. Start the newer portal, or restore a back-up.`,
        );
    }
    // Loading the queue takes longer than asking. A newer queue brings its own tables up to date when it starts to
    // work.
    const ours = migrations.filter(({ version }) => version <= upTo);
    if (ours.some(({ version }) => !applied.has(version))) await migrateJobs(address);
    let count = 0;
    for (const migration of ours) {
      const seen = applied.get(migration.version);
      if (seen === migration.checksum) continue;
      if (seen !== undefined)
        throw new Error(
          `Migration ${migration.name} was changed after it ran. Put the old text back and add a new migration.`,
        );
      await client.query('begin');
      try {
        const what = `the database is being changed by ${migration.name}; a large one takes minutes`;
        await during(what, () => client.query(migration.sql));
        await client.query('insert into migration (version, name, checksum) values ($1, $2, $3)', [
          migration.version,
          migration.name,
          migration.checksum,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw new Error(`Migration ${migration.name} failed and was undone: ${(error as Error).message}`, {
          cause: error,
        });
      }
      log(`migrated to ${migration.name}`);
      count++;
    }
    await ensureJobRole(client);
    return count;
  } finally {
    await client.end();
  }
}

/** Says every so often that something is still going on, and for how many seconds. */
async function sayStill<T>(what: string, everyMs: number, log: (line: string) => void, work: () => Promise<T>) {
  const began = performance.now();
  const saying = setInterval(() => log(`${what} (${Math.round((performance.now() - began) / 1000)} s)`), everyMs);
  return work().finally(() => clearInterval(saying));
}
