import { anywhere, isVat, missing, type Rule } from './rule.ts';
import { luhn, norwegian, wrongNumber } from './rules-peppol-identifiers.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

const supplierPath = 'cac:AccountingSupplierParty/cac:Party';

/** NO-R-001: NO, nine digits that fit, MVA. */
export function checkNorway(check: Rule): void {
  for (const number of vatNumbers(check)) {
    if (number.text.startsWith('NO') && !(/^NO\d{9}MVA$/.test(number.text) && norwegian(number.text.slice(2, 11))))
      wrongNumber(check, 'NO-R-001', number);
  }
}

/** SE-R-001 to SE-R-006 and SE-R-013. */
export function checkSweden(check: Rule): void {
  const number = vatNumbers(check)[0];
  const swedish = number?.text.startsWith('SE');
  if (number && swedish) {
    if (number.text.length !== 14) wrongNumber(check, 'SE-R-001', number);
    if (!isNumeric(number.text.slice(2, 14))) wrongNumber(check, 'SE-R-002', number);
    for (const group of [...anywhere(check, 'cac:TaxCategory'), ...anywhere(check, 'cac:ClassifiedTaxCategory')]) {
      if (textAt(group, 'cbc:ID') === 'S' && ![25, 12, 6].includes(Number(textAt(group, 'cbc:Percent') ?? Number.NaN)))
        check.fatal('SE-R-006', group, [
          'Swedish VAT is 25, 12 or 6%. Correct the rate.',
          'Zweedse btw is 25, 12 of 6%. Verbeter het tarief.',
        ]);
    }
  }
  const ids = findAll(check.root, `${supplierPath}/cac:PartyLegalEntity/cbc:CompanyID`);
  for (const id of ids) {
    if (!isNumeric(id.text)) wrongNumber(check, 'SE-R-003', id);
    if (id.text.length !== 10) wrongNumber(check, 'SE-R-004', id);
    if (!luhn(id.text)) wrongNumber(check, 'SE-R-013', id);
  }
  for (const scheme of ids.length > 0 ? findAll(check.root, `${supplierPath}/cac:PartyTaxScheme`) : []) {
    const id = find(scheme, 'cbc:CompanyID');
    if (id && find(scheme, 'cac:TaxScheme/cbc:ID') && !isVat(scheme) && id.text.toUpperCase() !== 'GODKÄND FÖR F-SKATT')
      check.fatal('SE-R-005', id, [
        'A Swedish tax registration says "Godkänd för F-skatt". Use that text.',
        'Een Zweedse belastingregistratie luidt "Godkänd för F-skatt". Gebruik die tekst.',
      ]);
  }
}

/** What XPath takes for a number; "12 34" and "SE1" are none. */
function isNumeric(text: string): boolean {
  return /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(text);
}

function vatNumbers(check: Rule): readonly Element[] {
  return findAll(check.root, `${supplierPath}/cac:PartyTaxScheme`)
    .filter((scheme) => textAt(scheme, 'cac:TaxScheme/cbc:ID') === 'VAT')
    .flatMap((scheme) => children(scheme, 'cbc:CompanyID'));
}

/** IS-R-002 to IS-R-010. */
export function checkIceland(check: Rule, domestic: boolean): void {
  const { root } = check;
  party(check, supplierPath, ['IS-R-002', 'IS-R-003'], ['supplier', 'leverancier']);
  if (domestic) party(check, 'cac:AccountingCustomerParty/cac:Party', ['IS-R-004', 'IS-R-005'], ['customer', 'klant']);
  for (const [code, kind] of [
    ['IS-R-006', '9'],
    ['IS-R-007', '42'],
  ] as const) {
    const means = children(root, 'cac:PaymentMeans').find((one) => textAt(one, 'cbc:PaymentMeansCode') === kind);
    if (means && textAt(means, 'cac:PayeeFinancialAccount/cbc:ID')?.length !== 12)
      check.fatal(code, means, missing('account number of 12 digits', 'het rekeningnummer van 12 cijfers'));
  }
  const deadline = children(root, 'cac:AdditionalDocumentReference').find(
    (one) => textAt(one, 'cbc:DocumentDescription') === 'EINDAGI',
  );
  if (!deadline) return;
  const [last, due] = [textAt(deadline, 'cbc:ID') ?? '', textAt(root, 'cbc:DueDate')];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(last))
    check.fatal('IS-R-008', deadline, [
      'The final date (EINDAGI) must be written as 2026-11-30. Correct it.',
      'De uiterste datum (EINDAGI) schrijf je als 2026-11-30. Verbeter dit.',
    ]);
  if (!due)
    check.fatal(
      'IS-R-009',
      deadline,
      missing(
        'due date, because there is a final date (EINDAGI)',
        'de vervaldatum (er is een uiterste datum, EINDAGI)',
      ),
    );
  if (!due || due > last)
    check.fatal('IS-R-010', deadline, [
      'The final date (EINDAGI) is before the due date. Correct one of them.',
      'De uiterste datum (EINDAGI) ligt vóór de vervaldatum. Verbeter één van de twee.',
    ]);
}

function party(
  check: Rule,
  path: string,
  [number, address]: readonly [string, string],
  [en, nl]: readonly [string, string],
): void {
  const at = find(check.root, path);
  if (!findAll(at, 'cac:PartyLegalEntity/cbc:CompanyID').some((id) => id.attributes['schemeID'] === '0196'))
    check.fatal(
      number,
      at,
      missing(`Icelandic number (schemeID 0196) of the ${en}`, `het IJslandse nummer (schemeID 0196) van de ${nl}`),
    );
  if (!find(at, 'cac:PostalAddress/cbc:StreetName') || !find(at, 'cac:PostalAddress/cbc:PostalZone'))
    check.fatal(address, at, missing(`street or postal code of the ${en}`, `de straat of postcode van de ${nl}`));
}
