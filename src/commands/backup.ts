import { join } from 'node:path';
import { backup } from '../database/backup.ts';
import { readManifest } from '../database/backup-manifest.ts';
import { restore, Restored } from '../database/restore.ts';
import { fullDisk, noRoomToRestore, stoppedForRoom } from '../database/room.ts';
import { dataFolder, openDatabase, refuseAsRoot } from '../open-database.ts';
import { systemScope } from '../access/scopes.ts';
import { connect, type DatabaseAddress } from '../database/connect.ts';
import { countSealed, keysNeeded, sealedWords } from '../features/record/sealed-values/index.ts';
import { keyFile, knownKeys } from '../platform/secret-keys.ts';
import { sealedColumns } from '../sealed.ts';
import { quietConfig, say, tell } from './terminal.ts';

const key = () => process.env['BACKUP_KEY'] || undefined;

export const backupCommand = (args: readonly string[]) =>
  onDatabase('backup DIR', args, false, async (folder, address, files) => {
    const { tables, files: kept } = await backup(address, files, folder, { key: key(), log: say });
    say(await keyWords(address, 'Not in this back-up: '));
    say(`${tables.length} tables and ${kept.missing === 0 ? 'all' : kept.count} files are in ${folder}.`);
    if (kept.missing === 0) return 0;
    say(
      `${kept.missing} files that the database names are not there and not in this back-up: see the lines above. The rest is whole and can be restored.`,
    );
    return 1;
  });

export async function restoreCommand(args: readonly string[]): Promise<number> {
  try {
    return await onDatabase('restore DIR', args, true, async (folder, address, files) => {
      await restore(folder, address, files, { key: key(), log: say });
      say(await keyWords(address, 'Not part of any back-up: '));
      say('The back-up is restored.');
      return 0;
    });
  } catch (error) {
    throw await reasonNotToRestore(error, args[0]!);
  }
}

/**
 * On a full disk: where, and how much room the back-up wants. That may already be so when the database is made for it.
 */
async function reasonNotToRestore(error: unknown, folder: string): Promise<unknown> {
  const config = quietConfig();
  const place = dataFolder(config);
  const isOwn = config.databaseUrl === null;
  const full = fullDisk(error) ?? (isOwn && (await stoppedForRoom(error, place)) ? 'ours' : null);
  if (full === null || error instanceof Restored) return error;
  return noRoomToRestore(
    isOwn || full === 'ours' ? place : null,
    await readManifest(folder, key()).catch(() => null),
    error,
  );
}

/** The key that opens secrets travels apart from the back-up; what needs it is named. */
async function keyWords(address: DatabaseAddress, before: string): Promise<string> {
  const config = quietConfig();
  const ring = await knownKeys(config.secretKey, dataFolder(config));
  const database = connect(address, { connections: 1 });
  try {
    const counts = await countSealed(systemScope(database), sealedColumns);
    const lost = keysNeeded(counts, ring);
    const own = ring === null ? 'the secret key' : `secret key ${ring.keys[0].id} (${ring.place})`;
    const gone =
      lost.length === 0
        ? ''
        : ` ${sealedWords(counts, lost)} cannot be opened here: put key ${lost.join(', ')} in SECRET_KEY or ${keyFile(dataFolder(config))}; until then these stop.`;
    return `${before}${own}. It opens ${sealedWords(counts)}${counts.length === 0 ? ' yet' : ': keep it apart'}.${gone}`;
  } finally {
    await database.close();
  }
}

type Work = (folder: string, address: Parameters<typeof backup>[0], files: string) => Promise<number>;

async function onDatabase(
  usage: string,
  [folder, ...rest]: readonly string[],
  make: boolean,
  work: Work,
): Promise<number> {
  if (folder === undefined || rest.length > 0) {
    say(`Usage: ${usage}`);
    return 2;
  }
  const config = quietConfig();
  const place = dataFolder(config);
  if (make) refuseAsRoot(place, `npm run portal -- ${usage}`);
  const opened = await openDatabase(config, place, { durable: true, beside: true, make, log: () => {} });
  try {
    tell(`Database: ${opened.place}. Files: ${join(place, 'files')}.`);
    return await work(folder, opened.address, join(place, 'files'));
  } finally {
    await opened.stop();
  }
}
