import { keyUsage, keyCommand } from './keys.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { importInto, importUsage } from './import.ts';
import { migrateCommand, start } from './start.ts';
import { staff, staffUsage } from './staff.ts';
import { say } from './terminal.ts';

type Command = Readonly<{ usage: string; does: string; run: (args: readonly string[]) => Promise<number> }>;

const commands: Readonly<Record<string, Command>> = {
  start: { usage: 'start', does: 'Start the portal', run: start },
  demo: { usage: 'demo [--data DIR]', does: 'Start it with sample customers, in a folder that is thrown away', run: demo },
  migrate: { usage: 'migrate', does: 'Bring the database up to date', run: migrateCommand },
  import: { usage: importUsage, does: 'Take in customers, invoices, content …', run: importInto },
  key: { usage: keyUsage, does: 'Make or end a key for a machine', run: keyCommand },
  staff: { usage: staffUsage, does: 'Add somebody who works here', run: staff },
  backup: { usage: 'backup DIR', does: 'Write everything to a new folder', run: backupCommand },
  restore: { usage: 'restore DIR', does: 'Put a back-up into an empty portal', run: restoreCommand },
  doctor: { usage: 'doctor', does: 'Check settings, database, files and mail', run: doctor },
};

/** Runs one command of `npm run portal --`. Answers the exit code: 0 done, 1 failed, 2 used wrongly. */
export async function runCommand([name, ...args]: readonly string[]): Promise<number> {
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (command === undefined) {
    say(`Usage: npm run portal -- COMMAND\n\n${Object.values(commands).map(({ usage, does }) => `  ${usage}\n      ${does}`).join('\n')}`);
    return 2;
  }
  try {
    return await command.run(args);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
