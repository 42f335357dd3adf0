import assert from 'node:assert/strict';
import { createServer, connect as connectTo, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';
import { checkConnection } from './check.ts';
import { connect } from './connect.ts';
import { databaseIsAway } from './lost.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase('connect');
});
after(() => database.drop());

const seen = `select current_user::text as who, current_setting('statement_timeout') as statement,
  current_setting('lock_timeout') as lock,
  current_setting('row_security') as rows, current_setting('TimeZone') as zone, current_setting('work_mem') as memory`;
const expected = (who: string) => ({ who, statement: '15s', lock: '3s', rows: 'on', zone: 'UTC', memory: '5MB' });

test('what DATABASE_URL asks for itself never takes away the role, the wall or the limits', async () => {
  const memory = encodeURIComponent('-c work_mem=5MB');
  const odd = ['-c role=portal_owner', '-c row_security=off -c statement_timeout=0', '-c timezone=Asia/Tokyo'].map(
    encodeURIComponent,
  );
  for (const more of [
    `options=${memory}`,
    ...odd.map((one) => `options=${memory}%20${one}`),
    `options=${memory}&statement_timeout=0&lock_timeout=1`,
    `%6fptions=${memory}&row_security=off`,
  ]) {
    const both = connect({ connectionString: `${database.url}&${more}` });
    for (const { role, pg: pool } of [both.app, both.system])
      assert.deepEqual((await pool.query(seen)).rows[0], expected(role), more);
    await both.close();
  }
});

test('a connection that comes in as somebody else, without the wall or without limits, is refused in words', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const demands = { role: 'portal_app', statementTimeoutMs: 15_000, lockTimeoutMs: 3_000 };
  const refused = async (settings: string, words: RegExp) => {
    await client.query(
      `reset role; reset all; set statement_timeout = '15s'; set lock_timeout = '3s'; set timezone = 'UTC'; ${settings}`,
    );
    await assert.rejects(checkConnection(client, demands), words);
  };
  await refused('', /lets the portal in as "portal_owner" instead of "portal_app".*pooler/);
  await assert.rejects(checkConnection(client, { ...demands, role: 'portal_owner' }), /pass by row level security/);
  await refused('set role portal_app; set row_security = off', /Row level security is switched off/);
  await refused('set role portal_app; set statement_timeout = 0', /other time limits.*pooler/);
  await client.query("set statement_timeout = '15s'");
  await checkConnection(client, demands);
  await client.end();
});

test('an older PostgreSQL, or a pooler that refuses options, is named when the portal starts', async () => {
  const old = {
    query: async () => ({ rows: [{ version: 150_004, release: '15.4', role: 'portal_app' }] }),
  } as unknown as pg.ClientBase;
  await assert.rejects(
    checkConnection(old, { role: 'portal_app', statementTimeoutMs: 1, lockTimeoutMs: 1 }),
    /PostgreSQL 15\.4, but 17 or newer/,
  );
  const pooler = createServer((socket) => {
    const field = (sign: string, text: string) => Buffer.from(`${sign}${text}\0`);
    const body = Buffer.concat([
      field('S', 'FATAL'),
      field('C', '08P01'),
      field('M', 'unsupported startup parameter: options'),
      Buffer.from('\0'),
    ]);
    const head = Buffer.from('E\0\0\0\0');
    head.writeInt32BE(body.length + 4, 1);
    socket.once('data', () => socket.end(Buffer.concat([head, body]))).on('error', () => {});
  });
  const port = await listening(pooler);
  const both = connect({ connectionString: `postgres://x:y@127.0.0.1:${port}/z` });
  await assert.rejects(both.check(), /pooler.*refuses what the portal asks for.*Let it pass "options" on/);
  await both.close();
  pooler.close();
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A network between portal and database that can swallow everything. */
async function network() {
  const state = { swallows: false };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connectTo(`${database.host}/.s.PGSQL.5432`);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from
        .on('error', () => {})
        .on('data', (bytes) => state.swallows || to.write(bytes))
        .on('close', () => state.swallows || to.destroy());
    }
  });
  return {
    state,
    port: await listening(server),
    end: () => (server.close(), sockets.forEach((socket) => socket.destroy())),
  };
}

