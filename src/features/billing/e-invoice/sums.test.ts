import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSound, readInvoice, writeUbl, wrongSums, type EInvoice } from './index.ts';
import { sampleCreditNote, sampleInvoice } from './samples/invoice.ts';

const found = (changes: Partial<EInvoice>, from: EInvoice = sampleInvoice) =>
  wrongSums({ ...from, ...changes }).map(({ code, path }) => `${code} ${path}`);
const line = { ...sampleInvoice.lines[0]!, allowances: [], baseQuantity: null };
const lined = (...lines: readonly Partial<EInvoice['lines'][number]>[]) => lines.map((one) => ({ ...line, ...one }));
const row = (rate: string | null, taxable: string, tax: string, category: string | null = 'S') => ({
  category,
  rate,
  taxable,
  tax,
  exemptionReason: null,
});
/** € 200,00 at 21% and € 100,00 at 9%. */
const two: Partial<EInvoice> = {
  allowances: [],
  allowanceTotal: null,
  chargeTotal: null,
  prepaid: null,
  rounding: null,
  lineExtension: '300.00',
  taxExclusive: '300.00',
  taxTotal: '51.00',
  taxInclusive: '351.00',
  payable: '351.00',
  lines: lined(
    { quantity: '2', price: '100.00', net: '200.00', vatRate: '21' },
    { quantity: '1', price: '100.00', net: '100.00', vatRate: '9.0' },
  ),
  vat: [row('21.00', '200.00', '42.00'), row('9', '100.00', '9.00')],
};

test('an invoice that adds up has no wrong sums', () => {
  for (const one of [sampleInvoice, sampleCreditNote, { ...sampleInvoice, ...two }])
    assert.deepEqual(wrongSums(one), []);
});

test('each sum that is wrong is named with its rule and its field', () => {
  for (const [changes, told] of [
    [
      { vat: [row('9', '100.00', '9.00'), row('100', '50.00', '50.00'), row('21', '150.00', '31.50')] },
      ['BR-CO-14 /taxTotal', 'BR-S-08 /vat/1/taxable', 'BR-S-08 /vat/2/taxable'],
    ],
    [
      {
        vat: [row('21', '200.00', '42.00'), row('9', '100.00', '19.00')],
        taxTotal: '61.00',
        taxInclusive: '361.00',
        payable: '361.00',
      },
      ['BR-CO-17 /vat/1/tax'],
    ],
    [
      {
        lines: lined(
          { quantity: '3', price: '100.00', net: '200.00', vatRate: '21' },
          { quantity: '1', price: '100.00', net: '100.00', vatRate: '9' },
        ),
      },
      ['PEPPOL-EN16931-R120 /lines/0/net'],
    ],
    [{ lineExtension: '310.00' }, ['BR-CO-10 /lineExtension', 'BR-CO-13 /taxExclusive']],
    [{ taxExclusive: '310.00', taxInclusive: '361.00', payable: '361.00' }, ['BR-CO-13 /taxExclusive']],
    [{ taxInclusive: '351.01' }, ['BR-CO-15 /taxInclusive', 'BR-CO-16 /payable']],
    [{ prepaid: '50.00' }, ['BR-CO-16 /payable']],
    [{ vat: [row(null, '300.00', '51.00', 'E')] }, ['BR-CO-17 /vat/0/tax', 'BR-E-08 /vat/0/taxable']],
    [
      {
        lines: lined({ quantity: null, price: null, net: '300.00', vatCategory: null, vatRate: null }),
        vat: [row('21', '250.00', '51.00')],
      },
      ['BR-CO-17 /vat/0/tax', 'vat-taxable-sum /vat'],
    ],
    [{ lines: [], vat: [row('21', '200.00', '42.00'), row('9', '90.00', '9.00')] }, ['vat-taxable-sum /vat']],
  ] as const)
    assert.deepEqual(found({ ...two, ...(changes as Partial<EInvoice>) }), told);
});

test('what is not stated is not judged', () => {
  assert.deepEqual(
    found({ ...two, lineExtension: null, taxTotal: null, vat: [], lines: [] }).map((one) => one.split(' ')[0]),
    ['BR-CO-15'],
  );
  for (const changes of [
    { lines: [] },
    { vat: [] },
    { lineExtension: null },
    { vat: [row(null, '300.00', '51.00', null)] },
  ])
    assert.deepEqual(found({ ...two, ...changes }), []);
});

test('an invoice with a thousand wrong lines has a bounded number of problems', () => {
  const problems = wrongSums({
    ...sampleInvoice,
    ...two,
    lines: lined(...Array.from({ length: 1000 }, () => ({ quantity: '2', price: '1.00', net: '3.00', vatRate: '21' }))),
  });
  assert.equal(problems.length, 201);
});

test('the same wrong amounts are found in data as in a document', () => {
  const cents = fc.integer({ min: -5, max: 30_000 }).map((amount) => (amount / 100).toFixed(2));
  const sums = (tax: string) => {
    const whole = (300 + Number(tax)).toFixed(2);
    return { taxInclusive: whole, payable: whole };
  };
  const kinds = /^BR-CO-1[0-7]|^BR-S-08/;
  fc.assert(
    fc.property(cents, cents, cents, cents, fc.constantFrom('21', '9', '100'), (net, taxable, tax, total, rate) => {
      const invoice: EInvoice = {
        ...sampleInvoice,
        ...two,
        lines: lined({ quantity: '1', price: net, net, vatRate: rate }),
        vat: [row(rate, taxable, tax)],
        lineExtension: total,
        taxTotal: tax,
        ...sums(tax),
      };
      const read = readInvoice(Buffer.from(writeUbl(invoice)));
      const told = (problems: readonly { code: string }[]) =>
        [...new Set(problems.map(({ code }) => code).filter((code) => kinds.test(code)))].sort();
      assert.ok(isSound(invoice).sound);
      assert.deepEqual(told(wrongSums(invoice)), told(read.problems));
    }),
    { numRuns: 300 },
  );
});
