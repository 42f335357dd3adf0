import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get as ask, type IncomingMessage } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { write } from '../../../access/scopes.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { nlcius, writeUbl } from '../../billing/e-invoice/index.ts';
import { statementOf } from '../../billing/account-statement/rules.ts';
import { statementPdfData } from '../../billing/account-statement/pdf.ts';
import { invoiceOf } from '../../demo/demo/invoices.ts';
import { billsOf } from '../../demo/demo/bills.ts';
import { clockAt } from '../../demo/demo/dates.ts';
import { demoCustomers } from '../../demo/demo/write.ts';

let t: TestPortal;
let noord: Seeded;
let finance: Visitor;
before(async () => {
  t = await testPortal('exports');
  ({ noord } = await seedCast(t.system, t.portal.files));
  finance = await t.visitor(people.noord.finance);
});
after(() => t.close());

const rowsOf = (body: string) => parse<Record<string, string>>(body, { delimiter: ';', bom: true, columns: true });

type File = Readonly<{ role: 'pdf' | 'source'; type: string; content: string }>;
async function add(number: string, issued: string, files: readonly File[]) {
  const stored = await Promise.all(
    files.map(async (file) => ({ ...file, ...(await t.portal.files.put(Buffer.from(file.content))) })),
  );
  await write(t.system, async (trx) => {
    const { id } = await trx
      .insertInto('invoice')
      .values({
        customer_id: noord.customerId,
        address: number,
        number,
        kind: 'invoice',
        supplier_key: 'contict',
        supplier_name: 'Contict',
        issued_on: issued,
        currency: 'EUR',
        line_count: 1,
        tax_exclusive_cents: 10000,
        tax_cents: 2100,
        tax_inclusive_cents: 12100,
        payable_cents: 12100,
        document: '{}',
        content_hash: number,
        source: 'test',
        external_id: number,
        description: `=cmd|'/c calc'!A1`,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const { role, type, bytes, sha256, key } of stored) {
      const file = await trx
        .insertInto('file')
        .values({ customer_id: noord.customerId, name: `${role}.x`, type, bytes, sha256, storage_key: key })
        .returning('id')
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('invoice_file')
        .values({ customer_id: noord.customerId, invoice_id: id, file_id: file.id, role })
        .execute();
    }
  });
}

test('lists come along as CSV and Excel with the rights of their page, and each download is in the log', async () => {
  const addresses = {
    '/facturen/export': people.noord.finance,
    '/diensten/export': people.noord.technical,
    '/cloudgebruikers/export': people.noord.reader,
    '/contactpersonen/export': people.noord.plain,
  };
  for (const [address, who] of Object.entries(addresses)) {
    const visitor = await t.visitor(who);
    const csv = await visitor.get(address);
    assert.equal(csv.statusCode, 200, address);
    assert.match(String(csv.headers['content-disposition']), /^attachment; filename="[a-z]+-2026-11-20\.csv"/);
    assert.ok(rowsOf(csv.body).length > 0, address);
    assert.ok(csv.body.includes(canaries.noord) && !csv.body.includes(canaries.zuid), address);
    const xlsx = await visitor.get(`${address}?vorm=xlsx`);
    assert.ok(unzipSync(xlsx.rawPayload)['xl/workbook.xml'], address);
  }
  assert.equal((await (await t.visitor(people.noord.plain)).get('/facturen/export')).statusCode, 404);
  const logged = await write(t.system, (trx) =>
    trx
      .selectFrom('log_event')
      .select('subject')
      .where('action', '=', 'list.exported')
      .where('customer_id', '=', noord.customerId)
      .execute(),
  );
  assert.equal(logged.length, 8);
});

test('lists to take along hold plain spaces only: what is copied from them is found again', async () => {
  await t.system.pool.pg.query("update subscription set product = E'Glasvezel 1\\u00a0Gbit/s'");
  const visitor = await t.visitor(people.noord.everything);
  for (const list of ['facturen', 'diensten', 'cloudgebruikers', 'contactpersonen'])
    assert.doesNotMatch((await visitor.get(`/${list}/export`)).body, /[\u00a0\u202f]/, list);
  assert.match((await visitor.get('/diensten/export')).body, /Glasvezel 1 Gbit\/s/);
});

test('amounts of services are only in the list of who may see costs', async () => {
  assert.match((await (await t.visitor(people.noord.everything)).get('/diensten/export')).body, /Per maand excl\. btw/);
  assert.doesNotMatch(
    (await (await t.visitor(people.noord.technical)).get('/diensten/export')).body,
    /Per maand|95,30/,
  );
});

test('the list of invoices keeps the filters of its page', async () => {
  await add('oud', '2025-05-01', []);
  assert.deepEqual(
    rowsOf((await finance.get('/facturen/export?jaar=2025')).body).map((row) => row['Factuurnummer']),
    ['oud'],
  );
  assert.match((await finance.get('/facturen/export?jaar=2025')).body, /'=cmd/);
});

test('a year is one zip: list, PDF and UBL of each invoice, under names that are safe and never the same', async () => {
  const clock = clockAt('2026-03-17');
  const bill = billsOf(demoCustomers(clock, 7, ['10017']), clock, 7)[0]!;
  const ubl = writeUbl({ ...invoiceOf(bill), ...nlcius });
  await add('A/1', '2024-02-01', [
    { role: 'pdf', type: 'application/pdf', content: '%PDF-1 een' },
    { role: 'source', type: 'application/xml', content: ubl },
  ]);
  await add('a-1', '2024-02-01', [{ role: 'pdf', type: 'application/pdf', content: '%PDF-1 twee' }]);
  await add('../../etc/passwd', '2024-02-02', [{ role: 'pdf', type: 'application/pdf', content: '%PDF-1 drie' }]);
  await add('zonder', '2024-02-03', [{ role: 'source', type: 'application/xml', content: ubl }]);
  await add('kapot', '2024-02-04', [{ role: 'source', type: 'application/xml', content: 'geen factuur' }]);
  const reply = await finance.get('/facturen/jaar/2024');
  assert.equal(reply.headers['content-type'], 'application/zip');
  const files = unzipSync(reply.rawPayload);
  assert.deepEqual(
    Object.keys(files),
    [
      'facturen-2024/lijst-2024.csv',
      'facturen-2024/2024-02-01 A-1.pdf',
      'facturen-2024/2024-02-01 A-1.xml',
      'facturen-2024/2024-02-01 a-1 (2).pdf',
      'facturen-2024/2024-02-02 etc-passwd.pdf',
      'facturen-2024/2024-02-03 zonder.pdf',
      'facturen-2024/2024-02-03 zonder.xml',
      'facturen-2024/2024-02-04 kapot.xml',
      'facturen-2024/ontbreekt.txt',
    ].map((name) =>
      name.replace(
        'etc-passwd',
        Object.keys(files)
          .find((one) => one.includes('passwd'))
          ?.match(/02-02 (.+)\.pdf/)?.[1] ?? 'x',
      ),
    ),
  );
  assert.ok(Object.keys(files).every((name) => !name.split('/').includes('..') && name.split('/').length === 2));
  assert.equal(strFromU8(files['facturen-2024/2024-02-01 A-1.xml']!), ubl);
  assert.match(strFromU8(files['facturen-2024/2024-02-03 zonder.pdf']!).slice(0, 8), /%PDF-1/);
  assert.match(strFromU8(files['facturen-2024/ontbreekt.txt']!), /2024-02-04 kapot\.pdf/);
  assert.equal(rowsOf(strFromU8(files['facturen-2024/lijst-2024.csv']!)).length, 5);
});

test('a year without invoices, of another customer or that is no year is not there', async () => {
  for (const year of ['1999', '2023', '20266', 'x'])
    assert.equal((await finance.get(`/facturen/jaar/${year}`)).statusCode, 404, year);
  assert.equal((await (await t.visitor(people.zuid.finance)).get('/facturen/jaar/2024')).statusCode, 404);
  assert.equal((await (await t.visitor(people.noord.technical)).get('/facturen/jaar/2024')).statusCode, 404);
});

test('one person gets one zip at a time; who stops reading stops the work, and may start again', async () => {
  const large = '%PDF-1 '.padEnd(3_000_000, 'x');
  for (const at of [1, 2, 3, 4])
    await add(`groot${at}`, `2022-01-0${at}`, [{ role: 'pdf', type: 'application/pdf', content: large }]);
  const base = await t.listen();
  const headers = { cookie: [...finance.cookies].map(([key, value]) => `${key}=${value}`).join('; ') };
  const open = async (): Promise<IncomingMessage> =>
    ((await once(ask(`${base}/facturen/jaar/2022`, { headers }), 'response')) as [IncomingMessage])[0];
  const first = await open();
  assert.equal(first.statusCode, 200);
  const second = await open();
  assert.equal(second.statusCode, 429);
  const words = (await second.toArray()).map(String).join('');
  assert.match(words, /Er loopt al een download/);
  assert.match(String(second.headers['retry-after']), /^\d+$/);
  first.destroy();
  await pause(200);
  const again = await open();
  assert.equal(again.statusCode, 200);
  const bytes = Buffer.concat((await again.toArray()) as Buffer[]);
  assert.equal(Object.keys(unzipSync(bytes)).length, 5);
});

test('the statement of account is a PDF whose totals are those of its rows', async () => {
  const reply = await finance.get('/facturen/rekeningoverzicht?jaar=2026');
  assert.equal(reply.statusCode, 200);
  assert.equal(reply.rawPayload.subarray(0, 5).toString(), '%PDF-');
  assert.match(String(reply.headers['content-disposition']), /rekeningoverzicht-2026\.pdf/);
  for (const year of ['2027', 'x', '20261'])
    assert.equal((await finance.get(`/facturen/rekeningoverzicht?jaar=${year}`)).statusCode, 404, year);
  const statement = statementOf(
    [{ number: 'F1', kind: 'invoice', issuedOn: '2026-02-01', dueOn: null, payableCents: 123456, paidOn: null }],
    [],
    '2026-01-01',
    '2026-11-20',
  );
  const data = statementPdfData(
    statement,
    { number: '1', name: 'N', street: null, postalCode: null, city: null, otherCurrencies: null },
    t.portal.config.brand,
    '2026-11-20',
    'nl',
  );
  assert.deepEqual(
    [data.rows.at(-1)?.at(-1), data.closing.value, data.openTotal[1]],
    ['€\u00a01.234,56', '€\u00a01.234,56', '€\u00a01.234,56'],
  );
});
