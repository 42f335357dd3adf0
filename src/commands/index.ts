import { adoptSettings } from '../settings-file.ts';
import { asksJson, CommandFailure, failureExit, failureText, named } from '../platform/command-failure.ts';
import { say } from './terminal.ts';

type Run = (args: readonly string[]) => Promise<number>;
/** A command brings its own files along: a start does not wait for what fills a demo or reads an import. */
type Command = Readonly<{ usage: string | (() => Promise<string>); does: string; load: () => Promise<Run> }>;

const commands: Readonly<Record<string, Command>> = {
  start: { usage: 'start', does: 'Start the portal', load: async () => (await import('./start.ts')).start },
  demo: {
    usage: 'demo [--data DIR]',
    does: 'Start it with sample customers, in a folder that is thrown away',
    load: async () => (await import('./demo.ts')).demo,
  },
  migrate: {
    usage: 'migrate',
    does: 'Bring the database up to date',
    load: async () => (await import('./start.ts')).migrateCommand,
  },
  import: {
    usage: async () => (await import('./import.ts')).importUsage,
    does: 'Take in customers, invoices, content …',
    load: async () => (await import('./import.ts')).importInto,
  },
  key: {
    usage: async () => (await import('./keys.ts')).keyUsage,
    does: 'Make, list or end a key for a machine',
    load: async () => (await import('./keys.ts')).keyCommand,
  },
  mail: {
    usage: async () => (await import('./mail.ts')).mailUsage,
    does: 'Show mail that waits or was given up, send it again',
    load: async () => (await import('./mail.ts')).mail,
  },
  staff: {
    usage: async () => (await import('./staff.ts')).staffUsage,
    does: 'Add, list or end somebody who works here',
    load: async () => (await import('./staff.ts')).staff,
  },
  pdfs: {
    usage: async () => (await import('./pdfs.ts')).pdfsUsage,
    does: 'Make the PDFs of invoices anew that the portal made itself',
    load: async () => (await import('./pdfs.ts')).pdfs,
  },
  secrets: {
    usage: async () => (await import('./secrets.ts')).secretsUsage,
    does: 'Show, change or clean up the key that seals secrets in the database',
    load: async () => (await import('./secrets.ts')).secretsCommand,
  },
  backup: {
    usage: 'backup DIR',
    does: 'Write everything to a new folder',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    usage: 'restore DIR',
    does: 'Put a back-up into an empty portal',
    load: async () => (await import('./backup.ts')).restoreCommand,
  },
  doctor: {
    usage: 'doctor',
    does: 'Check settings, database, files and mail',
    load: async () => (await import('./doctor.ts')).doctor,
  },
};

/** Runs one command of `npm run portal --`. Answers the exit code: 0 done, 1 failed, 2 used wrongly. */
export async function runCommand([name, ...args]: readonly string[]): Promise<number> {
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (command === undefined) {
    if (name !== undefined && !asksHelp(name)) {
      const unknown = new CommandFailure('unknown_command', `There is no command "${name}".${await meant(name)}`);
      if (asksJson(args)) return (say(failureText(unknown, true).trimEnd()), 2);
      process.stderr.write(`${unknown.message}\n\n`);
    }
    const lines = await Promise.all(
      Object.values(commands).map(
        async ({ usage, does }) => `  ${typeof usage === 'string' ? usage : await usage()}\n      ${does}`,
      ),
    );
    say(`Usage: npm run portal -- COMMAND\n\n${lines.join('\n')}`);
    return name !== undefined && asksHelp(name) ? 0 : 2;
  }
  try {
    // The demo is about sample customers: it leaves the settings of an installed portal alone.
    adopt(name!);
    return await (
      await command.load()
    )(args);
  } catch (error) {
    const json = asksJson(args);
    (json ? process.stdout : process.stderr).write(failureText(error, json));
    return failureExit(error);
  }
}

function adopt(name: string): void {
  try {
    adoptSettings(process.env, { lenient: name === 'start', ...(name === 'demo' ? { usual: null } : {}) });
  } catch (error) {
    throw named(error, 'wrong_settings');
  }
}

const asksHelp = (name: string) => ['help', '--help', '-h'].includes(name);

async function meant(name: string): Promise<string> {
  const { nearest } = await import('./nearest.ts');
  const near = nearest(name, Object.keys(commands));
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
