import { readConfig } from './config.ts';
import { addKey } from './features/api-keys/index.ts';
import { importCommand } from './features/imports/index.ts';
import { systemScope } from './access/scopes.ts';
import { layFoundation, serve, type Foundation, type Running } from './main.ts';

type Command = Readonly<{ usage: string; does: string; run: (args: readonly string[]) => Promise<number> }>;

/** Every command of `npm run portal --`. Answers the exit code: 0 done, 1 failed, 2 used wrongly. */
const commands: Readonly<Record<string, Command>> = {
  start: { usage: 'start', does: 'Start the portal', run: start },
  migrate: { usage: 'migrate', does: 'Bring the database up to date', run: () => withPortal(async () => say('The database is up to date.')) },
  import: { usage: 'import KIND FILE|FOLDER', does: 'Bring in records from a file or folder', run: (args) => withPortal(({ portal }) => importCommand(args, portal, process.stdout)) },
  key: { usage: 'key add NAME', does: 'Make a key for a machine', run: keyCommand },
};

export async function runCommand([name, ...args]: readonly string[]): Promise<number> {
  const command = name === undefined ? undefined : commands[name];
  if (command === undefined) {
    say(`Commands:\n${Object.values(commands).map(({ usage, does }) => `  ${usage.padEnd(34)} ${does}`).join('\n')}`);
    return 2;
  }
  try {
    return await command.run(args);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

const say = (text: string) => void process.stdout.write(`${text}\n`);

async function withPortal(work: (foundation: Foundation) => Promise<number | void>): Promise<number> {
  const foundation = await layFoundation(readConfig({ LOG_LEVEL: 'warn', ...process.env }));
  try {
    return (await work(foundation)) ?? 0;
  } finally {
    await foundation.close();
  }
}

async function start(): Promise<number> {
  const running = await serve(await layFoundation(readConfig(process.env)));
  say(`${running.url} answers.`);
  return untilStopped(running);
}

/** Waits for SIGTERM or SIGINT, then lets everything finish. A second signal does not wait. */
function untilStopped(running: Running): Promise<number> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      running.stop().then(() => resolve(0), (error: unknown) => (process.stderr.write(`${String(error)}\n`), resolve(1)));
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}

async function keyCommand([verb, ...words]: readonly string[]): Promise<number> {
  const name = words.join(' ');
  if (verb !== 'add' || name === '') return say('Usage: key add NAME'), 2;
  return withPortal(async ({ portal }) => say(await addKey(systemScope(portal.database, 'command'), name)));
}
