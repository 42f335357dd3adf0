import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { readJsonInvoice } from '../e-invoice/read-json.ts';
import { importInvoiceFiles } from './index.ts';
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

test('an invoice is stored once, however many times and in whatever form it is sent at the same moment', async () => {
  const file = ubl({ number: 'RACE' });
  const replies = await Promise.all(Array.from({ length: 20 }, () => post(file)));
  assert.deepEqual(replies.map(({ statusCode }) => statusCode).sort(), [...Array.from({ length: 19 }, () => 200), 201]);
  assert.equal(await count("invoice where number = 'RACE'"), 1);
  assert.equal(await count("log_event where action = 'invoice.imported' and subject = 'RACE'"), 1);
  const spaced = file.toString().replaceAll('><', '>\n  <').replace('?>', '?><!-- again -->');
  assert.equal((await post(spaced)).statusCode, 200, 'written differently, said the same');
});

test('other content under a known number is a named conflict, and what is stored stays', async () => {
  assert.equal((await post(ubl({ number: 'C-1' }))).statusCode, 201);
  const reply = await post(ubl({ number: 'C-1', notes: ['anders'] }));
  assert.equal(reply.statusCode, 409);
  const body = reply.json<{ error: { code: string }; existing: { number: string; payable: string } }>();
  assert.equal(body.error.code, 'invoice_conflict');
  assert.deepEqual([body.existing.number, body.existing.payable], ['C-1', '121.00']);
  assert.equal(
    (await post(ubl({ number: 'C-1' }), { customer: `?customer=${numbers.zuid}` })).statusCode,
    409,
    'nor does it move to another customer',
  );
  assert.equal(await count("invoice where number = 'C-1'"), 1);
});

test('two posts with one number and other content: one is stored, the other hears of the conflict', async () => {
  const replies = await Promise.all([
    post(ubl({ number: 'C-2', notes: ['a'] })),
    post(ubl({ number: 'C-2', notes: ['b'] })),
  ]);
  assert.deepEqual(replies.map(({ statusCode }) => statusCode).sort(), [201, 409]);
});

test('the receiver is found by what the document says of it, and an unknown one is named', async () => {
  const to = (buyer: object, more: object = {}) =>
    post(
      ubl({
        number: `TO-${JSON.stringify(buyer).length}-${Object.keys(buyer)[0]}`,
        buyer: { name: 'X', country: 'NL', ...buyer },
        ...more,
      }),
      { customer: '' },
    );
  const byKvk = await to({ legalId: '01234567', legalIdScheme: '0106' });
  assert.equal(byKvk.json<{ customer: string }>().customer, numbers.noord, byKvk.body);
  assert.equal((await to({ vatId: 'NL007654321B01' })).json<{ customer: string }>().customer, numbers.zuid);
  assert.equal(
    (await to({ ids: [{ scheme: null, id: numbers.noord }] })).json<{ customer: string }>().customer,
    numbers.noord,
  );
  const unknown = await to({ legalId: '55555555', legalIdScheme: '0106' });
  assert.equal(unknown.statusCode, 422);
  assert.ok(codes(unknown).includes('unknown_customer'));
  assert.match(unknown.body, /55555555/);
  assert.deepEqual(codes(await post(ubl(), { customer: '?customer=nope' })).slice(0, 1), ['unknown_customer']);
  assert.equal(await count("invoice where number like 'TO-%'"), 3);
});

function form(parts: readonly Readonly<{ name: string; type: string; file?: string; bytes: Buffer | string }>[]) {
  const mark = 'grens42';
  const chunks = parts.flatMap(({ name, type, file, bytes }) => [
    Buffer.from(
      `--${mark}\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${mark}--\r\n`)]),
    type: `multipart/form-data; boundary=${mark}`,
  };
}

