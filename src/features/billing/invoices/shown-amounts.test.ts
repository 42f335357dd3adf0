import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { readInvoice, writeUbl } from '../e-invoice/index.ts';
import { sampleInvoice } from '../e-invoice/samples/invoice.ts';
import { storeInvoice } from '../invoice-import/index.ts';
import { jsonInvoice } from '../invoice-import/samples/invoice.ts';
import { invoicePdfData } from './pdf.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('shown amounts');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());

const brand = { company: 'Contict', addressLines: [] };
const words = (body: string) =>
  body
    .slice(body.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');
const page = async (path: string) => words((await (await t.visitor(people.noord.finance)).get(path)).body);

async function store(bytes: Uint8Array, format: 'xml' | 'json') {
  const outcome = await storeInvoice(t.system, t.portal, {
    bytes,
    format,
    customerNumber: numbers.noord,
    source: 'boekhouding',
  });
  assert.equal(outcome.result, 'created', JSON.stringify(outcome));
}

/** The sample as UBL, with `change` made in its text. */
const ubl = (number: string, change: (text: string) => string = (text) => text) =>
  Buffer.from(change(writeUbl({ ...sampleInvoice, number })));
const pdfText = (bytes: Uint8Array) => {
  const read = readInvoice(bytes);
  assert.ok(read.ok, JSON.stringify(read));
  return JSON.stringify(invoicePdfData(read.invoice, brand, 'nl')).replaceAll('\u00a0', ' ');
};

test('a credit note is less than nothing in the list, in the spreadsheet and in search, written in one way', async () => {
  await store(jsonInvoice({ number: 'CN-1', kind: 'credit-note' }), 'json');
  assert.match(await page('/facturen'), /CN-1 .*?−€ 121,00/);
  assert.match(await page('/zoeken?q=CN-1'), /CN-1 .*?−€ 1 ?21,00/);
  const csv = (await (await t.visitor(people.noord.finance)).get('/facturen/export?zoek=cn-1')).body;
  assert.match(csv, /CN-1;Creditfactuur;.*;-100,00;-21,00;-121,00;-121,00;/);
  assert.match(await page('/facturen/CN-1'), /Je krijgt terug € 121,00/);
});

test('a negative credit note asks for the same positive amount on the page and in the PDF', async () => {
  const negative = {
    number: 'CN-NEG',
    kind: 'credit-note' as const,
    lineExtension: '-100.00',
    taxExclusive: '-100.00',
    taxTotal: '-21.00',
    taxInclusive: '-121.00',
    payable: '-121.00',
  };
  await store(
    jsonInvoice({
      ...negative,
      vat: [{ category: 'S', rate: '21', taxable: '-100.00', tax: '-21.00' }],
      lines: [{ name: 'Terug', quantity: '-1', price: '100.00', net: '-100.00', vatCategory: 'S', vatRate: '21' }],
    }),
    'json',
  );
  assert.match(await page('/facturen/CN-NEG'), /Maak € 121,00 over/);
  assert.match(await page('/facturen'), /CN-NEG .*? € 121,00/);
});

test('what a line is less by stands under it on the page, as in the PDF', async () => {
  const discount =
    '<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Trouwe klant</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">10.00</cbc:Amount></cac:AllowanceCharge>';
  const bytes = ubl('KORTING', (text) => text.replace('<cac:Item>', `${discount}<cac:Item>`));
  await store(bytes, 'xml');
  assert.match(await page('/facturen/KORTING'), /Korting € 10,00: Trouwe klant/);
  assert.match(pdfText(bytes), /Korting € 10,00: Trouwe klant/);
});

test('VAT in the currency of the accounts stands beside that of the invoice, on the page and in the PDF', async () => {
  const bytes = ubl('DOLLARS', (text) =>
    text
      .replace(
        '<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>',
        '<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>',
      )
      .replaceAll('currencyID="EUR"', 'currencyID="USD"')
      .replace(
        '<cac:LegalMonetaryTotal>',
        '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19.32</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>',
      ),
  );
  await store(bytes, 'xml');
  assert.match(await page('/facturen/DOLLARS'), /Btw in EUR € 19,32/);
  assert.match(pdfText(bytes), /"Btw in EUR","€ 19,32"/);
});

test('a document elsewhere is a link with its host on the page and an address in the PDF, and only when it is https', async () => {
  const reference = (url: string) =>
    `<cac:AdditionalDocumentReference><cbc:ID>BIJLAGE</cbc:ID><cbc:DocumentDescription>Urenstaat</cbc:DocumentDescription><cac:Attachment><cac:ExternalReference><cbc:URI>${url}</cbc:URI></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference>`;
  const bytes = ubl('ELDERS', (text) =>
    text.replace(
      '<cac:AccountingSupplierParty>',
      `${reference('https://uren.example/2026-11')}${reference('javascript:alert(1)')}<cac:AccountingSupplierParty>`,
    ),
  );
  await store(bytes, 'xml');
  const { body } = await (await t.visitor(people.noord.finance)).get('/facturen/ELDERS');
  assert.match(body, /<a href="https:\/\/uren\.example\/2026-11" rel="noreferrer">Urenstaat \(uren\.example\)/);
  assert.ok(!body.includes('javascript:alert'));
  assert.match(pdfText(bytes), /Urenstaat \(uren\.example\), https:/);
});

test('the number of a house stands in the address of the PDF, once', () => {
  const street = (text: string, name: string, number: string) =>
    text.replace(
      /<cbc:StreetName>[^<]*<\/cbc:StreetName>/,
      `<cbc:StreetName>${name}</cbc:StreetName><cbc:BuildingNumber>${number}</cbc:BuildingNumber>`,
    );
  assert.match(pdfText(ubl('HUIS', (text) => street(text, 'Dorpsweg', '7'))), /"Dorpsweg 7"/);
  assert.match(pdfText(ubl('HUIS', (text) => street(text, 'Dorpsweg 7', '7'))), /"Dorpsweg 7"/);
});

test('what does not add up in JSON is told as in a document: stored, with each sum and its field; the customer reads one sentence', async () => {
  const row = (rate: string, taxable: string, tax: string) => ({ category: 'S', rate, taxable, tax });
  await store(
    jsonInvoice({
      number: 'J-SOM',
      vat: [row('9', '50.00', '4.50'), row('100', '50.00', '50.00'), row('21', '90.00', '18.90')],
    }),
    'json',
  );
  const { rows } = await t.system.pool.pg.query(
    "select concat(p->>'code', ' ', p->>'path') as told from invoice, jsonb_array_elements(problems) p where number = 'J-SOM'",
  );
  assert.deepEqual(
    rows.map(({ told }) => told as string),
    ['BR-CO-14 /taxTotal', 'BR-S-08 /vat/0/taxable', 'BR-S-08 /vat/1/taxable', 'BR-S-08 /vat/2/taxable'],
  );
  const told = await page('/facturen/J-SOM');
  assert.match(told, /De bedragen op deze factuur kloppen niet met elkaar/);
  assert.doesNotMatch(told, /BR-S-08/);
});

test('a customer reads nothing of rules a file breaks, and one sentence when its amounts do not add up', async () => {
  await store(
    ubl('REGELS', (text) =>
      text
        .replace(/<cbc:BuyerReference>[^<]*<\/cbc:BuyerReference>/, '')
        .replace(/<cac:OrderReference>.*?<\/cac:OrderReference>/s, '')
        .replace(/<cbc:EndpointID[^>]*>[^<]*<\/cbc:EndpointID>/g, ''),
    ),
    'xml',
  );
  const problems = await t.system.pool.pg.query(
    "select count(*)::int as n from invoice, jsonb_array_elements(problems) p where number = 'REGELS' and p->>'severity' = 'fatal'",
  );
  assert.ok((problems.rows as [{ n: number }])[0].n > 0, 'the staff and the API hear of it');
  assert.doesNotMatch(await page('/facturen/REGELS'), /volgt niet alle regels|BR-|PEPPOL|kloppen/);
  await t.system.pool.pg.query(
    `update invoice set problems = '[{"code":"BR-CO-10","path":"/x","severity":"fatal","message":"Sum","nl":"Som"}]'
      where number = 'REGELS'`,
  );
  const told = await page('/facturen/REGELS');
  assert.match(told, /De bedragen op deze factuur kloppen niet met elkaar/);
  assert.doesNotMatch(told, /BR-CO-10|Som/);
});

test('what is open in other currencies stands apart from the euros', async () => {
  await store(jsonInvoice({ number: 'USD-1', currency: 'USD' }), 'json');
  assert.match(await page('/'), /Openstaand € [\d.,]+ \+ USD [\d.,]+/);
});
