import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statementOf, type Billed, type Paid } from './rules.ts';

const invoice = (more: Partial<Billed>): Billed => ({
  number: 'F1',
  kind: 'invoice',
  issuedOn: '2026-02-01',
  dueOn: '2026-02-15',
  payableCents: 10000,
  paidOn: null,
  ...more,
});
const payment = (more: Partial<Paid>): Paid => ({
  invoiceNumber: 'F1',
  cents: 10000,
  paidOn: '2026-02-10',
  method: null,
  ...more,
});

test('a year begins with what was open, and ends with what is still open', () => {
  const before = invoice({ number: 'F0', issuedOn: '2025-12-01', payableCents: 5000 });
  const credit = invoice({
    number: 'C1',
    kind: 'credit-note',
    issuedOn: '2026-03-01',
    payableCents: 2000,
    dueOn: null,
  });
  const found = statementOf(
    [before, invoice({}), credit],
    [payment({ cents: 4000 }), payment({ invoiceNumber: 'C1', cents: 2000, paidOn: '2026-03-02' })],
    '2026-01-01',
    '2026-12-31',
  );
  assert.equal(found.openingCents, 5000);
  assert.deepEqual(
    found.movements.map(({ what, cents, balance }) => [what, cents, balance]),
    [
      ['invoice', 10000, 15000],
      ['payment', -4000, 11000],
      ['credit', -2000, 9000],
      ['settled', 2000, 11000],
    ],
  );
  assert.deepEqual(
    found.open.map(({ number, openCents }) => [number, openCents]),
    [
      ['F0', 5000],
      ['F1', 6000],
    ],
  );
  assert.deepEqual([found.invoicedCents, found.paidCents, found.closingCents], [8000, 2000, 11000]);
});

test('a negative credit note asks for money, and a payment that went back makes an invoice open again', () => {
  const found = statementOf(
    [invoice({ kind: 'credit-note', payableCents: -3000 })],
    [payment({ cents: -3000 })],
    '2026-01-01',
    '2026-12-31',
  );
  assert.deepEqual([found.closingCents, found.open], [0, []]);
  const returned = statementOf(
    [invoice({})],
    [payment({}), payment({ cents: -10000, paidOn: '2026-02-20' })],
    '2026-01-01',
    '2026-12-31',
  );
  assert.deepEqual(
    [returned.closingCents, returned.movements.map(({ what }) => what)],
    [10000, ['invoice', 'payment', 'returned']],
  );
});

const amount = fc.integer({ min: -100_000, max: 100_000 });
const day = fc.constantFrom('2025-06-01', '2025-12-31', '2026-01-01', '2026-06-15', '2026-12-31', '2027-01-01');
const bills = fc.uniqueArray(
  fc.record({
    number: fc.constantFrom('A', 'B', 'C', 'D'),
    kind: fc.constantFrom('invoice' as const, 'credit-note' as const),
    issuedOn: day,
    dueOn: fc.constant(null),
    payableCents: amount,
    paidOn: fc.option(day, { nil: null }),
  }),
  { selector: ({ number }) => number },
);

test('opening, movements, closing and open items agree to the cent, whatever was billed and paid', () => {
  fc.assert(
    fc.property(
      bills,
      fc.array(
        fc.record({
          invoiceNumber: fc.constantFrom('A', 'B', 'X'),
          cents: amount,
          paidOn: day,
          method: fc.constant(null),
        }),
        { maxLength: 6 },
      ),
      (billed, paid) => {
        const found = statementOf(billed, paid, '2026-01-01', '2026-12-31');
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        assert.equal(found.closingCents, found.openingCents + sum(found.movements.map(({ cents }) => cents)));
        assert.equal(found.closingCents, found.movements.at(-1)?.balance ?? found.openingCents);
        assert.equal(found.closingCents, found.openingCents + found.invoicedCents - found.paidCents);
        const strangers = paid.filter(
          ({ invoiceNumber, paidOn }) =>
            paidOn <= '2026-12-31' &&
            !billed.some(({ number, issuedOn }) => number === invoiceNumber && issuedOn <= '2026-12-31'),
        );
        if (
          strangers.length === 0 &&
          billed.every(
            ({ issuedOn, paidOn }) => issuedOn <= '2026-12-31' && (paidOn === null || paidOn <= '2026-12-31'),
          )
        )
          assert.equal(found.closingCents, sum(found.open.map(({ openCents }) => openCents)));
        assert.ok(found.movements.every(({ on }) => on >= '2026-01-01' && on <= '2026-12-31'));
      },
    ),
  );
});
