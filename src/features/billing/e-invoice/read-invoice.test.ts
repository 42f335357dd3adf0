import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isSound, readInvoice, writeUbl } from './index.ts';
import { sampleInvoice } from './samples/invoice.ts';

const sample = writeUbl(sampleInvoice);

function codes(text: string | Uint8Array): readonly string[] {
  return readInvoice(typeof text === 'string' ? Buffer.from(text) : text).problems.map((one) => one.code);
}

test('a CII invoice comes out in the same shape', () => {
  const result = readInvoice(readFileSync(join(import.meta.dirname, 'samples/cii.xml')));
  assert.ok(result.ok);
  assert.deepEqual(result.problems, []);
  const { kind, number, issueDate, payable, supplier, lines } = result.invoice;
  assert.deepEqual(
    [kind, number, issueDate, payable, supplier.legalId, lines[0]?.net],
    ['credit-note', 'CII-7', '2026-11-01', '70.18', '90000001', '58.00'],
  );
});

test('any prefix, a byte order mark and other encodings are read', () => {
  const prefixed = sample
    .replaceAll('cbc:', 'b:')
    .replaceAll('cac:', 'a:')
    .replaceAll('xmlns:cbc', 'xmlns:b')
    .replaceAll('xmlns:cac', 'xmlns:a')
    .replace('<Invoice xmlns=', '<x:Invoice xmlns:x=')
    .replace('</Invoice>', '</x:Invoice>');
  assert.deepEqual(codes(prefixed), []);
  assert.deepEqual(codes(`\ufeff${sample}`), []);
  assert.deepEqual(codes(Buffer.from(`\ufeff${sample.replace('UTF-8', 'UTF-16')}`, 'utf16le')), []);
  assert.deepEqual(codes(Buffer.from(sample.replace('UTF-8', 'UTF-16'), 'utf16le')), []);
  const latin = readInvoice(
    Buffer.from(sample.replace('UTF-8', 'ISO-8859-1').replace('Zonnig', 'Zonn\u00efg'), 'latin1'),
  );
  assert.ok(latin.ok);
  assert.equal(latin.invoice.customer.name, 'Bakkerij Zonn\u00efg & Zn. B.V.');
});

test('encodings that are unknown or not true are refused with words', () => {
  assert.deepEqual(codes(sample.replace('UTF-8', 'UTF-7')), ['encoding']);
  assert.deepEqual(codes(Buffer.from(sample.replace('Zonnig', 'Zonn\u00efg'), 'latin1')), ['encoding']);
});

test('a document that is no invoice is refused by name', () => {
  const other = readInvoice(Buffer.from('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'));
  assert.deepEqual(
    other.problems.map((one) => [one.code, one.path]),
    [['not-an-invoice', '/Order']],
  );
  assert.match(other.problems[0]?.message ?? '', /"Order"/);
});

test('half a file is refused with its line, column and path', () => {
  const result = readInvoice(Buffer.from(sample.slice(0, 3000)));
  assert.equal(result.ok, false);
  assert.equal(result.problems[0]?.code, 'not-xml');
  assert.match(result.problems[0]?.path ?? '', /^\/Invoice\/.* \(\d+:\d+\)$/);
});

test('an invoice without number, date, currency, supplier or amount is refused with the reason', () => {
  const without = (pattern: RegExp): readonly string[] => {
    const result = readInvoice(Buffer.from(sample.replace(pattern, '')));
    assert.equal(result.ok, false);
    return [result.problems[0]?.code ?? ''];
  };
  assert.deepEqual(without(/<cbc:ID>2026\/0042<\/cbc:ID>/), ['BR-02']);
  assert.deepEqual(without(/<cbc:IssueDate>.*?<\/cbc:IssueDate>/), ['BR-03']);
  assert.deepEqual(without(/<cbc:DocumentCurrencyCode>.*?<\/cbc:DocumentCurrencyCode>/), ['BR-05']);
  assert.deepEqual(without(/<cac:AccountingSupplierParty>[^]*<\/cac:AccountingSupplierParty>/), ['BR-06']);
  assert.deepEqual(without(/<cbc:PayableAmount.*?<\/cbc:PayableAmount>/), ['BR-15']);
});

test('totals that contradict each other are refused, one cent of rounding is not', () => {
  assert.equal(isSound(sampleInvoice).sound, true);
  assert.deepEqual(isSound({ ...sampleInvoice, payable: '146.78' }).reasons, []);
  assert.deepEqual(
    isSound({ ...sampleInvoice, payable: '146.79' }).reasons.map((one) => one.code),
    ['BR-CO-16'],
  );
  assert.deepEqual(
    isSound({ ...sampleInvoice, taxTotal: '20.00' }).reasons.map((one) => one.code),
    ['BR-CO-15'],
  );
  assert.deepEqual(isSound({ ...sampleInvoice, prepaid: '100', rounding: '0.23', payable: '47.00' }).reasons, []);
});

test('amounts and dates that cannot be read are named with their place', () => {
  const result = readInvoice(Buffer.from(sample.replace('>146.77</cbc:PayableAmount>', '>146,77</cbc:PayableAmount>')));
  assert.equal(result.ok, false);
  assert.deepEqual(
    result.problems.find((one) => one.code === 'amount-unreadable')?.path,
    '/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
  );
  assert.ok(codes(sample.replace('2026-11-01', '2026-02-30')).includes('date-unreadable'));
});

test('due date comes from the payment means when the invoice itself has none', () => {
  const text = sample
    .replace(/<cbc:DueDate>.*?<\/cbc:DueDate>/, '')
    .replace(
      /(<cbc:PaymentMeansCode>59<\/cbc:PaymentMeansCode>)/,
      '$1<cbc:PaymentDueDate>2026-12-09+01:00</cbc:PaymentDueDate>',
    );
  const result = readInvoice(Buffer.from(text));
  assert.ok(result.ok);
  assert.equal(result.invoice.dueDate, '2026-12-09');
});

test('of two VAT totals the one in the currency of the invoice counts', () => {
  const other = '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">300.00</cbc:TaxAmount></cac:TaxTotal>';
  const result = readInvoice(Buffer.from(sample.replace('<cac:TaxTotal>', `${other}<cac:TaxTotal>`)));
  assert.ok(result.ok);
  assert.equal(result.invoice.taxTotal, '25.47');
  assert.equal(result.invoice.vat.length, 1);
});
