import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { write } from '../../../access/scopes.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { actions, record, type ActionName } from './index.ts';

let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('log-events');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

type Row = Readonly<Record<string, unknown>>;
const sql = async (text: string, values: unknown[] = []) => (await t.system.pool.pg.query<Row>(text, values)).rows;
/** As the owner of the tables: no role of a request may change a row of the log. */
async function asOwner(text: string): Promise<void> {
  const client = new pg.Client(t.portal.database.address);
  await client.connect();
  await client.query(text).finally(() => client.end());
}
/** As a request of this customer, by plain SQL. */
async function asCustomer(text: string): Promise<readonly Row[]> {
  const client = await t.portal.database.app.pg.connect();
  try {
    await client.query("select set_config('app.customer_id', $1, false)", [String(noord.customerId)]);
    return (await client.query<Row>(text)).rows;
  } finally {
    client.release(true);
  }
}

test('what the log can tell is said in both languages, about the same who and what', () => {
  const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [name, { nl, en }] of Object.entries(actions)) {
    assert.match(name, /^[a-z-]+\.[a-z-]+$/);
    assert.deepEqual(blanks(nl), blanks(en), name);
    assert.ok(
      blanks(nl).every((blank) => ['{who}', '{subject}'].includes(blank)),
      name,
    );
  }
});

test('names, addresses and what stood there before lie apart from facts, with a digest of their own', async () => {
  const visitor = await t.visitor(people.noord.finance);
  await visitor.post('/profiel', { telefoon: '010 222 33 44', mobiel: '', taal: 'nl' });
  const [row] = await sql(`select actor, subject, facts, personal,
    personal_digest = sha256(salt || convert_to(personal::text, 'UTF8')) as holds
    from log_event where action = 'profile.changed'`);
  assert.deepEqual([row!['actor'], row!['subject'], row!['holds']], [null, null, true]);
  assert.deepEqual(Object.keys(row!['personal'] as Row).sort(), ['address', 'after', 'before', 'name', 'subject']);
  assert.deepEqual(row!['facts'], { changed: ['phone', 'mail_categories'] });
});

test('a key and the portal itself are no persons: their names are facts', async () => {
  await write(t.system, (trx) => record(trx, t.system, { action: 'key.added', subject: 'boekhouding' }));
  assert.deepEqual(await sql("select actor, subject, personal from log_event where action = 'key.added'"), [
    { actor: 'test', subject: 'boekhouding', personal: {} },
  ]);
});

describe('a customer', () => {
  test('reads its own log without what is meant for the provider, and of staff no address', async () => {
    const staff = await t.visitor(people.staff);
    const file = await staff.get(`/beheer/berichten/${noord.thread}/bijlagen/${noord.messageFile}`);
    assert.equal(file.statusCode, 200);
    await write(t.system, (trx) =>
      record(trx, t.system, { action: 'import.done', subject: 'documents', customerId: noord.customerId }),
    );
    const rows = await asCustomer('select * from app.customer_log order by id');
    const told = (name: ActionName) => rows.find(({ action }) => action === name);
    assert.deepEqual([told('file.downloaded')!['by_staff'], told('file.downloaded')!['address']], [true, null]);
    assert.equal(told('profile.changed')!['address'], '127.0.0.1');
    assert.equal(told('import.done'), undefined);
    const owners = await sql('select distinct customer_id from log_event where id = any($1)', [
      rows.map(({ id }) => id),
    ]);
    assert.deepEqual(owners, [{ customer_id: noord.customerId }]);
  });

  test('reads it no other way, and changes nothing of it', async () => {
    for (const text of [
      'select personal from log_event',
      'select facts from log_event',
      'select * from log_event',
      "update app.customer_log set action = 'x'",
      'delete from app.customer_log',
      'select * from log_event_waiting',
      'delete from log_event_waiting',
    ])
      await assert.rejects(asCustomer(text), /permission denied/, text);
  });
});

test('erased is erased: neither name nor salt is left, and the digest stays as it was', async () => {
  const one = "from log_event where action = 'profile.changed'";
  const [before] = await sql(`select personal_digest ${one}`);
  await asOwner("update log_event set personal = null, salt = null where action = 'profile.changed'");
  assert.deepEqual(await sql(`select personal, salt, personal_digest ${one}`), [
    { personal: null, salt: null, ...before },
  ]);
  await assert.rejects(
    asOwner("update log_event set personal = '{}' where action = 'profile.changed'"),
    /log_event_erased/,
  );
});