test('a PDF comes along in a form, and only a whole PDF', async () => {
  const pdf = Buffer.from(`%PDF-1.7\n${'y'.repeat(200)}\n%%EOF\n`);
  const sent = form([
    { name: 'invoice', type: 'application/xml', file: 'a.xml', bytes: ubl({ number: 'P-1' }) },
    { name: 'pdf', type: 'application/pdf', file: 'a.pdf', bytes: pdf },
  ]);
  const reply = await post(sent.payload, { type: sent.type });
  assert.equal(reply.statusCode, 201, reply.body);
  assert.deepEqual(
    reply
      .json<{ files: { role: string; bytes: number }[] }>()
      .files.map(({ role, bytes }) => [role, bytes])
      .sort()[0],
    ['pdf', pdf.length],
  );
  assert.equal((await post(sent.payload, { type: sent.type })).statusCode, 200);
  const lying = form([
    { name: 'invoice', type: 'application/json', bytes: jsonInvoice({ number: 'P-2' }) },
    { name: 'pdf', type: 'application/pdf', file: 'a.pdf', bytes: '<html>' },
  ]);
  assert.ok(codes(await post(lying.payload, { type: lying.type })).includes('pdf_unreadable'));
  const files = form([
    { name: 'file', type: 'application/octet-stream', file: 'P-3.XML', bytes: ubl({ number: 'P-3' }) },
    { name: 'file', type: 'application/pdf', file: 'P-3.pdf', bytes: pdf },
  ]);
  assert.equal((await post(files.payload, { type: files.type })).statusCode, 201, 'both called file');
  const large = form([
    { name: 'invoice', type: 'application/xml', file: 'a.xml', bytes: Buffer.alloc(26 * 1024 * 1024, 0x20) },
  ]);
  assert.equal((await post(large.payload, { type: large.type })).statusCode, 413);
  const odd = form([{ name: 'other', type: 'text/plain', bytes: 'x' }]);
  assert.equal((await post(odd.payload, { type: odd.type })).statusCode, 400);
});

test('an invoice that comes after its payment is paid at once', async () => {
  await query(
    "insert into payment (customer_id, invoice_number, amount_cents, paid_on, source, external_id) values ($1, 'PAID', 12100, '2026-11-16', 'test', 'p-1') on conflict do nothing",
    [noord.customerId],
  );
  await post(ubl({ number: 'PAID' }));
  assert.deepEqual(await query("select paid_cents, paid_on from invoice where number = 'PAID'"), [
    { paid_cents: 12100, paid_on: '2026-11-16' },
  ]);
});

test('one mail a person tells of new invoices, and old ones are not told of', async () => {
  for (const number of ['M-1', 'M-2', 'M-3']) await post(ubl({ number }));
  await post(ubl({ number: 'OUD', issueDate: '2026-10-01' }));
  await t.runJobs();
  const to = t.mails.map((mail) => mail.to).sort();
  assert.deepEqual(to, [people.noord.admin, people.noord.everything, people.noord.finance].sort());
  const mail = t.mails[0]!;
  assert.match(mail.subject, /^Er staan 3 nieuwe facturen klaar$/);
  assert.match(mail.text, /M-1[\s\S]*\/facturen/);
  assert.ok(!mail.text.includes('OUD'));
  await post(ubl({ number: 'M-1' }));
  await t.runJobs();
  assert.equal(t.mails.length, 3, 'the same invoice again is no news');
  await post(ubl({ number: 'M-4' }));
  await t.runJobs();
  assert.match(t.mails.at(-1)!.subject, /^Er staat een nieuwe factuur klaar: M-4$/);
});

test('two suppliers may use one number for one customer, in one batch or later: each invoice has a page', async () => {
  const from = (supplier: string) => ubl({ number: 'DUBBEL', supplier: { name: supplier, country: 'NL' } });
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  for (const name of ['A', 'B', 'C']) writeFileSync(join(folder, `${name}.xml`), from(name));
  const options = { source: 'map', customerNumber: numbers.noord };
  assert.equal((await importInvoiceFiles(t.system, t.portal, [folder], options)).created, 3);
  assert.equal((await post(from('D'))).statusCode, 201);
  const pages = await query<{ address: string }>("select address from invoice where number = 'DUBBEL' order by id");
  assert.deepEqual(pages.map(({ address }) => address).sort(), ['DUBBEL', 'DUBBEL~2', 'DUBBEL~3', 'DUBBEL~4']);
});
