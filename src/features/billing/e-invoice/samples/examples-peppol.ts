import { type Example, whole } from './examples-core.ts';

const gone = (name: string, holding?: string): readonly [RegExp, string] => [whole(name, holding), ''];
const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';

/** Peppol BIS Billing 3, wherever supplier and customer are. */
export const peppolExamples: readonly Example[] = [
  ['PEPPOL-EN16931-R001', gone('cbc:ProfileID')],
  ['PEPPOL-EN16931-R002', ['<cbc:Note>#AAI#', '<cbc:Note>Nog één</cbc:Note><cbc:Note>#AAI#']],
  ['PEPPOL-EN16931-R003', gone('cbc:BuyerReference'), gone('cac:OrderReference')],
  ['PEPPOL-EN16931-R004', ['billing:3.0<', 'billing:3.0::2.1<']],
  ['PEPPOL-EN16931-R005', ['<cbc:TaxCurrencyCode>SEK', '<cbc:TaxCurrencyCode>EUR']],
  ['PEPPOL-EN16931-R007', ['billing:01:1.0', 'facturen']],
  ['PEPPOL-EN16931-R008', ['<cbc:Note>Vooruit</cbc:Note>', '<cbc:Note/>']],
  ['PEPPOL-EN16931-R010', ['<cbc:EndpointID schemeID="0106">90000002</cbc:EndpointID>', '']],
  ['PEPPOL-EN16931-R020', ['<cbc:EndpointID schemeID="0106">90000001</cbc:EndpointID>', '']],
  ['PEPPOL-EN16931-R040', ['<cbc:MultiplierFactorNumeric>10<', '<cbc:MultiplierFactorNumeric>12<']],
  ['PEPPOL-EN16931-R041', gone('cbc:BaseAmount')],
  ['PEPPOL-EN16931-R042', gone('cbc:MultiplierFactorNumeric')],
  ['PEPPOL-EN16931-R043', ['<cbc:ChargeIndicator>true', '<cbc:ChargeIndicator>1']],
  ['PEPPOL-EN16931-R044', [/(<cac:Price>[^]*?<cbc:ChargeIndicator>)false/, '$1true']],
  ['PEPPOL-EN16931-R046', ['>11.00<', '>12.00<']],
  ['PEPPOL-EN16931-R051', ['<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount currencyID="USD">']],
  ['PEPPOL-EN16931-R053', gone('cac:TaxSubtotal')],
  ['PEPPOL-EN16931-R054', gone('cbc:TaxCurrencyCode')],
  ['PEPPOL-EN16931-R055', ['>230.00<', '>-230.00<']],
  ['PEPPOL-EN16931-R061', ['>30</cbc:PaymentMeansCode>', '>59</cbc:PaymentMeansCode>']],
  [
    'PEPPOL-EN16931-R100 UBL-SR-52',
    [
      '<cac:DocumentReference>',
      '<cac:DocumentReference><cbc:ID>x</cbc:ID></cac:DocumentReference><cac:DocumentReference>',
    ],
  ],
  ['PEPPOL-EN16931-R101', [/(<cac:DocumentReference>.*?)130/, '$1916']],
  ['PEPPOL-EN16931-R110', [/(<cac:InvoiceLine>[^]*?)2026-11-01/, '$1 2026-10-01']],
  ['PEPPOL-EN16931-R111', [/(<cac:InvoiceLine>[^]*?)2026-11-30/, '$1 2026-12-30']],
  ['PEPPOL-EN16931-R120', ['<cbc:InvoicedQuantity unitCode="C62">10', '<cbc:InvoicedQuantity unitCode="C62">11']],
  ['PEPPOL-EN16931-R121', ['<cbc:BaseQuantity unitCode="C62">1', '<cbc:BaseQuantity unitCode="C62">-1']],
  ['PEPPOL-EN16931-R130', ['<cbc:BaseQuantity unitCode="C62">', '<cbc:BaseQuantity unitCode="HUR">']],
  ['PEPPOL-EN16931-F001', ['<cbc:ActualDeliveryDate>2026-11-02', '<cbc:ActualDeliveryDate>2-11-2026']],
  ['PEPPOL-EN16931-P0100', ['>380<', '>389<']],
  ['PEPPOL-EN16931-P0112', ['>380<', '>384<']],
  ...[
    ['P0104', 'G'],
    ['P0105', 'O'],
    ['P0106', 'IC'],
    ['P0107', 'AE'],
    ['P0108', 'D'],
    ['P0109', 'F'],
    ['P0110', 'I'],
    ['P0111', 'J'],
  ].map(([id, code]): Example => [
    `PEPPOL-EN16931-${id}`,
    [
      '<cbc:Percent>21</cbc:Percent>',
      `<cbc:Percent>21</cbc:Percent><cbc:TaxExemptionReasonCode>VATEX-EU-${code}</cbc:TaxExemptionReasonCode>`,
    ],
  ]),
  ...[
    ['R040', '0088', '8712345678907'],
    ['R041', '0192', '123456789'],
    ['R042', '0184', 'DK1234567'],
    ['R043', '0208', '0123456789'],
    ['R049', '0007', '5560000002'],
    ['R050', '0151', '12345678901'],
    ['R052', '0096', '123'],
    ['R053', '0198', 'DK123'],
  ].map(([id, scheme, number]): Example => [
    `PEPPOL-COMMON-${id}`,
    ['<cbc:EndpointID schemeID="0106">90000001', `<cbc:EndpointID schemeID="${scheme}">${number}`],
  ]),
];

