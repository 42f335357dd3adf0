import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { open, requestFor } from './load.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a server process has cost so far: microseconds of processor, bytes of memory. */
export type Usage = Readonly<{ cpu: number; rss: number }>;
export type Server = Readonly<{
  port: number;
  child: ChildProcess;
  usage(): Promise<Usage>;
  send(message: object): Promise<unknown>;
  stop(): Promise<void>;
}>;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A process of its own for one server; its output goes nowhere, as a log file that nobody reads. */
export async function startServer(
  script: readonly string[],
  settings: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Server> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--import', './src/platform/jsx-loader.js', '--import', './bench/probe.ts', ...flags, ...script],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...settings },
    },
  );
  const gone = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  const ask = (message: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve);
      void gone.then(() => reject(new Error('The server ended before it answered.')));
      child.send(message as object, (error) => error && reject(error));
    });
  return {
    port,
    child,
    send: ask,
    async usage() {
      const { cpu, rss } = (await ask('usage')) as { cpu: NodeJS.CpuUsage; rss: number };
      return { cpu: cpu.user + cpu.system, rss };
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.connected) child.disconnect();
      const hard = setTimeout(() => child.kill('SIGKILL'), 8000);
      await gone;
      clearTimeout(hard);
    },
  };
}

/** The portal as it runs in production: https in front, its own guard, log, headers and compression. */
export async function startPortal(
  settings: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Server> {
  const server = await startServer(
    ['bin/portal.ts', 'start'],
    { BASE_URL: 'https://portal.example', LOG_LEVEL: 'info', ...settings },
    flags,
  );
  await untilReady(server);
  return server;
}

/**
 * Waits until /readyz says yes; answers how long that took in ms. Throws after half a minute, or when the process ends.
 */
export async function untilReady({ port, child }: Server, began = performance.now()): Promise<number> {
  while (performance.now() - began < 30_000 && child.exitCode === null) {
    try {
      const line = await open(port);
      const { status } = await line.ask(requestFor('/readyz', null)).finally(() => line.socket.destroy());
      if (status === 200) return performance.now() - began;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The portal did not start: run it by hand to see why.');
}
