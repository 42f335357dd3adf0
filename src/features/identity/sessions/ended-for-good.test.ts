import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { readFile } from '../../intake/import-files/index.ts';
import { columnsOf } from '../../intake/import-kinds/index.ts';
import { kindOf } from '../../../kinds.ts';
import { importRecords, type ImportOptions } from '../../intake/imports/index.ts';

let t: TestPortal;
let zuid: Seeded;
let staffId: string;
before(async () => {
  t = await testPortal('ended for good');
  ({ zuid } = await seedCast(t.system, t.portal.files));
  staffId = (await sql<{ id: string }>('select id from staff_member'))[0]!.id;
});
after(() => t.close());

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
/** Sends records as the back office would. The clock of imports is that of the machine. */
async function send(name: string, records: readonly object[], options: Partial<ImportOptions> = {}) {
  const kind = kindOf(name)!;
  const sheet = await readFile(Buffer.from(JSON.stringify(records)), 'json', columnsOf(kind));
  return importRecords(t.system, kind, sheet, {
    source: 'psa',
    today: '2026-11-20',
    files: t.portal.files,
    ...options,
  });
}
const mail = 'anna@eind.example';
const customer = (more: object = {}) => ({ externalId: 'eind', number: '20001', name: 'Eind B.V.', ...more });
const anna = (more: object = {}) => ({
  externalId: 'eind-anna',
  customer: '20001',
  surname: 'Anna',
  mail,
  roles: ['lezen'],
  ...more,
});
const bram = {
  externalId: 'eind-bram',
  customer: '20001',
  surname: 'Bram',
  mail: 'bram@eind.example',
  roles: ['lezen'],
};

let cookie: Visitor;
let link: string;
beforeEach(async () => {
  await sql("delete from contact where external_id like 'eind-%'");
  await send('customers', [customer()]);
  await send('contacts', [anna(), bram]);
  cookie = await t.visitor(mail);
  link = /http:\/\/portal\.example(\/kalender\/[\w.-]+)/.exec(
    (await cookie.post('/profiel/agenda-links', { soort: 'news' })).body,
  )![1]!;
  assert.deepEqual(await works(), [200, 200]);
});
const works = async () => [
  (await cookie.get('/diensten')).statusCode,
  (await (await t.visitor()).get(link)).statusCode,
];

