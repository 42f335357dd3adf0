import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountOf, centsOf, listAddress, listChoices } from './inputs.ts';
import { qrPath, transferText } from './payment-code.ts';
import { wholeMonth } from '../../../platform/text/whole-month.ts';
import { invoiceStatus, isToPay, type Payable } from './rules.ts';
import { periodText, statusPhrase } from './status-view.tsx';

const invoice: Payable = {
  kind: 'invoice',
  payableCents: 12_100,
  paidCents: 0,
  paidOn: null,
  dueOn: '2026-11-15',
  directDebit: false,
};
const key = (changes: Partial<Payable>, today = '2026-11-10') => invoiceStatus({ ...invoice, ...changes }, today).key;

test('an invoice is open until its due date and late from the day after', () => {
  assert.deepEqual(
    [key({}, '2026-11-15'), key({}, '2026-11-16'), key({ dueOn: null }, '2030-01-01')],
    ['open', 'overdue', 'open'],
  );
});

test('what is collected is no task, and a week later only a note', () => {
  assert.deepEqual(
    [key({ directDebit: true }, '2026-11-22'), key({ directDebit: true }, '2026-11-23')],
    ['debit', 'debit-late'],
  );
});

test('a credit note is never something to pay, unless its amount is negative', () => {
  assert.deepEqual(
    [
      key({ kind: 'credit-note' }),
      key({ payableCents: -1 }),
      key({ kind: 'credit-note', payableCents: -1 }),
      key({ payableCents: 0 }),
    ],
    ['credit', 'credit', 'open', 'nothing'],
  );
  assert.equal(key({ kind: 'credit-note', paidOn: '2026-11-01' }), 'refunded');
});

test('a part payment leaves the rest open', () => {
  const status = invoiceStatus({ ...invoice, paidCents: 10_000 }, '2026-11-10');
  assert.deepEqual([status.key, status.openCents], ['part', 2100]);
  assert.equal(statusPhrase(status, 'nl'), 'Deels betaald: nog €\u00a021,00, uiterlijk 15\u00a0november\u00a02026');
});

test('what is still open is never negative, and only of what is to be paid', () => {
  const days = fc.constantFrom('2026-01-01', '2026-11-15', '2027-01-01');
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom('invoice' as const, 'credit-note' as const),
        payableCents: fc.integer(),
        paidCents: fc.integer(),
        paidOn: fc.option(days),
        dueOn: fc.option(days),
        directDebit: fc.boolean(),
      }),
      days,
      (one, today) => {
        const status = invoiceStatus(one, today);
        assert.ok(status.openCents >= 0 && (status.openCents === 0 || (isToPay(one) && one.paidOn === null)));
        assert.ok(statusPhrase(status, 'nl').length > 3 && !statusPhrase(status, 'en').includes('undefined'));
      },
    ),
  );
});

test('a whole month goes by its name', () => {
  assert.deepEqual(
    [wholeMonth('2028-02-01', '2028-02-29'), wholeMonth('2026-02-01', '2026-02-27'), wholeMonth(null, '2026-02-28')],
    ['2028-02', null, null],
  );
  assert.equal(periodText('2026-11-01', '2026-11-30', 'nl'), 'november\u00a02026');
});

test('amounts in the address are read as people type them', () => {
  assert.deepEqual(['1.234,50', '1234.5', '€ 12', '1,234.50', '1e9', '-5', '', '12,345,6'].map(centsOf), [
    123_450,
    123_450,
    1200,
    123_450,
    null,
    null,
    null,
    1_234_560,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 10 }), (cents) => assert.equal(centsOf(amountOf(cents)), cents)),
  );
});

test('whatever the address says, the list has choices, and their address says the same', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('status', 'jaar', 'bedrag_van', 'bedrag_tot', 'zoek', 'sorteer', 'richting', 'pagina'),
        fc.oneof(fc.string(), fc.constantFrom('open', '2026', 'nummer', 'op', '3'), fc.array(fc.string())),
      ),
      (query) => {
        const choices = listChoices(query);
        const again = listChoices(Object.fromEntries(new URL(listAddress(choices), 'http://x').searchParams));
        assert.deepEqual(again, choices);
      },
    ),
  );
});

test('a payment code holds what the bank app needs, and there is none without a real account', () => {
  const transfer = {
    name: 'Contict\nB.V.',
    iban: 'NL91 ABNA 0417 1643 00',
    bic: null,
    cents: 12_100,
    reference: 'F-1',
  };
  assert.equal(transferText(transfer), 'BCD\n002\n1\nSCT\n\nContict B.V.\nNL91ABNA0417164300\nEUR121.00\n\n\nF-1');
  assert.equal(transferText({ ...transfer, iban: 'NL91ABNA0417164301' }), null);
  assert.equal(transferText({ ...transfer, cents: 0 }), null);
  assert.match(qrPath(transferText(transfer)!).path, /^M0 0h7v1h-7z/);
});
