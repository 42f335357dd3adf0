import { decimalOrZero } from './decimal.ts';
import { quote } from './problems.ts';
import { missing, type Rule } from './rule.ts';
import { children, descendants, type Element, find, findAll, textAt } from './xml-tree.ts';

/** National parts of Peppol BIS Billing 3: the Netherlands in full, a few of our neighbours' that suppliers run into. */
export function checkPeppolCountries(check: Rule): void {
  const [seller, buyer] = [check.invoice.supplier.country?.toUpperCase(), check.invoice.customer.country?.toUpperCase()];
  if (seller === 'NL') netherlands(check, buyer === 'NL');
  if (seller === 'DE' && buyer === 'DE') germany(check);
  if (seller === 'SE') sweden(check);
  for (const element of descendants(check.root)) number(check, element);
}

function netherlands(check: Rule, domestic: boolean): void {
  const { root, invoice } = check;
  const [supplier, customer] = [find(root, 'cac:AccountingSupplierParty/cac:Party'), find(root, 'cac:AccountingCustomerParty/cac:Party')];
  if (invoice.kind === 'credit-note' && invoice.precedingInvoices.length === 0) check.fatal('NL-R-001', root, missing('number of the invoice that is credited', 'het nummer van de factuur die je crediteert'));
  dutchAddress(check, 'NL-R-002', find(supplier, 'cac:PostalAddress'));
  dutchNumbers(check, 'NL-R-003', supplier);
  if (domestic) {
    dutchAddress(check, 'NL-R-004', find(customer, 'cac:PostalAddress'));
    dutchNumbers(check, 'NL-R-005', customer);
  }
  // A credit note is paid the other way, unless it is negative.
  const owed = decimalOrZero(invoice.payable).units * (invoice.kind === 'credit-note' ? -1n : 1n) > 0n;
  if (owed && invoice.paymentMeans.length === 0) check.fatal('NL-R-007', check.totals, missing('way to pay (cac:PaymentMeans)', 'de betaalwijze (cac:PaymentMeans)'));
  for (const means of domestic ? children(root, 'cac:PaymentMeans') : []) {
    if (!['30', '48', '49', '57', '58', '59'].includes(textAt(means, 'cbc:PaymentMeansCode') ?? '')) check.fatal('NL-R-008', means, ['The way to pay must be 30, 48, 49, 57, 58 or 59. Use one of these.', 'De betaalwijze moet 30, 48, 49, 57, 58 of 59 zijn. Gebruik er één van.']);
  }
  for (const line of check.lines) if (find(line, 'cac:OrderLineReference/cbc:LineID') && !invoice.orderReference) check.fatal('NL-R-009', line, missing('order number, because a line names an order line', 'het ordernummer (een regel noemt een orderregel)'));
}

function dutchAddress(check: Rule, code: string, at: Element | null): void {
  if (at && (!find(at, 'cbc:StreetName') || !find(at, 'cbc:CityName') || !find(at, 'cbc:PostalZone'))) check.fatal(code, at, missing('street, postal code or city', 'de straat, postcode of plaats'));
}

function dutchNumbers(check: Rule, code: string, party: Element | null): void {
  for (const id of findAll(party, 'cac:PartyLegalEntity/cbc:CompanyID')) {
    if (id.text === '' || !['0106', '0190'].includes(id.attributes['schemeID'] ?? '')) check.fatal(code, id, ['A Dutch company is named by its KVK number (schemeID 0106) or OIN (0190). Use one of these.', 'Een Nederlands bedrijf heeft een KVK-nummer (schemeID 0106) of OIN (0190). Gebruik er één van.']);
  }
}

function germany(check: Rule): void {
  const { root, invoice } = check;
  if (invoice.paymentMeans.length === 0) check.fatal('DE-R-001', root, missing('way to pay', 'de betaalwijze'));
  const supplier = find(root, 'cac:AccountingSupplierParty/cac:Party');
  if (!find(supplier, 'cac:Contact')) check.fatal('DE-R-002', supplier, missing('contact person of the supplier', 'de contactpersoon van de leverancier'));
  if (!invoice.buyerReference) check.fatal('DE-R-015', root, missing('reference of the customer', 'het kenmerk van de klant'));
}

function sweden(check: Rule): void {
  const id = find(check.root, 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID');
  if (id && !luhn(id.text)) wrongNumber(check, 'SE-R-013', id);
}

function number(check: Rule, element: Element): void {
  const place = element.name === 'cbc:EndpointID' || element.name === 'cbc:CompanyID' || (element.name === 'cbc:ID' && element.parent?.name === 'cac:PartyIdentification');
  const scheme = place ? element.attributes['schemeID'] : undefined;
  if (scheme === '0088' && !gln(element.text)) wrongNumber(check, 'PEPPOL-COMMON-R040', element);
  if (scheme === '0007' && !(/^\d{10}$/.test(element.text) && luhn(element.text))) wrongNumber(check, 'PEPPOL-COMMON-R049', element);
}

function wrongNumber(check: Rule, code: string, at: Element): void {
  check.fatal(code, at, [`The check digit of ${quote(at.text)} is wrong. Check the number.`, `Het controlecijfer van ${quote(at.text)} klopt niet. Kijk het nummer na.`]);
}

/** Luhn over all digits, doubling every second one from the right. */
function luhn(text: string): boolean {
  return weighted(text, (digit, place) => (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2));
}

/** GS1: weights 1, 3, 1, 3 … from the right. */
function gln(text: string): boolean {
  return weighted(text, (digit, place) => (place % 2 === 0 ? digit : digit * 3));
}

function weighted(text: string, weigh: (digit: number, place: number) => number): boolean {
  if (!/^\d{2,40}$/.test(text)) return false;
  return [...text].reverse().reduce((total, digit, place) => total + weigh(Number(digit), place), 0) % 10 === 0;
}
