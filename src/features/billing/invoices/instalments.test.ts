import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { sampleInvoice } from '../e-invoice/samples/invoice.ts';
import { readDocument } from '../e-invoice/index.ts';
import { invoicePdfData } from './pdf.ts';

let t: TestPortal;
let key: string;
before(async () => {
  t = await testPortal('instalments', { ANNOUNCE_FROM: '2020-01-01' });
  await seedCast(t.system, t.portal.files);
  key = await addKey(t.system, 'boekhouding');
  await t.system.pool.pg.query("update account set password_hash = 'known'");
  await t.system.pool.pg.query('update invoice set announced_at = now()');
});
after(() => t.close());

const plain = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
const terms = (date: string, amount: string) =>
  `<cac:PaymentTerms><cbc:Amount currencyID="EUR">${amount}</cbc:Amount><cbc:PaymentDueDate>${date}</cbc:PaymentDueDate></cac:PaymentTerms>`;

/** The sample, paid in two parts; one way to pay and no day in its head. */
function inParts(number: string, first: string, last: string): Buffer {
  const paymentMeans = sampleInvoice.paymentMeans.map((one) => ({
    ...one,
    code: '30',
    iban: 'NL00EXAM0123456789',
    mandate: null,
  }));
  const whole = writeUbl({
    ...sampleInvoice,
    number,
    issueDate: '2026-11-20',
    dueDate: null,
    paymentTerms: null,
    paymentMeans,
  });
  const parts = terms(first, '300.00') + terms(last, '700.00');
  const document = whole
    .replace(/<cac:PaymentTerms>[^]*?<\/cac:PaymentTerms>/g, '')
    .replace(/<cbc:PaymentDueDate>.*?<\/cbc:PaymentDueDate>/g, '')
    .replace(/(?=<cac:(?:AllowanceCharge|TaxTotal)>)/, parts);
  assert.ok(document.includes(parts));
  return Buffer.from(document);
}

async function send(number: string, first: string, last: string) {
  const answer = await t.app.inject({
    method: 'POST',
    url: `/api/v1/invoices?customer=${numbers.noord}`,
    payload: inParts(number, first, last),
    headers: { 'content-type': 'application/xml', authorization: `Bearer ${key}` },
  });
  assert.equal(answer.statusCode, 201, answer.body);
}

const page = async (number: string) =>
  plain((await (await t.visitor(people.noord.finance)).get(`/facturen/${number}`)).body.replace(/^[^]*<main/, ''));
const said = '€ 300,00 uiterlijk op 1 maart 2020 en € 700,00 uiterlijk op 1 mei 2099';

test('an invoice in parts is not late as a whole while most of it is due later, and page, mail and PDF name every day', async () => {
  await send('TERMIJN-1', '2020-03-01', '2099-05-01');
  const body = await page('TERMIJN-1');
  assert.ok(body.includes(`Dat mag in termijnen: ${said}.`), body.slice(0, 1500));
  assert.doesNotMatch(body, /te laat|zo snel mogelijk/i);
  await t.runJobs();
  const mail = t.mails.find(({ text }) => text.includes('TERMIJN-1'));
  assert.ok(plain(mail?.text ?? '').includes(said), mail?.text);
  const read = await readDocument(inParts('TERMIJN-1', '2020-03-01', '2099-05-01'), 'xml');
  assert.ok(read.ok);
  const { payment } = invoicePdfData(read.invoice, { company: 'Contict', addressLines: [] }, 'nl');
  assert.ok(
    payment.some((line) => plain(line.replaceAll('\u200b', '')).includes(`In termijnen: ${said}.`)),
    payment.join('\n'),
  );
});

test('once the day of the last part has gone by, the invoice is late', async () => {
  await send('TERMIJN-2', '2020-03-01', '2020-05-01');
  const body = await page('TERMIJN-2');
  assert.match(body, /zo snel mogelijk over\. Dat had op 1 mei 2020 gemoeten/);
  assert.doesNotMatch(body, /Dat mag in termijnen/);
});
