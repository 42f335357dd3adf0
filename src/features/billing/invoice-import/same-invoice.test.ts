import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { numbers, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { isSameSupplier, supplierIds } from './identity.ts';
import { storeInvoices } from './index.ts';
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

const nobody = {
  name: null,
  legalId: null,
  legalIdScheme: null,
  vatId: null,
  taxId: null,
  endpointId: null,
  endpointScheme: null,
  ids: [],
  street: null,
  additionalStreet: null,
  city: null,
  postalCode: null,
  country: null,
  contactName: null,
  phone: null,
  mail: null,
};
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

test('companies of other registers, other numbers and branches are never taken for one supplier', async () => {
  const others = [
    { ...kvk, legalIdScheme: '0184', country: 'DK', vatId: null },
    { ...kvk, legalIdScheme: 'ZZZ', country: 'DK', vatId: 'DK12345678' },
    { ...kvk, legalIdScheme: 'HRB', country: 'DE', vatId: null },
    { ...kvk, legalId: '000012345678' },
    { ...kvk, legalId: '1234567' },
    { ...kvk, legalId: '123456789' },
    { ...kvk, legalId: 'KVK 87654321', legalIdScheme: null },
    { ...kvk, legalIdScheme: 'ZZZ', legalId: '87654321' },
  ].map((one) => supplierIds({ ...nobody, ...one }));
  const ours = supplierIds({ ...nobody, ...kvk });
  for (const one of others) assert.ok(!isSameSupplier(ours, one), JSON.stringify(one));
});

test('written in two ways and sent at once, when nobody has seen the other yet, an invoice is stored once', async () => {
  // Whoever stores invoices waits for a payment run: all have looked for the invoice by then, and none has found it.
  const gate = await t.system.pool.pg.connect();
  try {
    await gate.query('begin');
    await gate.query('select pg_advisory_xact_lock(726011)');
    // For two customers: at one customer the address of the page would tell them apart already.
    const replies = [
      post(ubl({ number: 'RACE', supplier: ways['only a btw-id'] })),
      post(ubl({ number: 'RACE', supplier: kvk }), 'application/xml', numbers.zuid),
    ];
    const waiting = async () =>
      Number(
        (
          await query<{ count: number }>("select count(*) from pg_locks where locktype = 'advisory' and not granted")
        )[0]!.count,
      );
    const until = Date.now() + 20_000;
    while ((await waiting()) < 2 && Date.now() < until) await new Promise(setImmediate);
    await gate.query('commit');
    assert.deepEqual((await Promise.all(replies)).map(({ statusCode }) => statusCode).sort(), [201, 409]);
  } finally {
    gate.release();
  }
  assert.equal(await stored('RACE'), 1);
});

test('in one batch too, and a rehearsal says the same', async () => {
  const batch = (number: string) =>
    [ways['only a btw-id'], kvk].map((supplier) => ({
      bytes: Buffer.from(ubl({ number, supplier })),
      format: 'xml' as const,
      customerNumber: numbers.noord,
      source: 'map',
    }));
  const results = async (number: string, dryRun: boolean) =>
    (await storeInvoices(t.system, t.portal, batch(number), { dryRun })).map(({ result }) => result);
  assert.deepEqual(await results('BATCH', true), ['created', 'conflict']);
  assert.deepEqual(await results('BATCH', false), ['created', 'conflict']);
  assert.equal(await stored('BATCH'), 1);
});

test('two companies of one fiscal unit may use one number', async () => {
  assert.equal((await post(ubl({ number: 'UNIT', supplier: kvk }))).statusCode, 201);
  assert.equal((await post(ubl({ number: 'UNIT', supplier: { ...kvk, legalId: '22222222' } }))).statusCode, 201);
});

test('a file in the invoice with or without line ends in its base64 is the same file, however large', async () => {
  for (const [number, size] of [
    ['B64', 1_000],
    ['B64-LARGE', 4_000_000],
  ] as const) {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, 'x'), Buffer.from('\n%%EOF\n')]);
    const whole = ubl({ number }, pdf);
    const broken = whole.replace(pdf.toString('base64'), (base64) => base64.replace(/.{76}/g, '$&\r\n'));
    assert.notEqual(broken, whole);
    assert.equal((await post(whole)).statusCode, 201);
    const again = await post(broken);
    assert.equal(again.statusCode, 200, again.body);
    assert.equal(
      (await post(broken.replace(pdf.toString('base64', 9, 12), Buffer.from('yyy').toString('base64')))).statusCode,
      409,
      'another file is another file',
    );
  }
});

test('the same invoice in another Peppol envelope is the same invoice', async () => {
  const inside = ubl({ number: 'SBDH' }).replace(/^<\?xml.*?\?>/, '');
  const envelope = (id: string) =>
    `<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><StandardBusinessDocumentHeader><InstanceIdentifier>${id}</InstanceIdentifier></StandardBusinessDocumentHeader>${inside}</StandardBusinessDocument>`;
  const replies = [await post(envelope('1')), await post(envelope('2')), await post(inside)];
  assert.deepEqual(
    replies.map(({ statusCode }) => statusCode),
    [201, 200, 200],
  );
});

test('a number with a line end in it is found by its number', async () => {
  assert.equal(
    (await post(ubl({ number: 'A-1' }).replace('<cbc:ID>A-1<', '<cbc:ID>A-\n1<'))).json<{ number: string }>().number,
    'A- 1',
  );
  const found = await t.app.inject({
    url: `/api/v1/invoices?${new URLSearchParams({ number: 'A- 1' })}`,
    headers: { authorization: `Bearer ${key}` },
  });
  assert.equal(found.json<{ invoices: unknown[] }>().invoices.length, 1);
  assert.equal(
    (await post(jsonInvoice({ number: 'J\n1' }), 'application/json')).json<{ number: string }>().number,
    'J 1',
  );
});
