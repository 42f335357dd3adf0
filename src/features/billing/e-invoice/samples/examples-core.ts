import type { Change } from './change.ts';

/** Ids, apart by a space, and the changes of the sample that make them speak. */
export type Example = readonly [ids: string, ...changes: readonly Change[]];

/** A group or element with all that is in it, on one line; the first one in the sample. */
export function whole(name: string, holding = ''): RegExp {
  return new RegExp(`<${name}(?: [^>]*)?>(?:(?!</${name}>)[^])*?${holding}(?:(?!</${name}>)[^])*?</${name}>`);
}

const gone = (name: string, holding?: string): Change => [whole(name, holding), ''];
const line = (name: string): Change => [
  new RegExp(`(<cac:InvoiceLine>[^]*?)<${name}(?: [^>]*)?>[^]*?</${name}>`),
  '$1',
];
const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';

/** EN 16931: what must be there, occur once, add up and hang together. */
export const coreExamples: readonly Example[] = [
  ['BR-01', gone('cbc:CustomizationID')],
  ['BR-02', ['<cbc:ID>VB-2026-1</cbc:ID>', '']],
  ['BR-03', gone('cbc:IssueDate')],
  ['BR-04', gone('cbc:InvoiceTypeCode')],
  ['BR-05', gone('cbc:DocumentCurrencyCode')],
  ['BR-06', ['<cbc:RegistrationName>Voorbeeld Beheer B.V.</cbc:RegistrationName>', '']],
  ['BR-07', ['<cbc:RegistrationName>Bakkerij Zonnig B.V.</cbc:RegistrationName>', '']],
  ['BR-08', gone('cac:PostalAddress', 'Voorbeeldweg')],
  [
    'BR-09',
    [
      /(<cbc:Line>Hal 2<\/cbc:Line><\/cac:AddressLine>)<cac:Country>.*?<\/cac:Country>/,
      '<cbc:Line>Hal 2</cbc:Line></cac:AddressLine>',
    ],
  ],
  ['BR-10', gone('cac:PostalAddress', 'Broodstraat')],
  ['BR-11', [/3511 ZZ<\/cbc:PostalZone><cac:Country>.*?<\/cac:Country>/, '3511 ZZ</cbc:PostalZone>']],
  ['BR-12', gone('cbc:LineExtensionAmount')],
  ['BR-13', gone('cbc:TaxExclusiveAmount')],
  ['BR-14', gone('cbc:TaxInclusiveAmount')],
  ['BR-15', gone('cbc:PayableAmount')],
  ['BR-16', gone('cac:InvoiceLine')],
  [
    'BR-17 UBL-SR-19 UBL-SR-20 UBL-SR-21',
    ['<cac:PartyName><cbc:Name>Voorbeeld Factoring</cbc:Name></cac:PartyName>', ''],
  ],
  ['BR-17', ['Voorbeeld Factoring', 'Voorbeeld Beheer']],
  ['BR-18', ['<cbc:Name>Voorbeeld Fiscaal</cbc:Name>', '']],
  ['BR-19', gone('cac:PostalAddress', 'Belastingplein')],
  ['BR-20', [/3511 AB<\/cbc:PostalZone><cac:Country>.*?<\/cac:Country>/, '3511 AB</cbc:PostalZone>']],
  ['BR-21', line('cbc:ID')],
  ['BR-22 BR-23', gone('cbc:InvoicedQuantity')],
  ['BR-23', [/(<cbc:InvoicedQuantity) unitCode="C62"/, '<cbc:InvoicedQuantity']],
  ['BR-24', line('cbc:LineExtensionAmount')],
  ['BR-25', ['<cbc:Name>Werkplek</cbc:Name>', '']],
  ['BR-26', gone('cbc:PriceAmount')],
  ['BR-27', ['<cbc:PriceAmount currencyID="EUR">10.00', '<cbc:PriceAmount currencyID="EUR">-10.00']],
  ['BR-28', ['>11.00<', '>-11.00<']],
  ['BR-29', ['<cbc:EndDate>2026-11-30', '<cbc:EndDate>2026-10-30']],
  ['BR-30', [/(<cac:InvoiceLine>[^]*?<cbc:EndDate>)2026-11-30/, '$1 2026-10-30']],
  ['BR-31', ['<cbc:Amount currencyID="EUR">10.00</cbc:Amount>', '']],
  ['BR-32', [/(Trouwe klant[^]*?)<cac:TaxCategory>.*?<\/cac:TaxCategory>/, '$1']],
  [
    'BR-33 BR-CO-21',
    [
      '<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode><cbc:AllowanceChargeReason>Trouwe klant</cbc:AllowanceChargeReason>',
      '',
    ],
  ],
  ['BR-36', [/(Bezorgen[^]*?)<cbc:Amount currencyID="EUR">10.00<\/cbc:Amount>/, '$1']],
  ['BR-37', [/(Bezorgen[^]*?)<cac:TaxCategory>.*?<\/cac:TaxCategory>/, '$1']],
  [
    'BR-38 BR-CO-22',
    [
      '<cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode><cbc:AllowanceChargeReason>Bezorgen</cbc:AllowanceChargeReason>',
      '',
    ],
  ],
  ['BR-41', ['<cbc:Amount currencyID="EUR">5.00</cbc:Amount>', '']],
  ['BR-42 BR-CO-23', ['<cbc:AllowanceChargeReason>Welkom</cbc:AllowanceChargeReason>', '']],
  ['BR-43', [/(Inregelen[^]*?)<cbc:Amount currencyID="EUR">5.00<\/cbc:Amount>/, '$1']],
  ['BR-44 BR-CO-24', ['<cbc:AllowanceChargeReason>Inregelen</cbc:AllowanceChargeReason>', '']],
  ['BR-45', gone('cbc:TaxableAmount')],
  ['BR-46', ['</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">21.00</cbc:TaxAmount>', '</cbc:TaxableAmount>']],
  [
    'BR-47',
    [
      `<cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal>`,
      '<cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal>',
    ],
  ],
  [
    'BR-48',
    [
      `<cbc:Percent>21</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal>`,
      `${vat}</cac:TaxCategory></cac:TaxSubtotal>`,
    ],
  ],
  ['BR-49', gone('cbc:PaymentMeansCode')],
  ['BR-50', ['NL00EXAM0123456789', '']],
  ['BR-52', ['<cbc:ID>bijlage</cbc:ID>', '']],
  ['BR-53', gone('cac:TaxTotal', 'SEK')],
  ['BR-54', ['<cbc:Value>Pro</cbc:Value>', '']],
  ['BR-55 UBL-SR-07', ['<cbc:ID>VB-2026-0</cbc:ID>', '']],
  ['BR-56', [/<cac:PartyTaxScheme><cbc:CompanyID>NL000099997B31.*?<\/cac:PartyTaxScheme>/, '']],
  [
    'BR-57',
    [
      /(3511 ZZ<\/cbc:PostalZone>)<cac:Country><cbc:IdentificationCode>NL<\/cbc:IdentificationCode><\/cac:Country>(<\/cac:Address>)/,
      '3511 ZZ</cbc:PostalZone></cac:Address>',
    ],
  ],
  ['BR-61', gone('cac:PayeeFinancialAccount')],
  ['BR-62', ['<cbc:EndpointID schemeID="0106">90000001', '<cbc:EndpointID>90000001']],
  ['BR-63', ['<cbc:EndpointID schemeID="0106">90000002', '<cbc:EndpointID>90000002']],
  ['BR-64', [' schemeID="0160"', '']],
  ['BR-65', [' listID="STI"', '']],
  ['UBL-SR-54', ['</cac:PaymentMeans>', '<cac:CardAccount/><cac:CardAccount/></cac:PaymentMeans>']],
  ['UBL-SR-55', ['</cac:PaymentMeans>', '<cac:PaymentMandate/><cac:PaymentMandate/></cac:PaymentMeans>']],
  [
    'BR-CO-03',
    ['<cbc:DocumentCurrencyCode>', '<cbc:TaxPointDate>2026-11-02</cbc:TaxPointDate><cbc:DocumentCurrencyCode>'],
  ],
  ['BR-CO-04 UBL-SR-48', gone('cac:ClassifiedTaxCategory')],
  ['BR-CO-09', ['NL000099999B45', '000099999B45']],
  [
    'BR-CO-10',
    [
      '<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00',
      '<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.01',
    ],
  ],
  [
    'BR-CO-11',
    ['<cbc:AllowanceTotalAmount currencyID="EUR">10.00', '<cbc:AllowanceTotalAmount currencyID="EUR">11.00'],
  ],
  ['BR-CO-12', gone('cbc:ChargeTotalAmount')],
  ['BR-CO-13', ['<cbc:TaxExclusiveAmount currencyID="EUR">100.00', '<cbc:TaxExclusiveAmount currencyID="EUR">101.00']],
  [
    'BR-CO-14 BR-CO-15',
    ['<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.00', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">21.01'],
  ],
  ['BR-CO-16', ['<cbc:PrepaidAmount currencyID="EUR">21.00', '<cbc:PrepaidAmount currencyID="EUR">20.00']],
  [
    'BR-CO-17',
    [
      '</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">21.00',
      '</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">22.00',
    ],
  ],
  ['BR-CO-18', gone('cac:TaxSubtotal')],
  [
    'BR-CO-19',
    [
      '<cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-11-30</cbc:EndDate><cbc:DescriptionCode>3</cbc:DescriptionCode>',
      '<cbc:Description>november</cbc:Description>',
    ],
  ],
  [
    'BR-CO-20',
    [
      '<cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-11-30</cbc:EndDate></cac:InvoicePeriod>',
      '<cbc:Description>november</cbc:Description></cac:InvoicePeriod>',
    ],
  ],
  [
    'BR-CO-26',
    gone('cac:PartyIdentification'),
    gone('cac:PartyIdentification', 'SEPA'),
    gone('cac:PartyTaxScheme'),
    ['<cbc:CompanyID schemeID="0106">90000001</cbc:CompanyID>', ''],
  ],
  ['BR-B-01 BR-B-02', ['<cbc:ID>S</cbc:ID>', '<cbc:ID>B</cbc:ID>']],
  [
    'BR-IC-11 BR-IC-12',
    gone('cac:Delivery'),
    gone('cac:InvoicePeriod'),
    [
      '<cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>',
      '<cbc:ID>K</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>',
    ],
  ],
  [
    'BR-O-11 BR-O-12 BR-O-13 BR-O-14',
    [
      '<cac:TaxSubtotal>',
      `<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">0.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>O</cbc:ID>${vat}</cac:TaxCategory></cac:TaxSubtotal><cac:TaxSubtotal>`,
    ],
  ],
  ['UBL-DT-06 UBL-DT-07', [' mimeCode="text/csv" filename="uren.csv"', '']],
  [
    'UBL-CR-666 UBL-CR-673',
    [
      '<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>',
      '<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cbc:DocumentDescription>x</cbc:DocumentDescription><cac:Attachment/>',
    ],
  ],
  ['UBL-SR-53', ['<cbc:CompanyID>000099998</cbc:CompanyID>', '']],
  ['UBL-SR-43', ['<cbc:ID>bijlage</cbc:ID>', '<cbc:ID schemeID="ABT">bijlage</cbc:ID>']],
  [
    'UBL-XSD',
    [
      /(<cbc:IssueDate>.*?<\/cbc:IssueDate>)\s*(<cbc:DueDate>.*?<\/cbc:DueDate>)/,
      '<cbc:DueDate>2026-12-02</cbc:DueDate><cbc:IssueDate>2026-11-02</cbc:IssueDate>',
    ],
  ],
];
