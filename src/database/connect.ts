import { Kysely, PostgresDialect } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { loopTurns } from '../platform/loop-turn.ts';
import { apart, type DatabaseAddress } from './address.ts';
import { checkConnection, reasonNotToConnect, type Demands } from './check.ts';
import { crowded, endsConnection } from './lost.ts';
import { watchSilence } from './silence.ts';
import type { Tables } from './tables.ts';
import { valueTypes } from './types.ts';

export type { DatabaseAddress } from './address.ts';

/** One pool per role. `app` sees one customer at a time; `system` serves sign-in, imports, jobs and staff. */
export type Pool = Readonly<{
  role: 'portal_app' | 'portal_system';
  pg: pg.Pool;
  kysely: Kysely<Tables>;
  turn: () => Promise<void> | null;
}>;
/**
 * `check` opens a connection of each and throws when one is not as it must be. `close` never waits long for a database
 * that is away.
 */
export type Database = Readonly<{
  address: DatabaseAddress;
  app: Pool;
  system: Pool;
  check(): Promise<void>;
  close(): Promise<void>;
}>;

/** Times in ms. `enterWithinMs`: so long one waits for a connection. `lookAfterMs`: see silence.ts. */
export type ConnectOptions = Readonly<{
  connections?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  enterWithinMs?: number;
  lookAfterMs?: number;
  onError?: (error: Error) => void;
}>;

const usualEnterMs = 5_000;
const goodbyeWithinMs = 2_000;
// A timer may be a little early.
const timerSlackMs = 20;

/** Opens both pools. Nothing connects until the first query. */
export function connect(address: DatabaseAddress, options: ConnectOptions = {}): Database {
  const turn = loopTurns();
  // What one finds out, the other need not wait for.
  const tell = (other: () => Pool) => () => (other().pg as WatchedPool).suspect();
  const app: Pool = openPool(address, 'portal_app', options, { turn, onAway: tell(() => system) });
  const system: Pool = openPool(address, 'portal_system', options, { turn, onAway: tell(() => app) });
  return Object.freeze({
    address,
    app,
    system,
    async check() {
      for (const pool of [app, system]) {
        const client = await pool.pg.connect().catch((error: unknown) => Promise.reject(reasonNotToConnect(error)));
        client.release();
      }
    },
    // Kysely's own destroy leaves a pool open that only flights used, and the process would wait for its idle
    // connections.
    close: async () => void (await Promise.all([app.pg.end(), system.pg.end()])),
  });
}

type Entered = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: unknown) => void,
) => void;
/** `suspect`: somebody else on this database found that it does not answer. `isAway`: we found that too. */
export type WatchedPool = pg.Pool & Readonly<{ suspect(): void; isAway(): boolean }>;
type PoolOptions = Readonly<{
  config: pg.PoolConfig;
  enterWithinMs?: number;
  lookAfterMs?: number;
  demands?: Demands;
  onError: (error: Error) => void;
  onAway?: () => void;
}>;

/**
 * A pool whose connections may be lost at any moment without harm: the question under way fails, the connection is
 * thrown away, the next one is new. Every pool of the portal is made here.
 */
export function watchedPool({
  config,
  enterWithinMs = usualEnterMs,
  lookAfterMs = 3_000,
  demands,
  onError,
  onAway = () => {},
}: PoolOptions): WatchedPool {
  const steady: pg.PoolConfig = {
    ...config,
    connectionTimeoutMillis: enterWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  const silence = watchSilence(steady, { lookAfterMs, connectWithinMs: 2_000, onAway });
  const pool = new pg.Pool({
    ...steady,
    onConnect: async (client) => {
      // Without a listener an error on a connection that is in use ends the process. Whoever uses it is told by the
      // question that fails.
      client.on('error', () => {});
      silence.watch(client);
      discardWhenFatal(client);
      if (demands !== undefined) await checkConnection(client, demands);
    },
  });
  const enter = pool.connect.bind(pool) as (done: Entered) => void;
  const entered = (done?: Entered) => {
    if (done === undefined)
      return new Promise<pg.PoolClient>((resolve, reject) =>
        entered((error, client) => (client === undefined ? reject(error!) : resolve(client))),
      );
    const away = silence.away();
    if (away !== null) return void process.nextTick(done, away, undefined, () => {});
    // pg has one wait for two things and gives no code. The time tells that it is over, and its own count who stood in
    // line and who knocked.
    const [began, before] = [performance.now(), pool.waitingCount];
    let inLine = false;
    enter((error, client, release) => {
      const isLate = error !== undefined && performance.now() - began >= enterWithinMs - timerSlackMs;
      if (isLate) silence.suspect();
      done(isLate && inLine ? (silence.away() ?? crowded(error)) : error, client, release);
    });
    inLine = pool.waitingCount > before;
  };
  // While we close, the server may be quicker than our goodbye: no loss to report.
  pool.on('error', (error) => pool.ending || onError(error));
  const end: () => Promise<void> = pool.end.bind(pool);
  // pg is done when it has said goodbye; a goodbye that nobody hears would keep the process.
  return Object.assign(pool, {
    connect: entered as pg.Pool['connect'],
    suspect: silence.suspect,
    isAway: () => silence.away() !== null,
    async end() {
      const ended = end();
      await silence.closed(goodbyeWithinMs);
      // Cut by now. Whoever still holds one of them, and never gives it back, is not waited for.
      await Promise.race([ended, pause(1_000)]);
    },
  });
}

/** After a FATAL the server hangs up a moment later: nobody may be given this connection in between. */
function discardWhenFatal(client: pg.ClientBase): void {
  const inside = client as pg.ClientBase & {
    connection: { on(event: 'errorMessage', listen: (error: Error) => void): void };
    _queryable: boolean;
  };
  inside.connection.on('errorMessage', (error) => {
    if (endsConnection(error)) inside._queryable = false;
  });
}

function openPool(
  given: DatabaseAddress,
  role: Pool['role'],
  {
    connections = 10,
    statementTimeoutMs = 15_000,
    lockTimeoutMs = 3_000,
    enterWithinMs,
    lookAfterMs = 3_000,
    onError = () => {},
  }: ConnectOptions,
  { turn, onAway }: Readonly<{ turn: Pool['turn']; onAway: () => void }>,
): Pool {
  // Our own database trusts who reaches its socket: there each pool comes in as its role, and there is no way up. A
  // database of somebody else knows one login: that one steps down in the start packet, so that RESET ROLE leads back
  // to the role.
  const own = given.connectionString === undefined && given.password === undefined;
  const { address, options } = apart(given);
  const limits = `-c statement_timeout=${statementTimeoutMs} -c lock_timeout=${lockTimeoutMs} -c idle_in_transaction_session_timeout=60000 -c row_security=on -c timezone=UTC`;
  const pool = watchedPool({
    config: {
      ...address,
      ...(own ? { user: role } : {}),
      types: valueTypes,
      max: connections,
      idleTimeoutMillis: 60_000,
      options: `${options} ${own ? '' : `-c role=${role} `}${limits}`.trimStart(),
      application_name: role,
    },
    ...(enterWithinMs === undefined ? {} : { enterWithinMs }),
    lookAfterMs,
    onAway,
    demands: { role, statementTimeoutMs, lockTimeoutMs },
    onError,
  });
  return Object.freeze({
    role,
    pg: pool,
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    turn,
  });
}
