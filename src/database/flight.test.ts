import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { seedCast, type Seeded } from '../../test/people.ts';
import { testPortal, type TestPortal } from '../../test/portal.ts';
import { customerScope, inOneFlight, systemScope } from '../access/scopes.ts';
import { connect, type Database } from './connect.ts';
import { plain } from './statement.ts';

// One connection for all: what one flight leaves behind is what the next one finds.
let t: TestPortal;
let [noord, zuid]: Seeded[] = [];
let one: Database;
let owner: pg.Client;
before(async () => {
  t = await testPortal('flight');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  one = connect(t.portal.database.address, { connections: 1, statementTimeoutMs: 300 });
  owner = new pg.Client({ ...t.portal.database.address });
  await owner.connect();
  await owner.query('create table flown (a int, b text); grant select, insert, delete on flown to portal_system');
});
after(async () => {
  await owner.end();
  await one.close();
  await t.close();
});

const contactOf = ({ customerId, contacts }: Seeded) =>
  customerScope(one, {
    kind: 'customer',
    customerId,
    accountId: contacts['finance']!,
    contactId: contacts['finance']!,
    name: 'x',
  } as never);
const numbers = plain<{ number: string }>('select number from invoice');
const flown = () =>
  inOneFlight(systemScope(one), plain<Record<string, unknown>>('select * from flown')).then(([rows]) =>
    rows.map((row) => ({ ...row })),
  );
const customerLeft = async () =>
  (await one.app.pg.query<{ left: string | null }>("select current_setting('app.customer_id', true) as left")).rows[0]!
    .left;

test('an error in the middle of a flight leaves nothing for the next customer on the same connection', async () => {
  await assert.rejects(
    inOneFlight(contactOf(noord!), numbers, plain('select 1/0'), plain('select number, 2 as b from invoice')),
    /division by zero/,
  );
  const [rows] = await inOneFlight(contactOf(zuid!), numbers);
  assert.deepEqual(
    rows.map(({ number }) => number),
    [zuid!.invoice],
  );
  await assert.rejects(inOneFlight(contactOf(zuid!), numbers, plain('select pg_sleep(2)')), /statement timeout/);
  const [again] = await inOneFlight(contactOf(noord!), numbers);
  assert.deepEqual(
    again.map(({ number }) => number),
    [noord!.invoice],
  );
  assert.ok(['', null].includes(await customerLeft()), 'no customer stays on an idle connection');
});

test('a value that cannot be sent keeps the statements before it from being done', async () => {
  const endless: { self?: unknown } = {};
  endless.self = endless;
  const insert = (value: unknown) => plain('insert into flown values (1, $1)', value);
  for (const bad of [endless, { toPostgres: () => assert.fail('no') }, { toJSON: () => assert.fail('no') }]) {
    await assert.rejects(inOneFlight(systemScope(one), insert('before'), insert(bad), insert('behind')));
    assert.deepEqual(await flown(), []);
  }
});

test('the same statement twice in a flight, and again after its table changed, answers what is there', async () => {
  const system = systemScope(one);
  await inOneFlight(system, plain("insert into flown values (1, 'x')"));
  const all = plain<Record<string, unknown>>('select * from flown');
  assert.deepEqual(
    (await inOneFlight(system, all, all)).map((rows) => ({ ...rows[0] })),
    [
      { a: 1, b: 'x' },
      { a: 1, b: 'x' },
    ],
  );
  await owner.query('alter table flown rename column b to c');
  await inOneFlight(system, all).catch((error: Error) => assert.match(error.message, /cached plan/));
  assert.deepEqual({ ...(await inOneFlight(system, all))[0][0] }, { a: 1, c: 'x' });
});

test('a connection that the server ended is not used again', async () => {
  const pid = async () =>
    (await inOneFlight(systemScope(one), plain<{ pid: number }>('select pg_backend_pid() as pid')))[0][0]!.pid;
  const first = await pid();
  await assert.rejects(
    inOneFlight(systemScope(one), plain('select pg_sleep(0.01), pg_terminate_backend(pg_backend_pid())')),
    /administrator command/,
  );
  assert.notEqual(await pid(), first);
  const work = one.system.kysely.transaction().execute((trx) =>
    trx.executeQuery({
      sql: 'select pg_terminate_backend(pg_backend_pid())',
      parameters: [],
      query: null as never,
      queryId: null as never,
    }),
  );
  await assert.rejects(work);
  assert.equal((await one.system.pg.query('select 1 as fine')).rows[0].fine, 1);
});
