import pg from 'pg';
import { existsSync } from 'node:fs';
import { startEmbedded, throwAwayFolder, type EmbeddedDatabase } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';
import { seed, type Volume } from './seed.ts';

/** A PostgreSQL for the benchmark alone, as the portal brings it. Kept in `folder` when one is given, so that ten million rows are written once. */
export async function benchCluster(folder: string | null): Promise<EmbeddedDatabase> {
  return startEmbedded({ folder: folder ?? throwAwayFolder('portal-bench'), durable: false, removeAfter: folder === null, maxConnections: 120 });
}

/** A migrated database with this much in it; answers its address. What was filled before with as much is used again. */
export async function filled(cluster: EmbeddedDatabase, volume: Volume, say: (text: string) => void): Promise<string> {
  const name = `bench_${volume.customers}_${volume.invoicesEach}`;
  const url = cluster.url.replace(/\/portal\?/, `/${name}?`);
  const made = await withClient(cluster.url, async (client) => {
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length === 0) await client.query(`create database ${name}`);
    return rows.length === 0;
  });
  await migrate({ connectionString: url });
  if (!made) return url;
  say(`Writing ${volume.customers} customers with ${volume.invoicesEach} invoices each …`);
  await withClient(url, (client) => seed(client, volume));
  return url;
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

export const isKept = (folder: string | null): boolean => folder !== null && existsSync(folder);
