import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { numbers, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { readJsonInvoice } from '../e-invoice/read-json.ts';
import { storeInvoice } from './index.ts';
import { jsonInvoice } from './samples/invoice.ts';

let t: TestPortal;
let noord: Seeded;
let key: string;
before(async () => {
  t = await testPortal('invoice import', { ANNOUNCE_FROM: '2026-01-01' });
  ({ noord } = await seedCast(t.system, t.portal.files));
  [key] = await Promise.all([addKey(t.system, 'boekhouding'), query("update account set password_hash = 'known'")]);
});
after(() => t.close());
beforeEach(async () => {
  await t.runJobs();
  t.mails.length = 0;
  await query(
    "delete from invoice_file where customer_id = $1 and role <> 'pdf' or file_id in (select id from file where name not like 'KANARIE%')",
    [noord.customerId],
  );
  await query("delete from invoice_line where name not like 'KANARIE%'");
  await query("delete from invoice where source <> 'test'");
  await query("delete from file where name not like 'KANARIE%'");
});

const query = async <R>(text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query(text, values)).rows as R[];
const count = async (text: string) =>
  Number((await query<{ count: number }>(`select count(*) from ${text}`))[0]!.count);

const ubl = (fields: Readonly<Record<string, unknown>> = {}): Buffer => {
  const read = readJsonInvoice(jsonInvoice(fields));
  assert.ok(read.ok, JSON.stringify(read));
  return Buffer.from(writeUbl(read.invoice));
};
const post = (
  payload: Buffer | string,
  { type = 'application/xml', customer = `?customer=${numbers.noord}`, authorization = `Bearer ${key}` } = {},
) =>
  t.app.inject({
    method: 'POST',
    url: `/api/v1/invoices${customer}`,
    payload,
    headers: { 'content-type': type, authorization },
  });
const codes = (reply: { json(): unknown }) =>
  (reply.json() as { problems: { code: string }[] }).problems.map(({ code }) => code);

test('JSON is held to the same soundness, with every mistake and its place', async () => {
  const reply = await post(jsonInvoice({ number: 'J-1' }), { type: 'application/json; charset=utf-8' });
  assert.equal(reply.statusCode, 201, reply.body);
  assert.equal(reply.json<{ lineCount: number }>().lineCount, 1);
  const wrong = await post(
    jsonInvoice({
      payable: 121,
      issueDate: '2026-02-30',
      extra: 1,
      __proto__: { x: 1 },
      lines: [{ id: '1', net: '1,00' }],
    }),
    { type: 'application/json' },
  );
  assert.equal(wrong.statusCode, 422);
  const { problems } = wrong.json<{ problems: { code: string; path: string }[] }>();
  assert.deepEqual(problems.map(({ code, path }) => `${code} ${path}`).sort(), [
    'amount_expected /lines/0/net',
    'amount_expected /payable',
    'date_expected /issueDate',
    'unknown_field /extra',
  ]);
  assert.ok(
    codes(await post(jsonInvoice({ taxInclusive: '130.00' }), { type: 'application/json' })).includes('BR-CO-15'),
  );
  for (const text of ['{', '[]', 'null', '"x"', '{"number":"\\u0000"}', '{"__proto__":{}}', '['.repeat(5000)])
    assert.equal((await post(text, { type: 'application/json' })).statusCode, 422, text.slice(0, 20));
});

test('hostile documents are refused with a reason, and leave nothing behind', async () => {
  const good = ubl({ number: 'H-1' }).toString();
  const before = [await count('invoice'), await count('file')];
  const doctype = good.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>');
  for (const bad of [
    doctype,
    good.slice(0, good.length / 2),
    '',
    '<a/>',
    'x',
    '<a>'.repeat(5000),
    good.replace('121.00', '1e999'),
    '\u0000',
  ]) {
    const reply = await post(bad);
    assert.ok(reply.statusCode === 422 || reply.statusCode === 400, `${reply.statusCode} ${bad.slice(0, 40)}`);
    assert.ok(!reply.body.includes('root:'));
  }
  const long = await post(ubl({ number: 'N'.repeat(250) }));
  assert.ok(codes(long).includes('number_too_long'));
  assert.deepEqual([await count('invoice'), await count('file')], before);
});

test('more than 25 MB is refused at the door, also when nobody says how long it is', async () => {
  const address = await t.listen();
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  async function* endless() {
    for (let at = 0; at < 100; at += 1) yield chunk;
  }
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/xml' };
  const declared = await fetch(`${address}/api/v1/invoices`, {
    method: 'POST',
    headers,
    body: Buffer.alloc(100 * 1024 * 1024, 0x20),
  }).catch(() => null);
  const streamed = await fetch(`${address}/api/v1/invoices`, {
    method: 'POST',
    headers,
    body: endless() as unknown as BodyInit,
    duplex: 'half',
  } as RequestInit).catch(() => null);
  // A client that keeps sending may find the line closed before it reads the answer.
  for (const reply of [declared, streamed]) {
    if (reply === null) continue;
    assert.equal(reply.status, 413);
    assert.equal(((await reply.json()) as { error: { code: string } }).error.code, 'too_large');
  }
  const inject = await post(Buffer.alloc(26 * 1024 * 1024, 0x20));
  assert.equal(inject.statusCode, 413);
  assert.equal(inject.json<{ error: { code: string } }>().error.code, 'too_large');
});

test('other kinds of content are refused by name, and without a key nobody comes in', async () => {
  for (const type of ['text/plain', 'text/html', 'application/x-www-form-urlencoded', 'application/xml2']) {
    const reply = await post('x', { type });
    assert.equal(reply.statusCode, 415, type);
    assert.equal(reply.json<{ error: { code: string } }>().error.code, 'unsupported_type');
  }
  assert.equal((await post(ubl(), { authorization: 'Bearer nothing-like-it' })).statusCode, 401);
  assert.equal((await post(ubl({ number: 'TX' }), { type: 'text/xml; charset="iso-8859-1"' })).statusCode, 201);
});

test('when the database refuses, the files of the invoice are gone again', async () => {
  const kept: string[] = [];
  const portal = {
    ...t.portal,
    files: {
      ...t.portal.files,
      putAll: async (all: readonly Uint8Array[]) => {
        const files = await t.portal.files.putAll(all);
        kept.push(...files.map(({ key: one }) => one));
        return files;
      },
    },
  };
  await assert.rejects(
    storeInvoice(t.system, portal, {
      bytes: jsonInvoice({ number: 'STUK', currency: 'EUR', lines: [{ id: '1', net: '100.00', name: 'x' }] }),
      format: 'json',
      customerNumber: numbers.noord,
      source: 'x',
      run: 999_999,
    }),
  );
  assert.equal(kept.length, 1);
  await assert.rejects(t.portal.files.get(kept[0]!));
  assert.equal(await count("invoice where number = 'STUK'"), 0);
});
