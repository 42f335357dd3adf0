import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { backup } from '../database/backup.ts';
import { restore } from '../database/restore.ts';
import { openDatabase, dataFolder } from '../main.ts';
import { say } from './terminal.ts';

const key = () => process.env['BACKUP_KEY'] || undefined;

export const backupCommand = (args: readonly string[]) => onDatabase('backup DIR', args, async (folder, address, files) => {
  const { tables } = await backup(address, files, folder, { key: key(), log: say });
  say(`${tables.length} tables and all files are in ${folder}.`);
});

export const restoreCommand = (args: readonly string[]) => onDatabase('restore DIR', args, async (folder, address, files) => {
  await restore(folder, address, files, { key: key(), log: say });
  say('The back-up is restored.');
});

type Work = (folder: string, address: Parameters<typeof backup>[0], files: string) => Promise<void>;

async function onDatabase(usage: string, [folder, ...rest]: readonly string[], work: Work): Promise<number> {
  if (folder === undefined || rest.length > 0) {
    say(`Usage: ${usage}`);
    return 2;
  }
  const config = readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' });
  const place = dataFolder(config);
  const opened = await openDatabase(config, place, { durable: true, beside: true, log: () => {} });
  try {
    await work(folder, opened.address, join(place, 'files'));
  } finally {
    await opened.stop();
  }
  return 0;
}
