import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { systemScope } from './access/scopes.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { connect, type DatabaseAddress } from './database/connect.ts';
import { databaseIsAway } from './database/lost.ts';
import { migrate } from './database/migrate.ts';
import { countSealed, keysNeeded, sealedWords } from './features/record/sealed-values/index.ts';
import { dataFolder, openDatabase } from './open-database.ts';
import { localStore } from './platform/files/store.ts';
import { loadAssets } from './platform/http/assets.ts';
import { openLog } from './platform/http/log.ts';
import { serveMetrics, type Figure, type Metrics } from './platform/http/metrics.ts';
import { folderMailer, smtpMailer } from './platform/mail/mailer.ts';
import { keyRing } from './platform/secret-keys.ts';
import { secretsWith, type KeyRing } from './platform/secrets.ts';
import { portalVersion } from './platform/version.ts';
import type { Portal } from './portal.ts';
import { sealedColumns } from './sealed.ts';
import { brandAssets } from './ui/brand/assets.ts';

export const publicFolder = fileURLToPath(new URL('../public', import.meta.url));

/** `place` says in words which database it is. */
export type Foundation = Readonly<{
  portal: Portal;
  address: DatabaseAddress;
  /** The keys behind `portal.secrets`. */
  ring: KeyRing;
  dataDir: string;
  place: string;
  close(): Promise<void>;
}>;
export type Running = Readonly<{ app: App; url: string; stop(): Promise<void> }>;
type FoundationOptions = Readonly<{
  dataDir?: string;
  durable?: boolean;
  beside?: boolean;
  make?: boolean;
  now?: () => Date;
  /** Looks at the database before anything in it is changed; may refuse it by throwing. */
  before?: (found: Pick<Foundation, 'address' | 'place' | 'dataDir'>) => Promise<void>;
}>;

// Every address (0.0.0.0, ::) is none that a link can lead to.
function addressHere({ host, port }: Config): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/**
 * Opens the database (`make`: also when it must be made or brought up to date), and gathers what every command of the
 * portal stands on.
 */
