import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type EInvoice, type InvoiceLine, type Party, readInvoice } from '../e-invoice/index.ts';
import { invoicePdf, invoicePdfData } from './pdf.ts';
import { amountText, decimalText, periodText } from './pdf-lines.ts';

const nobody: Party = {
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
  country: 'NL',
  contactName: null,
  phone: null,
  mail: null,
};
const line: InvoiceLine = {
  id: '1',
  name: 'Glasvezel 100 Mbit/s',
  description: null,
  note: null,
  sellersItemId: null,
  buyersItemId: null,
  standardItemId: null,
  quantity: '1',
  unit: 'C62',
  price: '115.00',
  baseQuantity: null,
  net: '115.00',
  vatCategory: 'S',
  vatRate: '21',
  periodStart: null,
  periodEnd: null,
  orderLine: null,
  objectId: 'VB-1',
  costCentre: null,
  allowances: [],
};
const debit = {
  code: '59',
  iban: null,
  bic: null,
  accountName: null,
  reference: null,
  mandate: 'M-1',
  debitedIban: 'NL13TEST0123456789',
  dueDate: null,
};
const plain: EInvoice = {
  syntax: 'ubl',
  kind: 'invoice',
  typeCode: '380',
  customization: null,
  profile: null,
  number: '2026-1',
  issueDate: '2026-03-01',
  dueDate: '2026-03-09',
  paymentTerms: null,
  currency: 'EUR',
  taxCurrency: null,
  taxTotalAccounting: null,
  periodStart: '2026-03-01',
  periodEnd: '2026-03-31',
  notes: [],
  buyerReference: null,
  orderReference: null,
  contractReference: null,
  precedingInvoices: [],
  supplier: { ...nobody, name: 'Leverancier B.V.' },
  customer: { ...nobody, name: 'Klant B.V.' },
  payeeName: null,
  paymentMeans: [debit],
  lineExtension: '115.00',
  taxExclusive: '115.00',
  taxTotal: '24.15',
  taxInclusive: '139.15',
  allowanceTotal: null,
  chargeTotal: null,
  prepaid: null,
  rounding: null,
  payable: '139.15',
  vat: [{ category: 'S', rate: '21', taxable: '115.00', tax: '24.15', exemptionReason: null }],
  allowances: [],
  lines: [line],
  attachments: [],
};
const brand = { company: 'Contict', addressLines: ['Contict', 'Voorbeeldkade 12'] };
const gap = '\u00a0';

function textOf(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1');
}

function pagesOf(pdf: Uint8Array): number {
  return Number(/<xmpTPg:NPages>(\d+)</.exec(textOf(pdf))?.[1]);
}

test('The PDF is tagged for screen readers, says its title and language, and has one page for one line', async () => {
  const pdf = await invoicePdf(plain, brand, 'nl');
  assert.ok(textOf(pdf).startsWith('%PDF-1.'));
  assert.match(textOf(pdf), /\/StructTreeRoot/);
  assert.match(textOf(pdf), /\/Lang \(nl\)/);
  assert.match(textOf(pdf), /<pdfuaid:part>1</);
  assert.match(textOf(pdf), /\/Title \(Factuur 2026-1 van Leverancier B\.V\.\)/);
  assert.equal(pagesOf(pdf), 1);
});

test('An invoice of 400 lines becomes a PDF of many pages', async () => {
  const pdf = await invoicePdf({ ...plain, lines: Array.from({ length: 400 }, () => line) }, brand, 'en');
  assert.ok(pagesOf(pdf) > 8, String(pagesOf(pdf)));
});

test('The PDF shows the amounts of the document, and says when they are collected', () => {
  const data = invoicePdfData(plain, brand, 'nl');
  assert.equal(data.payable.value, `€${gap}139,15`);
  assert.deepEqual(data.totals, [
    ['Totaal excl. btw', `€${gap}115,00`],
    [`Btw 21% over €${gap}115,00`, `€${gap}24,15`],
  ]);
  assert.match(
    data.payment[0] ?? '',
    /We schrijven €.139,15 rond 9.maart.2026 automatisch af van rekening NL13.TEST.0123.4567.89\. Je hoeft niets te doen\./,
  );
});

