import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readInvoice } from './index.ts';
import { type Change, changed, credited, idsOf, peppolInvoice } from './samples/change.ts';
import { whole } from './samples/examples-core.ts';

const cii = readFileSync(join(import.meta.dirname, 'samples/cii.xml'), 'utf8');

/** What the schema has against a document: place and Dutch words. */
function against(document: string): readonly string[] {
  return readInvoice(Buffer.from(document))
    .problems.filter(({ code }) => code.endsWith('-XSD'))
    .map(({ path, nl }) => `${path}: ${nl}`);
}

const party = '<cac:PartyName><cbc:Name>Voorbeeld Beheer</cbc:Name></cac:PartyName>';
const inUbl: readonly (readonly [said: RegExp, ...changes: readonly Change[]])[] = [
  [
    /^\/Invoice\/cbc:Opmerking: cbc:Opmerking hoort niet in Invoice: UBL 2\.1 kent het daar niet/,
    ['<cbc:DocumentCurrencyCode>', '<cbc:Opmerking>x</cbc:Opmerking><cbc:DocumentCurrencyCode>'],
  ],
  [/cac:Party\/cbc:Name: cbc:Name hoort niet in cac:Party/, [party, '<cbc:Name>Voorbeeld Beheer</cbc:Name>']],
  // The right name with the wrong kind of prefix is another element.
  [/cbc:PartyName hoort niet in cac:Party/, [party, '<cbc:PartyName>Voorbeeld Beheer</cbc:PartyName>']],
  [
    /"Extra" hoort niet in cac:InvoiceLine/,
    ['<cac:OrderLineReference>', '<Extra xmlns="urn:example:eigen">x</Extra><cac:OrderLineReference>'],
  ],
  [/cac:CreditNoteLine hoort niet in Invoice/, ['</Invoice>', '<cac:CreditNoteLine/></Invoice>']],
  [
    /cbc:DueDate\[2\]: cbc:DueDate staat 2 keer in Invoice; in UBL 2\.1 mag het één keer/,
    ['</cbc:DueDate>', '</cbc:DueDate><cbc:DueDate>2027-01-02</cbc:DueDate>'],
  ],
  [
    /cbc:CityName staat 3 keer in cac:PostalAddress/,
    ['</cbc:CityName>', '</cbc:CityName><cbc:CityName>Soest</cbc:CityName><cbc:CityName>Ede</cbc:CityName>'],
  ],
  // Apart from each other they are as double.
  [
    /cac:OrderReference staat 2 keer/,
    [
      '</cac:BillingReference>',
      '</cac:BillingReference><cac:OrderReference><cbc:ID>PO-2</cbc:ID></cac:OrderReference>',
    ],
  ],
  [
    /cbc:IssueDate staat achter cbc:DueDate/,
    [/(<cbc:IssueDate>.*?<\/cbc:IssueDate>)\s*(<cbc:DueDate>.*?<\/cbc:DueDate>)/, '$2$1'],
  ],
  [
    /cac:TaxScheme ontbreekt in cac:PartyTaxScheme; het schema van UBL 2\.1 vraagt het/,
    [
      '<cbc:CompanyID>000099998</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme>',
      '<cbc:CompanyID>000099998</cbc:CompanyID>',
    ],
  ],
  [/cbc:ChargeIndicator ontbreekt in cac:AllowanceCharge/, ['<cbc:ChargeIndicator>false</cbc:ChargeIndicator>', '']],
  [
    /cac:ContractDocumentReference: cbc:ID ontbreekt/,
    ['<cac:ContractDocumentReference><cbc:ID>C-1</cbc:ID>', '<cac:ContractDocumentReference>'],
  ],
  [/cbc:Line ontbreekt in cac:AddressLine/, ['<cbc:Line>Hal 2</cbc:Line>', '']],
];

test('what UBL does not know, has once, or must have in a group is named with its place, once each', () => {
  assert.deepEqual(against(peppolInvoice), []);
  for (const [said, ...changes] of inUbl) {
    const found = against(changed(peppolInvoice, changes));
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0]!, said);
  }
});

test('a credit note has its own schema: no due date, no project, and its own order', () => {
  const credit = credited(peppolInvoice);
  assert.deepEqual(against(credit), []);
  const [due] = against(
    changed(credit, [['<cbc:CreditNoteTypeCode>', '<cbc:DueDate>2026-12-02</cbc:DueDate><cbc:CreditNoteTypeCode>']]),
  );
  assert.match(due ?? '', /^\/CreditNote\/cbc:DueDate: cbc:DueDate hoort niet in CreditNote/);
  const answer = '<cac:DiscrepancyResponse><cbc:Description>Retour</cbc:Description></cac:DiscrepancyResponse>';
  assert.deepEqual(against(changed(credit, [['</cac:OrderLineReference>', `</cac:OrderLineReference>${answer}`]])), []);
  assert.match(
    against(changed(credit, [['<cac:OrderLineReference>', `${answer}<cac:OrderLineReference>`]]))[0] ?? '',
    /cac:OrderLineReference staat achter cac:DiscrepancyResponse/,
  );
});

test('what a rule already asks for is not asked for twice', () => {
  for (const name of ['cbc:IssueDate', 'cbc:PaymentMeansCode', 'cac:LegalMonetaryTotal', 'cac:InvoiceLine']) {
    const found = idsOf(changed(peppolInvoice, [[whole(name), '']]));
    assert.ok(found.some((id) => id.startsWith('BR-')) && !found.includes('UBL-XSD'), `${name}: ${found.join(' ')}`);
  }
});

