import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await testDatabase('in force');
  await migrate({ connectionString: database.url });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
after(async () => {
  await client?.end();
  await database?.drop();
});

test('a contact is in force from its first day to its last, both included, and not once it was taken away', async () => {
  const day = '2026-11-20';
  const cases: readonly (readonly [
    removed: string | null,
    from: string | null,
    until: string | null,
    expected: boolean,
  ])[] = [
    [null, null, null, true],
    [null, day, day, true],
    [null, '2026-11-21', null, false],
    [null, null, '2026-11-19', false],
    [null, '2026-01-01', '2026-12-31', true],
    ['2026-11-19', null, null, false],
    ['2027-01-01', null, null, false],
  ];
  for (const [removed, from, until, expected] of cases) {
    const { rows } = await client.query<{ found: boolean }>(
      'select app.is_active($1::timestamptz, $2::date, $3::date, $4::date) as found',
      [removed, from, until, day],
    );
    assert.equal(rows[0]!.found, expected, JSON.stringify([removed, from, until]));
  }
});

test('people of a customer come in as long as it is there and not ended', async () => {
  const { rows } = await client.query(
    "select app.is_open(null, 'active') as open, app.is_open(null, 'ended') as ended, app.is_open(now(), 'active') as gone",
  );
  assert.deepEqual(rows, [{ open: true, ended: false, gone: false }]);
});

test('the rules cost no call: PostgreSQL puts their words in place, so that indexes are used', async () => {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    'explain verbose select from contact c join customer u on u.id = c.customer_id and app.is_open(u.removed_at, u.status) where app.is_active(c.removed_at, c.active_from, c.active_until, current_date)',
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  assert.match(plan, /removed_at IS NULL/);
  assert.match(plan, /status = 'active'/);
  assert.doesNotMatch(plan, /is_active|is_open/);
});
