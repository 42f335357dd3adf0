import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';
import { valueTypes } from './types.ts';

/** Where the database is, as its owner. The portal itself works as two lesser roles. */
export type DatabaseAddress = Readonly<{ host?: string; port?: number; user?: string; password?: string; database?: string; connectionString?: string }>;

/** One pool per role. `app` sees one customer at a time; `system` serves sign-in, imports, jobs and staff. */
export type Pool = Readonly<{ role: 'portal_app' | 'portal_system'; pg: pg.Pool; kysely: Kysely<Tables> }>;
export type Database = Readonly<{ address: DatabaseAddress; app: Pool; system: Pool; close(): Promise<void> }>;

export type ConnectOptions = Readonly<{ connections?: number; statementTimeoutMs?: number; onError?: (error: Error) => void }>;

/** Opens both pools. Nothing connects until the first query. */
export function connect(address: DatabaseAddress, options: ConnectOptions = {}): Database {
  const app = openPool(address, 'portal_app', options);
  const system = openPool(address, 'portal_system', options);
  // Kysely's own destroy leaves a pool open that only flights used, and the process would wait for its idle connections.
  return Object.freeze({ address, app, system, close: async () => void (await Promise.all([app.pg.end(), system.pg.end()])) });
}

function openPool(address: DatabaseAddress, role: Pool['role'], { connections = 10, statementTimeoutMs = 15_000, onError }: ConnectOptions): Pool {
  // Our own database trusts who reaches its socket: there each pool comes in as its role, and there is no way up. A database of
  // somebody else knows one login: that one steps down in the start packet, so that RESET ROLE leads back to the role.
  const own = address.connectionString === undefined && address.password === undefined;
  const pool = new pg.Pool({
    ...address,
    ...(own ? { user: role } : {}),
    types: valueTypes as pg.CustomTypesConfig,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    options: `${own ? '' : `-c role=${role} `}-c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=60000 -c timezone=UTC`,
    application_name: role,
  });
  // While we close, the server may be quicker than our goodbye: no loss to report.
  pool.on('error', (error) => pool.ending || onError?.(error));
  return Object.freeze({ role, pg: pool, kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) });
}
