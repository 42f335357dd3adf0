import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readInvoice, writeUbl, type EInvoice, type Problem } from './index.ts';
import { sampleInvoice } from './samples/invoice.ts';

const sample = writeUbl(sampleInvoice);
const cii = readFileSync(join(import.meta.dirname, 'samples/cii.xml'), 'utf8');
const plain = writeUbl({ ...sampleInvoice, attachments: [] });

function read(
  text: string | Uint8Array,
): Readonly<{ invoice: EInvoice; problems: readonly Problem[]; codes: readonly string[] }> {
  const result = readInvoice(typeof text === 'string' ? Buffer.from(text) : text);
  assert.ok(result.ok, JSON.stringify(result.problems));
  return { invoice: result.invoice, problems: result.problems, codes: result.problems.map(({ code }) => code) };
}
function refused(text: string | Uint8Array): readonly string[] {
  const result = readInvoice(typeof text === 'string' ? Buffer.from(text) : text);
  assert.ok(!result.ok);
  return result.problems.map(({ code }) => code);
}
const changed = (text: string, from: string | RegExp, to: string) => {
  const other = text.replace(from, to);
  assert.notEqual(other, text, String(from));
  return other;
};
const references = (...list: readonly (readonly [id: string, type: string | null])[]) =>
  list
    .map(
      ([id, type]) =>
        `<cac:DocumentReference><cbc:ID>${id}</cbc:ID>${type ? `<cbc:DocumentTypeCode>${type}</cbc:DocumentTypeCode>` : ''}</cac:DocumentReference>`,
    )
    .join('');
const withReferences = (...list: readonly (readonly [id: string, type: string | null])[]) =>
  read(
    changed(
      plain.replace(/<cac:DocumentReference>.*?<\/cac:DocumentReference>/gs, ''),
      '<cac:Item>',
      `${references(...list)}<cac:Item>`,
    ),
  ).invoice.lines[0]!.objectId;

test('a line names a service by the reference of that type; an order or packing slip names none', () => {
  assert.equal(withReferences(['PAKBON-1', '916'], ['VB-1', '130']), 'VB-1');
  assert.equal(withReferences(['PAKBON-1', '916']), null);
  assert.equal(withReferences(['OUD-1', null]), 'OUD-1');
});

