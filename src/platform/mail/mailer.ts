import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type nodemailer from 'nodemailer';
import { later } from '../later.ts';

const mail = later<typeof nodemailer>('nodemailer');

/** A mail as it leaves: both bodies finished. `id` is the same at every try, so that a mailbox can drop the double. */
export type Mail = Readonly<{
  id: string;
  to: string;
  toName?: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
}>;
/** `kept`, where mails are kept instead of sent, answers them, newest first. */
export type Mailer = Readonly<{
  send(mail: Mail): Promise<void>;
  close(): void;
  kept?: () => Promise<readonly FiledMail[]>;
}>;

/** How long a mail server may keep us waiting, in ms: for a connection, its first word, any word, and a whole mail. */
export type Waits = Readonly<{ connectionMs: number; greetingMs: number; silenceMs: number; mailMs: number }>;
// Together less than the minute that a stopping portal is given.
const usualWaits: Waits = Object.freeze({
  connectionMs: 10_000,
  greetingMs: 10_000,
  silenceMs: 20_000,
  mailMs: 45_000,
});

type Where = Readonly<{ host?: string; port?: number | string; secure?: boolean }>;
type Connected = (error: Error | null, socket?: { connection: Socket }) => void;

/** A connection to the mail server that never waits for ever. */
export function openTransport(url: string, from?: string, waits: Waits = usualWaits) {
  const limits = { greetingTimeout: waits.greetingMs, socketTimeout: waits.silenceMs };
  const getSocket = ({ host = 'localhost', port, secure = false }: Where, connected: Connected) =>
    connectWithin(host, Number(port ?? (secure ? 465 : 587)), waits, connected);
  return mail().createTransport(
    { url: encrypted(url), ...limits, getSocket },
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
}

/** A server that answers one letter at a time is never silent: its connection ends after `mailMs`, whatever it says. */
function connectWithin(host: string, port: number, { connectionMs, mailMs }: Waits, connected: Connected): void {
  const socket = connect({ host, port });
  let timer = setTimeout(
    () =>
      socket.destroy(
        new Error(`The mail server at ${host}:${port} did not answer within ${connectionMs / 1000} seconds.`),
      ),
    connectionMs,
  );
  socket.once('close', () => clearTimeout(timer));
  socket.once('error', connected);
  socket.once('connect', () => {
    socket.off('error', connected);
    clearTimeout(timer);
    timer = setTimeout(
      () => socket.destroy(new Error(`The mail server did not take the mail within ${mailMs / 1000} seconds.`)),
      mailMs,
    );
    connected(null, { connection: socket });
  });
}

/** Sends through an SMTP server. Rejects when it does not take the mail; the job tries again. */
export function smtpMailer(url: string, from: string, waits: Waits = usualWaits): Mailer {
  const transport = openTransport(url, from, waits);
  const host = from.replace(/^.*@|>$/g, '');
  return Object.freeze({
    async send(mail: Mail) {
      await transport.sendMail({
        messageId: `<${mail.id}@${host}>`,
        to: mail.toName ? { name: mail.toName, address: mail.to } : mail.to,
        ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  });
}

/** Over a network mail goes encrypted or not at all, unless the address itself says `?requireTLS=false`. */
export function encrypted(url: string): string {
  const address = new URL(url);
  const near = /^(localhost|127\.|\[::1\])/.test(address.hostname);
  if (
    address.protocol === 'smtp:' &&
    !near &&
    !['requireTLS', 'ignoreTLS'].some((name) => address.searchParams.has(name))
  )
    address.searchParams.set('requireTLS', 'true');
  return address.href;
}

type KeptMail = Mail & Readonly<{ from: string; at: string }>;
type FiledMail = KeptMail & Readonly<{ file: string }>;

/** Keeps every mail as a file instead of sending it: the demo's mailbox. */
export function folderMailer(folder: string, from: string, now: () => Date): Mailer {
  return Object.freeze({
    async send(mail: Mail) {
      // Mails hold one-time links: for nobody else on this machine.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const kept: KeptMail = { ...mail, from, at: now().toISOString() };
      const path = join(folder, `${kept.at.replaceAll(':', '')}-${mail.id.replace(/[^\w-]/g, '')}.json`);
      await writeFile(`${path}.half`, JSON.stringify(kept), { mode: 0o600 });
      await rename(`${path}.half`, path);
    },
    close: () => {},
    kept: () => readMailFolder(folder),
  });
}

/** The kept mails, newest first, at most `most`. */
async function readMailFolder(folder: string, most = 200): Promise<readonly FiledMail[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, most);
  return Promise.all(
    newest.map(async (name) => ({
      ...(JSON.parse(await readFile(join(folder, name), 'utf8')) as KeptMail),
      file: name.replace(/\.json$/, ''),
    })),
  );
}
