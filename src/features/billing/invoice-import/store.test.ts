import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, beforeEach, mock, test } from 'node:test';
import pg from 'pg';
import { numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { readJsonInvoice } from './read-json.ts';
import { importInvoiceFiles, importInvoicesCommand, storeInvoice } from './index.ts';
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

test('a folder is stored in one go, with the PDFs beside the files, a report per file, and twice is once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  await mkdir(join(folder, 'deep'));
  for (let at = 0; at < 60; at += 1) writeFileSync(join(folder, `f${at}.xml`), ubl({ number: `B-${at}` }));
  writeFileSync(join(folder, 'deep', 'G.XML'), ubl({ number: 'B-deep' }));
  writeFileSync(join(folder, 'deep', 'G.pdf'), `%PDF-1.7\n${'z'.repeat(100)}\n%%EOF\n`);
  writeFileSync(join(folder, 'double.xml'), ubl({ number: 'B-0', notes: ['anders'] }));
  writeFileSync(join(folder, 'bad.xml'), '<x>');
  const seen: string[] = [];
  const options = {
    source: 'map',
    customerNumber: numbers.noord,
    onFile: ({ result }: { result: string }) => void seen.push(result),
  };
  const first = await importInvoiceFiles(t.system, t.portal, [folder], options);
  assert.deepEqual([first.created, first.unchanged, first.conflict, first.refused, first.failed], [61, 0, 1, 1, 0]);
  assert.equal(seen.length, 63);
  assert.equal(
    await count("invoice_file l join invoice i on i.id = l.invoice_id where i.number = 'B-deep' and l.role = 'pdf'"),
    1,
  );
  const second = await importInvoiceFiles(t.system, t.portal, [folder], options);
  assert.deepEqual([second.created, second.unchanged, second.conflict, second.refused], [0, 61, 1, 1]);
});

test('a batch asks the database the same number of things, however many invoices are in it', async () => {
  const wire = (pg as unknown as { Connection: { prototype: { execute(): void; query(): void } } }).Connection
    .prototype;
  const asked = async (count: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
    for (let at = 0; at < count; at += 1)
      writeFileSync(join(folder, `s${at}.xml`), ubl({ number: `S-${count}-${at}` }));
    const heard = [mock.method(wire, 'execute'), mock.method(wire, 'query')];
    try {
      const { created } = await importInvoiceFiles(t.system, t.portal, [folder], {
        source: 'map',
        customerNumber: numbers.noord,
      });
      assert.equal(created, count);
      return heard.reduce((sum, { mock: { calls } }) => sum + calls.length, 0);
    } finally {
      for (const one of heard) one.mock.restore();
    }
  };
  const few = await asked(3);
  assert.ok(few <= 14, `${few} statements`);
  assert.equal(await asked(100), few);
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

test('the report is written while the files are done, as lines or as JSON, and the counts come last', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  for (let at = 0; at < 5; at += 1)
    writeFileSync(
      join(folder, `m${at}.xml`),
      at < 3 ? ubl({ number: `LANG-GENOEG-OM-EEN-STUK-TE-ZIJN-${at}` }) : '<x>',
    );
  let text = '';
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((text += chunk.toString()), done()) });
  const asked = {
    kind: 'invoices',
    path: folder,
    source: 'map',
    customer: numbers.noord,
    wholeSet: false,
    dryRun: true,
    force: false,
    strict: false,
  };
  await importInvoicesCommand(t.system, t.portal, { ...asked, json: false }, out);
  const lines = text.trimEnd().split('\n');
  assert.match(lines[0]!, /created    m0\.xml/, 'files first, as they are done');
  assert.match(lines.at(-1)!, /3 created, 2 refused\.$/, 'counts last');
  text = '';
  await importInvoicesCommand(t.system, t.portal, { ...asked, json: true }, out);
  const report = JSON.parse(text) as { files: { result: string }[]; created: number; dryRun: boolean };
  assert.deepEqual(
    [report.files.map(({ result }) => result), report.created, report.dryRun],
    [['created', 'created', 'created', 'refused', 'refused'], 3, true],
  );
  text = '';
  await importInvoicesCommand(
    t.system,
    t.portal,
    { ...asked, path: mkdtempSync(join(tmpdir(), 'portal-invoices-')), json: true },
    out,
  );
  assert.deepEqual((JSON.parse(text) as { files: unknown[] }).files, []);
});

test('one broken invoice does not take its batch along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  for (const at of [1, 2]) writeFileSync(join(folder, `k${at}.xml`), ubl({ number: `K-${at}` }));
  const putAll = async (all: readonly Uint8Array[]) => {
    if (all.some((bytes) => Buffer.from(bytes).includes('K-2')))
      throw Object.assign(new Error('disk'), { code: 'ENOSPC' });
    return t.portal.files.putAll(all);
  };
  const told: unknown[] = [];
  await importInvoiceFiles(t.system, { ...t.portal, files: { ...t.portal.files, putAll } }, [folder], {
    source: 'map',
    customerNumber: numbers.noord,
    onFile: ({ number, result }) => void told.push([number, result]),
  });
  assert.deepEqual(told, [
    ['K-1', 'created'],
    [null, 'failed'],
  ]);
});

test('the command tells of every file and answers an exit code; a rehearsal stores nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  writeFileSync(
    join(folder, 'a.xml'),
    ubl({ number: 'CMD-1', buyer: { name: 'X', country: 'NL', legalId: '01234567', legalIdScheme: '0106' } }),
  );
  writeFileSync(join(folder, 'b.xml'), '<x>');
  const run = async (more: object) => {
    let text = '';
    const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((text += chunk.toString()), done()) });
    return {
      code: await importInvoicesCommand(
        t.system,
        t.portal,
        {
          kind: 'invoices',
          path: folder,
          source: 'exact',
          customer: undefined,
          wholeSet: false,
          dryRun: false,
          force: false,
          strict: false,
          json: false,
          ...more,
        },
        out,
      ),
      text,
    };
  };
  const rehearsed = await run({ dryRun: true });
  assert.equal(rehearsed.code, 1);
  assert.match(rehearsed.text, /rehearsed, nothing stored\. 1 created, 1 refused\./);
  assert.equal(await count("invoice where number = 'CMD-1'"), 0);
  const stored = await run({});
  assert.match(stored.text, /created    a\.xml  CMD-1.*\n  refused    b\.xml\n +\/.*\[/);
  const [made] = await query<{ run_id: number; source: string }>(
    "select run_id, source from invoice where number = 'CMD-1'",
  );
  assert.equal(made!.source, 'exact');
  assert.deepEqual(await query('select added, refused, state from import_run where id = $1', [made!.run_id]), [
    { added: 1, refused: 1, state: 'done-with-problems' },
  ]);
  assert.equal((JSON.parse((await run({ json: true })).text) as { unchanged: number }).unchanged, 1);
  writeFileSync(
    join(folder, 'c.xml'),
    ubl({ number: 'CMD-2', buyer: { name: 'Z', country: 'NL', legalId: '99999999', legalIdScheme: '0106' } }),
  );
  assert.match((await run({ path: join(folder, 'c.xml') })).text, /name one with --customer NUMBER/);
});
