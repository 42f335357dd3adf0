import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Change, changed, credited, idsOf, peppolInvoice } from './samples/change.ts';
import { whole } from './samples/examples-core.ts';

const without = (name: string, holding?: string): readonly Change[] => [[whole(name, holding), '']];
const sek: readonly Change[] = [...without('cbc:TaxCurrencyCode'), ...without('cac:TaxTotal', 'SEK')];
const account = '<cac:PayeeFinancialAccount><cbc:ID>NL00EXAM0123456789</cbc:ID></cac:PayeeFinancialAccount>';

/** Everything that an invoice may leave out or say otherwise. */
const allowed: readonly (readonly Change[])[] = [
  ...[
    'cbc:Note',
    'cac:InvoicePeriod',
    'cac:BillingReference',
    'cac:DespatchDocumentReference',
    'cac:ReceiptDocumentReference',
    'cac:ContractDocumentReference',
    'cac:AdditionalDocumentReference',
    'cac:ProjectReference',
    'cac:Contact',
    'cac:PayeeParty',
    'cac:TaxRepresentativeParty',
    'cac:Delivery',
    'cac:PaymentTerms',
    'cac:OrderLineReference',
    'cac:DocumentReference',
    'cac:OriginCountry',
    'cac:CommodityClassification',
    'cac:AdditionalItemProperty',
    'cac:StandardItemIdentification',
    'cbc:BaseQuantity',
    'cbc:CompanyLegalForm',
    'cac:AddressLine',
    'cac:PartyName',
    'cac:DeliveryParty',
    'cbc:PaymentID',
    'cbc:DueDate',
    'cbc:BuyerReference',
    'cac:PartyIdentification',
    'cbc:DocumentDescription',
    'cbc:AllowanceChargeReasonCode',
    'cbc:AllowanceChargeReason',
    'cbc:Description',
  ].map((name) => without(name)),
  without('cac:PartyTaxScheme', 'TAX'),
  without('cac:PartyIdentification', 'SEPA'),
  without('cac:AdditionalDocumentReference', '130'),
  sek,
  [[/<cac:AllowanceCharge>(?:(?!<\/cac:AllowanceCharge>).)*<\/cac:AllowanceCharge><\/cac:Price>/, '</cac:Price>']],
  [
    ...without('cac:AllowanceCharge', 'Trouwe'),
    ...without('cac:AllowanceCharge', 'Bezorgen'),
    ...without('cbc:AllowanceTotalAmount'),
    ...without('cbc:ChargeTotalAmount'),
  ],
  [...without('cac:AllowanceCharge', 'Welkom'), ...without('cac:AllowanceCharge', 'Inregelen')],
  [['>121.00<', '>121<']],
  [['>10.00</cbc:PriceAmount>', '>10.0000</cbc:PriceAmount>']],
  [
    ['unitCode="C62">10', 'unitCode="XPP">10'],
    ['<cbc:BaseQuantity unitCode="C62">', '<cbc:BaseQuantity unitCode="XPP">'],
  ],
  [['<cbc:EndpointID schemeID="0106">90000002', '<cbc:EndpointID schemeID="9944">NL000099999B45']],
  [
    ['>30</cbc:PaymentMeansCode>', '>57</cbc:PaymentMeansCode>'],
    [account, ''],
  ],
  [
    [
      '</cac:PaymentMeans>',
      `</cac:PaymentMeans><cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>VB-2026-1</cbc:PaymentID>${account}</cac:PaymentMeans>`,
    ],
  ],
  [
    ['currencyID="SEK"', 'currencyID="GBP"'],
    ['<cbc:TaxCurrencyCode>SEK', '<cbc:TaxCurrencyCode>GBP'],
  ],
  [['</cbc:Note>', '</cbc:Note>\n<!-- <cbc:Note/> -->']],
  [['#AAI#Dank', '# 1 van # 2: dank']],
  [['<cbc:Percent>21</cbc:Percent>', '<cbc:Percent>21.00</cbc:Percent>']],
  [['<cbc:TaxableAmount currencyID="EUR">100.00', '<cbc:TaxableAmount currencyID="EUR">100.00']],
];

test('what an invoice may leave out or say otherwise is no finding', () => {
  for (const changes of allowed)
    assert.deepEqual(
      idsOf(changed(peppolInvoice, changes)),
      [],
      changes.map(([what]) => String(what).slice(0, 80)).join(' '),
    );
});

test('the same holds for a credit note, but for the number of the invoice that it credits', () => {
  const credit = credited(peppolInvoice);
  for (const changes of allowed) {
    const fits = changes.every(([what]) => (typeof what === 'string' ? credit.includes(what) : what.test(credit)));
    if (fits)
      assert.deepEqual(
        idsOf(changed(credit, changes)),
        String(changes[0]?.[0]).includes('BillingReference') ? ['NL-R-001'] : [],
        String(changes[0]?.[0]).slice(0, 80),
      );
  }
});