/** The same on a credit note. */
export const creditExamples: readonly Example[] = [
  ['PEPPOL-EN16931-P0101', ['>381<', '>261<']],
  ['NL-R-001', gone('cac:BillingReference')],
  [
    'PEPPOL-EN16931-R080',
    [
      '<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>',
      '<cbc:DocumentTypeCode>50</cbc:DocumentTypeCode></cac:AdditionalDocumentReference><cac:AdditionalDocumentReference><cbc:ID>y</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>',
    ],
  ],
];

const street = (place: string): readonly [RegExp, string] => [
  new RegExp(`<cbc:StreetName>${place}[^<]*</cbc:StreetName>`),
  '',
];

export const dutchExamples: readonly Example[] = [
  ['NL-R-002', street('Voorbeeldweg')],
  ['NL-R-003', ['<cbc:CompanyID schemeID="0106">90000001', '<cbc:CompanyID schemeID="0002">90000001']],
  ['NL-R-004', street('Broodstraat')],
  ['NL-R-005', ['<cbc:CompanyID schemeID="0106">90000002', '<cbc:CompanyID schemeID="0002">90000002']],
  ['NL-R-006', street('Belastingplein')],
  ['NL-R-007', gone('cac:PaymentMeans')],
  ['NL-R-008', ['>30</cbc:PaymentMeansCode>', '>31</cbc:PaymentMeansCode>']],
  ['NL-R-009', gone('cac:OrderReference')],
];

const means = (code: string, rest = ''): readonly [RegExp, string] => [
  whole('cac:PaymentMeans'),
  `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode>${rest}</cac:PaymentMeans>`,
];

/** From here the sample is moved to another country first. */
export const danishExamples: readonly Example[] = [
  ['DK-R-002', ['<cbc:CompanyID schemeID="0106">90000001</cbc:CompanyID>', '']],
  ['DK-R-014 DK-R-017', ['Trouwe klant', 'Klant']],
  ['DK-R-003', ['listID="STI"', 'listID="TST"']],
  ['DK-R-013', ['<cac:PartyIdentification><cbc:ID schemeID="0106">', '<cac:PartyIdentification><cbc:ID>']],
  ['DK-R-004', ['>FC</cbc:AllowanceChargeReasonCode>', '>ZZZ</cbc:AllowanceChargeReasonCode>']],
  ['DK-R-005', means('30')],
  ['DK-R-006', means('31')],
  ['DK-R-007', means('49')],
  ['DK-R-008', means('50')],
  ['DK-R-009', means('50', '<cbc:PaymentID>04#1</cbc:PaymentID>')],
  ['DK-R-010', means('93')],
  ['DK-R-011', means('93', '<cbc:PaymentID>71#1</cbc:PaymentID>')],
];
export const danishCredit: readonly Example[] = [
  ['DK-R-016', ['<cbc:PayableAmount currencyID="EUR">', '<cbc:PayableAmount currencyID="EUR">-']],
];

export const swedishExamples: readonly Example[] = [
  ['SE-R-001', ['SE000099998B57', 'SE5560']],
  ['SE-R-002 SE-R-006', ['Trouwe klant', 'Klant']],
  ['SE-R-003 SE-R-004 SE-R-013', ['<cbc:CompanyID schemeID="0106">90000001', '<cbc:CompanyID schemeID="0106">AB']],
  ['SE-R-005', ['Trouwe klant', 'Klant']],
];

export const icelandicExamples: readonly Example[] = [
  ['IS-R-002 IS-R-004', ['Trouwe klant', 'Klant']],
  ['IS-R-003', street('Voorbeeldweg')],
  ['IS-R-005', street('Broodstraat')],
  ['IS-R-006', means('9')],
  ['IS-R-007', means('42')],
  ['IS-R-008', ['>Uren<', '>EINDAGI<']],
  ['IS-R-009 IS-R-010', ['>Uren<', '>EINDAGI<'], gone('cbc:DueDate')],
];

export const italianExamples: readonly Example[] = [
  ['IT-R-001', ['Trouwe klant', 'Klant']],
  ['IT-R-002', street('Voorbeeldweg')],
  ['IT-R-003', ['<cbc:CityName>Leusden</cbc:CityName>', '']],
  ['IT-R-004', ['<cbc:PostalZone>3830 AA</cbc:PostalZone>', '']],
];

export const norwegianExamples: readonly Example[] = [['NO-R-001', ['Trouwe klant', 'Klant']]];

