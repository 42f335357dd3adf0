import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { readInvoice, writeUbl } from '../e-invoice/index.ts';
import { sampleInvoice } from '../e-invoice/samples/invoice.ts';
import { statementOf } from '../account-statement/rules.ts';
import { statementPdfData } from '../account-statement/pdf.ts';
import { readDocument } from '../e-invoice/index.ts';
import { storeInvoice } from '../invoice-import/index.ts';
import { jsonInvoice } from '../invoice-import/samples/invoice.ts';
import { invoicePdfData } from './pdf.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('shown money');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());

const words = (body: string) =>
  body
    .slice(body.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');
const get = async (path: string) => (await (await t.visitor(people.noord.finance)).get(path)).body;
const page = async (path: string) => words(await get(path));
const pdfOf = async (bytes: Uint8Array, format: 'xml' | 'json') => {
  const read = await readDocument(bytes, format);
  assert.ok(read.ok, JSON.stringify(read));
  return invoicePdfData(read.invoice, { company: 'Contict', addressLines: [] }, 'nl');
};
const store = async (bytes: Uint8Array, format: 'xml' | 'json') => {
  const outcome = await storeInvoice(t.system, t.portal, {
    bytes,
    format,
    customerNumber: numbers.noord,
    source: 'boekhouding',
  });
  assert.equal(outcome.result, 'created', JSON.stringify(outcome));
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** The amounts of the sample, all with the sign of the document. */
function signed(number: string, kind: 'invoice' | 'credit-note', sign: '' | '-') {
  return jsonInvoice({
    number,
    kind,
    lineExtension: `${sign}100.00`,
    taxExclusive: `${sign}100.00`,
    taxTotal: `${sign}21.00`,
    taxInclusive: `${sign}121.00`,
    payable: `${sign}121.00`,
    vat: [{ category: 'S', rate: '21', taxable: `${sign}100.00`, tax: `${sign}21.00` }],
    lines: [
      {
        id: '1',
        name: 'Dienst',
        quantity: `${sign}1`,
        unit: 'C62',
        price: '100.00',
        net: `${sign}100.00`,
        vatCategory: 'S',
        vatRate: '21',
      },
    ],
  });
}

const four = [
  { number: 'VIER-1', kind: 'invoice', sign: '', toPay: true },
  { number: 'VIER-2', kind: 'invoice', sign: '-', toPay: false },
  { number: 'VIER-3', kind: 'credit-note', sign: '', toPay: false },
  { number: 'VIER-4', kind: 'credit-note', sign: '-', toPay: true },
] as const;

for (const { number, kind, sign, toPay } of four) {
  const label = toPay ? 'Te betalen' : 'Je krijgt terug';
  test(`${kind === 'invoice' ? 'an invoice' : 'a credit note'} of ${sign}121.00 says "${label} € 121,00" on its page and in its PDF, and has one sign in list, file and statement`, async () => {
    const bytes = signed(number, kind, sign);
    await store(bytes, 'json');
    const shown = await page(`/facturen/${number}`);
    assert.match(shown, new RegExp(`${label} € 121,00`));
    assert.doesNotMatch(shown, new RegExp(`${toPay ? 'Je krijgt terug' : 'Te betalen'} `));
    assert.doesNotMatch(shown, /Maak −|Nog open −/);
    assert.equal(shown.includes('Maak € 121,00 over'), toPay);

    const pdf = await pdfOf(bytes, 'json');
    assert.deepEqual([pdf.payable.label, plain(pdf.payable.value)], [label, '€ 121,00']);
    assert.equal(plain(pdf.payment.join(' ')).includes('Maak € 121,00 over'), toPay);
    assert.deepEqual(
      pdf.totals.map(([, value]) => plain(value)),
      [`${sign && '−'}€ 100,00`, `${sign && '−'}€ 21,00`],
      'the sums keep the signs of the document',
    );

    const minus = toPay ? '' : '−';
    assert.match(await page(`/facturen?zoek=${number.toLowerCase()}`), new RegExp(`${number} [^€]* ${minus}€ 121,00`));
    const csv = (await get(`/facturen/export?zoek=${number.toLowerCase()}`))
      .split('\r\n')
      .find((line) => line.includes(number))!;
    const ascii = toPay ? '' : '-';
    assert.match(
      csv,
      new RegExp(`;EUR;${ascii}100,00;${ascii}21,00;${ascii}121,00;${ascii}121,00;${toPay ? '121,00' : '0,00'};`),
    );

    const cents = sign === '-' ? -12_100 : 12_100;
    const statement = statementOf(
      [{ number, kind, issuedOn: '2026-11-15', dueOn: '2026-11-29', payableCents: cents, paidOn: null }],
      [],
      '2026-01-01',
      '2026-11-30',
    );
    const holder = {
      number: numbers.noord,
      name: 'Noord',
      street: null,
      postalCode: null,
      city: null,
      otherCurrencies: null,
    };
    const data = statementPdfData(statement, holder, t.portal.config.brand, '2026-11-30', 'nl');
    assert.deepEqual(data.rows[0]!.slice(3, 5).map(plain), toPay ? ['€ 121,00', ''] : ['', '€ 121,00']);
    assert.equal(plain(data.closing.value), `${minus}€ 121,00`);
  });
}

/** Types of a credit note as the standards list them. */
const credits = ['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532'];
const inInvoiceRoot = (number: string, type: string) =>
  Buffer.from(
    writeUbl({ ...sampleInvoice, number, attachments: [] }).replace(
      /<cbc:InvoiceTypeCode>\d+/,
      `<cbc:InvoiceTypeCode>${type}`,
    ),
  );

test('a document with the type of a credit note is one in both syntaxes and in JSON, whatever its root', async () => {
  const cii = readFileSync('src/features/billing/e-invoice/samples/cii.xml', 'utf8');
  for (const type of credits)
    for (const bytes of [inInvoiceRoot('X', type), Buffer.from(cii.replace(/(<a:TypeCode>)381/, `$1${type}`))]) {
      const read = readInvoice(bytes);
      assert.ok(read.ok);
      assert.deepEqual([read.invoice.kind, read.invoice.typeCode], ['credit-note', type]);
    }
  for (const [fields, kind] of [
    [{ typeCode: '396' }, 'credit-note'],
    [{ kind: 'invoice', typeCode: '381' }, 'credit-note'],
    [{ typeCode: '380' }, 'invoice'],
    [{ kind: 'credit-note', typeCode: '380' }, 'credit-note'],
  ] as const) {
    const read = await readDocument(jsonInvoice(fields), 'json');
    assert.ok(read.ok);
    assert.equal(read.invoice.kind, kind, JSON.stringify(fields));
  }
  for (const type of ['380', '383', '384', '389', '751']) {
    const read = readInvoice(inInvoiceRoot('X', type));
    assert.ok(read.ok);
    assert.equal(read.invoice.kind, 'invoice', type);
  }
});

test('a credit note in the root of an invoice is money back on the page and in the PDF, is written as a credit note, and its rules are told of the root', async () => {
  const bytes = inInvoiceRoot('WORTEL-381', '381');
  await store(bytes, 'xml');
  const shown = await page('/facturen/WORTEL-381');
  assert.match(shown, /Creditfactuur/);
  assert.match(shown, /Je krijgt terug € 146,77/);
  assert.doesNotMatch(shown, /Maak €|Te betalen/);
  assert.match(await page('/facturen?zoek=wortel-381'), /WORTEL-381 [^€]*Creditfactuur[^€]* −€ 146,77/);
  const pdf = await pdfOf(bytes, 'xml');
  assert.deepEqual([pdf.heading, pdf.payable.label], ['Creditfactuur', 'Je krijgt terug']);
  const read = readInvoice(bytes);
  assert.ok(read.ok);
  assert.ok(read.problems.some(({ code, path }) => code === 'BR-CL-01' && path === '/Invoice/cbc:InvoiceTypeCode'));
  const again = readInvoice(Buffer.from(writeUbl(read.invoice)));
  assert.ok(again.ok);
  assert.deepEqual(
    [again.invoice.kind, again.invoice.payable, again.problems.filter(({ code }) => code === 'BR-CL-01')],
    ['credit-note', read.invoice.payable, []],
  );
});

test('a credit note that was stored as an invoice is put right', async () => {
  const ask = async <R>(text: string) => (await t.system.pool.pg.query(text)).rows as R[];
  await ask(
    "update invoice set kind = 'invoice', document = document || '{\"kind\": \"invoice\"}' where number = 'WORTEL-381'",
  );
  const open = async () =>
    Number((await ask<{ open: string }>('select sum(open) as open from invoice_month'))[0]!.open);
  const before = await open();
  await t.system.pool.pg.query(readFileSync('src/database/migrations/0192-kind-by-type.sql', 'utf8'));
  assert.deepEqual(await ask("select kind, document->>'kind' as told from invoice where number = 'WORTEL-381'"), [
    { kind: 'credit-note', told: 'credit-note' },
  ]);
  assert.equal(await open(), before - 1);
});
