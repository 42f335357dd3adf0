import pg from 'pg';
import type { DatabaseAddress } from './connect.ts';
import { readMigrations } from './migrate.ts';

/** What a database holds of the portal: its newest migration, or null when there is none of the portal in it. */
export type Held = Readonly<{ server: string; version: number | null }>;

/** Looks what is in the database, and makes nothing. Throws an Error that names the setting that is wrong. */
export async function lookInto(address: DatabaseAddress): Promise<Held> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 10_000, application_name: 'portal_command' });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw address.connectionString === undefined
      ? error
      : new Error(reasonNotReached(error as Error & { code?: string }, address.connectionString), { cause: error });
  }
  try {
    const { rows } = await client.query<{ server: string; made: boolean }>(
      "select current_setting('server_version') as server, to_regclass('public.migration') is not null as made",
    );
    const { server, made } = rows[0]!;
    const version = made
      ? (await client.query<{ newest: number | null }>('select max(version) as newest from public.migration')).rows[0]!
          .newest
      : null;
    return { server, version };
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Refuses a database that is not a portal of this version: a command uses what is there, and makes or changes nothing
 * of it.
 */
export async function requirePortal(address: DatabaseAddress, place: string): Promise<void> {
  const { version } = await lookInto(address);
  const wanted = readMigrations().at(-1)!.version;
  if (version === null) throw new Error(`There is no portal in the database: ${place}. ${noneIsMade}`);
  if (version < wanted)
    throw new Error(
      `The database is of an older version (${version}; this portal needs ${wanted}): ${place}. Start the portal anew, or run migrate.`,
    );
  if (version > wanted)
    throw new Error(
      `The database is at version ${version}; this portal knows up to ${wanted}: ${place}. Use the newer portal.`,
    );
}

export const noneIsMade =
  'This command makes none. Give it the settings that the portal runs with (DATA_DIR or DATABASE_URL; or SETTINGS_FILE=…), or make a new database with: migrate.';

/** The address of a database without its password, as people may read it. */
export function shownAddress(connectionString: string): string {
  if (!URL.canParse(connectionString)) return 'the database of DATABASE_URL';
  const url = new URL(connectionString);
  const host = url.searchParams.get('host') ?? url.hostname;
  return `postgres://${url.username === '' ? '' : `${url.username}@`}${host}${url.port === '' ? '' : `:${url.port}`}${url.pathname}`;
}

/** Why a database cannot be reached, and which part of DATABASE_URL to look at. */
function reasonNotReached({ code, message }: { code?: string; message: string }, connectionString: string): string {
  const shown = shownAddress(connectionString);
  const say = (what: string, look: string) => `DATABASE_URL (${shown}): ${what} ${look}`;
  if (code === '28P01')
    return say(
      'the server refuses this user with this password.',
      'Look at the part before the @; signs such as @ : / # in a password are written as %40 %3A %2F %23.',
    );
  if (code === '28000')
    return say(
      `the server does not let this user in: ${message}.`,
      'Look at the user, at sslmode, and at pg_hba.conf of the server.',
    );
  if (code === '3D000')
    return say('the server has no database of this name.', 'Look at the part after the last /, or make the database.');
  if (code === 'ECONNREFUSED')
    return say('nothing takes connections there.', 'Look at the host and the port, and whether PostgreSQL runs.');
  if (code === 'ENOENT')
    return say(
      'there is no socket of PostgreSQL there.',
      'Look at the host and the port, and whether PostgreSQL runs.',
    );
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return say('this name of a host is not known.', 'Look at the host.');
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || /timeout/i.test(message))
    return say('no answer from that host.', 'Look at the host and the port, and at firewalls in between.');
  return say(`${message}.`, 'Look at each part of it.');
}