export const greekExamples: readonly Example[] = [
  [
    'GR-R-001-1 GR-R-001-2 GR-R-001-3 GR-R-001-4 GR-R-001-5 GR-R-001-6 GR-R-001-7 GR-R-003 GR-R-004-1 GR-R-006 GR-R-009 GR-R-010',
    ['Trouwe klant', 'Klant'],
  ],
  ['GR-R-002', ['<cac:PartyName><cbc:Name>Voorbeeld Beheer</cbc:Name></cac:PartyName>', '']],
  ['GR-R-005', ['<cac:PartyName><cbc:Name>Bakkerij Zonnig</cbc:Name></cac:PartyName>', '']],
  ['GR-R-004-2', ['>Uren<', '>##M.AR.K##<']],
  ['GR-R-008-3', ['>Uren<', '>##INVOICE|URL##<']],
  [
    'GR-R-008-2',
    ['>Uren<', '>##INVOICE|URL##<'],
    [
      '<cac:ProjectReference>',
      '<cac:AdditionalDocumentReference><cbc:ID>u</cbc:ID><cbc:DocumentDescription>##INVOICE|URL##</cbc:DocumentDescription></cac:AdditionalDocumentReference><cac:ProjectReference>',
    ],
  ],
];

export const germanExamples: readonly Example[] = [
  ['DE-R-001', gone('cac:PaymentMeans')],
  ['DE-R-002', gone('cac:Contact')],
  ['DE-R-003', ['<cbc:CityName>Leusden</cbc:CityName>', '']],
  ['DE-R-004', ['<cbc:PostalZone>3830 AA</cbc:PostalZone>', '']],
  ['DE-R-005', ['<cbc:Name>Noor de Wit</cbc:Name>', '']],
  ['DE-R-006', gone('cbc:Telephone')],
  ['DE-R-007', gone('cbc:ElectronicMail')],
  ['DE-R-008', [/(Bakkerij[^]*?)<cbc:CityName>Utrecht<\/cbc:CityName>/, '$1']],
  ['DE-R-009', ['<cbc:PostalZone>3511 ZZ</cbc:PostalZone>', '']],
  ['DE-R-010', [/(<cac:DeliveryLocation>.*?)<cbc:CityName>Utrecht<\/cbc:CityName>/, '$1']],
  ['DE-R-011', [/(<cac:DeliveryLocation>.*?)<cbc:PostalZone>3511 ZZ<\/cbc:PostalZone>/, '$1']],
  [
    'DE-R-014',
    [
      `<cbc:Percent>21</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal>`,
      `${vat}</cac:TaxCategory></cac:TaxSubtotal>`,
    ],
  ],
  ['DE-R-015', gone('cbc:BuyerReference')],
  ['DE-R-016', gone('cac:TaxRepresentativeParty'), gone('cac:PartyTaxScheme'), gone('cac:PartyTaxScheme', 'TAX')],
  ['DE-R-018', ['Binnen 30 dagen', '#SKONTO#TAGE=14#PROZENT=2#']],
  [
    'DE-R-022',
    [
      '<cac:ProjectReference>',
      '<cac:AdditionalDocumentReference><cbc:ID>nog</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="uren.csv">dQ==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference><cac:ProjectReference>',
    ],
  ],
  ['DE-R-023-1', means('58')],
  ['DE-R-023-2 DE-R-031', means('58', '<cac:PaymentMandate><cbc:ID>m</cbc:ID></cac:PaymentMandate>')],
  ['DE-R-024-1', means('48')],
  ['DE-R-024-2', means('48', '<cac:PayeeFinancialAccount><cbc:ID>x</cbc:ID></cac:PayeeFinancialAccount>')],
  ['DE-R-025-1', means('59')],
  ['DE-R-025-2', means('59', '<cac:PayeeFinancialAccount><cbc:ID>x</cbc:ID></cac:PayeeFinancialAccount>')],
  [
    'DE-R-030',
    means('59', '<cac:PaymentMandate><cbc:ID>m</cbc:ID></cac:PaymentMandate>'),
    gone('cac:PartyIdentification', 'SEPA'),
  ],
];

/** NLCIUS, on the sample as SI-UBL. */
export const nlciusExamples: readonly Example[] = [
  ['BR-NL-1', ['<cbc:CompanyID schemeID="0106">90000001</cbc:CompanyID>', '']],
  ['BR-NL-2 BR-NL-13', gone('cbc:BuyerReference'), gone('cac:OrderReference')],
  ['BR-NL-3', street('Voorbeeldweg')],
  ['BR-NL-4', street('Broodstraat')],
  ['BR-NL-5', street('Belastingplein')],
  ['BR-NL-7', ['>380<', '>383<']],
  ['BR-NL-8', ['>380<', '>381<']],
  ['BR-NL-9', ['>380<', '>384<'], gone('cac:BillingReference')],
  ['BR-NL-10', ['<cbc:CompanyID schemeID="0106">90000002', '<cbc:CompanyID schemeID="0002">90000002']],
  ['BR-NL-11', gone('cac:PaymentMeans')],
  ['BR-NL-12', ['>30</cbc:PaymentMeansCode>', '>31</cbc:PaymentMeansCode>']],
];
