import { anywhere, isCharge, type Rule } from './rule.ts';
import { children, type Element, findAll, textAt } from './xml-tree.ts';

const supplier = 'cac:AccountingSupplierParty/cac:Party';
const customer = 'cac:AccountingCustomerParty/cac:Party';
const lines = 'cac:InvoiceLine|cac:CreditNoteLine';

/** Rule, the group it is about ('.' is the document), what may be there once, and how often if not once. */
type Once = readonly [code: string, groups: string, path: string, most?: number];

/** UBL allows many of most things; the model of EN 16931 has one (UBL-SR-…). */
const once: readonly Once[] = [
  ['UBL-SR-01', '.', 'cac:ContractDocumentReference/cbc:ID'],
  ['UBL-SR-02', '.', 'cac:ReceiptDocumentReference/cbc:ID'],
  ['UBL-SR-03', '.', 'cac:DespatchDocumentReference/cbc:ID'],
  ['UBL-SR-05', '.', 'cac:PaymentTerms/cbc:Note'],
  ['UBL-SR-06', 'cac:BillingReference', 'cac:InvoiceDocumentReference'],
  ['UBL-SR-08', '.', 'cac:InvoicePeriod'],
  ['UBL-SR-09', '.', `${supplier}/cac:PartyLegalEntity/cbc:RegistrationName`],
  ['UBL-SR-10', '.', `${supplier}/cac:PartyName/cbc:Name`],
  ['UBL-SR-11', '.', `${supplier}/cac:PartyLegalEntity/cbc:CompanyID`],
  ['UBL-SR-14', '.', `${supplier}/cac:PartyLegalEntity/cbc:CompanyLegalForm`],
  ['UBL-SR-15', '.', `${customer}/cac:PartyLegalEntity/cbc:RegistrationName`],
  ['UBL-SR-16', '.', `${customer}/cac:PartyIdentification/cbc:ID`],
  ['UBL-SR-17', '.', `${customer}/cac:PartyLegalEntity/cbc:CompanyID`],
  ['UBL-SR-22', 'cac:TaxRepresentativeParty', 'cac:PartyName/cbc:Name'],
  ['UBL-SR-24', '.', 'cac:Delivery'],
  ['UBL-SR-25', 'cac:Delivery', 'cac:DeliveryParty/cac:PartyName/cbc:Name'],
  ['UBL-SR-26', 'cac:PaymentMeans', 'cbc:PaymentID'],
  ['UBL-SR-27', 'cac:PaymentMeans', 'cbc:PaymentMeansCode'],
  ['UBL-SR-28', 'cac:PaymentMeans', 'cac:PaymentMandate/cbc:ID'],
  ['UBL-SR-32', 'cac:TaxSubtotal', 'cac:TaxCategory/cbc:TaxExemptionReason'],
  ['UBL-SR-33', 'cac:AdditionalDocumentReference', 'cbc:DocumentDescription'],
  ['UBL-SR-34', lines, 'cbc:Note'],
  ['UBL-SR-35', lines, 'cac:OrderLineReference/cbc:LineID'],
  ['UBL-SR-36', lines, 'cac:InvoicePeriod'],
  ['UBL-SR-37', lines, 'cac:Price/cac:AllowanceCharge/cbc:Amount'],
  ['UBL-SR-39', '.', 'cac:ProjectReference/cbc:ID'],
  ['UBL-SR-40', '.', `${customer}/cac:PartyName/cbc:Name`],
  ['UBL-SR-42', supplier, 'cac:PartyTaxScheme', 2],
  ['UBL-SR-45', '.', 'cac:PaymentMeans/cbc:PaymentDueDate'],
  ['UBL-SR-49', '.', 'cac:InvoicePeriod/cbc:DescriptionCode'],
  ['UBL-SR-50', lines, 'cac:Item/cbc:Description'],
  ['UBL-SR-51', 'cac:PostalAddress|cac:Address', 'cac:AddressLine'],
  ['UBL-SR-52', lines, 'cac:DocumentReference'],
  ['UBL-SR-54', '.', 'cac:PaymentMeans/cac:CardAccount'],
  ['UBL-SR-55', '.', 'cac:PaymentMeans/cac:PaymentMandate'],
  ['UBL-SR-56', '.', 'cac:OriginatorDocumentReference/cbc:ID'],
];

