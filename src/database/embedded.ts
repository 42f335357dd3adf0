import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { writeAccess } from './embedded-access.ts';
import { isShared, ownAccountAdvice } from './embedded-account.ts';
import { clustersIn, ensureCluster, OWNER, prepareFolder, socketFolder } from './embedded-folder.ts';
import { answersAt, neighbourOf, waitForFreeFolder } from './embedded-neighbour.ts';
import { superviseServer } from './embedded-process.ts';
import { findProgram } from './embedded-program.ts';

export { accountFor, isShared, ownAccountAdvice } from './embedded-account.ts';
export { ownFolder, throwAwayFolder } from './embedded-folder.ts';

/** A running PostgreSQL of our own: how to reach it (`host` is the folder of its Unix socket) and how to stop it. */
export type EmbeddedDatabase = Readonly<{
  host: string;
  port: number;
  user: string;
  database: string;
  url: string;
  stop(): Promise<void>;
}>;

/**
 * `durable: false` trades safety at a power cut for speed: tests and demos only. `removeAfter` removes the folder when
 * the server stops, also when we are killed. `log` gets a line now and then, `warn` one when the server fell over; its
 * own log lies in the folder.
 */
export type EmbeddedOptions = Readonly<{
  folder: string;
  durable: boolean;
  removeAfter?: boolean;
  log?: (line: string) => void;
  warn?: (line: string) => void;
  maxConnections?: number;
}>;

const PORT = 5432;
const DATABASE = 'portal';

/**
 * Starts PostgreSQL in `folder`, which is made and filled when new, and keeps it running. Throws an Error that says
 * what to do.
 */
export async function startEmbedded({
  folder: wanted,
  durable,
  removeAfter = false,
  log = () => {},
  warn = log,
  maxConnections = 60,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  // Before anything changes hands: nothing of a folder in use is touched.
  for (const cluster of clustersIn(wanted)) await waitForFreeFolder(cluster, log);
  const { folder, account } = prepareFolder(wanted);
  if (durable && isShared(account)) log(ownAccountAdvice);
  const program = findProgram(account, folder);
  const { data, isNew } = ensureCluster(folder, program, account, durable);
  if (isNew) log(`Made a new PostgreSQL ${program.major} database in ${folder}.`);
  const socket = socketFolder(folder, account);
  const rubbish = removeAfter ? folder : dirname(socket) === folder ? '' : socket;
  const server = await superviseServer(
    {
      postgres: program.postgres,
      folder,
      data,
      account,
      settings: { socket, durable, maxConnections, access: writeAccess(folder, account) },
      rubbish,
    },
    warn,
  );
  const stop = async (): Promise<void> => {
    await server.stop();
    if (rubbish !== '') rmSync(rubbish, { recursive: true, force: true });
  };
  try {
    await prepareDatabase(socket);
  } catch (error) {
    await stop();
    throw error;
  }
  return Object.freeze({ ...connection(socket), stop });
}

/** The server that a running portal keeps on this folder, for commands given beside it; `stop` leaves it alone. */
export async function runningEmbedded(folder: string): Promise<EmbeddedDatabase | undefined> {
  for (const data of clustersIn(folder)) {
    const seen = neighbourOf(data);
    const socket = seen === undefined ? await answersAt(data) : seen.ready ? seen.socket : undefined;
    if (socket !== undefined) return Object.freeze({ ...connection(socket), stop: async () => {} });
  }
  return undefined;
}

/** Whether there is a database of ours in the folder. */
export const hasCluster = (folder: string): boolean => clustersIn(folder).length > 0;

function connection(socket: string): Omit<EmbeddedDatabase, 'stop'> {
  const url = `postgresql://${OWNER}@localhost:${PORT}/${DATABASE}?host=${encodeURIComponent(socket)}`;
  return { host: socket, port: PORT, user: OWNER, database: DATABASE, url };
}

async function prepareDatabase(socket: string): Promise<void> {
  const client = new pg.Client({ host: socket, port: PORT, user: OWNER, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ made: boolean; dutch: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS made,
              EXISTS (SELECT FROM pg_collation WHERE collname = 'nl-x-icu') AS dutch`,
      [DATABASE],
    );
    if (rows[0]?.dutch !== true)
      throw new Error('This PostgreSQL cannot sort Dutch: the collation "nl-x-icu" is missing.');
    if (!rows[0].made) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
