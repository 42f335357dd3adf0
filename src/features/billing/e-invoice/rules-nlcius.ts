import { decimalOrZero } from './decimal.ts';
import { isCreditNoteRoot, missing, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

const nlcius = new Set([
  'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0',
  'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0#conformant#urn:fdc:nen.nl:gaccount:v1.0',
]);

/** NLCIUS (SI-UBL 2.0), rules BR-NL-…: most of them only for suppliers in the Netherlands. */
export function checkNlcius(check: Rule): void {
  const { invoice, root } = check;
  if (!nlcius.has(invoice.customization ?? '')) return;
  for (const line of check.lines) {
    const reference = find(line, 'cac:OrderLineReference/cbc:LineID');
    if (reference && !invoice.orderReference)
      check.fatal(
        'BR-NL-13',
        reference,
        missing('order number, because a line names an order line', 'het ordernummer (een regel noemt een orderregel)'),
      );
  }
  if (invoice.supplier.country?.toUpperCase() !== 'NL') return;
  if (!hasDutchNumber(root, 'Supplier'))
    check.fatal(
      'BR-NL-1',
      find(root, 'cac:AccountingSupplierParty/cac:Party'),
      missing(
        'KVK number or OIN of the supplier (schemeID 0106 or 0190)',
        'het KVK-nummer of OIN van de leverancier (schemeID 0106 of 0190)',
      ),
    );
  if (!invoice.buyerReference && !invoice.orderReference)
    check.fatal(
      'BR-NL-2',
      root,
      missing('reference of the customer or order number', 'het kenmerk van de klant of het ordernummer'),
    );
  address(check, 'BR-NL-3', find(root, 'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress'), true);
  address(check, 'BR-NL-4', find(root, 'cac:AccountingCustomerParty/cac:Party/cac:PostalAddress'), false);
  address(check, 'BR-NL-5', find(root, 'cac:TaxRepresentativeParty/cac:PostalAddress'), false);
  typeCode(check);
  customerNumber(check);
  payment(check);
  thirdAddressLine(check);
}

function hasDutchNumber(root: Element, side: 'Supplier' | 'Customer'): boolean {
  return findAll(root, `cac:Accounting${side}Party/cac:Party/cac:PartyLegalEntity/cbc:CompanyID`).some(
    (one) => one.text !== '' && ['0106', '0190'].includes(one.attributes['schemeID'] ?? ''),
  );
}

function address(check: Rule, code: string, at: Element | null, always: boolean): void {
  if (!at || (!always && textAt(at, 'cac:Country/cbc:IdentificationCode') !== 'NL')) return;
  if (!textAt(at, 'cbc:StreetName') || !textAt(at, 'cbc:CityName') || !textAt(at, 'cbc:PostalZone'))
    check.fatal(code, at, missing('street, postal code or city', 'de straat, postcode of plaats'));
}

function typeCode(check: Rule): void {
  const { typeCode: code, precedingInvoices } = check.invoice;
  const credit = isCreditNoteRoot(check);
  const at = find(check.root, credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode');
  if (!code) return;
  if (!['380', '381', '384', '389'].includes(code))
    check.fatal('BR-NL-7', at, [
      'The type must be 380, 381, 384 or 389. Use one of these.',
      'De soort moet 380, 381, 384 of 389 zijn. Gebruik er één van.',
    ]);
  if ((code === '381') !== credit)
    check.fatal('BR-NL-8', at, [
      'Type 381 belongs in a UBL CreditNote and the others in a UBL Invoice. Change one of the two.',
      'Soort 381 hoort in een UBL CreditNote en de andere in een UBL Invoice. Pas één van de twee aan.',
    ]);
  if (code === '384' && precedingInvoices.length === 0)
    check.fatal(
      'BR-NL-9',
      at,
      missing('number of the invoice that is corrected', 'het nummer van de factuur die je verbetert'),
    );
}

function customerNumber(check: Rule): void {
  const { root, invoice } = check;
  const entity = find(root, 'cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity');
  if (!entity) return;
  const empty = children(entity, 'cbc:CompanyID').some((one) => one.text === '');
  if (empty || (invoice.customer.country === 'NL' && !hasDutchNumber(root, 'Customer')))
    check.fatal(
      'BR-NL-10',
      entity,
      missing(
        'KVK number or OIN of the customer (schemeID 0106 or 0190)',
        'het KVK-nummer of OIN van de klant (schemeID 0106 of 0190)',
      ),
    );
}

function payment(check: Rule): void {
  const means = children(check.root, 'cac:PaymentMeans');
  if (means.length === 0 && decimalOrZero(check.invoice.payable).units > 0n)
    check.fatal(
      'BR-NL-11',
      check.totals,
      missing('way to pay (cac:PaymentMeans)', 'de betaalwijze (cac:PaymentMeans)'),
    );
  for (const one of means) {
    if (!['30', '48', '49', '57', '58', '59'].includes(textAt(one, 'cbc:PaymentMeansCode') ?? ''))
      check.fatal('BR-NL-12', one, [
        'The way to pay must be 30, 48, 49, 57, 58 or 59. Use one of these.',
        'De betaalwijze moet 30, 48, 49, 57, 58 of 59 zijn. Gebruik er één van.',
      ]);
  }
}

function thirdAddressLine(check: Rule): void {
  const addresses = [
    'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress',
    'cac:AccountingCustomerParty/cac:Party/cac:PostalAddress',
    'cac:TaxRepresentativeParty/cac:PostalAddress',
    'cac:Delivery/cac:DeliveryLocation/cac:Address',
  ];
  for (const path of addresses)
    for (const line of findAll(check.root, `${path}/cac:AddressLine/cbc:Line`)) {
      check.warning('BR-NL-27', line, [
        'A third address line is not recommended. Leave it out.',
        'Een derde adresregel is niet aan te raden. Laat hem weg.',
      ]);
    }
}
