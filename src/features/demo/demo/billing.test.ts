import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Billed, billMonth, netCents, type Prices, quantityOn, totalsOf } from './billing.ts';
import { type Product, productOf } from './catalogue.ts';
import { addDays, addMonths, daysFromTo, monthEnd } from './dates.ts';

const flat: Prices = (product) => product.cents;

function service(code: string, steps: readonly (readonly [string, number])[], more: Partial<Billed> = {}): Billed {
  return {
    number: 'CL-1',
    product: productOf(code),
    note: '',
    steps: steps.map(([from, quantity]) => ({ from, quantity })),
    endsOn: null,
    costCentre: null,
    usage: [],
    ...more,
  };
}

test('A service in use is billed on the first for the whole month ahead', () => {
  const [line, ...others] = billMonth([service('M365-PREMIUM', [['2025-01-01', 3]])], '2026-03-01', flat);
  assert.equal(others.length, 0);
  assert.deepEqual([line?.quantity, line?.netCents, line?.from, line?.to], [3, 5718, '2026-03-01', '2026-03-31']);
});

test('Who starts on the 12th pays the days that are left, with the installation, on the next invoice', () => {
  const fibre = service('GLAS-100', [['2026-04-12', 1]]);
  assert.equal(billMonth([fibre], '2026-04-01', flat).length, 0);
  const lines = billMonth([fibre], '2026-05-01', flat);
  assert.deepEqual(
    lines.map((line) => [line.reason, line.netCents]),
    [
      ['ahead', 11500],
      ['change', Math.round((11500 * 19) / 30)],
      ['once', 35000],
    ],
  );
});

test('One user less from the 11th is given back by the day', () => {
  const lines = billMonth(
    [
      service('M365-BASIC', [
        ['2025-01-01', 10],
        ['2026-06-11', 9],
      ]),
    ],
    '2026-07-01',
    flat,
  );
  const change = lines.find((line) => line.reason === 'change');
  assert.deepEqual([change?.quantity, change?.netCents], [-1, -Math.round((520 * 20) / 30)]);
});

test('The last month is billed up to the day of the end and nothing after it', () => {
  const ending = service('WERKPLEK', [['2025-01-01', 2]], { endsOn: '2026-06-15' });
  assert.equal(billMonth([ending], '2026-06-01', flat)[0]?.netCents, 2900);
  assert.deepEqual(billMonth([ending], '2026-07-01', flat), []);
});

test('A domain name is billed once a year, in the month of its start', () => {
  const domain = service('DOMEIN-NL', [['2023-03-08', 1]]);
  const billed = Array.from({ length: 24 }, (_, index) => addMonths('2025-01-01', index)).filter(
    (month) => billMonth([domain], month, flat).length > 0,
  );
  assert.deepEqual(billed, ['2025-03-01', '2026-03-01']);
  const [line] = billMonth([domain], '2026-03-01', flat);
  assert.deepEqual([line?.from, line?.to, line?.netCents], ['2026-03-08', '2027-03-07', 1500]);
});

test('Calls are billed the month after', () => {
  const calls = [{ month: '2026-03', code: 'BEL-VAST', name: 'Bellen', minutes: 132, micros: 19_000 }];
  const seat = service('HOSTED-PLUS', [['2025-01-01', 1]], { usage: calls });
  assert.equal(
    billMonth([seat], '2026-03-01', flat).some((line) => line.reason === 'usage'),
    false,
  );
  assert.equal(billMonth([seat], '2026-04-01', flat).find((line) => line.reason === 'usage')?.netCents, 251);
});

test('What a month costs adds up to its days, whatever changed in between', () => {
  const change = fc.record({ day: fc.integer({ min: 0, max: 90 }), quantity: fc.integer({ min: 0, max: 40 }) });
  fc.assert(
    fc.property(
      fc.uniqueArray(change, { selector: (one) => one.day, minLength: 1, maxLength: 12 }),
      fc.option(fc.integer({ min: 0, max: 90 })),
      (changes, end) => {
        const steps = changes
          .toSorted((a, b) => a.day - b.day)
          .map((one) => [addDays('2026-01-01', one.day), one.quantity] as const);
        // An end is known before the month in which it falls begins; a start after it never happens.
        const endsOn = end === null ? null : addDays('2026-01-01', end);
        const one = service('WERKPLEK', steps, { endsOn });
        for (const month of ['2026-01-01', '2026-02-01', '2026-03-01']) assertMonth(one, month);
      },
    ),
  );
});

/** What is billed for the days of one month, on its own invoice and on the next, against a sum day by day. */
function assertMonth(one: Billed, month: string): void {
  const lines = [...billMonth([one], month, flat), ...billMonth([one], addMonths(month, 1), flat)];
  const ofMonth = lines.filter((line) => line.reason !== 'once' && line.from >= month && line.to <= monthEnd(month));
  const days = daysFromTo(month, monthEnd(month));
  const expected = Array.from(
    { length: days },
    (_, day) => (quantityOn(one, addDays(month, day)) * one.product.cents) / days,
  ).reduce((a, b) => a + b, 0);
  const billed = ofMonth.reduce((sum, line) => sum + line.netCents, 0);
  assert.ok(
    Math.abs(billed - expected) <= 0.51 * Math.max(1, ofMonth.length),
    `${month}: ${billed} against ${expected}`,
  );
}

test('Every line is its quantity times its price, and the totals are their sum to the cent', () => {
  const lines = billMonth(
    [
      service('M365-PREMIUM', [
        ['2025-01-01', 7],
        ['2026-02-09', 9],
      ]),
      service('GLAS-1000', [['2026-02-27', 1]]),
    ],
    '2026-03-01',
    flat,
  );
  for (const line of lines) assert.equal(line.netCents, netCents(line.quantity, line.micros));
  const totals = totalsOf(lines, 21);
  assert.equal(
    totals.net,
    lines.reduce((sum, line) => sum + line.netCents, 0),
  );
  assert.equal(totals.gross, totals.net + Math.round(totals.net * 0.21));
});

test('A negative half cent rounds away from zero, like a positive one', () => {
  assert.deepEqual([netCents(1, 25_000), netCents(-1, 25_000)], [3, -3]);
});

test('A price rise shows in the price of the line, not in its quantity', () => {
  const rising: Prices = (product: Product, date) => (date < '2026-01-01' ? product.cents : product.cents + 100);
  const seat = service('WERKPLEK', [['2025-01-01', 4]]);
  const [before] = billMonth([seat], '2025-12-01', rising);
  const [after] = billMonth([seat], '2026-01-01', rising);
  assert.equal((after?.netCents ?? 0) - (before?.netCents ?? 0), 400);
});
