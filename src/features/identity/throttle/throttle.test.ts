import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemScope, write, type SystemScope } from '../../../access/scopes.ts';
import { connect, type Database } from '../../../database/connect.ts';
import { testDatabase, type TestDatabase } from '../../../../test/cluster.ts';
import { forgetTries, giveBackTry, limits, networkOf, takeTry } from './index.ts';

let database: TestDatabase;
const pools: Database[] = [];
const scopes: SystemScope[] = [];
before(async () => {
  database = await testDatabase('throttle');
  // Two processes on one database: each its own pool.
  for (let at = 0; at < 2; at++)
    pools.push(
      connect(
        { host: database.host, port: database.port, user: database.user, database: database.database },
        { connections: 10 },
      ),
    );
  for (const pool of pools) scopes.push(systemScope(pool, 'test'));
});
after(async () => {
  for (const pool of pools) await pool.close();
  await database.drop();
});

const start = new Date('2026-11-20T10:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

test('of two hundred tries at once, from two processes, exactly five are made', async () => {
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, at) => takeTry(scopes[at % 2]!, limits.account, 'burst@voorbeeld.example', start)),
  );
  assert.equal(results.filter((until) => until === null).length, 5);
  for (const until of results) if (until !== null) assert.equal(until.getTime(), later(5000).getTime());
});

test('each further failure waits twice as long, at most fifteen minutes', async () => {
  const waits: number[] = [];
  let now = start;
  for (let tries = 0; tries < 16; tries++) {
    while (true) {
      const until = await takeTry(scopes[0]!, limits.account, 'traag@voorbeeld.example', now);
      if (until === null) break;
      waits.push((until.getTime() - now.getTime()) / 1000);
      now = until;
    }
  }
  assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
});

test('however long a guesser goes on, at most a hundred tries a month are made at one account', async () => {
  let now = start;
  let made = 0;
  while (now.getTime() < later(29 * 24 * 3_600_000).getTime()) {
    const until = await takeTry(scopes[0]!, limits.account, 'maand@voorbeeld.example', now);
    if (until === null) made++;
    else now = until;
  }
  assert.equal(made, 100);
});

test('one network gets fifty failures in fifteen minutes, and then waits until they are over', async () => {
  for (let tries = 0; tries < 50; tries++)
    assert.equal(await takeTry(scopes[0]!, limits.address, '192.0.2.1', start), null);
  assert.equal(
    (await takeTry(scopes[0]!, limits.address, '192.0.2.1', later(1000)))?.getTime(),
    later(900_000).getTime(),
  );
  assert.equal(await takeTry(scopes[0]!, limits.address, '192.0.2.2', start), null);
  assert.equal(await takeTry(scopes[0]!, limits.address, '192.0.2.1', later(900_001)), null);
});

test('tries that turned out right do not count against the others of an office', async () => {
  for (let tries = 0; tries < 300; tries++) {
    assert.equal(await takeTry(scopes[0]!, limits.address, '192.0.2.9', start), null);
    await write(scopes[0]!, (trx) => giveBackTry(trx, limits.address, '192.0.2.9'));
  }
});

test('a success starts the count anew', async () => {
  for (let tries = 0; tries < 5; tries++) await takeTry(scopes[0]!, limits.account, 'weer@voorbeeld.example', start);
  assert.notEqual(await takeTry(scopes[0]!, limits.account, 'weer@voorbeeld.example', start), null);
  await write(scopes[0]!, (trx) => forgetTries(trx, limits.account, 'weer@voorbeeld.example'));
  assert.equal(await takeTry(scopes[0]!, limits.account, 'weer@voorbeeld.example', start), null);
});

test('all addresses of one IPv6 connection count as one', () => {
  for (const address of [
    '2001:db8:1:2::1',
    '2001:db8:1:2:ffff::9',
    '2001:0db8:0001:0002:0:0:0:1',
    '2001:DB8:1:2:3:4:5:6',
  ])
    assert.equal(networkOf(address), '2001:db8:1:2::/64');
  assert.notEqual(networkOf('2001:db8:1:3::1'), networkOf('2001:db8:1:2::1'));
  assert.equal(networkOf('::ffff:192.0.2.1'), '192.0.2.1');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.equal(networkOf('192.0.2.1'), '192.0.2.1');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  // Some proxies say the port as well; each try would come from an address of its own.
  for (const said of ['192.0.2.1:1', '192.0.2.1:65535']) assert.equal(networkOf(said), '192.0.2.1');
  assert.equal(networkOf('[2001:db8:1:2::1]:443'), '2001:db8:1:2::/64');
  for (const said of [null, '', 'x', 'unknown', '_hidden']) assert.equal(networkOf(said), 'unknown');
});