test('a tax is VAT in capitals or not, and all amounts in another currency are as good', () => {
  assert.deepEqual(idsOf(peppolInvoice.replaceAll('<cbc:ID>VAT<', '<cbc:ID>vat<')), []);
  assert.deepEqual(idsOf(peppolInvoice.replaceAll('EUR', 'USD')), []);
});

const cii = readFileSync(join(import.meta.dirname, 'samples/cii.xml'), 'utf8');

/** Rules of the content hold for CII as they do for UBL. */
const inCii: readonly (readonly [ids: string, ...changes: readonly Change[]])[] = [
  ['BR-08', ['<a:PostalTradeAddress><a:CountryID>NL</a:CountryID></a:PostalTradeAddress>', '']],
  [
    'BR-11',
    [
      '<a:CountryID>NL</a:CountryID></a:PostalTradeAddress>\n      </a:BuyerTradeParty>',
      '</a:PostalTradeAddress>\n      </a:BuyerTradeParty>',
    ],
  ],
  ['BR-CL-01', ['>381<', '>999<']],
  ['BR-CL-04', ['<a:InvoiceCurrencyCode>EUR', '<a:InvoiceCurrencyCode>HRK']],
  ['BR-CL-03', ['currencyID="EUR"', 'currencyID="HRK"']],
  ['BR-CL-14', ['<a:CountryID>NL', '<a:CountryID>UK']],
  ['BR-CL-11', ['schemeID="0106"', 'schemeID="KVK"']],
  ['BR-CL-23', ['unitCode="C62"', 'unitCode="STUKS"']],
  ['BR-CL-18', ['<a:CategoryCode>S', '<a:CategoryCode>H']],
  ['BR-23', [' unitCode="C62"', '']],
  ['BR-DEC-12', ['<a:TaxBasisTotalAmount>58.00', '<a:TaxBasisTotalAmount>58.001']],
  ['BR-DEC-13', ['"EUR">12.18', '"EUR">12.181']],
  ['BR-DEC-20', ['<a:CalculatedAmount>12.18', '<a:CalculatedAmount>12.181']],
  ['BR-53', ['</a:InvoiceCurrencyCode>', '</a:InvoiceCurrencyCode><a:TaxCurrencyCode>SEK</a:TaxCurrencyCode>']],
  ['BR-CO-09', ['NL000099998B57', '000099998B57']],
  ['BR-S-02', [/<a:SpecifiedTaxRegistration>.*<\/a:SpecifiedTaxRegistration>/, '']],
  ['BR-S-05 BR-S-08', ['<a:RateApplicablePercent>21', '<a:RateApplicablePercent>-21']],
  ['BR-AF-01', ['<a:CategoryCode>S', '<a:CategoryCode>L']],
  ['BR-IC-11 BR-IC-12', [/(<a:BasisAmount>58.00<\/a:BasisAmount>\s*<a:CategoryCode>)S/, '$1K']],
  [
    'BR-30',
    [
      '<a:ApplicableTradeTax>',
      '<a:BillingSpecifiedPeriod><a:StartDateTime><u:DateTimeString>20261130</u:DateTimeString></a:StartDateTime><a:EndDateTime><u:DateTimeString>20261101</u:DateTimeString></a:EndDateTime></a:BillingSpecifiedPeriod><a:ApplicableTradeTax>',
    ],
  ],
];

test('rules of the content speak of CII too, and noughts at the end of an amount are no decimals there', () => {
  for (const [ids, ...changes] of inCii) {
    const found = idsOf(changed(cii, changes));
    for (const id of ids.split(' ')) assert.ok(found.includes(id), `${id}: ${found.join(' ') || 'nothing'}`);
  }
  assert.deepEqual(idsOf(cii), []);
  assert.deepEqual(idsOf(changed(cii, [['<a:TaxBasisTotalAmount>58.00', '<a:TaxBasisTotalAmount>58.0000']])), []);
});

test('a VAT total in another currency, or two in one, is named and nothing else is', () => {
  const plain = changed(peppolInvoice, sek);
  const total = '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount>';
  assert.deepEqual(idsOf(changed(plain, [[total, total.replace('EUR', 'USD')]])).toSorted(), [
    'BR-CO-15',
    'PEPPOL-EN16931-R051',
  ]);
  assert.deepEqual(idsOf(changed(plain, [[total, `${total}</cac:TaxTotal>${total}`]])).toSorted(), [
    'BR-CO-15',
    'PEPPOL-EN16931-R054',
  ]);
});
