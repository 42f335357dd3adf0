import type { LightMyRequestResponse } from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { systemScope, type SystemScope } from '../src/access/scopes.ts';
import { buildApp, type App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { connect } from '../src/database/connect.ts';
import { startSession } from '../src/features/identity/sessions/index.ts';
import { tasks } from '../src/jobs.ts';
import { publicFolder } from '../src/main.ts';
import { localStore } from '../src/platform/files/store.ts';
import { loadAssets } from '../src/platform/http/assets.ts';
import { runJobs } from '../src/platform/jobs/worker.ts';
import type { Mail } from '../src/platform/mail/mailer.ts';
import { newKey } from '../src/platform/secret-keys.ts';
import { secretsWith } from '../src/platform/secrets.ts';
import type { Portal } from '../src/portal.ts';
import { sampleSettings } from '../src/ui/brand/brand.ts';
import { brandAssets } from '../src/ui/brand/assets.ts';
import { testDatabase } from './cluster.ts';

export type TestPortal = Readonly<{
  portal: Portal;
  app: App;
  system: SystemScope;
  /** Mails sent so far, oldest first. */
  mails: Mail[];
  /** The portal's clock; set it to travel. */
  clock: { now: Date };
  /** Runs all queued jobs that are due. */
  runJobs(): Promise<void>;
  /**
   * A browser-like visitor with its own cookies, signed in as this mail address (and at this customer), or anonymous.
   */
  visitor(mail?: string, customer?: string): Promise<Visitor>;
  /** Starts listening on a free port, for real browsers; answers the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}>;

export type Visitor = Readonly<{
  cookies: Map<string, string>;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(
    url: string,
    form?: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
}>;

/** The real portal on a real database of its own, with a clock to set and mails kept in a list. */
export async function testPortal(
  name = 'portal',
  environment: Record<string, string> = {},
  { demo = false }: { demo?: boolean } = {},
): Promise<TestPortal> {
  const database = await testDatabase(name);
  const config = readConfig(
    {
      ...sampleSettings,
      LOG_LEVEL: 'silent',
      BASE_URL: 'http://portal.example',
      REQUESTS_AT_ONCE: '1000',
      ...environment,
    },
    { demo },
  );
  const clock = { now: new Date('2026-11-20T10:00:00Z') };
  const mails: Mail[] = [];
  const filesFolder = mkdtempSync(join(tmpdir(), 'portal-files-'));
  const address = { host: database.host, port: database.port, user: database.user, database: database.database };
  const log = pino({ level: config.logLevel });
  const portal: Portal = {
    config,
    baseUrl: config.baseUrl!,
    database: connect(address, { connections: 5 }),
    files: localStore(filesFolder),
    mailer: {
      send: async (mail) => void mails.push(mail),
      close: () => {},
      kept: async () =>
        mails
          .map((mail, index) => ({
            ...mail,
            from: config.mailFrom,
            at: clock.now.toISOString(),
            file: `mail-${index}`,
          }))
          .reverse(),
    },
    secrets: secretsWith({ keys: [newKey()] }),
    assets: loadAssets(publicFolder, brandAssets(config.brand)),
    now: () => clock.now,
    log,
  };
  const app = await buildApp(portal);
  const system = systemScope(portal.database, 'test');
  return {
    portal,
    app,
    system,
    mails,
    clock,
    runJobs: () => runJobs(address, portal, tasks, log),
    async visitor(mail, customer) {
      const cookies = new Map<string, string>();
      if (mail !== undefined)
        cookies.set('sessie', await startSession(system, { mail, customer: customer ?? null, now: clock.now }));
      return visitorOf(app, cookies);
    },
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await app.close();
      await portal.database.close();
      await database.drop();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

function visitorOf(app: App, cookies: Map<string, string>): Visitor {
  const ask = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string) => {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const reply = await app.inject({ method, url, payload, headers: { ...(cookie ? { cookie } : {}), ...headers } });
    for (const { name, value, maxAge } of reply.cookies) {
      if (value === '' || maxAge === 0) cookies.delete(name);
      else cookies.set(name, value);
    }
    return asRead(reply);
  };
  return {
    cookies,
    get: (url, headers = {}) => ask('GET', url, headers),
    post(url, form = {}, headers = {}) {
      const body = new URLSearchParams(
        Object.entries(form).flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
      );
      return ask(
        'POST',
        url,
        { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://portal.example', ...headers },
        body.toString(),
      );
    },
  };
}

/** A page as people read it: "€" where it says "&#8364;". */
function asRead(reply: LightMyRequestResponse): LightMyRequestResponse {
  if (!String(reply.headers['content-type']).startsWith('text/html')) return reply;
  const body = reply.body.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  return Object.assign(reply, { body });
}
