import { codeLists } from './code-lists.ts';
import { quote } from './problems.ts';
import { anywhere, isVat, missing, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/**
 * Country codes as they begin a VAT number: those of the list, and EL for Greece. As the release does, a part of the
 * row counts.
 */
const prefixes = ` ${[...codeLists.countries.codes, 'EL'].toSorted().join(' ')} `;

/** Who sends, receives and is paid: identification, tax numbers, bank account. */
export function checkParties(check: Rule): void {
  if (check.invoice.syntax === 'ubl') inUbl(check);
  else inCii(check);
}

function inUbl(check: Rule): void {
  const { root } = check;
  const supplier = find(root, 'cac:AccountingSupplierParty/cac:Party');
  const vat = children(supplier, 'cac:PartyTaxScheme').some((one) => isVat(one) && find(one, 'cbc:CompanyID'));
  if (
    supplier &&
    !vat &&
    !find(supplier, 'cac:PartyIdentification/cbc:ID') &&
    !find(supplier, 'cac:PartyLegalEntity/cbc:CompanyID')
  )
    nameless(check, supplier);
  for (const scheme of anywhere(check, 'cac:PartyTaxScheme')) taxNumber(check, scheme);
  const representative = find(root, 'cac:TaxRepresentativeParty');
  if (
    representative &&
    !children(representative, 'cac:PartyTaxScheme').some((one) => isVat(one) && find(one, 'cbc:CompanyID'))
  )
    unrepresented(check, representative);
  payee(check);
  for (const means of children(root, 'cac:PaymentMeans')) {
    if (!['30', '58'].includes(textAt(means, 'cbc:PaymentMeansCode') ?? '')) continue;
    if (!find(means, 'cac:PayeeFinancialAccount/cbc:ID'))
      check.fatal('BR-61', means, missing('bank account to pay to', 'de bankrekening om op te betalen'));
    for (const account of children(means, 'cac:PayeeFinancialAccount')) {
      if (!textAt(account, 'cbc:ID'))
        check.fatal('BR-50', account, missing('bank account to pay to', 'de bankrekening om op te betalen'));
    }
  }
}

function inCii(check: Rule): void {
  const supplier = anywhere(check, 'ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty')[0];
  const { vatId, legalId, ids } = check.invoice.supplier;
  if (supplier && !vatId && !legalId && ids.length === 0) nameless(check, supplier);
  for (const id of anywhere(check, 'ram:SpecifiedTaxRegistration/ram:ID'))
    if (id.attributes['schemeID'] === 'VA') vatNumber(check, id, id.text);
  for (const party of anywhere(check, 'ram:SellerTaxRepresentativeTradeParty')) {
    if (!findAll(party, 'ram:SpecifiedTaxRegistration/ram:ID').some((id) => id.attributes['schemeID'] === 'VA'))
      unrepresented(check, party);
  }
}

function nameless(check: Rule, supplier: Element): void {
  check.fatal(
    'BR-CO-26',
    supplier,
    missing('number of the supplier (KVK, VAT or other)', 'het nummer van de leverancier (KVK, btw of ander)'),
  );
}

function unrepresented(check: Rule, party: Element): void {
  check.fatal(
    'BR-56',
    party,
    missing('VAT number of the tax representative', 'het btw-nummer van de fiscaal vertegenwoordiger'),
  );
}

function taxNumber(check: Rule, scheme: Element): void {
  const id = textAt(scheme, 'cbc:CompanyID');
  const kind = textAt(scheme, 'cac:TaxScheme/cbc:ID');
  if (!find(scheme, 'cbc:CompanyID') || !find(scheme, 'cac:TaxScheme/cbc:ID'))
    check.fatal(
      'UBL-SR-53',
      scheme,
      missing(
        id ? 'kind of tax number (cac:TaxScheme/cbc:ID)' : 'tax number',
        id ? 'de soort belastingnummer (cac:TaxScheme/cbc:ID)' : 'het belastingnummer',
      ),
    );
  if (id && kind?.toUpperCase() === 'VAT') vatNumber(check, scheme, id);
}

function vatNumber(check: Rule, at: Element, id: string): void {
  if (!prefixes.includes(id.slice(0, 2)))
    check.fatal('BR-CO-09', at, [
      `VAT number ${quote(id)} does not begin with a country code such as NL. Correct it.`,
      `Btw-nummer ${quote(id)} begint niet met een landcode zoals NL. Verbeter dit.`,
    ]);
}

/** A payee is named because it is not the supplier: BR-17, UBL-SR-19 to -21. */
function payee(check: Rule): void {
  const supplier = 'cac:AccountingSupplierParty/cac:Party';
  const texts = (root: Element, path: string): readonly string[] => findAll(root, path).map((one) => one.text);
  const registered = texts(check.root, `${supplier}/cac:PartyLegalEntity/cbc:RegistrationName`);
  const [names, ids] = [
    texts(check.root, `${supplier}/cac:PartyName/cbc:Name`),
    texts(check.root, `${supplier}/cac:PartyIdentification/cbc:ID`),
  ];
  for (const party of children(check.root, 'cac:PayeeParty')) {
    const [ours, numbers] = [texts(party, 'cac:PartyName/cbc:Name'), texts(party, 'cac:PartyIdentification/cbc:ID')];
    if (ours.length === 0 || ours.some((name) => names.includes(name)) || numbers.some((id) => ids.includes(id)))
      check.fatal('BR-17', party, [
        'The payee must have a name and must not be the supplier. Name the payee, or leave the group out.',
        'De begunstigde heeft een naam en is niet de leverancier. Noem de begunstigde of laat de groep weg.',
      ]);
    const other = ours.some((name) => registered.some((one) => one !== name));
    const counts = [
      ['UBL-SR-19', ours.length],
      ['UBL-SR-20', findAll(party, 'cac:PartyIdentification/cbc:ID').filter((id) => notSepa(id)).length],
      ['UBL-SR-21', findAll(party, 'cac:PartyLegalEntity/cbc:CompanyID').length],
    ] as const;
    for (const [code, count] of counts)
      if (!other || count > 1)
        check.fatal(code, party, [
          'The payee must have one name, other than that of the supplier, and at most one number of each kind. Correct the payee.',
          'De begunstigde heeft één naam, een andere dan de leverancier, en hoogstens één nummer van elke soort. Verbeter dit.',
        ]);
  }
  for (const party of children(check.root, 'cac:TaxRepresentativeParty')) {
    // The release looks for these in a cac:Party that a representative does not have, so it only speaks of a strange
    // document.
    if (findAll(party, 'cac:Party/cac:PartyTaxScheme/cbc:CompanyID').length > 1)
      check.fatal('UBL-SR-23', party, [
        'The tax representative has more than one VAT number. Keep one.',
        'De fiscaal vertegenwoordiger heeft meer dan één btw-nummer. Houd er één.',
      ]);
  }
}

/** As the release counts them: numbers that have a kind, and it is not that of a creditor identifier. */
function notSepa(id: Element): boolean {
  const scheme = id.attributes['schemeID'];
  return scheme !== undefined && scheme.toUpperCase() !== 'SEPA';
}
