import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import pg from 'pg';
import { readConfig, type Config } from '../config.ts';
import { readMigrations } from '../database/migrate.ts';
import { openDatabase, dataFolder } from '../main.ts';
import { say } from './terminal.ts';

type Finding = Readonly<{ what: string; ok: boolean; says: string }>;

/** `doctor`: one line per thing the portal needs. Exit code 1 when one of them is not right. */
export async function doctor(): Promise<number> {
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const findings: Finding[] = [{ what: 'settings', ok: true, says: 'all can be read' }, publicAddress(config), await files(config), ...(await database(config)), await mail(config)];
  for (const { what, ok, says } of findings) say(`${ok ? 'ok  ' : 'FIX '} ${what.padEnd(10)} ${says}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

function publicAddress({ baseUrl }: Config): Finding {
  if (baseUrl === null) return { what: 'address', ok: false, says: 'BASE_URL is empty: links in mails lead to this machine. Set the address customers type.' };
  return baseUrl.startsWith('https:') ? { what: 'address', ok: true, says: baseUrl } : { what: 'address', ok: false, says: `${baseUrl} is not https. Put a proxy with a certificate in front of the portal.` };
}

async function files(config: Config): Promise<Finding> {
  const folder = join(dataFolder(config), 'files');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
    return { what: 'files', ok: true, says: folder };
  } catch (error) {
    return { what: 'files', ok: false, says: `${folder} cannot be written: ${(error as Error).message}` };
  }
}

async function database(config: Config): Promise<Finding[]> {
  try {
    const opened = await openDatabase(config, dataFolder(config), { durable: true, beside: true, log: () => {} });
    const client = new pg.Client({ ...opened.address });
    await client.connect();
    try {
      const { rows } = await client.query<{ version: string; migrated: boolean }>("select current_setting('server_version') as version, to_regclass('migration') is not null as migrated");
      const { version, migrated } = rows[0]!;
      const newest = migrated ? (await client.query<{ newest: number }>('select max(version) as newest from migration')).rows[0]!.newest : null;
      const wanted = readMigrations().at(-1)!.version;
      return [
        { what: 'database', ok: Number.parseInt(version, 10) >= 17, says: `PostgreSQL ${version}${Number.parseInt(version, 10) >= 17 ? '' : ', but 17 or newer is needed'}` },
        { what: 'tables', ok: newest === wanted, says: newest === wanted ? `version ${wanted}` : `version ${newest ?? 'none'}; run migrate for ${wanted}` },
      ];
    } finally {
      await client.end();
      await opened.stop();
    }
  } catch (error) {
    return [{ what: 'database', ok: false, says: (error as Error).message }];
  }
}

async function mail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === null) return { what: 'mail', ok: false, says: 'SMTP_URL is empty: mails are kept in DATA_DIR/mailbox and reach nobody.' };
  const transport = nodemailer.createTransport(smtpUrl);
  try {
    await transport.verify();
    return { what: 'mail', ok: true, says: 'the mail server takes mail' };
  } catch (error) {
    return { what: 'mail', ok: false, says: `the mail server does not answer well: ${(error as Error).message}` };
  } finally {
    transport.close();
  }
}
