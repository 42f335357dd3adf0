import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Bill, Line } from './bill.ts';
import { isNamed } from './rules-cause.ts';
import type { Comparison } from './comparison.ts';
import { compare } from './rules-explain.ts';
import { isWholeMonths, periodIn } from './rules-dates.ts';
import { plainName } from './rules-match.ts';
import { sentenceOf } from './rules-sentence.ts';
import { sampleBill, sampleService } from './samples.ts';
import { sentenceText } from './words.ts';

const amount = fc.integer({ min: -5_000_000, max: 5_000_000 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const decimalText = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => (units / 10 ** scale).toFixed(scale));
const few = (...words: string[]) => fc.constantFrom(...words);
const day = fc.constantFrom('2026-10-01', '2026-10-19', '2026-10-31', '2026-11-01', '2026-11-30', '2027-10-31');

const line: fc.Arbitrary<Partial<Line>> = fc.record({
  name: maybe(
    few('Glasvezel', 'Werkplek oktober 2026', 'Werkplek november 2026', 'Bellen', 'Eenmalige kosten', '', '1-1-2026'),
  ),
  description: maybe(few('Utrecht', 'Erbij van 19 t/m 31 oktober 2026', 'pro rata')),
  itemId: maybe(few('A', 'B', '')),
  subscriptionNumber: maybe(few('S1', 'S2', 'S3', '')),
  quantity: maybe(decimalText),
  unit: maybe(few('C62', 'MIN', 'HUR')),
  price: maybe(decimalText),
  baseQuantity: maybe(few('1', '3', '0', 'x')),
  netCents: amount,
  periodStart: maybe(day),
  periodEnd: maybe(day),
});
const bill = (month: string): fc.Arbitrary<Bill> =>
  fc
    .record({
      lines: fc.array(line, { maxLength: 12 }),
      tax: maybe(amount),
      exclusive: maybe(amount),
      inclusive: maybe(amount),
      prepaid: maybe(amount),
      rounding: maybe(amount),
      payable: amount,
      allowances: fc.array(fc.record({ reason: few('Korting', ''), cents: amount }), { maxLength: 3 }),
    })
    .map(({ lines, tax, exclusive, inclusive, prepaid, rounding, payable, allowances }) =>
      sampleBill(month, lines, {
        taxCents: tax,
        exclusiveCents: exclusive,
        inclusiveCents: inclusive,
        prepaidCents: prepaid,
        roundingCents: rounding,
        payableCents: payable,
        allowances,
      }),
    );

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('the parts of a difference add up to the cent, and the sums lead to the amount to pay, whatever the invoices hold', () => {
  fc.assert(
    fc.property(bill('2026-10'), bill('2026-11'), (before, after) => {
      const { parts, sums, exclusiveCents, payableCents } = compare(before, after);
      assert.equal(sum(parts.map(({ cents }) => cents)), exclusiveCents);
      const rows = sums.filter(({ total }) => !total);
      assert.equal(sum(rows.map((row) => row.after - row.before)), payableCents);
      assert.equal(payableCents, after.payableCents - before.payableCents);
      assert.ok(parts.every(({ cents }) => Number.isSafeInteger(cents) && cents !== 0));
    }),
    { numRuns: 500 },
  );
});

test('two identical invoices have no difference', () => {
  fc.assert(
    fc.property(bill('2026-10'), (one) => {
      const { parts, payableCents } = compare(one, structuredClone(one));
      assert.deepEqual([parts, payableCents], [[], 0]);
    }),
    { numRuns: 300 },
  );
});

test('the order of lines does not matter', () => {
  fc.assert(
    fc.property(bill('2026-10'), bill('2026-11'), fc.integer(), (before, after, turn) => {
      const turned = (one: Bill): Bill => ({
        ...one,
        lines: [
          ...one.lines.slice(Math.abs(turn) % (one.lines.length + 1)),
          ...one.lines.slice(0, Math.abs(turn) % (one.lines.length + 1)),
        ].reverse(),
      });
      assert.deepEqual(compare(turned(before), turned(after)), compare(before, after));
    }),
    { numRuns: 300 },
  );
});

test('a sentence can be said of any two invoices', () => {
  fc.assert(
    fc.property(bill('2026-10'), bill('2026-11'), (before, after) => {
      for (const language of ['nl', 'en'] as const) {
        const said = sentenceText(sentenceOf(compare(before, after), before, after), language, 'EUR');
        assert.match(said, /\.$/);
        assert.doesNotMatch(said, /undefined|NaN|null/);
      }
    }),
    { numRuns: 200 },
  );
});

const only = (comparison: Comparison) =>
  comparison.parts.map(({ category, cents, cause }) => [category, cents, cause.kind]);
const said = (before: Bill, after: Bill) =>
  sentenceText(sentenceOf(compare(before, after), before, after), 'nl', 'EUR').replaceAll('\u00a0', ' ');

test('a quantity and a price that change together are told apart exactly', () => {
  const before = sampleBill('2026-10', [{ subscriptionNumber: 'W1', quantity: '3', price: '29.00', netCents: 8700 }]);
  const after = sampleBill('2026-11', [{ subscriptionNumber: 'W1', quantity: '5', price: '29.90', netCents: 14950 }]);
  assert.deepEqual(only(compare(before, after)), [
    ['quantity', 5800, 'quantity'],
    ['price', 450, 'price'],
  ]);
});

test('what rounding leaves goes to the price, so that a price of six decimals still adds up', () => {
  const before = sampleBill('2026-10', [{ itemId: 'A', quantity: '7', price: '0.333333', netCents: 233 }]);
  const after = sampleBill('2026-11', [{ itemId: 'A', quantity: '8', price: '0.444444', netCents: 356 }]);
  const { parts, exclusiveCents } = compare(before, after);
  assert.deepEqual(
    parts.map(({ category, cents }) => [category, cents]),
    [
      ['quantity', 33],
      ['price', 90],
    ],
  );
  assert.equal(exclusiveCents, 123);
});

test('a discount on a line is no price change', () => {
  const before = sampleBill('2026-10', [{ itemId: 'A', quantity: '2', price: '50.00', netCents: 10000 }]);
  const after = sampleBill('2026-11', [{ itemId: 'A', quantity: '2', price: '50.00', netCents: 8500 }]);
  assert.deepEqual(only(compare(before, after)), [['discount', -1500, 'discount']]);
});

test('a service that started in between is new, its first days are a part of a month, and its connection costs are once-only', () => {
  const service = sampleService({ startedOn: '2026-10-19', group: 'connectivity' });
  const fibre = { subscriptionNumber: 'V1', service, name: 'Glasvezel 200 Mbit/s', itemId: 'GLAS' };
  const before = sampleBill('2026-10', [{ name: 'Overig', subscriptionNumber: 'X' }]);
  const after = sampleBill('2026-11', [
    { name: 'Overig', subscriptionNumber: 'X' },
    { ...fibre, price: '175.00', netCents: 17500, periodStart: '2026-11-01', periodEnd: '2026-11-30' },
    { ...fibre, description: 'Erbij van 19 oktober t/m 31 oktober 2026', price: '73.387097', netCents: 7339 },
    { ...fibre, name: 'Eenmalige kosten: Glasvezel 200 Mbit/s', price: '350.00', netCents: 35000 },
  ]);
  const { parts } = compare(before, after);
  assert.deepEqual(
    parts.map(({ category, cents, cause }) => [category, cents, cause]),
    [
      ['new', 17500, { kind: 'started', on: '2026-10-19' }],
      ['prorata', 7339, { kind: 'part', from: '2026-10-19', to: '2026-10-31', on: '2026-10-19' }],
      ['once', 35000, { kind: 'once', on: '2026-10-19' }],
    ],
  );
  assert.equal(
    said(before, after),
    '€ 724,05 meer dan oktober, vooral: Glasvezel 200 Mbit/s nieuw, met eenmalige kosten.',
  );
});

test('a last month that is not full, and a service that is gone after it, name the day it stopped', () => {
  const service = sampleService({ endsOn: '2026-11-20' });
  const one = { subscriptionNumber: 'V1', service, name: 'VDSL' };
  const october = sampleBill('2026-10', [
    { ...one, price: '49.00', netCents: 4900, periodStart: '2026-10-01', periodEnd: '2026-10-31' },
  ]);
  const november = sampleBill('2026-11', [
    { ...one, price: '32.67', netCents: 3267, periodStart: '2026-11-01', periodEnd: '2026-11-20' },
  ]);
  const december = sampleBill('2026-12', []);
  assert.deepEqual(
    compare(october, november).parts.map(({ category, cause }) => [category, cause]),
    [['prorata', { kind: 'part', from: '2026-11-01', to: '2026-11-20', on: '2026-11-20' }]],
  );
  assert.deepEqual(only(compare(november, december)), [['prorata', -3267, 'part-before']]);
  assert.deepEqual(
    only(
      compare(october, { ...november, lines: [], exclusiveCents: 0, payableCents: 0, taxCents: 0, inclusiveCents: 0 }),
    ),
    [['gone', -4900, 'ended']],
  );
});

test('prices that all rise by one percentage are one price round', () => {
  const prices = [29, 11.5, 175, 3.5];
  const lines = (rate: number) =>
    prices.map((price, at) => ({
      subscriptionNumber: `S${at}`,
      price: (price * rate).toFixed(2),
      netCents: Math.round(price * rate * 100),
    }));
  const [before, after] = [sampleBill('2025-12', lines(1)), sampleBill('2026-01', lines(1.031))];
  assert.ok(compare(before, after).parts.every(({ cause }) => cause.kind === 'indexed' && cause.percent === 3.1));
  assert.equal(said(before, after), '€ 8,23 meer dan december 2025: prijzen 3,1% hoger.');
});

test('lines that nothing but their name tells apart are tied by name without month, or said to be untied', () => {
  const before = sampleBill('2026-10', [
    { name: 'Abonnement oktober 2026', netCents: 1000 },
    { name: 'Oude naam', netCents: 500 },
  ]);
  const after = sampleBill('2026-11', [
    { name: 'Abonnement november 2026', netCents: 1200, price: '12.00' },
    { name: 'Nieuwe naam', netCents: 700 },
  ]);
  assert.deepEqual(only(compare(before, after)), [
    ['price', 200, 'price'],
    ['unmatched', 700, 'unmatched'],
    ['unmatched', -500, 'unmatched'],
  ]);
});

test('a line of another subscription is another thing, whatever its name', () => {
  const before = sampleBill('2026-10', [{ subscriptionNumber: 'S1', name: 'Toestel' }]);
  const after = sampleBill('2026-11', [{ subscriptionNumber: 'S2', name: 'Toestel' }]);
  assert.deepEqual(only(compare(before, after)), [
    ['new', 1000, 'appeared'],
    ['gone', -1000, 'vanished'],
  ]);
  assert.ok(compare(before, after).parts.every(({ cause }) => !isNamed(cause)));
});

test('prepaid and rounding are part of what is paid', () => {
  const before = sampleBill('2026-10', [{}]);
  const after = sampleBill('2026-11', [{}], { prepaidCents: 500, roundingCents: 2, payableCents: 712 });
  assert.deepEqual(
    compare(before, after).sums.map(({ key, after: now, before: then }) => [key, now - then]),
    [
      ['exclusive', 0],
      ['tax', 0],
      ['inclusive', 0],
      ['prepaid', -500],
      ['rounding', 2],
      ['payable', -498],
    ],
  );
  assert.equal(said(before, after), '€ 4,98 minder dan oktober: een ander bedrag al betaald.');
});

test('names lose dates and months but keep their figures', () => {
  assert.equal(
    plainName('Microsoft 365 Business – mei 2026 (01-05-2026 t/m 31-05-2026)'),
    plainName('Microsoft 365 Business – juni 2026 (01-06-2026 t/m 30-06-2026)'),
  );
  assert.equal(plainName('Glasvezel 200 Mbit/s'), 'glasvezel 200 mbit s');
  assert.equal(plainName('2026-10'), '2026-10');
});

test('periods are found in words, figures and ISO form, and whole months are known from any day', () => {
  assert.deepEqual(periodIn('Erbij van 19 t/m 31 oktober 2026'), null);
  assert.deepEqual(periodIn('Erbij van 19 oktober t/m 31 oktober 2026'), ['2026-10-19', '2026-10-31']);
  assert.deepEqual(periodIn('19\u00a0december 2026 t/m 4\u00a0januari 2027'), ['2026-12-19', '2027-01-04']);
  assert.deepEqual(periodIn('van 19-10-2026 tot en met 31-10-2026'), ['2026-10-19', '2026-10-31']);
  assert.deepEqual(periodIn('2026-10-19 - 2026-10-31'), ['2026-10-19', '2026-10-31']);
  assert.equal(periodIn('31-02-2026 t/m 01-03-2026'), null);
  for (const [from, to, whole] of [
    ['2026-02-01', '2026-02-28', true],
    ['2026-01-15', '2026-02-14', true],
    ['2026-01-31', '2026-02-27', true],
    ['2026-01-01', '2026-12-31', true],
    ['2026-10-19', '2026-10-31', false],
    ['2026-11-01', '2026-11-20', false],
  ] as const) {
    assert.equal(isWholeMonths([from, to]), whole, `${from} ${to}`);
  }
});

test('a cent of rounding is in the sums, and never a reason in the sentence', () => {
  const before = sampleBill('2026-10', [{ name: 'Werkplek', quantity: '1', netCents: 1000 }]);
  const after = sampleBill('2026-11', [{ name: 'Werkplek', quantity: '2', netCents: 2000 }], {
    exclusiveCents: 2001,
    taxCents: 420,
    inclusiveCents: 2421,
    payableCents: 2421,
  });
  assert.deepEqual(
    compare(before, after).parts.map(({ category, cents }) => [category, cents]),
    [
      ['quantity', 1000],
      ['rest', 1],
    ],
  );
  assert.equal(said(before, after), '€ 12,11 meer dan oktober: 1 × Werkplek erbij.');
});
