import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { buildApp, type App } from './app.ts';
import type { Config } from './config.ts';
import { connect, type DatabaseAddress } from './database/connect.ts';
import { ownFolder, startEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { tasks, timetable } from './jobs.ts';
import { localStore } from './platform/files/store.ts';
import { loadAssets } from './platform/http/assets.ts';
import { startWorker } from './platform/jobs/worker.ts';
import { folderMailer, smtpMailer } from './platform/mail/mailer.ts';
import type { Portal } from './portal.ts';
import { brandCss } from './ui/brand.ts';

export const publicFolder = fileURLToPath(new URL('../public', import.meta.url));

export type Foundation = Readonly<{ portal: Portal; address: DatabaseAddress; dataDir: string; close(): Promise<void> }>;
export type Running = Readonly<{ app: App; url: string; stop(): Promise<void> }>;
type FoundationOptions = Readonly<{ dataDir?: string; durable?: boolean; now?: () => Date }>;

/** Opens (or makes) the database, brings it up to date, and gathers what every command of the portal stands on. */
export async function layFoundation(config: Config, { dataDir = config.dataDir ?? ownFolder('data'), durable = true, now = () => new Date() }: FoundationOptions = {}): Promise<Foundation> {
  const log = pino({ level: config.logLevel, base: undefined });
  const folder = resolve(dataDir);
  const embedded = config.databaseUrl === null ? await startEmbedded({ folder: join(folder, 'postgres'), durable, log: (line) => log.info(line) }) : null;
  const address: DatabaseAddress = embedded === null ? { connectionString: config.databaseUrl! } : { host: embedded.host, port: embedded.port, user: embedded.user, database: embedded.database };
  try {
    await migrate(address, { log: (line) => log.info(line) });
    const database = connect(address, { connections: config.connections, onError: (error) => log.warn({ err: error }, 'database connection lost') });
    await mkdir(join(folder, 'files'), { recursive: true });
    const mailer = config.smtpUrl !== null ? smtpMailer(config.smtpUrl, config.mailFrom) : folderMailer(join(folder, 'mailbox'), config.mailFrom, now);
    const portal: Portal = Object.freeze({
      config,
      baseUrl: config.baseUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`,
      database,
      files: localStore(join(folder, 'files')),
      mailer,
      assets: loadAssets(publicFolder, { 'css/brand.css': brandCss(config.brand) }),
      now,
      log,
    });
    return {
      portal,
      address,
      dataDir: folder,
      async close() {
        mailer.close();
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Starts answering and taking jobs. `stop()` ends gently: running requests and jobs finish first. */
export async function serve({ portal, address, close }: Foundation): Promise<Running> {
  const app = await buildApp(portal);
  const url = await app.listen({ host: portal.config.host, port: portal.config.port });
  const worker = await startWorker(address, portal, tasks, { log: portal.log, timetable });
  return {
    app,
    url,
    async stop() {
      await app.close();
      await worker.stop();
      await close();
    },
  };
}
