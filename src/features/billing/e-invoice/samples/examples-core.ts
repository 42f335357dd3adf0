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

/** What may be there once (or twice), said once more: the id and the text that is repeated. */
export const twice: readonly (readonly [id: string, what: string | RegExp])[] = [
  ['UBL-SR-01', whole('cac:ContractDocumentReference')],
  ['UBL-SR-02', whole('cac:ReceiptDocumentReference')],
  ['UBL-SR-03', whole('cac:DespatchDocumentReference')],
  ['UBL-SR-04', whole('cac:AdditionalDocumentReference', '130')],
  ['UBL-SR-05', whole('cac:PaymentTerms')],
  ['UBL-SR-06', whole('cac:InvoiceDocumentReference')],
  ['UBL-SR-08', whole('cac:InvoicePeriod')],
  ['UBL-SR-09', '<cbc:RegistrationName>Voorbeeld Beheer B.V.</cbc:RegistrationName>'],
  ['UBL-SR-10', '<cac:PartyName><cbc:Name>Voorbeeld Beheer</cbc:Name></cac:PartyName>'],
  ['UBL-SR-11', '<cbc:CompanyID schemeID="0106">90000001</cbc:CompanyID>'],
  ['UBL-SR-12', whole('cac:PartyTaxScheme')],
  ['UBL-SR-13', whole('cac:PartyTaxScheme', 'TAX')],
  ['UBL-SR-42', whole('cac:PartyTaxScheme', 'TAX')],
  ['UBL-SR-14', '<cbc:CompanyLegalForm>B.V.</cbc:CompanyLegalForm>'],
  ['UBL-SR-15', '<cbc:RegistrationName>Bakkerij Zonnig B.V.</cbc:RegistrationName>'],
  ['UBL-SR-16', whole('cac:PartyIdentification', '90000002')],
  ['UBL-SR-17', '<cbc:CompanyID schemeID="0106">90000002</cbc:CompanyID>'],
  ['UBL-SR-18', whole('cac:PartyTaxScheme', 'NL000099999B45')],
  ['UBL-SR-19', '<cac:PartyName><cbc:Name>Voorbeeld Factoring</cbc:Name></cac:PartyName>'],
  ['UBL-SR-20', whole('cac:PartyIdentification', '90000003')],
  ['UBL-SR-21', '<cbc:CompanyID schemeID="0106">90000003</cbc:CompanyID>'],
  ['UBL-SR-22', '<cac:PartyName><cbc:Name>Voorbeeld Fiscaal</cbc:Name></cac:PartyName>'],
  ['UBL-SR-24', whole('cac:Delivery')],
  ['UBL-SR-25', whole('cac:DeliveryParty')],
  ['UBL-SR-26', whole('cbc:PaymentID')],
  ['UBL-SR-27', whole('cbc:PaymentMeansCode')],
  ['UBL-SR-29', '<cbc:ID schemeID="SEPA">NL00ZZZ900000010000</cbc:ID>'],
  ['UBL-SR-30', '<cbc:AllowanceChargeReason>Trouwe klant</cbc:AllowanceChargeReason>'],
  ['UBL-SR-31', '<cbc:AllowanceChargeReason>Bezorgen</cbc:AllowanceChargeReason>'],
  ['UBL-SR-33', whole('cbc:DocumentDescription')],
  ['UBL-SR-34', '<cbc:Note>Vooruit</cbc:Note>'],
  ['UBL-SR-35', whole('cac:OrderLineReference')],
  ['UBL-SR-37', '<cbc:Amount currencyID="EUR">1.00</cbc:Amount>'],
  ['UBL-SR-39', whole('cac:ProjectReference')],
  ['UBL-SR-40', '<cac:PartyName><cbc:Name>Bakkerij Zonnig</cbc:Name></cac:PartyName>'],
  ['UBL-SR-46', whole('cac:PaymentMeans')],
  ['UBL-SR-49', '<cbc:DescriptionCode>3</cbc:DescriptionCode>'],
  ['UBL-SR-50', '<cbc:Description>Per gebruiker</cbc:Description>'],
  ['UBL-SR-51', whole('cac:AddressLine')],
  ['UBL-SR-52', whole('cac:DocumentReference')],
];

