import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

// The back office has the same person twice at one customer: for the invoices, and for the technical side.
let t: TestPortal;
let noord: Seeded;
let second: string;
before(async () => {
  t = await testPortal('same person twice');
  ({ noord } = await seedCast(t.system, t.portal.files));
  second = await write(t.system, async (trx) => {
    const account = await trx
      .selectFrom('account')
      .select('id')
      .where('mail', '=', people.noord.finance)
      .executeTakeFirstOrThrow();
    const { id } = await trx
      .insertInto('contact')
      .values({
        customer_id: noord.customerId,
        account_id: account.id,
        given_name: 'Voor',
        surname: 'Dubbel',
        mail: people.noord.finance,
        source: 'test',
        external_id: 'noord-dubbel',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('contact_role')
      .values({ customer_id: noord.customerId, contact_id: id, role_key: 'technisch' })
      .execute();
    return id;
  });
});
after(() => t.close());

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const opens = async (visitor: { get(url: string): Promise<{ statusCode: number }> }, ...urls: string[]) =>
  Promise.all(urls.map(async (url) => (await visitor.get(url)).statusCode));

test('may do what either of them may', async () => {
  const visitor = await t.visitor(people.noord.finance);
  assert.deepEqual(await opens(visitor, '/facturen', '/cloudgebruikers'), [200, 200]);
});

test('a calendar link has the rights of both', async () => {
  const visitor = await t.visitor(people.noord.finance);
  assert.equal((await visitor.post('/profiel/agenda-links', { soort: 'cancel' })).statusCode, 200);
});

test('chooses an organisation once, also after being there as the other contact', async () => {
  await sql(
    "insert into contact (customer_id, account_id, surname, mail, source, external_id) select c.id, a.id, 'Elders', a.mail, 'test', 'zuid-elders' from account a, customer c where a.mail = $1 and c.number = $2",
    people.noord.finance,
    numbers.zuid,
  );
  await sql('update account set last_contact_id = $1 where mail = $2', second, people.noord.finance);
  const visitor = await t.visitor(people.noord.finance, numbers.noord);
  const { body } = await visitor.get('/organisatie-wisselen');
  assert.equal(body.match(/name="naar"/g)?.length, 2);
  assert.equal(body.match(/Hier ben je nu/g)?.length, 1);
  await sql("delete from contact where external_id = 'zuid-elders'");
});

test('reads the messages of both, and is "you" at both in the list of people', async () => {
  await sql(
    "insert into message_thread (customer_id, contact_id, subject) values ($1, $2, 'Vraag van de een'), ($1, $3, 'Vraag van de ander')",
    noord.customerId,
    noord.contacts['finance'],
    second,
  );
  const visitor = await t.visitor(people.noord.finance);
  const { body } = await visitor.get('/contact');
  assert.ok(body.includes('Vraag van de een') && body.includes('Vraag van de ander'));
  assert.match((await visitor.get('/zoeken?q=vraag')).body, /van de ander/);
  const people_ = (await visitor.get('/contactpersonen')).body;
  assert.ok((people_.match(/>Jij</g)?.length ?? 0) >= 2);
  assert.match((await visitor.get('/bevoegdheden')).body, /Dubbel/);
});

test('wants no more mail about invoices: neither of them gets any', async () => {
  const visitor = await t.visitor(people.noord.finance);
  assert.equal(
    (await visitor.post('/profiel', { telefoon: '', mobiel: '', mail: ['news'], taal: 'nl' })).statusCode,
    303,
  );
  const rows = await sql<{ mail_categories: string[] }>(
    'select shown_mail_categories as mail_categories from contact where mail = $1',
    people.noord.finance,
  );
  assert.deepEqual(
    rows.map(({ mail_categories }) => mail_categories),
    [['news'], ['news']],
  );
});

test('when one of them ends, only its part ends: the person stays signed in with the rights that are left', async () => {
  const [came] = await sql<{ contact_id: string }>('select contact_id from session order by created_at desc limit 1');
  assert.ok(came);
  for (const [ended, left, gone] of [
    [second, '/facturen', '/cloudgebruikers'],
    [noord.contacts['finance']!, '/cloudgebruikers', '/facturen'],
  ] as const) {
    const visitor = await t.visitor(people.noord.finance);
    assert.deepEqual(await opens(visitor, left, gone), [200, 200]);
    await sql('update contact set removed_at = now() where id = $1', ended);
    assert.deepEqual(await opens(visitor, left, gone), [200, 404]);
    assert.match((await visitor.get('/contact')).body, /Vraag van de ander/);
    assert.equal((await visitor.get('/profiel')).statusCode, 200);
    await sql('update contact set removed_at = null where id = $1', ended);
    assert.deepEqual(await opens(visitor, left, gone), [200, 200]);
  }
  const visitor = await t.visitor(people.noord.finance);
  await sql('update contact set removed_at = now() where mail = $1', people.noord.finance);
  assert.deepEqual(await opens(visitor, '/contact'), [303]);
  await sql('update contact set removed_at = null where mail = $1', people.noord.finance);
  assert.deepEqual(await opens(visitor, '/contact'), [303]);
});
