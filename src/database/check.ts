import type pg from 'pg';

/** The oldest PostgreSQL the portal works with. */
export const LEAST_MAJOR = 17;

/** Something about the database that no later try mends by itself: says what and what to do. */
const wrongDatabase = (message: string): Error => Object.assign(new Error(message), { code: 'EDATABASE' });

/** What every connection of a pool must be like; times in ms. */
export type Demands = Readonly<{ role: string; statementTimeoutMs: number; lockTimeoutMs: number }>;

type Seen = Readonly<{
  version: number;
  release: string;
  role: string;
  security: string;
  above: boolean;
  statement: number;
  lock: number;
  zone: string;
}>;

const question = `select current_setting('server_version_num')::int as version,
  current_setting('server_version') as release,
  current_user::text as role, current_setting('row_security') as security, rolsuper or rolbypassrls as above,
  extract(epoch from current_setting('statement_timeout')::interval)::float8 * 1000 as statement,
  extract(epoch from current_setting('lock_timeout')::interval)::float8 * 1000 as lock,
    current_setting('TimeZone') as zone
  from pg_roles where rolname = current_user`;

/**
 * Looks whether a new connection has the role, the wall and the limits that were asked for. Throws an Error that says
 * what is wrong.
 */
export async function checkConnection(client: pg.ClientBase, demands: Demands): Promise<void> {
  const { rows } = await client.query<Seen>(question);
  const wrong = rows[0] === undefined ? 'it has no role' : faultOf(rows[0], demands);
  if (wrong !== null) throw wrongDatabase(wrong);
}

function faultOf(seen: Seen, { role, statementTimeoutMs, lockTimeoutMs }: Demands): string | null {
  if (Math.floor(seen.version / 10_000) < LEAST_MAJOR) return tooOld(seen.release);
  const dropped =
    'What the portal asks for when it connects does not arrive. A pooler in between must keep a session per client and pass "options" on; ' +
    'or let DATABASE_URL lead to PostgreSQL itself.';
  if (seen.role !== role) return `The database lets the portal in as "${seen.role}" instead of "${role}". ${dropped}`;
  if (seen.above)
    return `The role "${role}" may pass by row level security. Run as administrator: alter role ${role} nosuperuser nobypassrls`;
  if (seen.security !== 'on')
    return 'Row level security is switched off (row_security). Switch it on for this database and its roles.';
  if (seen.statement !== statementTimeoutMs || seen.lock !== lockTimeoutMs || seen.zone !== 'UTC')
    return `The database works with other time limits or another time zone than the portal asked for. ${dropped}`;
  return null;
}

const tooOld = (release: string) =>
  `This is PostgreSQL ${release}, but ${LEAST_MAJOR} or newer is needed. Set DATABASE_URL to a newer one.`;

/** Refuses an older PostgreSQL before anything is made in it. */
export async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; release: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as release`,
  );
  if (Math.floor(rows[0]!.version / 10_000) < LEAST_MAJOR) throw wrongDatabase(tooOld(rows[0]!.release));
}

/** Why the very first connection failed, in words that name the mend where we know it. */
export function reasonNotToConnect(error: unknown): Error {
  const { code, message } = error as Error & { code?: string };
  if (code === '08P01' && /options|startup parameter/.test(message)) {
    return wrongDatabase(
      `The pooler in front of the database refuses what the portal asks for when it connects (${message}). Let it pass "options" on, or let DATABASE_URL lead to PostgreSQL itself.`,
    );
  }
  return error as Error;
}
