import type { FastifyBaseLogger } from 'fastify';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { layFoundation, type Foundation, type Running } from '../main.ts';
import { named } from '../platform/command-failure.ts';
import { logBesideAnswers } from '../platform/http/log.ts';
import { dataFolder, refuseAsRoot } from '../open-database.ts';

export const say = (text: string) => void process.stdout.write(`${text}\n`);
/** Beside what a command answers, which another program may read. */
export const tell = (text: string) => void process.stderr.write(`${text}\n`);

/**
 * Port 0 asks for any free one. Links in mails need its number before we listen, so it is looked for here. A port that
 * is taken, also the one for figures, is said before any work is done, with one that is free.
 */
export async function withPort(config: Config): Promise<Config> {
  if (config.metricsPort !== null) await refuseTaken(config.metricsHost, config.metricsPort, 'METRICS_PORT');
  if (config.port === 0) return Object.freeze({ ...config, port: (await freePort(config.host, 0)) ?? 0 });
  await refuseTaken(config.host, config.port, 'PORT');
  return config;
}

async function refuseTaken(host: string, taken: number, name: 'PORT' | 'METRICS_PORT'): Promise<void> {
  if ((await freePort(host, taken)) !== null) return;
  for (let port = taken + 1; port <= Math.min(taken + 50, 65_535); port++) {
    if ((await freePort(host, port)) !== null)
      throw new Error(`Port ${taken} is taken by another program. This one is free: ${name}=${port}`);
  }
  throw new Error(
    `Port ${taken} is taken by another program, and so are those after it. Choose another one with ${name}=…`,
  );
}

/**
 * The port itself when it can be listened on (for 0: one that can); null when it is taken. Other hindrances are told by
 * who listens.
 */
async function freePort(host: string, port: number): Promise<number | null> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? null : port;
  }
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return found;
}

/**
 * Lends a portal that neither answers nor takes jobs to one command, and puts it away afterwards. Says first which
 * database it is. Only with `make` the database is made when it is not there.
 */
export async function withPortal(
  work: (foundation: Foundation) => Promise<number | void>,
  { make = false, words = 'npm run portal -- …' }: { make?: boolean; words?: string } = {},
): Promise<number> {
  const config = quietConfig();
  if (!make) refuseAsRoot(dataFolder(config), words);
  const foundation = await layFoundation(config, { beside: true, make }).catch((error: unknown) => {
    throw named(error, 'database_unavailable');
  });
  try {
    tell(`Database: ${foundation.place}. Files: ${join(foundation.dataDir, 'files')}.`);
    return (await work(foundation)) ?? 0;
  } finally {
    await foundation.close();
  }
}

/** The settings of a command: what it has to say matters, not the log of a portal. */
export function quietConfig(): Config {
  logBesideAnswers();
  return readConfig({ ...process.env, LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' });
}

/**
 * Whatever nobody was waiting for gets a line that says why. A promise that was rejected unseen leaves everything else
 * as it was: the portal goes on. After an error that was thrown into nowhere nothing is sure: it ends, and whoever
 * watches over it starts it again.
 */
export function sayWhy(log: FastifyBaseLogger): void {
  process.on('unhandledRejection', (reason) =>
    log.error({ err: asError(reason) }, 'something failed that nobody waited for; the portal goes on'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: asError(error) }, 'something failed that nobody caught; the portal ends');
    process.exit(1);
  });
}

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));

// Ctrl+C reaches us from the terminal and again through npm: that is one wish, not impatience.
const sameWish = 500;

/**
 * Waits for SIGTERM or SIGINT, then lets everything finish. A second signal, half a second later or more, does not
 * wait.
 */
export function untilStopped(running: Running): Promise<number> {
  return new Promise((resolve) => {
    let asked: number | null = null;
    const stop = () => {
      if (asked !== null && Date.now() - asked < sameWish) return;
      if (asked !== null) process.exit(1);
      asked = Date.now();
      running.stop().then(
        () => resolve(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          resolve(1);
        },
      );
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