test('a VAT total in another currency is no VAT total; the rates in our own currency still count', () => {
  const { invoice, codes } = read(changed(plain, /(<cac:TaxTotal>\s*<cbc:TaxAmount currencyID=")EUR/, '$1USD'));
  assert.equal(invoice.taxTotal, null);
  assert.deepEqual(invoice.vat, sampleInvoice.vat);
  assert.ok(codes.includes('BR-CO-15'));
});

test('of two VAT totals in one currency the rates are read, and the doubling is told', () => {
  const { invoice, codes } = read(
    changed(
      plain,
      '<cac:TaxTotal>',
      `<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">${sampleInvoice.taxTotal}</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>`,
    ),
  );
  assert.deepEqual(invoice.vat, sampleInvoice.vat);
  assert.equal(invoice.taxTotal, sampleInvoice.taxTotal);
  assert.ok(codes.includes('BR-CO-15') && !codes.includes('BR-CO-18'));
});

test('a CII invoice has one VAT total in its currency; another currency, none and two are each told, and none at all only when there is VAT', () => {
  const total = '<a:TaxTotalAmount currencyID="EUR">12.18</a:TaxTotalAmount>';
  for (const [instead, told] of [
    [total, false],
    [total.replace('EUR', 'USD'), true],
    [total.replace(' currencyID="EUR"', ''), true],
    [total + total, true],
    ['', true],
    [total + total.replace('EUR', 'USD'), false],
  ] as const)
    assert.equal(read(cii.replace(total, instead)).codes.includes('BR-CO-15'), told, instead);
  const nil = changed(cii.replace(total, ''), /70\.18/g, '58.00').replace(
    'CalculatedAmount>12.18',
    'CalculatedAmount>0.00',
  );
  assert.ok(!read(nil).codes.includes('BR-CO-15'));
});

test('a btw-id counts however the word VAT is written', () => {
  const { invoice } = read(plain.replaceAll('<cbc:ID>VAT</cbc:ID>', '<cbc:ID>vat</cbc:ID>'));
  assert.equal(invoice.supplier.vatId, sampleInvoice.supplier.vatId);
  assert.equal(invoice.customer.vatId, sampleInvoice.customer.vatId);
  assert.equal(invoice.supplier.taxId, sampleInvoice.supplier.taxId);
});

test('DOCTYPE in a text, a CDATA section or a comment is only a word; a real one is refused', () => {
  const note = (inside: string) =>
    changed(plain, '<cbc:DocumentCurrencyCode>', `<cbc:Note>${inside}</cbc:Note><cbc:DocumentCurrencyCode>`);
  assert.ok(
    read(note('<![CDATA[<!DOCTYPE html><!ENTITY x "y">]]>')).invoice.notes.includes('<!DOCTYPE html><!ENTITY x "y">'),
  );
  read(note('<!-- <!DOCTYPE a> -->x'));
  const [head, body] = [plain.slice(0, plain.indexOf('?>') + 2), plain.slice(plain.indexOf('?>') + 2)];
  read(`${head}<!-- <!DOCTYPE a> --> <?note <!DOCTYPE a>?>\n${body}`);
  const real = [
    `${head}<!DOCTYPE Invoice>${body}`,
    `${head}\r\n\t<!-- > --><?a ??>\n<!DOCTYPE Invoice [<!ENTITY x "y">]>${body}`,
    `<!DOCTYPE Invoice>${body}`,
  ];
  for (const text of real) {
    assert.deepEqual(refused(text), ['doctype']);
    assert.deepEqual(refused(Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')), ['doctype']);
    assert.deepEqual(refused(Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16()), ['doctype']);
  }
  assert.deepEqual(refused(`${' '.repeat(5_000_000)}<!DOCTYPE a>`), ['doctype']);
});

test('a hundred declared namespaces are no reason to refuse', () => {
  const many = Array.from({ length: 100 }, (_, at) => ` xmlns:n${at}="urn:example:${at}"`).join('');
  assert.equal(read(changed(plain, '<Invoice ', `<Invoice${many} `)).invoice.number, sampleInvoice.number);
});

test('a line end inside a number is one space, and a text keeps its lines', () => {
  const [before, after] = [sampleInvoice.number.slice(0, 5), sampleInvoice.number.slice(5)];
  assert.equal(
    read(changed(plain, `<cbc:ID>${sampleInvoice.number}</cbc:ID>`, `<cbc:ID>\n${before}\r\n\t${after}\n</cbc:ID>`))
      .invoice.number,
    `${before} ${after}`,
  );
  assert.equal(read(changed(cii, '<a:ID>CII-7</a:ID>', '<a:ID>CII-\n   7</a:ID>')).invoice.number, 'CII- 7');
  assert.ok(
    read(
      changed(plain, '<cbc:DocumentCurrencyCode>', '<cbc:Note>een\ntwee</cbc:Note><cbc:DocumentCurrencyCode>'),
    ).invoice.notes.includes('een\ntwee'),
  );
});

test('a name reads as it is stored: a turn of direction is taken out, a note keeps its own words', () => {
  const { invoice } = read(
    plain
      .replace(/(<cbc:RegistrationName>)[^<]*/, '$1\u202eContict\u202c B.V.')
      .replace('<cbc:DocumentCurrencyCode>', '<cbc:Note>a\u200fb</cbc:Note><cbc:DocumentCurrencyCode>'),
  );
  assert.equal(invoice.supplier.name, 'Contict B.V.');
  assert.ok(invoice.notes.includes('a\u200fb'));
});

test('SI-UBL 1.1 and 1.2 round before the total with VAT: stored, with what EN 16931 says of it; another document is refused', () => {
  const rounded = changed(
    plain,
    /<cbc:PayableAmount[^>]*>([^<]*)</,
    '<cbc:PayableRoundingAmount currencyID="EUR">0.02</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="EUR">146.79<',
  ).replace(/(<cbc:TaxInclusiveAmount[^>]*>)[^<]*/, '$1146.79');
  const old = (version: string) =>
    changed(
      rounded,
      /<cbc:CustomizationID>[^<]*/,
      `<cbc:CustomizationID>urn:www.simplerinvoicing.org:si:si-ubl:${version}`,
    );
  for (const version of ['ver1.1', 'ver1.2', 'invoice:ver1.0']) {
    const { invoice, codes } = read(old(version));
    assert.deepEqual([invoice.taxInclusive, invoice.rounding, invoice.payable], ['146.79', '0.02', '146.79']);
    assert.ok(codes.includes('BR-CO-15'));
    const own = old(version)
      .replaceAll('schemeID="0106"', 'schemeID="NL:KVK"')
      .replace('<cbc:ID>S</cbc:ID>', '<cbc:ID>AA</cbc:ID>');
    assert.notEqual(own, old(version));
    assert.deepEqual(
      read(own).codes.filter((code) => /^BR-CL-(10|11|17|18|25)/.test(code)),
      [],
      'its lists are others',
    );
  }
  assert.ok(read(plain.replaceAll('schemeID="0106"', 'schemeID="NL:KVK"')).codes.includes('BR-CL-11'));
  assert.ok(refused(rounded).includes('BR-CO-15'));
  assert.ok(refused(old('ver1.2').replaceAll('146.79', '147.79')).includes('BR-CO-15'));
});

test('SI-UBL 1.1 and 1.2 have units and currencies of their day, and still no others', () => {
  const of = (currency: string, customization: string) =>
    changed(plain, /<cbc:CustomizationID>[^<]*/, `<cbc:CustomizationID>${customization}`)
      .replaceAll('EUR', currency)
      .replaceAll('unitCode="C62"', 'unitCode="BX"');
  const lists = (document: string) => [
    ...new Set(read(document).codes.filter((code) => /^BR-CL-(03|04|23)$/.test(code))),
  ];
  const old = 'urn:www.simplerinvoicing.org:si:si-ubl:ver1.2';
  assert.deepEqual(lists(of('HRK', old)), []);
  assert.deepEqual(lists(of('QQQ', old)).toSorted(), ['BR-CL-03', 'BR-CL-04']);
  assert.deepEqual(lists(of('HRK', 'urn:cen.eu:en16931:2017')).toSorted(), ['BR-CL-03', 'BR-CL-04', 'BR-CL-23']);
});

test('sub-lines and headings of groups are told; a heading bills nothing', () => {
  const sub =
    '<cac:SubInvoiceLine><cbc:ID>1.1</cbc:ID><cbc:LineExtensionAmount currencyID="EUR">1.00</cbc:LineExtensionAmount></cac:SubInvoiceLine>';
  const { invoice, problems } = read(changed(plain, '</cac:InvoiceLine>', `${sub}${sub}</cac:InvoiceLine>`));
  assert.deepEqual(invoice.lines, sampleInvoice.lines);
  assert.match(problems.find(({ code }) => code === 'sub-lines')!.message, /2 sub-lines/);
  const [line] = /<a:IncludedSupplyChainTradeLineItem>[^]*?<\/a:IncludedSupplyChainTradeLineItem>/.exec(cii)!;
  const group = changed(line, '</a:LineID>', '</a:LineID><a:LineStatusReasonCode>GROUP</a:LineStatusReasonCode>');
  const grouped = read(changed(cii, line, `${group}${line}`));
  assert.equal(grouped.invoice.lines.length, read(cii).invoice.lines.length);
  assert.deepEqual(grouped.codes, ['group-lines']);
});

test('a due date in the payment terms is the due date', () => {
  const without = plain
    .replace(/<cbc:DueDate>.*?<\/cbc:DueDate>/, '')
    .replace(/<cbc:PaymentDueDate>.*?<\/cbc:PaymentDueDate>/g, '')
    .replace(/<cac:PaymentTerms>.*?<\/cac:PaymentTerms>/s, '');
  const terms =
    '<cac:PaymentTerms><cbc:Note>30 dagen</cbc:Note></cac:PaymentTerms><cac:PaymentTerms><cbc:PaymentDueDate>2026-12-01</cbc:PaymentDueDate></cac:PaymentTerms>';
  assert.equal(read(changed(without, '<cac:TaxTotal>', `${terms}<cac:TaxTotal>`)).invoice.dueDate, '2026-12-01');
});

test('an invoice in its Peppol envelope is the invoice inside', () => {
  const inside = plain.slice(plain.indexOf('?>') + 2);
  const envelope = (
    body: string,
  ) => `<?xml version="1.0"?><s:StandardBusinessDocument xmlns:s="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">
    <s:StandardBusinessDocumentHeader><s:HeaderVersion>1.0</s:HeaderVersion></s:StandardBusinessDocumentHeader>
    ${body}</s:StandardBusinessDocument>`;
  assert.deepEqual(read(envelope(inside)).invoice, read(plain).invoice);
  assert.deepEqual(refused(envelope('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>')), [
    'not-an-invoice',
  ]);
  assert.deepEqual(refused(envelope('')), ['not-an-invoice']);
  assert.deepEqual(refused(envelope(inside + inside)), ['several-documents'], 'none is dropped without a word');
  assert.deepEqual(refused(envelope(envelope(inside).slice(21))), ['not-an-invoice']);
});

test('a date with a time, or an amount with a comma, is first told as what it is', () => {
  assert.equal(refused(changed(plain, /(<cbc:IssueDate>[^<]*)/, '$1T00:00:00'))[0], 'date-unreadable');
  assert.equal(
    refused(changed(plain, '>146.77</cbc:PayableAmount>', '>146,77</cbc:PayableAmount>'))[0],
    'amount-unreadable',
  );
});

test('bytes of UTF-8 that say they are UTF-16 are refused: what is not true cannot be trusted', () => {
  assert.deepEqual(refused(sample.replace('UTF-8', 'utf-16')), ['encoding']);
});
