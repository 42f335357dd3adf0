import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './database/connect.ts';
import type { FileStore } from './platform/files/store.ts';
import type { Assets } from './platform/http/assets.ts';
import type { Mailer } from './platform/mail/mailer.ts';
import type { Secrets } from './platform/secrets.ts';

/** Everything a running portal stands on. Made once in main.ts (and in tests), handed to areas, features and jobs. */
export type Portal = Readonly<{
  config: Config;
  /** The public address without a slash at the end: links in mails begin with it. */
  baseUrl: string;
  database: Database;
  files: FileStore;
  mailer: Mailer;
  /** Seals what must be read back and is nobody's business. */
  secrets: Secrets;
  assets: Assets;
  /** The present moment; tests set their own. */
  now: () => Date;
  log: FastifyBaseLogger;
}>;

/** What every page is made with. A feature says at its top which parts it uses beside these: `type Parts = …`. */
export type PageParts = Pick<Portal, 'config' | 'baseUrl' | 'assets'>;
