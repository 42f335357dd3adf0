import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from './config.ts';
import type { DatabaseAddress } from './database/connect.ts';
import { hasCluster, ownFolder, runningEmbedded, startEmbedded } from './database/embedded.ts';
import { lookInto, noneIsMade, requirePortal, shownAddress } from './database/reach.ts';
import { CommandFailure } from './platform/command-failure.ts';

/** A database that can be used: `place` says which one it is, without secrets. */
export type OpenDatabase = Readonly<{ address: DatabaseAddress; place: string; stop(): Promise<void> }>;

/**
 * `beside` lets a command use the database of a portal that is running on the same folder; without it a second portal
 * is refused. `make` allows a database that is not there yet to be made, or one of an older version to be brought up to
 * date: only start, migrate, restore and demo do. Without it a command under other settings than the portal's would
 * work on an empty database, unseen.
 */
export type OpenOptions = Readonly<{
  durable: boolean;
  beside: boolean;
  make: boolean;
  log: (line: string) => void;
  warn?: (line: string) => void;
}>;

/**
 * The folder for files and our own database. Refuses one below /proc or /sys, where no folder can be made: making it
 * would never end.
 */
export function dataFolder(config: Config): string {
  const folder = resolve(config.dataDir ?? ownFolder('data'));
  if (/^\/(proc|sys)(\/|$)/.test(folder))
    throw new CommandFailure(
      'wrong_settings',
      `DATA_DIR=${folder} is no place for data: nothing can be kept below /proc or /sys. Choose a folder on a disk.`,
    );
  return folder;
}

/**
 * Where the database is, started when it is our own. Throws an Error that says what to do when there is none and none
 * may be made.
 */
export async function openDatabase(
  config: Config,
  folder: string,
  { durable, beside, make, log, warn = log }: OpenOptions,
): Promise<OpenDatabase> {
  const opened =
    config.databaseUrl === null
      ? await openOwn(folder, { durable, beside, make, log, warn })
      : await openGiven(config.databaseUrl);
  try {
    if (!make) {
      await requirePortal(opened.address, opened.place);
      if (!existsSync(join(folder, 'files')))
        throw new CommandFailure(
          'no_database',
          `The portal has stored no files in ${join(folder, 'files')}: this is not its DATA_DIR. ${noneIsMade}`,
        );
    }
    return opened;
  } catch (error) {
    await opened.stop();
    throw error;
  }
}

async function openGiven(connectionString: string): Promise<OpenDatabase> {
  await lookInto({ connectionString });
  return {
    address: { connectionString },
    place: `${shownAddress(connectionString)} (DATABASE_URL)`,
    stop: async () => {},
  };
}

async function openOwn(folder: string, { durable, beside, make, log, warn = log }: OpenOptions): Promise<OpenDatabase> {
  const place = join(folder, 'postgres');
  const running = beside ? await runningEmbedded(place) : undefined;
  if (running === undefined && !make && !hasCluster(place))
    throw new CommandFailure('no_database', `There is no database in ${place}. ${noneIsMade}`);
  const server = running ?? (await startEmbedded({ folder: place, durable, log, warn }));
  const address = { host: server.host, port: server.port, user: server.user, database: server.database };
  return {
    address,
    place: `PostgreSQL of its own in ${place}${running === undefined ? '' : ' (of the running portal)'}`,
    stop: () => server.stop(),
  };
}

/**
 * Refuses to write as root into the folder of an account of its own: that account could not read what we store. Throws
 * with the command that works.
 */
export function refuseAsRoot(folder: string, words: string): void {
  const files = join(folder, 'files');
  if (process.getuid?.() !== 0 || !existsSync(files)) return;
  const { uid } = statSync(files);
  if (uid !== 0)
    throw new CommandFailure(
      'wrong_account',
      `The data in ${folder} belong to another account (uid ${uid}), which could not read what root stores there. Run this as that account: runuser -u "$(id -nu ${uid})" -- ${words}`,
    );
}