export async function layFoundation(
  config: Config,
  {
    dataDir = dataFolder(config),
    durable = true,
    beside = false,
    make = true,
    now = () => new Date(),
    before,
  }: FoundationOptions = {},
): Promise<Foundation> {
  const log = openLog(config.logLevel);
  log.info({ version: portalVersion, node: process.version }, 'portal');
  const folder = resolve(dataDir);
  const { address, place, stop } = await openDatabase(config, folder, {
    durable,
    beside,
    make,
    log: (line) => log.info(line),
    warn: (line) => log.warn(line),
  });
  try {
    await before?.({ address, place, dataDir: folder });
    if (make) await migrate(address, { log: (line) => log.info(line) });
    const database = connect(address, {
      connections: config.connections,
      onError: (error) => log.warn({ err: error }, 'database connection lost'),
    });
    await database.check().catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    await mkdir(join(folder, 'files'), { recursive: true, mode: 0o700 });
    const ring = await keyRing(config.secretKey, folder);
    const mailer =
      config.smtpUrl !== null
        ? smtpMailer(config.smtpUrl, config.mailFrom)
        : folderMailer(join(folder, 'mailbox'), config.mailFrom, now);
    const portal: Portal = Object.freeze({
      config,
      baseUrl: config.baseUrl ?? addressHere(config),
      database,
      files: localStore(join(folder, 'files')),
      mailer,
      secrets: secretsWith(ring),
      assets: loadAssets(publicFolder, brandAssets(config.brand)),
      now,
      log,
    });
    return {
      portal,
      ring,
      address,
      dataDir: folder,
      place,
      async close() {
        mailer.close();
        await database.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Secrets that cannot be opened are named at the start, not when somebody needs one. */
async function warnOfLostKeys({ database, log }: Portal, ring: KeyRing): Promise<void> {
  const counts = await countSealed(systemScope(database), sealedColumns);
  const lost = keysNeeded(counts, ring);
  if (lost.length > 0)
    log.error({ keys: lost }, `${sealedWords(counts, lost)} cannot be opened: a key is not here. See: secrets`);
}

// Whoever still sends a form, or reads a file, after so long is not waited for: some never end.
const farewellMs = 15_000;

/** Starts answering and taking jobs. `stop()` ends gently: running requests and jobs finish first. */
export async function serve(foundation: Foundation): Promise<Running> {
  try {
    return await open(foundation);
  } catch (error) {
    await foundation.close();
    throw error;
  }
}

async function open({ portal, ring, address, close }: Foundation): Promise<Running> {
  const { config, log } = portal;
  if (config.baseUrl === null && !config.demo)
    log.warn('BASE_URL is empty: links in mails lead to this machine, and cookies are not held to https');
  if (config.smtpUrl === null && !config.demo)
    log.warn('SMTP_URL is empty: mails are kept in the folder mailbox and reach nobody');
  await warnOfLostKeys(portal, ring);
  const [{ buildApp }, { figuresOf }] = await Promise.all([
    import('./app.ts'),
    import('./features/portal/health/index.ts'),
  ]);
  let started = false;
  const app = await buildApp(portal, () => started);
  // What can fail for good fails before anybody is answered.
  const metrics =
    config.metricsPort === null
      ? null
      : await openMetrics(app, config.metricsHost, config.metricsPort, () => figuresOf(portal));
  try {
    const url = await listen(app, config);
    // Whoever waits for the portal to answer does not wait for the queue to be loaded.
    await pause(200);
    const [{ startWorker }, { tasks }] = await Promise.all([import('./platform/jobs/worker.ts'), import('./jobs.ts')]);
    const worker = await startWorker(address, portal, tasks, { log, observe: metrics?.observeJob }).catch(
      (error: unknown) => Promise.reject(reasonNotToWork(error)),
    );
    // A balancer sends nobody to half a portal: until here it may still end.
    started = true;
    return {
      app,
      url,
      async stop() {
        // Whoever still comes in the first second is told to come back, instead of finding a closed door.
        await app.leave();
        log.info({ version: portalVersion }, 'stopping: running requests and jobs finish first');
        // Side by side: where the database is silent each of them waits some seconds for it.
        const hurry = setTimeout(() => app.server.closeAllConnections(), farewellMs);
        await Promise.all([app.close(), worker.stop()]);
        clearTimeout(hurry);
        await metrics?.close();
        await close();
        log.info('stopped');
      },
    };
  } catch (error) {
    // Half a portal answers nobody.
    await Promise.all([app.close(), metrics?.close()]);
    throw error;
  }
}

const reasonNotToWork = (error: unknown) =>
  databaseIsAway(error)
    ? new Error(
        `The database went away while the portal was starting (${(error as Error).message}). Look after the database, then start the portal again.`,
        { cause: error },
      )
    : error;

async function openMetrics(
  app: App,
  host: string,
  port: number,
  figures: () => Promise<readonly Figure[]>,
): Promise<Metrics> {
  try {
    return await serveMetrics(app, { host, port }, figures);
  } catch (error) {
    const reason = reasonNotToListen((error as NodeJS.ErrnoException).code, host, port, 'METRICS_');
    throw new Error(`METRICS_PORT: ${reason}`, { cause: error });
  }
}

function reasonNotToListen(code: string | undefined, host: string, port: number, prefix = ''): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another one: ${prefix}PORT=${port + 1}`;
  if (code === 'EACCES')
    return `This account may not listen on port ${port}. Choose one above 1023, with a proxy in front.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${prefix}HOST=${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for every address.`;
  return `The portal cannot listen on ${host}, port ${port}: ${code ?? 'unknown reason'}.`;
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw new Error(reasonNotToListen((error as NodeJS.ErrnoException).code, host, port), { cause: error });
  }
}
