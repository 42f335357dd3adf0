/**
 * Rule, the groups it is about ('.' is the document, any other is found anywhere), what must be there, and its name in
 * both languages. What must be there: 'a/b' has a text, '+a/b' is there at all, 'a@b' has the attribute; '|' is or.
 */
export type Required = readonly [code: string, groups: string, path: string, en: string, nl: string];

const supplier = 'cac:AccountingSupplierParty/cac:Party';
const customer = 'cac:AccountingCustomerParty/cac:Party';
const country = 'cac:Country/cbc:IdentificationCode';
const lines = 'cac:InvoiceLine|cac:CreditNoteLine';

export const inUbl: readonly Required[] = [
  ['BR-01', '.', 'cbc:CustomizationID', 'specification the invoice follows', 'de specificatie van de factuur'],
  ['BR-02', '.', 'cbc:ID', 'invoice number', 'het factuurnummer'],
  ['BR-03', '.', 'cbc:IssueDate', 'issue date', 'de factuurdatum'],
  ['BR-04', '.', 'cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode', 'type code', 'de code van de soort factuur'],
  ['BR-05', '.', 'cbc:DocumentCurrencyCode', 'currency', 'de munteenheid'],
  [
    'BR-06',
    '.',
    `${supplier}/cac:PartyLegalEntity/cbc:RegistrationName`,
    'registered name of the supplier',
    'de geregistreerde naam van de leverancier',
  ],
  [
    'BR-07',
    '.',
    `${customer}/cac:PartyLegalEntity/cbc:RegistrationName`,
    'registered name of the customer',
    'de geregistreerde naam van de klant',
  ],
  ['BR-08', '.', `+${supplier}/cac:PostalAddress`, 'address of the supplier', 'het adres van de leverancier'],
  ['BR-09', `${supplier}/cac:PostalAddress`, country, 'country of the supplier', 'het land van de leverancier'],
  ['BR-10', '.', `+${customer}/cac:PostalAddress`, 'address of the customer', 'het adres van de klant'],
  ['BR-11', `${customer}/cac:PostalAddress`, country, 'country of the customer', 'het land van de klant'],
  ['BR-12', 'cac:LegalMonetaryTotal', '+cbc:LineExtensionAmount', 'sum of the lines', 'de som van de regels'],
  ['BR-13', 'cac:LegalMonetaryTotal', '+cbc:TaxExclusiveAmount', 'total without VAT', 'het totaal zonder btw'],
  ['BR-14', 'cac:LegalMonetaryTotal', '+cbc:TaxInclusiveAmount', 'total with VAT', 'het totaal met btw'],
  ['BR-15', 'cac:LegalMonetaryTotal', '+cbc:PayableAmount', 'amount to pay', 'het te betalen bedrag'],
  [
    'BR-18',
    'cac:TaxRepresentativeParty',
    'cac:PartyName/cbc:Name',
    'name of the tax representative',
    'de naam van de fiscaal vertegenwoordiger',
  ],
  [
    'BR-19',
    'cac:TaxRepresentativeParty',
    '+cac:PostalAddress',
    'address of the tax representative',
    'het adres van de fiscaal vertegenwoordiger',
  ],
  [
    'BR-20',
    'cac:TaxRepresentativeParty/cac:PostalAddress',
    country,
    'country of the tax representative',
    'het land van de fiscaal vertegenwoordiger',
  ],
  ['BR-21', lines, 'cbc:ID', 'number of the line', 'het nummer van de regel'],
  ['BR-22', lines, '+cbc:InvoicedQuantity|+cbc:CreditedQuantity', 'quantity of the line', 'het aantal van de regel'],
  [
    'BR-23',
    lines,
    'cbc:InvoicedQuantity@unitCode|cbc:CreditedQuantity@unitCode',
    'unit of the quantity',
    'de eenheid van het aantal',
  ],
  ['BR-24', lines, '+cbc:LineExtensionAmount', 'amount of the line', 'het bedrag van de regel'],
  ['BR-25', lines, 'cac:Item/cbc:Name', 'name of what was sold', 'de naam van wat is verkocht'],
  ['BR-26', lines, '+cac:Price/cbc:PriceAmount', 'price', 'de prijs'],
  [
    'BR-45',
    'cac:TaxTotal/cac:TaxSubtotal',
    '+cbc:TaxableAmount',
    'taxable amount of this VAT rate',
    'het bedrag waarover deze btw gaat',
  ],
  ['BR-46', 'cac:TaxTotal/cac:TaxSubtotal', '+cbc:TaxAmount', 'VAT of this rate', 'de btw van dit tarief'],
  ['BR-49', 'cac:PaymentMeans', '+cbc:PaymentMeansCode', 'code of the way to pay', 'de code van de betaalwijze'],
  ['BR-52', 'cac:AdditionalDocumentReference', 'cbc:ID', 'reference of the attachment', 'het kenmerk van de bijlage'],
  ['BR-54', 'cac:AdditionalItemProperty', '+cbc:Name', 'name of the property', 'de naam van de eigenschap'],
  ['BR-54', 'cac:AdditionalItemProperty', '+cbc:Value', 'value of the property', 'de waarde van de eigenschap'],
  [
    'BR-55',
    'cac:BillingReference',
    '+cac:InvoiceDocumentReference/cbc:ID',
    'number of the earlier invoice',
    'het nummer van de eerdere factuur',
  ],
  [
    'UBL-SR-07',
    'cac:BillingReference',
    '+cac:InvoiceDocumentReference/cbc:ID',
    'number of the earlier invoice',
    'het nummer van de eerdere factuur',
  ],
  [
    'BR-57',
    'cac:Delivery/cac:DeliveryLocation/cac:Address',
    `+${country}`,
    'country of delivery',
    'het land van aflevering',
  ],
  [
    'BR-62',
    `${supplier}/cbc:EndpointID`,
    '.@schemeID',
    'kind (schemeID) of the electronic address of the supplier',
    'de soort (schemeID) van het elektronische adres van de leverancier',
  ],
  [
    'BR-63',
    `${customer}/cbc:EndpointID`,
    '.@schemeID',
    'kind (schemeID) of the electronic address of the customer',
    'de soort (schemeID) van het elektronische adres van de klant',
  ],
  [
    'BR-64',
    'cac:Item/cac:StandardItemIdentification/cbc:ID',
    '.@schemeID',
    'kind (schemeID) of the standard number of the item',
    'de soort (schemeID) van het standaardnummer van het artikel',
  ],
  [
    'BR-65',
    'cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode',
    '.@listID',
    'kind (listID) of the classification',
    'de soort (listID) van de classificatie',
  ],
];
