import { type Example } from './examples-core.ts';

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
