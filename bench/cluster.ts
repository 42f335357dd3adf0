import { createHash } from 'node:crypto';
import pg from 'pg';
import { startEmbedded, throwAwayFolder, type EmbeddedDatabase } from '../src/database/embedded.ts';
import { migrate, readMigrations } from '../src/database/migrate.ts';
import { seed, type Volume } from './seed.ts';

/**
 * A PostgreSQL for the benchmark alone, as the portal brings it. Kept in `folder` when one is given, so that ten
 * million rows are written once.
 */
export async function benchCluster(folder: string | null): Promise<EmbeddedDatabase> {
  return startEmbedded({
    folder: folder ?? throwAwayFolder('portal-bench'),
    durable: false,
    removeAfter: folder === null,
    maxConnections: 120,
  });
}

/**
 * A migrated database with this much in it; answers its address. What was filled before for the same tables is used
 * again.
 */
export async function filled(cluster: EmbeddedDatabase, volume: Volume, say: (text: string) => void): Promise<string> {
  const size = `bench_${volume.customers}_${volume.invoicesEach}_`;
  const name =
    size +
    createHash('sha256')
      .update(
        readMigrations()
          .map(({ checksum }) => checksum)
          .join(),
      )
      .digest('hex')
      .slice(0, 8);
  const url = cluster.url.replace(/\/portal\?/, `/${name}?`);
  const made = await withClient(cluster.url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [size],
    );
    if (rows.some(({ datname }) => datname === name)) return false;
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
    await client.query(`create database ${name}`);
    return true;
  });
  if (!made) {
    await withClient(url, asFilled);
    return url;
  }
  say(`Writing ${volume.customers} customers with ${volume.invoicesEach} invoices each …`);
  await migrate({ connectionString: url });
  await seed(url, volume);
  return url;
}

/** Kept rows as they were: sessions end after an hour without anybody, and a run leaves what it imported. */
async function asFilled(client: pg.Client): Promise<void> {
  await client.query("update session set last_seen_at = now(), ends_at = now() + interval '12 hours'");
  const { rowCount } = await client.query("delete from invoice where supplier_key <> 'bench'");
  if (rowCount !== 0) await client.query('vacuum analyze');
}

export async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
