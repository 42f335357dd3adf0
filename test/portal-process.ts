import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../bench/server.ts';
import { throwAwayFolder } from '../src/database/embedded.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The portal as people run it: a process of its own, with all it said. */
export type PortalProcess = Readonly<{
  child: ChildProcess;
  url: string;
  port: number;
  folder: string;
  /** Everything on standard output and standard error so far. */
  said(): string;
  /** Waits until it said this; throws after half a minute. */
  says(words: RegExp): Promise<void>;
  /** Asks a path; the status, or 0 when nobody answers within `ms`. */
  status(path: string, ms?: number): Promise<number>;
  /** Waits until /readyz says this; answers how long that took in ms. Throws when it takes longer than `withinMs`. */
  until(status: number, withinMs: number): Promise<number>;
  /** SIGTERM, and its exit code; removes the folder. */
  stop(): Promise<number | null>;
}>;

export const startCommand = ['--import', './src/platform/jsx-loader.js', 'bin/portal.ts', 'start'] as const;

/** The surroundings of a portal in a throw-away folder on a free port. */
export async function surroundings(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ env: NodeJS.ProcessEnv; port: number; folder: string }> {
  const [port, folder] = [await freePort(), throwAwayFolder('portal-process')];
  return {
    port,
    folder,
    env: {
      ...process.env,
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: '',
      PORT: String(port),
      HOST: '127.0.0.1',
      BASE_URL: 'https://portal.example',
      LOG_LEVEL: 'warn',
      ...settings,
    },
  };
}

/** Runs one command of the portal in a process of its own; answers what it said and its exit code. */
export async function portalCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Readonly<{ code: number | null; stdout: string; stderr: string }>> {
  const env = { ...process.env, DATABASE_URL: '', SETTINGS_FILE: '', ...settings };
  const child = spawn(process.execPath, ['--import', './src/platform/jsx-loader.js', 'bin/portal.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (part: Buffer) => (said[name] += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** Starts `npm start` without npm, and waits until it says where it answers. */
export async function startPortalProcess(settings: Readonly<Record<string, string>> = {}): Promise<PortalProcess> {
  const { env, port, folder } = await surroundings(settings);
  const child = spawn(process.execPath, [...startCommand], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const status = (path: string, ms = 10_000) =>
    fetch(url + path, {
      redirect: 'manual',
      headers: { cookie: '__Host-sessie=nobody; sessie=nobody' },
      signal: AbortSignal.timeout(ms),
    }).then(
      ({ status }) => status,
      () => 0,
    );
  while (!said.includes('The portal answers at')) {
    if (child.exitCode !== null) throw new Error(`The portal did not start:\n${said}`);
    await pause(20);
  }
  return {
    child,
    url,
    port,
    folder,
    status,
    said: () => said,
    async says(words) {
      for (const until = Date.now() + 30_000; !words.test(said); await pause(20))
        if (Date.now() > until) throw new Error(`The portal never said ${words}:\n${said}`);
    },
    async until(wanted, withinMs) {
      const began = performance.now();
      while ((await status('/readyz', 3_000)) !== wanted) {
        if (performance.now() - began > withinMs)
          throw new Error(`/readyz did not become ${wanted} within ${withinMs} ms; the portal said:\n${said}`);
        await pause(20);
      }
      return performance.now() - began;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}
