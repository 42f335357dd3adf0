import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { numbers, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { readJsonInvoice } from '../e-invoice/read-json.ts';
import { jsonInvoice } from './samples/invoice.ts';

let t: TestPortal;
let key: string;
before(async () => {
  t = await testPortal('same invoice');
  await seedCast(t.system, t.portal.files);
  key = await addKey(t.system, 'boekhouding');
});
after(() => t.close());
beforeEach(async () => {
  await query("delete from invoice_file where invoice_id in (select id from invoice where source <> 'test')");
  await query("delete from invoice_line where invoice_id in (select id from invoice where source <> 'test')");
  await query("delete from invoice where source <> 'test'");
});

const query = async <R>(text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query(text, values)).rows as R[];
const ubl = (fields: Readonly<Record<string, unknown>>, attachment: Uint8Array | null = null): string => {
  const read = readJsonInvoice(jsonInvoice(fields));
  assert.ok(read.ok, JSON.stringify(read));
  const attachments =
    attachment === null
      ? []
      : [
          {
            id: 'x',
            description: null,
            filename: 'x.pdf',
            statedType: 'application/pdf',
            bytes: attachment,
            externalUrl: null,
            type: 'pdf' as const,
          },
        ];
  return writeUbl({ ...read.invoice, attachments });
};
const post = (payload: Buffer | string, type = 'application/xml', customer: string = numbers.noord) =>
  t.app.inject({
    method: 'POST',
    url: `/api/v1/invoices?customer=${customer}`,
    payload,
    headers: { 'content-type': type, authorization: `Bearer ${key}` },
  });
const stored = async (number: string) =>
  Number((await query<{ count: number }>('select count(*) from invoice where number = $1', [number]))[0]!.count);

const kvk = {
  name: 'Contict B.V.',
  country: 'NL',
  legalId: '12345678',
  legalIdScheme: '0106',
  vatId: 'NL001234567B01',
};
const ways = {
  'NL:KVK': { ...kvk, legalIdScheme: 'NL:KVK' },
  'no scheme': { ...kvk, legalIdScheme: null },
  'only a btw-id': { ...kvk, legalId: null, legalIdScheme: null },
  KVK: { ...kvk, legalIdScheme: 'KVK' },
  ZZZ: { ...kvk, legalIdScheme: 'ZZZ' },
  'the word KVK and no scheme': { ...kvk, legalIdScheme: null, legalId: 'KVK 12345678' },
  'the word KvK under 0106': { ...kvk, legalId: 'KvK: 12345678' },
  'a zero too many': { ...kvk, legalId: '012345678' },
  'the word and ZZZ, without a btw-id': { ...kvk, legalIdScheme: 'ZZZ', legalId: 'KvK-nummer 12345678', vatId: null },
  'a btw-id with dots': { ...kvk, legalId: null, legalIdScheme: null, vatId: 'nl0012.34567.B.01' },
};

for (const [way, supplier] of Object.entries(ways)) {
  test(`an invoice of one supplier is known again when it comes with ${way}, whichever comes first`, async () => {
    for (const [at, both] of [
      [kvk, supplier],
      [supplier, kvk],
    ].entries()) {
      const number = `WAY-${at}`;
      const [first, second] = both;
      assert.equal((await post(ubl({ number, supplier: first }))).statusCode, 201);
      assert.equal((await post(ubl({ number, supplier: second }))).statusCode, 409);
      assert.equal((await post(ubl({ number, supplier: first }))).statusCode, 200);
      assert.equal(await stored(number), 1);
    }
  });
}

const written = {
  'zero width': 'ZW\u200b-1',
  'a soft hyphen': 'ZW\u00ad-1',
  'a word joiner': 'ZW-\u20601',
  'a byte order mark': '\ufeffZW-1',
  'a turn of direction': '\u202eZW-1\u202c',
  'an isolate and a mark': '\u2066ZW\u200f-1\u2069',
  plain: 'ZW-1',
};

test('a number is one number whatever invisible characters it was copied with, in UBL, CII and JSON, and the payment that names it pays it', async () => {
  const cii = readFileSync('src/features/billing/e-invoice/samples/cii.xml', 'utf8');
  for (const [way, number] of Object.entries(written)) {
    await query("delete from invoice_line where invoice_id in (select id from invoice where source <> 'test')");
    await query("delete from invoice_file where invoice_id in (select id from invoice where source <> 'test')");
    await query("delete from invoice where source <> 'test'");
    assert.equal((await post(ubl({ number }))).json<{ number: string }>().number, 'ZW-1', way);
    assert.equal((await post(ubl({ number: 'ZW-1' }))).statusCode, 200, way);
    assert.equal((await post(jsonInvoice({ number }), 'application/json')).statusCode, 409, way);
    const other = await post(cii.replace('CII-7', number.replace('ZW', 'CW')));
    assert.equal(other.json<{ number: string }>().number, 'CW-1', way);
  }
  assert.equal((await post(ubl({ number: 'A\u00a0 \u200b7' }))).json<{ number: string }>().number, 'A 7');
  const found = await t.app.inject({
    url: `/api/v1/invoices?${new URLSearchParams({ number: 'A\u00a07' })}`,
    headers: { authorization: `Bearer ${key}` },
  });
  assert.equal(found.json<{ invoices: unknown[] }>().invoices.length, 1);
  const payment = { customer: numbers.noord, invoice: 'A\u00a07', amount: '121.00', paidOn: '2026-11-19' };
  const paid = await t.app.inject({
    method: 'PUT',
    url: '/api/v1/payments/zw-1',
    payload: payment,
    headers: { authorization: `Bearer ${key}` },
  });
  assert.ok(paid.statusCode < 300, paid.body);
  assert.deepEqual(await query("select number, paid_on is not null as paid from invoice where number like 'A%7'"), [
    { number: 'A 7', paid: true },
  ]);
});

test('a btw-id or KVK number with invisible characters is that of the same supplier', async () => {
  assert.equal(
    (await post(ubl({ number: 'ZWS', supplier: { ...kvk, legalId: '1234\u200b5678', vatId: 'NL00\u00ad1234567B01' } })))
      .statusCode,
    201,
  );
  assert.equal((await post(ubl({ number: 'ZWS', supplier: kvk }))).statusCode, 200);
});

test('numbers stored before lose what cannot be seen, payments find them, and one that would be another invoice stays', async () => {
  await post(ubl({ number: 'OUD-1' }));
  await post(ubl({ number: 'OUD-2' }));
  await post(ubl({ number: 'OUD-2B' }));
  await query(`update invoice set number = 'OUD-\u200b1' where number = 'OUD-1'`);
  await query(`update invoice set number = 'OUD\u00a0-\u20602' where number = 'OUD-2'`);
  await query(`update invoice set number = 'OUD -2' where number = 'OUD-2B'`);
  const payment = { customer: numbers.noord, invoice: 'OUD-1', amount: '121.00', paidOn: '2026-11-19' };
  await t.app.inject({
    method: 'PUT',
    url: '/api/v1/payments/oud-1',
    payload: payment,
    headers: { authorization: `Bearer ${key}` },
  });
  await query(readFileSync('src/database/migrations/0193-numbers-as-seen.sql', 'utf8'));
  assert.deepEqual(
    await query(
      "select number, document->>'number' as told, paid_on is not null as paid from invoice where number like 'OUD%' order by id",
    ),
    [
      { number: 'OUD-1', told: 'OUD-1', paid: true },
      { number: 'OUD\u00a0-\u20602', told: 'OUD-2', paid: false },
      { number: 'OUD -2', told: 'OUD-2B', paid: false },
    ],
  );
});

test('invoices stored before get their supplier in one notation, and two that then would be one stay two', async () => {
  for (const supplier of [kvk, { ...kvk, legalId: '22222222', vatId: null }, { ...kvk, legalId: '33333333' }])
    await post(ubl({ number: 'OLD', supplier }));
  await query(
    "update invoice set supplier_key = case supplier_key when 'kvk:12345678' then '0106:12345678' when 'kvk:22222222' then 'NL:KVK:22222222' else 'legal:22222222' end, supplier_vat = null where number = 'OLD'",
  );
  const migration = readFileSync('src/database/migrations/0153-one-supplier.sql', 'utf8').replace(
    /alter table.*?;|create index.*?;/g,
    '',
  );
  await query(migration);
  assert.deepEqual(await query("select supplier_key, supplier_vat from invoice where number = 'OLD' order by id"), [
    { supplier_key: 'kvk:12345678', supplier_vat: 'NL001234567B01' },
    { supplier_key: 'NL:KVK:22222222', supplier_vat: null },
    { supplier_key: 'legal:22222222', supplier_vat: 'NL001234567B01' },
  ]);
});
