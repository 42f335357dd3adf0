import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { LEAST_MAJOR } from '../database/check.ts';
import { openTransport } from '../platform/mail/mailer.ts';
import { accountFor, hasCluster, isShared, ownAccountAdvice } from '../database/embedded.ts';
import { lookInto } from '../database/reach.ts';
import { mailUsage, queuedMails, waitsTooLong, type QueuedMail } from '../features/record/mail-delivery/index.ts';
import { countSealed, keysNeeded, sealedWords } from '../features/record/sealed-values/index.ts';
import { systemScope } from '../access/scopes.ts';
import { connect, type DatabaseAddress } from '../database/connect.ts';
import { keyFile, knownKeys } from '../platform/secret-keys.ts';
import { sealedColumns } from '../sealed.ts';
import { dataFolder, openDatabase } from '../open-database.ts';
import { portalVersion } from '../platform/version.ts';
import { say } from './terminal.ts';
import { publicAddress, figures, missing, type Finding } from './doctor-settings.ts';

/** `doctor`: one line per thing the portal needs. Exit code 1 when one of them is not right. */
export async function doctor(): Promise<number> {
  const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
  const findings: Finding[] = [
    { what: 'portal', ok: true, says: `version ${portalVersion}, Node ${process.version}` },
    { what: 'settings', ok: true, says: 'all can be read' },
    publicAddress(config),
    ...figures(config),
    ...missing(config),
    await files(config),
    ...(await database(config)),
    ...account(config),
    await mail(config),
  ];
  for (const { what, ok, note, says } of findings)
    say(`${!ok ? 'FIX ' : note ? 'note' : 'ok  '} ${what.padEnd(10)} ${says}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

async function files(config: Config): Promise<Finding> {
  const folder = join(dataFolder(config), 'files');
  try {
    await access(folder, constants.W_OK);
    return { what: 'files', ok: true, says: folder };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { what: 'files', ok: false, says: `there is no folder ${folder} yet; migrate and start make it` };
    return { what: 'files', ok: false, says: `${folder} cannot be written: ${(error as Error).message}` };
  }
}

async function database(config: Config): Promise<Finding[]> {
  try {
    const opened = await openDatabase(config, dataFolder(config), {
      durable: true,
      beside: true,
      make: false,
      log: () => {},
    });
    try {
      const { server, version } = await lookInto(opened.address);
      const recent = Number.parseInt(server, 10) >= LEAST_MAJOR;
      return [
        {
          what: 'database',
          ok: recent,
          says: `${opened.place}, PostgreSQL ${server}${recent ? '' : `, but ${LEAST_MAJOR} or newer is needed`}`,
        },
        { what: 'tables', ok: true, says: `version ${version}` },
        queue(await queuedMails(opened.address), new Date()),
        await secrets(config, opened.address),
      ];
    } finally {
      await opened.stop();
    }
  } catch (error) {
    return [{ what: 'database', ok: false, says: (error as Error).message }];
  }
}

/** Mail that nobody tries any more, or that waits for longer than a mail server may be away unnoticed. */
function queue(mails: readonly QueuedMail[], now: Date): Finding {
  const since = (ones: readonly QueuedMail[]) =>
    ones.length === 0 ? '' : `, the oldest since ${ones[0]!.since.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const givenUp = mails.filter(({ state }) => state === 'given-up');
  const waiting = mails.filter(({ state }) => state !== 'given-up');
  const ok = givenUp.length === 0 && !waitsTooLong(waiting, now);
  const waits = `${waiting.length === 0 ? 'no mail waits' : waiting.length === 1 ? '1 mail waits' : `${waiting.length} mails wait`}${since(waiting)}`;
  const over = `${givenUp.length === 0 ? 'none was' : givenUp.length === 1 ? '1 was' : `${givenUp.length} were`} given up${since(givenUp)}`;
  return { what: 'queue', ok, says: `${waits}; ${over}${ok ? '' : `. Look: ${mailUsage}`}` };
}

/** Which key seals what, and what cannot be opened for want of one. */
async function secrets(config: Config, address: DatabaseAddress): Promise<Finding> {
  const ring = await knownKeys(config.secretKey, dataFolder(config));
  const database = connect(address, { connections: 1 });
  try {
    const counts = await countSealed(systemScope(database), sealedColumns);
    const lost = keysNeeded(counts, ring);
    if (lost.length > 0)
      return {
        what: 'secrets',
        ok: false,
        says: `${sealedWords(counts, lost)} cannot be opened: put key ${lost.join(', ')} in SECRET_KEY or ${keyFile(dataFolder(config))}`,
      };
    const key = ring === null ? 'no key yet; start makes one' : `key ${ring.keys[0].id} (${ring.place})`;
    return { what: 'secrets', ok: true, says: `${key}; sealed: ${sealedWords(counts)}` };
  } finally {
    await database.close();
  }
}

/** Only for a PostgreSQL of our own that root started. */
function account(config: Config): Finding[] {
  const folder = join(dataFolder(config), 'postgres');
  if (config.databaseUrl !== null || !hasCluster(folder) || !isShared(accountFor(folder))) return [];
  return [{ what: 'account', ok: false, says: ownAccountAdvice }];
}

async function mail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === null)
    return { what: 'mail', ok: false, says: 'SMTP_URL is empty: mails are kept in DATA_DIR/mailbox and reach nobody.' };
  const transport = openTransport(smtpUrl);
  try {
    await transport.verify();
    return { what: 'mail', ok: true, says: 'the mail server takes mail' };
  } catch (error) {
    return { what: 'mail', ok: false, says: `the mail server does not answer well: ${(error as Error).message}` };
  } finally {
    transport.close();
  }
}
