import { missing, type Rule } from './rule.ts';
import { checkDenmark } from './rules-peppol-denmark.ts';
import { checkGermany } from './rules-peppol-germany.ts';
import { checkGreece } from './rules-peppol-greece.ts';
import { checkNetherlands } from './rules-peppol-netherlands.ts';
import { checkIceland, checkNorway, checkSweden } from './rules-peppol-north.ts';
import { isGerman } from './rules-peppol.ts';
import { anywhere, isVat } from './rule.ts';
import { children, find, textAt } from './xml-tree.ts';

/** National parts of Peppol BIS Billing 3, by where supplier and customer are. */
export function checkPeppolCountries(check: Rule): void {
  const { supplier, customer } = check.invoice;
  const [seller, buyer] = [supplier.country, customer.country];
  if (seller?.toUpperCase() === 'NL') checkNetherlands(check, buyer?.toUpperCase() === 'NL');
  if (isGerman(check)) checkGermany(check);
  if (seller === 'DK') checkDenmark(check, buyer === 'DK');
  if (seller === 'SE') checkSweden(check);
  if (seller === 'IS') checkIceland(check, buyer === 'IS');
  const taxed =
    countryOfVat(check, 'cac:AccountingSupplierParty/cac:Party') ??
    countryOfVat(check, 'cac:TaxRepresentativeParty') ??
    seller?.toUpperCase();
  if (taxed === 'NO') checkNorway(check);
  if (taxed === 'IT') italy(check);
  const bought = countryOfVat(check, 'cac:AccountingCustomerParty/cac:Party') ?? buyer?.toUpperCase();
  if (taxed === 'GR' || taxed === 'EL') checkGreece(check, bought === 'GR' || bought === 'EL');
}

/** Peppol takes the country from the VAT number where there is one. */
function countryOfVat(check: Rule, party: string): string | null {
  const scheme = children(find(check.root, party), 'cac:PartyTaxScheme').find(
    (one) => textAt(one, 'cac:TaxScheme/cbc:ID') === 'VAT',
  );
  return textAt(scheme, 'cbc:CompanyID')?.slice(0, 2).toUpperCase() ?? null;
}

function italy(check: Rule): void {
  for (const party of anywhere(check, 'cac:AccountingSupplierParty/cac:Party')) {
    for (const scheme of children(party, 'cac:PartyTaxScheme')) {
      if (
        find(scheme, 'cac:TaxScheme/cbc:ID') &&
        !isVat(scheme) &&
        !/^[A-Z0-9]{11,16}$/.test(textAt(scheme, 'cbc:CompanyID') ?? '')
      )
        check.fatal('IT-R-001', scheme, [
          'An Italian tax number (BT-32) has 11 to 16 capitals and digits. Correct it.',
          'Een Italiaans belastingnummer (BT-32) heeft 11 tot 16 hoofdletters en cijfers. Verbeter dit.',
        ]);
    }
    const needs = [
      ['IT-R-002', 'cbc:StreetName', 'street', 'de straat'],
      ['IT-R-003', 'cbc:CityName', 'city', 'de plaats'],
      ['IT-R-004', 'cbc:PostalZone', 'postal code', 'de postcode'],
    ] as const;
    for (const [code, name, en, nl] of needs)
      if (!find(party, `cac:PostalAddress/${name}`))
        check.fatal(code, party, missing(`${en} of the supplier`, `${nl} van de leverancier`));
  }
}
