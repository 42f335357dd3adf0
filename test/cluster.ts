import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startEmbedded, throwAwayFolder, type EmbeddedDatabase } from '../src/database/embedded.ts';

/** How to reach one database as its owner. */
export type Connection = Readonly<{ host: string; port: number; user: string; database: string; url: string }>;

/** A database of its own for one test file; `drop` removes it. */
export type TestDatabase = Connection & Readonly<{ drop(): Promise<void> }>;

const TEMPLATE = 'portal_template';
const HOST_SETTING = 'PORTAL_TEST_PG_HOST';

let ownCluster: Promise<string> | undefined;

/**
 * One PostgreSQL for a whole test run, with a migrated template that every test database is copied from. Its socket
 * folder goes into the environment, so that test files started from here find it.
 */
export async function startCluster(
  prepareTemplate: (template: Connection) => Promise<unknown> = migrateTemplate,
): Promise<EmbeddedDatabase> {
  const cluster = await startEmbedded({
    folder: throwAwayFolder('portal-test'),
    durable: false,
    removeAfter: true,
    maxConnections: 200,
  });
  try {
    await asOwner(cluster.host, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
    await prepareTemplate(connectionTo(cluster.host, TEMPLATE));
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  process.env[HOST_SETTING] = cluster.host;
  return cluster;
}

/**
 * A fresh, migrated, empty database. Without a cluster in the environment this process starts one and takes it along
 * when it ends.
 */
export async function testDatabase(name = 'test'): Promise<TestDatabase> {
  const host = process.env[HOST_SETTING] ?? (await (ownCluster ??= startCluster().then((cluster) => cluster.host)));
  const database = `${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)}_${randomBytes(5).toString('hex')}`;
  await asOwner(host, (client) => client.query(`CREATE DATABASE ${database} TEMPLATE ${TEMPLATE} STRATEGY file_copy`));
  const drop = async (): Promise<void> => {
    await asOwner(host, (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  };
  return Object.freeze({ ...connectionTo(host, database), drop });
}

function connectionTo(host: string, database: string): Connection {
  const url = `postgresql://portal_owner@localhost:5432/${database}?host=${encodeURIComponent(host)}`;
  return Object.freeze({ host, port: 5432, user: 'portal_owner', database, url });
}

async function asOwner(host: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(connectionTo(host, 'postgres'));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function migrateTemplate(template: Connection): Promise<void> {
  const { migrate } = await import('../src/database/migrate.ts');
  await migrate({ connectionString: template.url });
}