test('an extension holds what it likes, in any order', () => {
  const content =
    '<cac:Party><cbc:Eigen/><cac:Contact/><cac:PostalAddress/><cac:PostalAddress/></cac:Party><x xmlns="urn:example:x"/>';
  const extension = `<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent>${content}</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`;
  const extended = changed(peppolInvoice, [['<cbc:CustomizationID>', `${extension}<cbc:CustomizationID>`]]);
  assert.deepEqual(against(extended), []);
  assert.equal(
    against(changed(extended, [['</cbc:DueDate>', '</cbc:DueDate><cbc:DueDate>2027-01-02</cbc:DueDate>']])).length,
    1,
  );
});

test('a document of a later UBL may hold more than we know, in the same order', () => {
  const later = changed(peppolInvoice, [
    ['<cbc:CustomizationID>', '<cbc:UBLVersionID>2.3</cbc:UBLVersionID><cbc:CustomizationID>'],
    ['<cbc:DocumentCurrencyCode>', '<cbc:Nieuw/><cbc:DocumentCurrencyCode>'],
  ]);
  assert.deepEqual(against(later), []);
  assert.equal(against(later.replace('2.3<', '2.1<')).length, 1);
});

const settled = '<a:InvoiceCurrencyCode>EUR</a:InvoiceCurrencyCode>';
const ofCii: readonly (readonly [said: RegExp, ...changes: readonly Change[]])[] = [
  [
    /ram:TypeCode: ram:TypeCode staat achter ram:IssueDateTime; in CII D16B hoort het ervoor/,
    [/(<a:TypeCode>381<\/a:TypeCode>)\s*(<a:IssueDateTime>.*?<\/a:IssueDateTime>)/, '$2$1'],
  ],
  [
    /ram:Opmerking hoort niet in ExchangedDocument: CII D16B kent het daar niet/,
    ['<a:ID>CII-7</a:ID>', '<a:ID>CII-7</a:ID><a:Opmerking>x</a:Opmerking>'],
  ],
  [
    /ram:BuyerReference staat 2 keer in ram:ApplicableHeaderTradeAgreement/,
    [
      '<a:SellerTradeParty>',
      '<a:BuyerReference>1</a:BuyerReference><a:BuyerReference>2</a:BuyerReference><a:SellerTradeParty>',
    ],
  ],
  [
    /ram:ApplicableHeaderTradeDelivery ontbreekt in SupplyChainTradeTransaction/,
    ['<a:ApplicableHeaderTradeDelivery/>', ''],
  ],
  [
    /ram:TaxCurrencyCode staat achter ram:InvoiceCurrencyCode/,
    [settled, `${settled}<a:TaxCurrencyCode>EUR</a:TaxCurrencyCode>`],
  ],
  [
    /ram:DueDate hoort niet in ram:ApplicableHeaderTradeSettlement/,
    [settled, `${settled}<a:DueDate>20261201</a:DueDate>`],
  ],
  [
    /ram:BilledQuantity staat 2 keer in ram:SpecifiedLineTradeDelivery/,
    ['</a:BilledQuantity>', '</a:BilledQuantity><a:BilledQuantity unitCode="C62">2</a:BilledQuantity>'],
  ],
  [
    /ram:SpecifiedTradeProduct staat achter ram:SpecifiedLineTradeAgreement/,
    [
      /(<a:SpecifiedTradeProduct>.*?<\/a:SpecifiedTradeProduct>)\s*(<a:SpecifiedLineTradeAgreement>.*?<\/a:SpecifiedLineTradeAgreement>)/,
      '$2$1',
    ],
  ],
  [
    /ExchangedDocument staat achter rsm:SupplyChainTradeTransaction/,
    [/(<i:ExchangedDocument>[^]*?<\/i:ExchangedDocument>)([^]*?)(<\/i:CrossIndustryInvoice>)/, '$2$1$3'],
  ],
];

test('the same holds for the main groups of a CII document', () => {
  assert.deepEqual(against(cii), []);
  for (const [said, ...changes] of ofCii) {
    const found = against(changed(cii, changes));
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0]!, said);
  }
});

test('the extended profile of CII may follow a later schema, and several earlier invoices are fine', () => {
  const earlier =
    '<a:InvoiceReferencedDocument><a:IssuerAssignedID>1</a:IssuerAssignedID></a:InvoiceReferencedDocument>';
  assert.deepEqual(
    against(
      changed(cii, [
        [
          '</a:SpecifiedTradeSettlementHeaderMonetarySummation>',
          `</a:SpecifiedTradeSettlementHeaderMonetarySummation>${earlier}${earlier}`,
        ],
      ]),
    ),
    [],
  );
  const later = changed(cii, [
    ['urn:cen.eu:en16931:2017', 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended'],
    ['<a:ID>CII-7</a:ID>', '<a:ID>CII-7</a:ID><a:Nieuw/>'],
  ]);
  assert.deepEqual(against(later), []);
});

test('the same fault on every line of a long invoice stays within the ceiling of findings', () => {
  const line = /<cac:InvoiceLine>[^]*<\/cac:InvoiceLine>/
    .exec(peppolInvoice)![0]
    .replace('<cbc:Note>', '<cbc:Vreemd/><cbc:Note>');
  const many = peppolInvoice.replace(/<cac:InvoiceLine>[^]*<\/cac:InvoiceLine>/, line.repeat(250));
  const found = against(many).length;
  assert.ok(found > 100 && found <= 200, String(found));
});