/** What occurs too often, for UBL: UBL-SR-01 to -56. */
export function checkCardinality(check: Rule): void {
  for (const [code, groups, path, most = 1] of once) {
    for (const group of groups === '.' ? [check.root] : groups.split('|').flatMap((one) => anywhere(check, one))) {
      tooOften(check, code, findAll(group, path), path, most);
    }
  }
  taxNumbers(check);
  const ids = anywhere(check, 'cac:PartyIdentification/cbc:ID').filter(
    (id) => id.attributes['schemeID']?.toUpperCase() === 'SEPA',
  );
  tooOften(check, 'UBL-SR-29', ids, 'cac:PartyIdentification/cbc:ID (SEPA)');
  const objects = children(check.root, 'cac:AdditionalDocumentReference').filter(
    (one) => textAt(one, 'cbc:DocumentTypeCode') === '130',
  );
  tooOften(
    check,
    'UBL-SR-04',
    objects.flatMap((one) => children(one, 'cbc:ID')),
    'cac:AdditionalDocumentReference (130)',
  );
  for (const one of anywhere(check, 'cac:AllowanceCharge')) {
    const charge = isCharge(one);
    if (charge !== null)
      tooOften(
        check,
        charge ? 'UBL-SR-31' : 'UBL-SR-30',
        children(one, 'cbc:AllowanceChargeReason'),
        'cbc:AllowanceChargeReason',
      );
  }
  const named = findAll(check.root, 'cac:PaymentMeans/cbc:PaymentMeansCode').filter(
    (code) => code.attributes['name'] !== undefined,
  );
  tooOften(check, 'UBL-SR-46', named, 'cac:PaymentMeans/cbc:PaymentMeansCode/@name');
  alike(check, 'UBL-SR-44', 'cbc:PaymentID');
  alike(check, 'UBL-SR-47', 'cbc:PaymentMeansCode');
}

function taxNumbers(check: Rule): void {
  const numbersOf = (party: string, vat: boolean): readonly Element[] =>
    findAll(check.root, `${party}/cac:PartyTaxScheme`)
      .filter((scheme) => {
        const kind = textAt(scheme, 'cac:TaxScheme/cbc:ID')?.toUpperCase();
        return vat ? kind === 'VAT' : kind !== undefined && kind !== 'VAT';
      })
      .flatMap((scheme) => children(scheme, 'cbc:CompanyID'));
  tooOften(check, 'UBL-SR-12', numbersOf(supplier, true), `${supplier}/cac:PartyTaxScheme/cbc:CompanyID (VAT)`);
  tooOften(check, 'UBL-SR-13', numbersOf(supplier, false), `${supplier}/cac:PartyTaxScheme/cbc:CompanyID`);
  tooOften(check, 'UBL-SR-18', numbersOf(customer, true), `${customer}/cac:PartyTaxScheme/cbc:CompanyID (VAT)`);
}

function tooOften(check: Rule, code: string, found: readonly Element[], path: string, most = 1): void {
  const surplus = found[most];
  if (surplus)
    check.fatal(code, surplus, [
      `${path} occurs ${found.length} times; ${most === 1 ? 'once' : `${most} times`} is allowed. Keep ${most}.`,
      `${path} staat er ${found.length} keer; ${most} keer mag. Houd er ${most}.`,
    ]);
}

/** Several ways to pay are one payment: the same code and the same reference in each. */
function alike(check: Rule, code: string, name: string): void {
  const found = anywhere(check, name);
  const other = found.find((one) => one.text !== found[0]?.text);
  if (other)
    check.fatal(code, other, [
      `${name} differs between the ways to pay. Use the same one in each.`,
      `${name} verschilt tussen de betaalwijzen. Gebruik overal dezelfde.`,
    ]);
}
