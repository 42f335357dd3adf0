import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
let finance: Visitor;
before(async () => {
  t = await testPortal('difference');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  finance = await t.visitor(people.noord.finance);
  await add('oktober', '2026-10-01', ['2026-10-01', '2026-10-31'], 3, 8700);
  await add('november', '2026-11-02', ['2026-11-01', '2026-11-30'], 5, 14500);
  await add('werk', '2026-11-03', null, 2, 19000);
  await add('creditnota', '2026-11-04', ['2026-11-01', '2026-11-30'], 1, 2900, 'credit-note');
});
after(() => t.close());

async function add(
  number: string,
  issued: string,
  period: readonly [string, string] | null,
  quantity: number,
  net: number,
  kind: 'invoice' | 'credit-note' = 'invoice',
) {
  const tax = Math.round(net * 0.21);
  await write(t.system, async (trx) => {
    const { id } = await trx
      .insertInto('invoice')
      .values({
        customer_id: noord.customerId,
        address: number,
        number,
        kind,
        supplier_key: 'contict',
        supplier_name: 'Contict',
        issued_on: issued,
        period_start: period?.[0] ?? null,
        period_end: period?.[1] ?? null,
        currency: 'EUR',
        line_count: 1,
        tax_exclusive_cents: net,
        tax_cents: tax,
        tax_inclusive_cents: net + tax,
        payable_cents: net + tax,
        document: '{}',
        content_hash: number,
        source: 'test',
        external_id: number,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('invoice_line')
      .values({
        customer_id: noord.customerId,
        invoice_id: id,
        position: 1,
        name: 'Beheerde werkplek',
        subscription_number: 'S-KANARIENOORD',
        quantity: String(quantity),
        unit: 'C62',
        price: '29.00',
        net_cents: net,
        net: String(net / 100),
      })
      .execute();
  });
}

const plainText = (body: string) =>
  body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|&#160;|\u00a0/g, ' ')
    .replace(/\u2060|&#8288;/g, '')
    .replace(/&euro;|&#8364;/g, '€')
    .replace(/&#8722;|\u2212/g, '-')
    .replace(/&#215;|×/g, '×')
    .replace(/\s+/g, ' ');

test('the page says in one sentence what changed since the invoice of the month before, and adds it up', async () => {
  const reply = await finance.get('/facturen/november/verschil');
  assert.equal(reply.statusCode, 200);
  const words = plainText(reply.body);
  assert.match(words, /€ 70,18 meer dan oktober: 2 × Beheerde werkplek erbij\./);
  assert.match(words, /Van 3 naar 5, à € 29,00\./);
  assert.match(words, /Te betalen € 105,27 € 175,45 \+€ 70,18/);
  assert.match(reply.body, new RegExp(`href="/diensten/${noord.subscription}"`));
});

test('credit notes and one-off work are no part of a monthly series', async () => {
  const { body } = await finance.get('/facturen/november/verschil');
  assert.doesNotMatch(plainText(body), /creditnota|werk ·/);
  assert.match(
    plainText((await finance.get('/facturen/creditnota/verschil')).body),
    /Een creditfactuur hoort bij één factuur/,
  );
});

test('the first invoice of a series has nothing before it, and says so', async () => {
  assert.match(plainText((await finance.get('/facturen/oktober/verschil')).body), /eerste factuur van deze reeks/);
});

test('another invoice of the series can be chosen, also a later one; an unknown or foreign one is not there', async () => {
  assert.match(
    plainText((await finance.get('/facturen/oktober/verschil?met=november')).body),
    /€ 70,18 minder dan november/,
  );
  for (const other of ['bestaat-niet', zuid.invoice, 'creditnota', 'werk', 'november']) {
    assert.equal(
      (await finance.get(`/facturen/november/verschil?met=${encodeURIComponent(other)}`)).statusCode,
      404,
      other,
    );
  }
  assert.equal((await (await t.visitor(people.zuid.finance)).get('/facturen/november/verschil')).statusCode, 404);
  assert.equal((await (await t.visitor(people.noord.reader)).get('/facturen/november/verschil')).statusCode, 404);
});

test('an English reader gets the English words', async () => {
  await write(t.system, (trx) =>
    trx.updateTable('account').set({ language: 'en' }).where('mail', '=', people.noord.everything).execute(),
  );
  const { body } = await (await t.visitor(people.noord.everything)).get('/facturen/november/verschil');
  assert.match(plainText(body), /€70\.18 more than October: 2 × Beheerde werkplek added\./);
});

test('the page of the invoice itself carries the sentence and the way to the whole answer', async () => {
  const { body } = await finance.get('/facturen/november');
  assert.match(plainText(body), /€ 70,18 meer dan oktober/);
  assert.match(body, /href="\/facturen\/november\/verschil"/);
  assert.doesNotMatch((await finance.get('/facturen/oktober')).body, /verschil"/);
});

test('an invoice that names its supplier by btw-id alone is compared with the others of that supplier, and never with another company of one btw-id', async () => {
  const known = (number: string, key: string) =>
    t.system.pool.pg.query("update invoice set supplier_key = $2, supplier_vat = 'NL001234567B01' where number = $1", [
      number,
      key,
    ]);
  const november = async () => plainText((await finance.get('/facturen/november/verschil')).body);
  await known('oktober', 'kvk:12345678');
  await known('november', 'vat:NL001234567B01');
  assert.match(await november(), /meer dan oktober/);
  await known('november', 'kvk:87654321');
  assert.match(await november(), /eerste factuur van deze reeks/);
});