/** Things the sample does not have, put in twice or otherwise wrong. */
export const added: readonly Example[] = [
  [
    'UBL-SR-23',
    [
      '<cac:TaxRepresentativeParty>',
      '<cac:TaxRepresentativeParty><cac:Party><cac:PartyTaxScheme><cbc:CompanyID>NL1</cbc:CompanyID><cbc:CompanyID>NL2</cbc:CompanyID></cac:PartyTaxScheme></cac:Party>',
    ],
  ],
  [
    'UBL-SR-28',
    [
      '</cac:PaymentMeans>',
      '<cac:PaymentMandate><cbc:ID>a</cbc:ID><cbc:ID>b</cbc:ID></cac:PaymentMandate></cac:PaymentMeans>',
    ],
  ],
  [
    'UBL-SR-32',
    [
      '</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>',
      '</cbc:Percent><cbc:TaxExemptionReason>a</cbc:TaxExemptionReason><cbc:TaxExemptionReason>b</cbc:TaxExemptionReason><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>',
    ],
  ],
  [
    'UBL-SR-36',
    [
      '<cac:OrderLineReference>',
      '<cac:InvoicePeriod><cbc:StartDate>2026-11-01</cbc:StartDate></cac:InvoicePeriod><cac:OrderLineReference>',
    ],
  ],
  [
    'UBL-SR-44 UBL-SR-47',
    [
      '</cac:PaymentMeans>',
      '</cac:PaymentMeans><cac:PaymentMeans><cbc:PaymentMeansCode>57</cbc:PaymentMeansCode><cbc:PaymentID>anders</cbc:PaymentID></cac:PaymentMeans>',
    ],
  ],
  [
    'UBL-SR-56',
    [
      '<cac:ContractDocumentReference>',
      '<cac:OriginatorDocumentReference><cbc:ID>T-1</cbc:ID></cac:OriginatorDocumentReference><cac:OriginatorDocumentReference><cbc:ID>T-2</cbc:ID></cac:OriginatorDocumentReference><cac:ContractDocumentReference>',
    ],
  ],
  [
    'UBL-SR-45',
    [
      '</cbc:PaymentMeansCode>',
      '</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-12-01</cbc:PaymentDueDate><cbc:PaymentDueDate>2026-12-02</cbc:PaymentDueDate>',
    ],
  ],
];

