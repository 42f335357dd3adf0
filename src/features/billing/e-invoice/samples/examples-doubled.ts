import { whole, type Example } from './examples-core.ts';

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
