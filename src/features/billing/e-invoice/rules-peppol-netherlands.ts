import { decimalOrZero } from './decimal.ts';
import { isCreditNoteRoot, missing, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** NL-R-001 to NL-R-009: suppliers in the Netherlands; some only ask it within the Netherlands. */
export function checkNetherlands(check: Rule, domestic: boolean): void {
  const { root, invoice } = check;
  const [supplier, customer] = [
    find(root, 'cac:AccountingSupplierParty/cac:Party'),
    find(root, 'cac:AccountingCustomerParty/cac:Party'),
  ];
  if (find(root, 'cbc:CreditNoteTypeCode') && !find(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'))
    check.fatal(
      'NL-R-001',
      root,
      missing('number of the invoice that is credited', 'het nummer van de factuur die je crediteert'),
    );
  address(check, 'NL-R-002', find(supplier, 'cac:PostalAddress'));
  numbers(check, 'NL-R-003', supplier);
  if (domestic) {
    address(check, 'NL-R-004', find(customer, 'cac:PostalAddress'));
    numbers(check, 'NL-R-005', customer);
  }
  const representative = find(root, 'cac:TaxRepresentativeParty/cac:PostalAddress');
  if (textAt(representative, 'cac:Country/cbc:IdentificationCode')?.toUpperCase() === 'NL')
    address(check, 'NL-R-006', representative);
  // A credit note is paid the other way, unless it is negative.
  const owed = decimalOrZero(invoice.payable).units * (isCreditNoteRoot(check) ? -1n : 1n) > 0n;
  if (owed && invoice.paymentMeans.length === 0)
    check.fatal(
      'NL-R-007',
      check.totals,
      missing('way to pay (cac:PaymentMeans)', 'de betaalwijze (cac:PaymentMeans)'),
    );
  for (const means of domestic ? children(root, 'cac:PaymentMeans') : []) {
    if (!['30', '48', '49', '57', '58', '59'].includes(textAt(means, 'cbc:PaymentMeansCode') ?? ''))
      check.fatal('NL-R-008', means, [
        'The way to pay must be 30, 48, 49, 57, 58 or 59. Use one of these.',
        'De betaalwijze moet 30, 48, 49, 57, 58 of 59 zijn. Gebruik er één van.',
      ]);
  }
  for (const line of check.lines)
    if (find(line, 'cac:OrderLineReference/cbc:LineID') && !find(root, 'cac:OrderReference/cbc:ID'))
      check.fatal(
        'NL-R-009',
        line,
        missing('order number, because a line names an order line', 'het ordernummer (een regel noemt een orderregel)'),
      );
}

function address(check: Rule, code: string, at: Element | null): void {
  if (at && (!find(at, 'cbc:StreetName') || !find(at, 'cbc:CityName') || !find(at, 'cbc:PostalZone')))
    check.fatal(code, at, missing('street, postal code or city', 'de straat, postcode of plaats'));
}

function numbers(check: Rule, code: string, party: Element | null): void {
  for (const id of findAll(party, 'cac:PartyLegalEntity/cbc:CompanyID')) {
    if (id.text === '' || !['0106', '0190'].includes(id.attributes['schemeID'] ?? ''))
      check.fatal(code, id, [
        'A Dutch company is named by its KVK number (schemeID 0106) or OIN (0190). Use one of these.',
        'Een Nederlands bedrijf heeft een KVK-nummer (schemeID 0106) of OIN (0190). Gebruik er één van.',
      ]);
  }
}
