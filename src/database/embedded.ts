import pg from 'pg';
import { resolve } from 'node:path';
import { ensureCluster, leaveSocket, OWNER, prepareFolder, socketFolder } from './embedded-folder.ts';
import { startServer, stopServer } from './embedded-process.ts';
import { findProgram } from './embedded-program.ts';

export { ownFolder, throwAwayFolder } from './embedded-folder.ts';

/** A running PostgreSQL of our own: how to reach it (`host` is the folder of its Unix socket) and how to stop it. */
export type EmbeddedDatabase = Readonly<{ host: string; port: number; user: string; database: string; url: string; stop(): Promise<void> }>;

/** `durable: false` trades safety at a power cut for speed: tests and demos only. */
export type EmbeddedOptions = Readonly<{ folder: string; durable: boolean; log?: (line: string) => void; maxConnections?: number }>;

const PORT = 5432;
const DATABASE = 'portal';

/** Starts PostgreSQL in `folder`, which is made and filled when new. Throws an Error that says what to do. */
export async function startEmbedded({ folder, durable, log = () => {}, maxConnections = 60 }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const place = resolve(folder);
  const account = prepareFolder(place);
  const program = findProgram(account, place);
  const { data, isNew } = ensureCluster(place, program, account, durable);
  if (isNew) log(`Made a new PostgreSQL ${program.major} database in ${place}.`);
  const socket = socketFolder(place, account);
  const child = await startServer({ postgres: program.postgres, folder: place, data, account, settings: { socket, durable, maxConnections } });
  const stop = async (): Promise<void> => {
    await stopServer(child);
    leaveSocket(socket, place);
  };
  try {
    await prepareDatabase(socket);
  } catch (error) {
    await stop();
    throw error;
  }
  return Object.freeze({ ...connection(socket), stop });
}

function connection(socket: string): Omit<EmbeddedDatabase, 'stop'> {
  const url = `postgresql://${OWNER}@localhost:${PORT}/${DATABASE}?host=${encodeURIComponent(socket)}`;
  return { host: socket, port: PORT, user: OWNER, database: DATABASE, url };
}

async function prepareDatabase(socket: string): Promise<void> {
  const client = new pg.Client({ host: socket, port: PORT, user: OWNER, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query<{ made: boolean; dutch: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS made,
              EXISTS (SELECT FROM pg_collation WHERE collname = 'nl-x-icu') AS dutch`, [DATABASE]);
    if (rows[0]?.dutch !== true) throw new Error('This PostgreSQL cannot sort Dutch: the collation "nl-x-icu" is missing.');
    if (rows[0].made !== true) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