/** A code that is on no list, where one of a list belongs. */
export const coded: readonly Example[] = [
  ['BR-CL-01', ['>380<', '>999<']],
  ['BR-CL-03 PEPPOL-EN16931-CL007', ['currencyID="SEK"', 'currencyID="HRK"']],
  ['BR-CL-04', ['<cbc:DocumentCurrencyCode>EUR', '<cbc:DocumentCurrencyCode>HRK']],
  ['BR-CL-05', ['<cbc:TaxCurrencyCode>SEK', '<cbc:TaxCurrencyCode>HRK']],
  ['BR-CL-06 PEPPOL-EN16931-CL006', ['>3</cbc:DescriptionCode>', '>5</cbc:DescriptionCode>']],
  ['BR-CL-07', ['schemeID="ABT"', 'schemeID="QQQ"']],
  ['BR-CL-08', ['#AAI#', '#QQQ#']],
  [
    'BR-CL-10',
    ['<cac:PartyIdentification><cbc:ID schemeID="0106">', '<cac:PartyIdentification><cbc:ID schemeID="NL:KVK">'],
  ],
  ['BR-CL-11', ['<cbc:CompanyID schemeID="0106">', '<cbc:CompanyID schemeID="NL:KVK">']],
  ['BR-CL-13', ['listID="STI"', 'listID="QQQ"']],
  ['BR-CL-14', ['<cac:Country><cbc:IdentificationCode>NL', '<cac:Country><cbc:IdentificationCode>UK']],
  ['BR-CL-15', ['<cac:OriginCountry><cbc:IdentificationCode>NL', '<cac:OriginCountry><cbc:IdentificationCode>UK']],
  ['BR-CL-16', ['>30</cbc:PaymentMeansCode>', '>79</cbc:PaymentMeansCode>']],
  ['BR-CL-17', ['<cbc:ID>S</cbc:ID><cbc:Percent>21', '<cbc:ID>H</cbc:ID><cbc:Percent>21']],
  ['BR-CL-18', ['<cac:ClassifiedTaxCategory><cbc:ID>S', '<cac:ClassifiedTaxCategory><cbc:ID>H']],
  ['BR-CL-19 PEPPOL-EN16931-CL002', ['>95</cbc:AllowanceChargeReasonCode>', '>FC</cbc:AllowanceChargeReasonCode>']],
  ['BR-CL-20 PEPPOL-EN16931-CL003', ['>FC</cbc:AllowanceChargeReasonCode>', '>95</cbc:AllowanceChargeReasonCode>']],
  ['BR-CL-21', ['schemeID="0160"', 'schemeID="GTIN"']],
  [
    'BR-CL-22',
    [
      '<cbc:Percent>21</cbc:Percent>',
      '<cbc:Percent>21</cbc:Percent><cbc:TaxExemptionReasonCode>VATEX-NL</cbc:TaxExemptionReasonCode>',
    ],
  ],
  ['BR-CL-23', ['unitCode="C62">10', 'unitCode="STUKS">10']],
  ['BR-CL-24 PEPPOL-EN16931-CL001', ['mimeCode="text/csv"', 'mimeCode="text/plain"']],
  ['BR-CL-25 PEPPOL-EN16931-CL008', ['<cbc:EndpointID schemeID="0106">', '<cbc:EndpointID schemeID="0000">']],
  ['BR-CL-26', ['<cac:DeliveryLocation><cbc:ID schemeID="0106">', '<cac:DeliveryLocation><cbc:ID schemeID="GLN">']],
];

/** An amount with three decimals; the id, and the text with the amount. */
export const decimals: readonly (readonly [id: string, before: string])[] = [
  ['BR-DEC-01', 'Trouwe klant[^]*?<cbc:Amount currencyID="EUR">'],
  ['BR-DEC-02', 'Trouwe klant[^]*?<cbc:BaseAmount currencyID="EUR">'],
  ['BR-DEC-05', 'Bezorgen[^]*?<cbc:Amount currencyID="EUR">'],
  ['BR-DEC-06', 'Bezorgen[^]*?<cbc:BaseAmount currencyID="EUR">'],
  ['BR-DEC-09', '<cbc:LineExtensionAmount currencyID="EUR">'],
  ['BR-DEC-10', '<cbc:AllowanceTotalAmount currencyID="EUR">'],
  ['BR-DEC-11', '<cbc:ChargeTotalAmount currencyID="EUR">'],
  ['BR-DEC-12', '<cbc:TaxExclusiveAmount currencyID="EUR">'],
  ['BR-DEC-14', '<cbc:TaxInclusiveAmount currencyID="EUR">'],
  ['BR-DEC-16', '<cbc:PrepaidAmount currencyID="EUR">'],
  ['BR-DEC-17', '<cbc:PayableRoundingAmount currencyID="EUR">'],
  ['BR-DEC-18', '<cbc:PayableAmount currencyID="EUR">'],
  ['BR-DEC-19', '<cbc:TaxableAmount currencyID="EUR">'],
  ['BR-DEC-20', '</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">'],
  ['BR-DEC-23', '</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">'],
  ['BR-DEC-24', 'Welkom[^]*?<cbc:Amount currencyID="EUR">'],
  ['BR-DEC-25', 'Welkom[^]*?<cbc:BaseAmount currencyID="EUR">'],
  ['BR-DEC-27', 'Inregelen[^]*?<cbc:Amount currencyID="EUR">'],
  ['BR-DEC-28', 'Inregelen[^]*?<cbc:BaseAmount currencyID="EUR">'],
  ['UBL-DT-01', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">'],
];