test('A bill to transfer names the account and what to mention', () => {
  const transfer = {
    ...debit,
    code: '58',
    iban: 'NL29TEST0800555010',
    mandate: null,
    debitedIban: null,
    accountName: 'Leverancier B.V.',
  };
  const { paymentFacts } = invoicePdfData({ ...plain, paymentMeans: [transfer] }, brand, 'en');
  assert.deepEqual(paymentFacts, [
    ['IBAN', 'NL29 TEST 0800 5550 10'],
    ['In the name of', 'Leverancier B.V.'],
    ['Reference', '2026-1'],
  ]);
});

test('A credit note says that you get money back, and for which invoice', () => {
  const data = invoicePdfData(
    { ...plain, kind: 'credit-note', precedingInvoices: ['2026-0'], dueDate: null },
    brand,
    'nl',
  );
  assert.equal(data.heading, 'Creditfactuur');
  assert.equal(data.payable.label, 'Je krijgt terug');
  assert.ok(data.facts.some(([label, value]) => label === 'Bij factuur' && value === '2026-0'));
  assert.deepEqual(data.paymentFacts, []);
});

test('A negative invoice gives back: the word says so, and the amount beside it has no sign', () => {
  const data = invoicePdfData({ ...plain, payable: '-139.15' }, brand, 'nl');
  assert.deepEqual([data.payable.label, data.payable.value], ['Je krijgt terug', `€${gap}139,15`]);
  assert.deepEqual(data.payment, ['Je krijgt dit bedrag terug, of we verrekenen het met een volgende factuur.']);
});

test('An invoice of another supplier does not carry our name', () => {
  assert.equal(invoicePdfData(plain, brand, 'nl').wordmark, 'Leverancier B.V.');
  assert.equal(
    invoicePdfData({ ...plain, supplier: { ...nobody, name: 'CONTICT B.V.' } }, brand, 'nl').wordmark,
    'Contict',
  );
});

test('Amounts keep every decimal that counts', () => {
  assert.equal(decimalText('1234567.5', 'nl', 2), '1.234.567,50');
  assert.equal(decimalText('0.019', 'nl', 2), '0,019');
  assert.equal(decimalText('-0.00', 'nl', 2), '0,00');
  assert.equal(decimalText('12.50', 'en', 0), '12.5');
  assert.equal(decimalText('twaalf', 'nl', 2), 'twaalf');
  assert.equal(amountText('.5', 'USD', 'en'), `USD${gap}0.50`);
  assert.deepEqual(
    [amountText('-12', 'EUR', 'nl'), amountText('-12', 'EUR', 'en')],
    [`\u2212€${gap}12,00`, '\u2212€12.00'],
  );
});

test('A whole month is called by its name', () => {
  assert.equal(periodText('2026-02-01', '2026-02-28', 'nl'), `februari${gap}2026`);
  assert.match(periodText('2026-02-03', '2026-02-28', 'nl'), /t\/m/);
});

test('Text of others is shown, never run: markup, code and odd characters', async () => {
  const name = '#panic("x") $x$ [*b*] \\u0001 <label> @ref // ' + 'x'.repeat(400);
  const odd = {
    ...plain,
    number: '#read("/etc/passwd")',
    issueDate: '2026-02-30',
    lines: [{ ...line, name, description: '\u0000\u200b\ud800 日本 😀\n#eval("1")' }],
  };
  assert.ok(pagesOf(await invoicePdf(odd, brand, 'nl')) >= 1);
});

test('An invoice without anything but a number still becomes a page', async () => {
  const bare = {
    ...plain,
    supplier: nobody,
    customer: nobody,
    paymentMeans: [],
    vat: [],
    lines: [],
    dueDate: null,
    taxExclusive: null,
    periodStart: null,
  };
  assert.equal(pagesOf(await invoicePdf(bare, brand, 'nl')), 1);
});

const corpus = globSync('../shared/data/**/*.{xml,XML}');

test(
  'Every invoice of others becomes a tagged PDF, in both languages',
  { skip: corpus.length === 0 && 'corpus not present' },
  async () => {
    const invoices = corpus
      .map((path) => readInvoice(readFileSync(path)))
      .flatMap((read) => (read.ok ? [read.invoice] : []));
    assert.ok(invoices.length > 40);
    for (const [index, invoice] of invoices.entries()) {
      const pdf = await invoicePdf(invoice, brand, index % 2 === 0 ? 'nl' : 'en');
      assert.match(textOf(pdf), /<pdfuaid:part>1</, invoice.number);
    }
  },
);