test('a network that swallows everything fails a question within seconds, closing does not wait for it, and all is well once it is back', async () => {
  const between = await network();
  const lost: Error[] = [];
  const far = connect(
    { host: '127.0.0.1', port: between.port, user: 'x', database: database.database },
    { lookAfterMs: 200, onError: (error) => lost.push(error) },
  );
  const ask = () => far.system.pg.query<{ one: number }>('select 1 as one');
  await Promise.all([ask(), ask(), ask()]);
  between.state.swallows = true;
  const began = Date.now();
  await assert.rejects(ask(), /does not answer/);
  assert.ok(Date.now() - began < 4_000);
  assert.equal(far.system.pg.idleCount, 0, 'connections that rest on the same network are gone too');
  const again = Date.now();
  for (let n = 0; n < 20; n++) await assert.rejects(ask(), /does not answer/);
  assert.ok(Date.now() - again < 400, 'who comes while it is away waits at no door');
  between.state.swallows = false;
  const healed = Date.now();
  while (
    (await ask().then(
      ({ rows }) => rows[0]!.one,
      () => 0,
    )) !== 1
  )
    await pause(20);
  assert.ok(Date.now() - healed < 2_000, `well again after ${Date.now() - healed} ms`);
  between.state.swallows = true;
  const closing = Date.now();
  await far.close();
  assert.ok(Date.now() - closing < 3_500, `${Date.now() - closing} ms`);
  between.end();
});

test('a question that is only slow is waited for, also when it takes longer than a look; one whose answer was lost is not', async () => {
  const near = connect(database, { lookAfterMs: 100 });
  assert.equal((await near.system.pg.query('select 1 as one from pg_sleep(0.8)')).rows[0].one, 1);
  await near.close();
  const between = await network();
  const far = connect(
    { host: '127.0.0.1', port: between.port, user: 'x', database: database.database },
    { lookAfterMs: 150 },
  );
  await far.system.pg.query('select 1');
  const slow = far.system.pg.query('select 1 from pg_sleep(0.2)');
  await pause(50);
  between.state.swallows = true;
  await pause(250);
  between.state.swallows = false;
  await assert.rejects(slow, /does not answer/);
  await far.close();
  between.end();
});

test('who waits for a connection while all are in use hears that, and who knocks at a database that never opens hears that: neither by the words of pg', async () => {
  const near = connect(database, { connections: 1, enterWithinMs: 300 });
  const held = await near.system.pg.connect();
  const [first, second] = await Promise.allSettled([
    near.system.pg.query('select 1'),
    near.system.pg.query('select 1'),
  ]);
  for (const one of [first, second])
    assert.deepEqual(
      [codeOf(one), reasonOf(one)],
      ['ECROWDED', 'Every connection to the database was in use for too long.'],
    );
  assert.ok(databaseIsAway((first as PromiseRejectedResult).reason));
  // Nobody took that for a silent network: it goes on as soon as there is one.
  await pause(300);
  held.release();
  assert.equal((await near.system.pg.query<{ one: number }>('select 1 as one')).rows[0]!.one, 1);
  await near.close();

  const sockets = new Set<Socket>();
  const deaf = createServer((socket) => void sockets.add(socket.on('error', () => {})));
  const far = connect(
    { host: '127.0.0.1', port: await listening(deaf), user: 'x', database: 'y' },
    { enterWithinMs: 300 },
  );
  const ask = () => Promise.allSettled([far.system.pg.query('select 1')]).then(([one]) => one);
  const knocks = await ask();
  assert.ok(knocks.status === 'rejected' && databaseIsAway(knocks.reason));
  assert.notEqual(codeOf(knocks), 'ECROWDED');
  // The look that follows finds nobody: from then on nobody waits.
  for (const until = Date.now() + 8_000; Date.now() < until && codeOf(await ask()) !== 'ETIMEDOUT';);
  const began = Date.now();
  assert.match(String(reasonOf(await ask())), /does not answer/);
  assert.ok(Date.now() - began < 200);
  await far.close();
  deaf.close();
  for (const socket of sockets) socket.destroy();
});

const codeOf = (one: PromiseSettledResult<unknown>): unknown =>
  one.status === 'rejected' ? (one.reason as { code?: unknown }).code : null;
const reasonOf = (one: PromiseSettledResult<unknown>): unknown =>
  one.status === 'rejected' ? (one.reason as Error).message : null;
