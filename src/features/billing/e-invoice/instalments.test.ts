import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readInvoice } from './index.ts';
import { changed, peppolInvoice } from './samples/change.ts';

const cii = readFileSync(join(import.meta.dirname, 'samples/cii.xml'), 'utf8');
const due = '<cbc:DueDate>2026-12-02</cbc:DueDate>';
const terms = (text: string): string => `<cac:PaymentTerms>${text}</cac:PaymentTerms>`;
const on = (date: string): string => `<cbc:PaymentDueDate>${date}</cbc:PaymentDueDate>`;
const part = (date: string, amount: string): string =>
  terms(`<cbc:Amount currencyID="EUR">${amount}</cbc:Amount>${on(date)}`);

function read(document: string) {
  const result = readInvoice(Buffer.from(document));
  assert.ok(result.ok, JSON.stringify(result.problems));
  const { dueDate, instalments } = result.invoice;
  return { dueDate, instalments, told: result.problems.filter(({ code }) => code === 'BR-CO-25').map(({ nl }) => nl) };
}

/** The sample with these payment terms, and this due date in its head. */
const ubl = (text: string, head = ''): string =>
  changed(peppolInvoice, [
    [due, head],
    [/<cac:PaymentTerms>.*?<\/cac:PaymentTerms>/, text],
  ]);

test('an invoice paid in parts is due when the last part is, and tells each part, earliest first', () => {
  const parts = [
    { dueDate: '2027-03-01', amount: '30.10', percent: null },
    { dueDate: '2027-05-01', amount: '70.00', percent: null },
  ];
  const both = part('2027-05-01', '70.00') + part('2027-03-01', '30.10');
  for (const head of ['', due]) {
    const { dueDate, instalments } = read(ubl(both, head));
    assert.deepEqual({ dueDate, instalments }, { dueDate: '2027-05-01', instalments: parts });
  }
  const later = '<cbc:DueDate>2027-06-30</cbc:DueDate>';
  assert.equal(read(ubl(both, later)).dueDate, '2027-06-30');
  assert.deepEqual(
    read(ubl(terms(`<cbc:PaymentPercent>30</cbc:PaymentPercent>${on('2027-03-01')}`) + terms(on('2027-05-01'))))
      .instalments,
    [
      { dueDate: '2027-03-01', amount: null, percent: '30' },
      { dueDate: '2027-05-01', amount: null, percent: null },
    ],
  );
});

test('one day is no instalment, and a discount for paying early is a choice whose day is not that of the invoice', () => {
  assert.deepEqual(read(peppolInvoice), { dueDate: '2026-12-02', instalments: [], told: [] });
  const one = read(ubl(part('2027-03-01', '50.00') + part('2027-03-01', '50.10')));
  assert.deepEqual([one.dueDate, one.instalments], ['2027-03-01', []]);
  const early = terms(`<cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent>${on('2026-11-10')}`);
  const choice = read(ubl(early + terms(on('2026-12-01'))));
  assert.deepEqual([choice.dueDate, choice.instalments], ['2026-12-01', []]);
  assert.equal(read(ubl(early)).dueDate, '2026-11-10');
});

const day = (date: string): string =>
  `<a:DueDateDateTime><u:DateTimeString format="102">${date}</u:DateTimeString></a:DueDateDateTime>`;
const termsOfCii = (text: string): string => `<a:SpecifiedTradePaymentTerms>${text}</a:SpecifiedTradePaymentTerms>`;
const withTerms = (text: string): string =>
  changed(cii, [
    [
      '<a:SpecifiedTradeSettlementHeaderMonetarySummation>',
      `${text}<a:SpecifiedTradeSettlementHeaderMonetarySummation>`,
    ],
  ]);

test('the same holds for CII', () => {
  const found = read(
    withTerms(
      termsOfCii(`${day('20270301')}<a:PartialPaymentPercent>30</a:PartialPaymentPercent>`) +
        termsOfCii(`${day('20270501')}<a:PartialPaymentAmount>49.13</a:PartialPaymentAmount>`),
    ),
  );
  assert.equal(found.dueDate, '2027-05-01');
  assert.deepEqual(found.instalments, [
    { dueDate: '2027-03-01', amount: null, percent: '30' },
    { dueDate: '2027-05-01', amount: '49.13', percent: null },
  ]);
  const early = termsOfCii(`${day('20261110')}<a:ApplicableTradePaymentDiscountTerms/>`);
  assert.deepEqual(read(withTerms(early + termsOfCii(day('20261201')))), {
    dueDate: '2026-12-01',
    instalments: [],
    told: [],
  });
});

test('whoever puts the due date in the payment terms is not told that there is none', () => {
  const [told, ...more] = read(ubl(terms(on('2026-12-01')))).told;
  assert.match(told ?? '', /^De vervaldatum 2026-12-01 staat waar EN 16931 hem niet zoekt/);
  assert.deepEqual(more, []);
  assert.match(read(ubl('')).told[0] ?? '', /geen vervaldatum of betalingsvoorwaarde/);
  assert.deepEqual(read(ubl(terms('<cbc:Note>30 dagen</cbc:Note>'))).told, []);
});
