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
