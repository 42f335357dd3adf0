import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connect } from '../src/database/connect.ts';
import { customerScope, inOneFlight } from '../src/access/scopes.ts';
import type { CustomerActor } from '../src/access/actor.ts';
import { plain } from '../src/database/statement.ts';
import { seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
before(async () => {
  t = await testPortal('walls');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

const scopeOf = ({ customerId }: Seeded) =>
  customerScope(t.portal.database, {
    kind: 'customer',
    customerId,
    accountId: noord.contacts['finance']!,
    contactId: noord.contacts['finance']!,
    name: 'test',
  } as unknown as CustomerActor);

type Table = { name: string; rls: boolean; forced: boolean; owner: string; column: string | null };

async function tables(): Promise<Table[]> {
  const [rows] = await inOneFlight(
    t.system,
    plain<Table>(`
    select c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      pg_get_userbyid(c.relowner) as owner,
      (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname = 'customer_id'
        and not a.attisdropped) as column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind in ('r', 'p')`),
  );
  return rows;
}

test('row level security is on and forced for every table that holds a customer', async () => {
  const open = (await tables()).filter(
    ({ name, column, rls, forced }) => (column !== null || name === 'customer') && !(rls && forced),
  );
  assert.deepEqual(
    open.map(({ name }) => name),
    [],
  );
});

test('the roles that serve requests own nothing, are no superuser and cannot pass by row level security', async () => {
  assert.deepEqual(
    (await tables()).filter(({ owner }) => owner.startsWith('portal_app') || owner.startsWith('portal_system')),
    [],
  );
  const [roles] = await inOneFlight(
    t.system,
    plain<{ rolsuper: boolean; rolbypassrls: boolean }>(
      "select rolsuper, rolbypassrls from pg_roles where rolname in ('portal_app', 'portal_system')",
    ),
  );
  assert.deepEqual(roles, [
    { rolsuper: false, rolbypassrls: false },
    { rolsuper: false, rolbypassrls: false },
  ]);
});

test('a query without a filter on the customer still answers only rows of that customer, in every table', async () => {
  for (const { name, column } of (await tables()).filter((table) => table.column !== null)) {
    const [grants] = await inOneFlight(
      t.system,
      plain<{ may: boolean }>("select has_column_privilege('portal_app', $1, $2, 'select') as may", name, column),
    );
    if (!grants[0]!.may) continue;
    const [rows] = await inOneFlight(
      scopeOf(noord),
      plain<{ customer_id: number | null }>(`select ${column} as customer_id from "${name}"`),
    );
    assert.deepEqual(
      rows.filter((row) => row.customer_id !== null && row.customer_id !== noord.customerId),
      [],
      name,
    );
  }
});

test('a query that forgot to say which customer fails instead of answering nothing or everything', async () => {
  const client = await t.portal.database.app.pg.connect();
  try {
    await assert.rejects(client.query('select * from invoice'), /app.customer_id|invalid input syntax/);
  } finally {
    client.release();
  }
});

test('a customer cannot write rows for another customer', async () => {
  await assert.rejects(
    inOneFlight(
      scopeOf(noord),
      plain(
        "insert into message_thread (customer_id, contact_id, subject) values ($1, $2, 'x')",
        zuid.customerId,
        zuid.contacts['finance'],
      ),
    ),
    /row-level security/,
  );
});

test('nobody can leave the role of a request: RESET ROLE changes nothing, and there is no way to the owner', async () => {
  const client = await t.portal.database.app.pg.connect();
  try {
    await assert.rejects(client.query("select set_config('role', 'portal_owner', false)"), /permission denied/);
    await assert.rejects(client.query('set role portal_system'), /permission denied/);
    await client.query('reset role');
    const { rows } = await client.query<{ who: string }>('select current_user as who');
    assert.equal(rows[0]!.who, 'portal_app');
  } finally {
    client.release();
  }
});

test('of staff a customer can read how to reach them, and of sign-in, keys, sessions and imports nothing', async () => {
  await inOneFlight(scopeOf(noord), plain('select given_name, surname, mail, phone from staff_member'));
  for (const secret of [
    'account_id from staff_member',
    '* from account',
    '* from session',
    '* from api_key',
    '* from password_link',
    '* from known_device',
    '* from throttle',
    '* from import_run',
    '* from import_change',
  ]) {
    await assert.rejects(inOneFlight(scopeOf(noord), plain(`select ${secret}`)), /permission denied/, secret);
  }
});

test('the log only grows: no role of a request can change or remove a row of it', async () => {
  for (const sql of ["update log_event set actor = 'x'", 'delete from log_event']) {
    await assert.rejects(inOneFlight(t.system, plain(sql)), /permission denied/);
    await assert.rejects(inOneFlight(scopeOf(noord), plain(sql)), /permission denied/);
  }
});

test("customers asking at the same time over shared connections never get each other's rows", async () => {
  const ask = async (seeded: Seeded) => {
    const [rows] = await inOneFlight(
      scopeOf(seeded),
      plain<{ customer_id: number }>('select customer_id from invoice'),
    );
    return rows.every((row) => row.customer_id === seeded.customerId) && rows.length === 1;
  };
  const answers = await Promise.all(Array.from({ length: 2000 }, (_, i) => ask(i % 2 === 0 ? noord : zuid)));
  assert.equal(answers.filter(Boolean).length, 2000);
});

test('with one login for a database of somebody else, each pool still works as its own role', async () => {
  const { host, database } = t.portal.database.address;
  const other = connect(
    { connectionString: `postgresql://portal_owner@localhost:5432/${database}?host=${encodeURIComponent(host!)}` },
    { connections: 1 },
  );
  try {
    for (const pool of [other.app, other.system]) {
      await pool.pg.query('reset role');
      const { rows } = await pool.pg.query<{ who: string }>('select current_user as who');
      assert.equal(rows[0]!.who, pool.role);
    }
  } finally {
    await other.close();
  }
});
