import { CommandFailure } from './platform/command-failure.ts';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { defaultBrand, type Brand } from './ui/brand/brand.ts';
import { readKeys } from './platform/secret-keys.ts';
import { brandFromSettings, mailAddressForm } from './ui/brand/settings.ts';

/**
 * One setting of the portal: its name in the environment, what it means, and how its text becomes a value (throws to
 * refuse).
 */
type Setting<T> = Readonly<{
  name: string;
  meaning: string;
  fallback: string | null;
  secret?: boolean;
  read: (text: string) => T;
}>;

const text = (value: string) => value;
const mailAddress = (value: string) => must(mailAddressForm.test(value), value, 'an e-mail address');
const mailSender = (value: string) =>
  must(/^(.+ <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(value), value, 'an e-mail address, or: Name <address>');
const portNumber = (value: string) =>
  Number(must(/^\d{1,5}$/.test(value) && Number(value) <= 65535, value, 'a port from 0 to 65535'));
const count = (least: number, most: number) => (value: string) =>
  Number(
    must(
      /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most,
      value,
      `a whole number from ${least} to ${most}`,
    ),
  );
/**
 * The portal lives at the root of a host: a path, a query, a fragment or a password in its address would break every
 * link in a mail.
 */
function webAddress(value: string): string {
  must(
    URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).hostname !== '',
    value,
    'a web address that begins with http:// or https://',
  );
  const { origin, pathname, username, password } = new URL(value);
  must(
    /^\/*$/.test(pathname) && !/[?#]/.test(value) && username === '' && password === '',
    value,
    `the address of a host alone, such as ${origin}, without path, query or fragment`,
  );
  return origin;
}
const databaseAddress = (value: string) =>
  must(/^postgres(ql)?:\/\/./.test(value), value, 'an address such as postgres://user:password@host/database');
const mailServer = (value: string) =>
  must(
    URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== '',
    value,
    'an address such as smtp://user:password@host:587 or smtps://…',
  );
const ownAddress = (value: string) =>
  must(
    isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value),
    value,
    'an address or name of this machine, such as 127.0.0.1 or 0.0.0.0',
  );
const proxies = (value: string) =>
  must(
    value.split(',').every((part) => isProxy(part.trim())),
    value,
    'addresses such as 127.0.0.1 or 10.0.0.0/8, with commas between',
  );
const day = (value: string) =>
  must(
    /^\d{4}-\d\d-\d\d$/.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      new Date(value).toISOString().startsWith(value),
    value,
    'a day such as 2026-11-22',
  );
const oneOf =
  <const T extends string>(...words: T[]) =>
  (value: string) =>
    must(words.includes(value as T), value, `one of ${words.join(', ')}`) as T;

function isProxy(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(part)) return true;
  return (
    isIP(address) !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128)))
  );
}

function must(ok: boolean, value: string, wanted: string): string {
  if (!ok) throw new Error(`must be ${wanted}`);
  return value;
}

const settings = {
  host: { name: 'HOST', meaning: 'Address to listen on.', fallback: '127.0.0.1', read: ownAddress },
  port: { name: 'PORT', meaning: 'Port to listen on; 0 picks a free one.', fallback: '3000', read: portNumber },
  baseUrl: {
    name: 'BASE_URL',
    meaning: 'The public address, as customers type it. Links in mails begin with it.',
    fallback: null,
    read: webAddress,
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning: "PostgreSQL 17 or newer, as the owner of the portal's tables. Empty: a PostgreSQL of our own in DATA_DIR.",
    fallback: null,
    secret: true,
    read: databaseAddress,
  },
  dataDir: { name: 'DATA_DIR', meaning: 'Folder for files and the embedded database.', fallback: null, read: text },
  secretKey: {
    name: 'SECRET_KEY',
    meaning:
      'Seals what is secret in the database: 32 bytes in base64 (openssl rand -base64 32). Older keys may follow. Empty: a key made in DATA_DIR.',
    fallback: null,
    secret: true,
    read: readKeys,
  },
  smtpUrl: {
    name: 'SMTP_URL',
    meaning: 'Where mail goes out: smtp://user:password@host:587 or smtps://…',
    fallback: null,
    secret: true,
    read: mailServer,
  },
  mailFrom: {
    name: 'MAIL_FROM',
    meaning: 'Sender of all mail. Empty: BRAND_NAME with SUPPORT_MAIL.',
    fallback: null,
    read: mailSender,
  },
  staffMail: {
    name: 'STAFF_MAIL',
    meaning: 'Where messages of customers go when their own contact person is unknown. Empty: SUPPORT_MAIL.',
    fallback: null,
    read: mailAddress,
  },
  securityMail: {
    name: 'SECURITY_MAIL',
    meaning: 'Where people report a weakness in the portal. Empty: SUPPORT_MAIL.',
    fallback: null,
    read: mailAddress,
  },
  announceFrom: {
    name: 'ANNOUNCE_FROM',
    meaning: 'Contacts get mail about new invoices issued on this day or later. Empty: the day the database was made.',
    fallback: null,
    read: day,
  },
  logLevel: {
    name: 'LOG_LEVEL',
    meaning: 'How much to log.',
    fallback: 'info',
    read: oneOf('silent', 'error', 'warn', 'info', 'debug'),
  },
  metricsPort: {
    name: 'METRICS_PORT',
    meaning: 'Port for /metrics; empty switches it off.',
    fallback: null,
    read: portNumber,
  },
  metricsHost: {
    name: 'METRICS_HOST',
    meaning: 'Address on which /metrics is shown, to whoever can reach it.',
    fallback: '127.0.0.1',
    read: ownAddress,
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    meaning: 'Addresses of proxies whose X-Forwarded-For counts, with commas between. Empty: none.',
    fallback: null,
    read: proxies,
  },
  connections: {
    name: 'DATABASE_CONNECTIONS',
    meaning: 'Connections to the database, for each of the two roles.',
    fallback: '10',
    read: count(1, 200),
  },
  requestsAtOnce: {
    name: 'REQUESTS_AT_ONCE',
    meaning: 'Requests for pages that are worked on at once; more are refused with 503, strangers first.',
    fallback: '32',
    read: count(2, 10_000),
  },
  payments: {
    name: 'PAYMENTS',
    meaning:
      'unknown: no source tells the portal what was paid; then no invoice is called late, and none is counted as open.',
    fallback: 'known',
    read: oneOf('known', 'unknown'),
  },
  longPasswords: {
    name: 'LONG_PASSWORDS_FREE',
    meaning: 'yes: a password of 15 characters or more needs no groups.',
    fallback: 'no',
    read: (value: string) => oneOf('yes', 'no')(value) === 'yes',
  },
} as const satisfies Record<string, Setting<unknown>>;

type Values = {
  readonly [K in keyof typeof settings]: (typeof settings)[K]['fallback'] extends string
    ? ReturnType<(typeof settings)[K]['read']>
    : ReturnType<(typeof settings)[K]['read']> | null;
};
export type Config = Omit<Values, 'mailFrom' | 'staffMail'> &
  Readonly<{ mailFrom: string; staffMail: string; demo: boolean; brand: Brand }>;

/** Every setting with its meaning, for docs/running.md and `portal doctor`. */
export const settingList: readonly Setting<unknown>[] = Object.freeze(Object.values(settings));

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings once. A secret may also come from a file named by NAME_FILE.
 * Throws one Error that names every wrong setting, what is wrong and what it must be.
 */
export function readConfig(environment: Environment, { demo = false }: { demo?: boolean } = {}): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Setting<unknown>>(settings)) {
    try {
      const given = fromEnvironment(environment, setting);
      values[key] = given === null ? null : setting.read(given);
    } catch (error) {
      problems.push(`${setting.name} ${(error as Error).message}.`);
    }
  }
  if (values['metricsPort'] != null && values['metricsPort'] !== 0 && values['metricsPort'] === values['port'])
    problems.push('METRICS_PORT must be another port than PORT.');
  let brand = defaultBrand;
  try {
    brand = brandFromSettings(environment);
  } catch (error) {
    problems.push((error as Error).message);
  }
  if (problems.length > 0)
    throw new CommandFailure(
      'wrong_settings',
      `The portal cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  const {
    baseUrl,
    mailFrom: given,
    staffMail,
  } = values as { baseUrl: string | null; mailFrom: string | null; staffMail: string | null };
  const sender =
    brand.supportMail ?? staffMail ?? `noreply@${baseUrl === null ? 'localhost' : new URL(baseUrl).hostname}`;
  const mailFrom = given ?? `${brand.name.replace(/[<>"(),:;@\\]/g, ' ').trim()} <${sender}>`;
  return Object.freeze({
    ...values,
    mailFrom,
    staffMail: staffMail ?? brand.supportMail ?? addressIn(mailFrom),
    demo,
    brand,
  }) as Config;
}

/** `Mijn Contict <mijn@example.nl>` → mijn@example.nl */
const addressIn = (sender: string): string => /<([^>]+)>$/.exec(sender)?.[1] ?? sender;

function fromEnvironment(environment: Environment, { name, fallback }: Setting<unknown>): string | null {
  const file = environment[`${name}_FILE`];
  if (file) {
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      throw new Error(`cannot be read: ${name}_FILE names ${file}`);
    }
  }
  return environment[name] || fallback;
}
