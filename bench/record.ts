import pg from 'pg';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildApp, type App } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { connect, type Database } from '../src/database/connect.ts';
import { loadAssets } from '../src/platform/http/assets.ts';
import { publicFolder } from '../src/main.ts';
import { localStore } from '../src/platform/files/store.ts';
import { newKey } from '../src/platform/secret-keys.ts';
import { secretsWith } from '../src/platform/secrets.ts';
import type { Portal } from '../src/portal.ts';
import { brandAssets } from '../src/ui/brand/assets.ts';
import pino from 'pino';

export type Asked = Readonly<{ text: string; values: readonly unknown[]; rows: readonly (readonly unknown[])[] }>;
/** What a page of the portal asks of the database, and what it answers. `flights` counts round trips. */
export type Recording = Readonly<{
  path: string;
  status: number;
  html: string;
  asked: readonly Asked[];
  flights: number;
  brotli: number;
  gzip: number;
}>;
export type Recorder = Readonly<{
  portal: Portal;
  app: App;
  record(path: string, token: string): Promise<Recording>;
  close(): Promise<void>;
}>;

type Wire = {
  parse(query: { name: string; text: string }): void;
  bind(config: { statement: string; values: readonly unknown[] }): void;
  sync(): void;
};

/**
 * The portal inside this process, with an ear on its connections: so that the bare servers get exactly its queries and
 * its page.
 */
export async function recorder(databaseUrl: string, folder: string): Promise<Recorder> {
  const config = readConfig({ LOG_LEVEL: 'silent', BASE_URL: 'https://portal.example' });
  const database: Database = connect({ connectionString: databaseUrl }, { connections: 2 });
  const portal: Portal = {
    config,
    baseUrl: config.baseUrl!,
    database,
    files: localStore(folder),
    mailer: { send: async () => {}, close: () => {} },
    secrets: secretsWith({ keys: [newKey()] }),
    assets: loadAssets(publicFolder, brandAssets(config.brand)),
    now: () => new Date(),
    log: pino({ level: 'silent' }),
  };
  const app = await buildApp(portal);
  const ear = listen();
  return {
    portal,
    app,
    async record(path, token) {
      const ask = () => app.inject({ url: path, headers: { cookie: `__Host-sessie=${token}` } });
      await ask(); // the first time nobody knows this session yet
      ear.heard.length = 0;
      ear.flights = 0;
      ear.listens = true;
      const { statusCode, body } = await ask();
      ear.listens = false;
      const asked = ear.heard
        .filter(({ text }) => !text.includes("set_config('app.customer_id'"))
        .map((one) => ({ ...one }));
      const { flights } = ear;
      const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
      return {
        path,
        status: statusCode,
        html: body,
        asked: await withRows(databaseUrl, asked),
        flights,
        brotli,
        gzip: gzipSync(body, { level: 4 }).length,
      };
    },
    async close() {
      await app.close();
      await database.close();
      ear.close();
    },
  };
}

function listen() {
  const wire = (pg as unknown as { Connection: { prototype: Wire } }).Connection.prototype;
  const { parse, bind, sync } = wire;
  const texts = new Map<string, string>();
  const ear = {
    heard: [] as { text: string; values: readonly unknown[] }[],
    flights: 0,
    listens: false,
    close: () => void Object.assign(wire, { parse, bind, sync }),
  };
  wire.parse = function (query) {
    texts.set(query.name, query.text);
    parse.call(this, query);
  };
  wire.bind = function (config) {
    if (ear.listens) ear.heard.push({ text: texts.get(config.statement) ?? '', values: config.values });
    bind.call(this, config);
  };
  wire.sync = function () {
    ear.flights++;
    sync.call(this);
  };
  return ear;
}

/** The rows of each statement as text, as PostgreSQL sends them. */
async function withRows(databaseUrl: string, asked: readonly Omit<Asked, 'rows'>[]): Promise<Asked[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const found: Asked[] = [];
  for (const one of asked)
    found.push({ ...one, rows: (await client.query({ ...asText, text: one.text, values: [...one.values] })).rows });
  await client.end();
  return found;
}

/** Rows as lists of values that are numbers or text. */
export const asText = {
  rowMode: 'array' as const,
  types: { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig,
};