describe('access that ended does not come back with the person', () => {
  const endings: Readonly<Record<string, () => Promise<unknown>>> = {
    'a full list without the contact': () => send('contacts', [bram], { wholeSet: true }),
    'a last day that has passed': () => send('contacts', [anna({ activeUntil: '2026-11-19' }), bram]),
    'a first day that is still to come': () => send('contacts', [anna({ activeFrom: '2027-01-01' }), bram]),
    'another mail address': () => send('contacts', [anna({ mail: 'anna.nieuw@eind.example' }), bram]),
    'no mail address': () => send('contacts', [anna({ mail: null }), bram]),
    'an ended customer': () => send('customers', [customer({ status: 'ended' })]),
    'a removed customer': () => sql("update customer set removed_at = now() where external_id = 'eind'"),
    'a removed contact': () => sql("update contact set removed_at = now() where external_id = 'eind-anna'"),
    'a closed account': () => sql('update account set disabled_at = now() where mail = $1', mail),
  };
  for (const [how, end] of Object.entries(endings)) {
    test(how, async () => {
      await end();
      assert.deepEqual(await works(), [303, 404], 'at once');
      await sql('update account set disabled_at = null');
      await sql("update customer set removed_at = null where external_id = 'eind'");
      await send('customers', [customer()]);
      await send('contacts', [anna(), bram]);
      assert.equal((await t.visitor(mail)).cookies.size, 1, 'the person may come in again');
      assert.deepEqual(await works(), [303, 404], 'not with what they held before');
    });
  }

  test('a last day that passes by itself, also when it is put off afterwards', async () => {
    await send('contacts', [anna({ activeUntil: '2026-12-31' }), bram]);
    assert.deepEqual(await works(), [200, 200]);
    const [held] = await sql<{ n: number }>(
      "select count(*)::int as n from calendar_link l join contact c on c.id = l.contact_id where c.external_id = 'eind-anna' and l.ends_at = '2026-12-31T23:00:00Z'",
    );
    assert.equal(held!.n, 1);
    const start = t.clock.now;
    // Somebody who stays signed in for thirty days, past their last day at the end of the year.
    await sql(
      "update session set remember = true, ends_at = '2027-01-30', last_seen_at = '2026-12-31T20:00:00Z' where contact_id = (select id from contact where external_id = 'eind-anna')",
    );
    await send('contacts', [anna({ activeUntil: '2026-12-30' }), bram]);
    await send('contacts', [anna(), bram]);
    try {
      t.clock.now = new Date('2026-12-31T21:00:00Z');
      assert.equal((await cookie.get('/diensten')).statusCode, 303);
    } finally {
      t.clock.now = start;
    }
  });

  test('a session is never longer than the last day that is known when it opens', async () => {
    await send('contacts', [anna({ activeUntil: '2026-11-20' }), bram]);
    await t.visitor(mail);
    const rows = await sql<{ ends_at: Date }>(
      "select ends_at from session where contact_id = (select id from contact where external_id = 'eind-anna')",
    );
    assert.deepEqual(
      [...new Set(rows.map(({ ends_at }) => ends_at.toISOString()))].filter((at) => at > '2026-11-20T23:00:00.000Z'),
      [],
    );
  });

  test('nobody else is signed out, and other changes of a contact sign nobody out', async () => {
    const other = await t.visitor(bram.mail);
    await send('contacts', [anna({ position: 'Directeur', phone: '010 123 45 67', roles: ['financieel'] }), bram]);
    await send('customers', [customer({ city: 'Delft' })]);
    assert.deepEqual(await works(), [200, 200]);
    assert.equal((await cookie.get('/facturen')).statusCode, 200);
    await send('contacts', [bram], { wholeSet: true });
    assert.equal((await other.get('/diensten')).statusCode, 200);
  });

  test('a member of staff who left', async () => {
    const staff = await t.visitor(people.staff);
    assert.equal((await staff.get('/beheer')).statusCode, 200);
    await sql('update staff_member set ended_at = now() where id = $1', staffId);
    await sql('update staff_member set ended_at = null where id = $1', staffId);
    assert.equal((await staff.get('/beheer')).statusCode, 303);
  });
});

test('who signs in while the contact is being removed holds nothing when it is done', async () => {
  for (let round = 0; round < 8; round++) {
    await sql("update contact set removed_at = null where external_id = 'eind-anna'");
    const signedIn = Promise.allSettled(Array.from({ length: 6 }, () => t.visitor(mail)));
    await new Promise((resolve) => setTimeout(resolve, round));
    await sql("update contact set removed_at = now() where external_id = 'eind-anna'");
    await signedIn;
    assert.deepEqual(
      await sql('select 1 from session s join account a on a.id = s.account_id where a.mail = $1', mail),
      [],
    );
  }
});

test('two lists that end the same people at once, while those sign in, wait for each other and never lock up', async () => {
  const all = ['finance', 'technical', 'reader', 'plain', 'orderer'] as const;
  for (let round = 0; round < 5; round++) {
    const jobs = [
      write(t.system, async (trx) => {
        for (const who of all)
          await trx
            .updateTable('contact')
            .set({ removed_at: new Date() })
            .where('id', '=', zuid.contacts[who]!)
            .execute();
      }),
      write(
        t.system,
        async (trx) =>
          void (await trx.updateTable('customer').set({ status: 'ended' }).where('id', '=', zuid.customerId).execute()),
      ),
      ...all.map((who) => t.visitor(people.zuid[who]).catch(() => null)),
    ];
    await assert.doesNotReject(Promise.all(jobs));
    assert.deepEqual(
      await sql(
        'select 1 from session s join contact c on c.id = s.contact_id where c.customer_id = $1',
        zuid.customerId,
      ),
      [],
    );
    await sql("update customer set status = 'active' where id = $1", zuid.customerId);
    await sql('update contact set removed_at = null where customer_id = $1', zuid.customerId);
  }
});
