import { decimal } from './decimal.ts';
import { missing, type Rule } from './rule.ts';
import { children, descendants, type Element, find, findAll, textAt } from './xml-tree.ts';

/** Peppol BIS Billing 3, the rules on the whole document. */
export function checkPeppol(check: Rule): void {
  const { root, invoice } = check;
  if (!invoice.profile) check.fatal('PEPPOL-EN16931-R001', root, missing('business process (cbc:ProfileID)', 'het bedrijfsproces (cbc:ProfileID)'));
  else if (!/^urn:fdc:peppol\.eu:2017:poacc:billing:\d\d:1\.0$/.test(invoice.profile)) check.fatal('PEPPOL-EN16931-R007', find(root, 'cbc:ProfileID'), ['The business process must be urn:fdc:peppol.eu:2017:poacc:billing:01:1.0. Use that.', 'Het bedrijfsproces moet urn:fdc:peppol.eu:2017:poacc:billing:01:1.0 zijn. Gebruik dat.']);
  const german = invoice.supplier.country === 'DE' && invoice.customer.country === 'DE';
  if (children(root, 'cbc:Note').length > 1 && !german) check.fatal('PEPPOL-EN16931-R002', root, ['Peppol allows one note for the whole invoice. Join them.', 'Peppol laat één opmerking toe voor de hele factuur. Voeg ze samen.']);
  if (!find(root, 'cbc:BuyerReference') && !find(root, 'cac:OrderReference/cbc:ID')) check.fatal('PEPPOL-EN16931-R003', root, missing('reference of the customer or order number', 'het kenmerk van de klant of het ordernummer'));
  if (invoice.taxCurrency && invoice.taxCurrency === invoice.currency) check.fatal('PEPPOL-EN16931-R005', find(root, 'cbc:TaxCurrencyCode'), ['The VAT currency is the same as the invoice currency. Leave it out.', 'De munteenheid voor btw is dezelfde als die van de factuur. Laat hem weg.']);
  endpoints(check);
  taxTotals(check);
  for (const means of children(root, 'cac:PaymentMeans')) {
    if (['49', '59'].includes(textAt(means, 'cbc:PaymentMeansCode') ?? '') && !find(means, 'cac:PaymentMandate/cbc:ID')) check.fatal('PEPPOL-EN16931-R061', means, missing('mandate of the direct debit', 'het kenmerk van de machtiging'));
  }
  for (const element of descendants(root)) everywhere(check, element);
  vatex(check);
}

function endpoints(check: Rule): void {
  const parties = [['R010', 'Customer', 'klant'], ['R020', 'Supplier', 'leverancier']] as const;
  for (const [code, side, nl] of parties) {
    const party = find(check.root, `cac:Accounting${side}Party/cac:Party`);
    const endpoint = find(party, 'cbc:EndpointID');
    if (party && !endpoint) check.fatal(`PEPPOL-EN16931-${code}`, party, missing(`electronic address of the ${side.toLowerCase()}`, `het elektronische adres van de ${nl}`));
    const scheme = endpoint?.attributes['schemeID'];
    // Mail, telephone and two retired schemes are addresses in EN 16931, but Peppol cannot deliver to them.
    if (endpoint && scheme && !/^\d{4}$/.test(scheme) || scheme === '0219' || scheme === '0220') check.fatal('PEPPOL-EN16931-CL008', endpoint, ['Peppol cannot deliver to this kind of address. Use a KVK number (0106) or another Peppol id.', 'Peppol kan niet afleveren op dit soort adres. Gebruik een KVK-nummer (0106) of ander Peppol-adres.']);
  }
}

function taxTotals(check: Rule): void {
  const all = children(check.root, 'cac:TaxTotal');
  const withRows = all.filter((one) => find(one, 'cac:TaxSubtotal'));
  if (withRows.length !== 1) check.fatal('PEPPOL-EN16931-R053', check.root, ['There must be exactly one tax total with the VAT per rate. Correct this.', 'Er hoort precies één btw-totaal met de btw per tarief te zijn. Verbeter dit.']);
  if (all.length - withRows.length !== (find(check.root, 'cbc:TaxCurrencyCode') ? 1 : 0)) check.fatal('PEPPOL-EN16931-R054', check.root, ['A second tax total belongs with a VAT currency, and only then. Correct this.', 'Een tweede btw-totaal hoort alleen bij een aparte munteenheid voor btw. Verbeter dit.']);
  const amounts = all.map((one) => decimal(textAt(one, 'cbc:TaxAmount'))?.units ?? 0n).filter((units) => units !== 0n);
  if (amounts.some((units) => units > 0n) && amounts.some((units) => units < 0n)) check.fatal('PEPPOL-EN16931-R055', check.root, ['The two tax totals must have the same sign. Correct one of them.', 'De twee btw-totalen moeten hetzelfde teken hebben. Verbeter er één.']);
}

const money = /^cbc:(?:Base|Price|Taxable|LineExtension|TaxExclusive|TaxInclusive|AllowanceTotal|ChargeTotal|Prepaid|PayableRounding|Payable)?Amount$/;

function everywhere(check: Rule, element: Element): void {
  if (element.children.length === 0 && element.text === '') check.fatal('PEPPOL-EN16931-R008', element, ['Peppol does not allow empty elements. Fill it in or leave it out.', 'Peppol laat geen lege elementen toe. Vul het in of laat het weg.']);
  const counts = money.test(element.name) || (element.name === 'cbc:TaxAmount' && element.parent?.name === 'cac:TaxSubtotal');
  if (counts && check.invoice.currency && element.attributes['currencyID'] !== check.invoice.currency) check.fatal('PEPPOL-EN16931-R051', element, [
    `The amount is not in ${check.invoice.currency}. All amounts have the currency of the invoice.`,
    `Het bedrag is niet in ${check.invoice.currency}. Alle bedragen hebben de munteenheid van de factuur.`,
  ]);
}

const exemptions: ReadonlyMap<string, readonly [code: string, category: string]> = new Map(Object.entries({
  'VATEX-EU-G': ['P0104', 'G'], 'VATEX-EU-O': ['P0105', 'O'], 'VATEX-EU-IC': ['P0106', 'K'], 'VATEX-EU-AE': ['P0107', 'AE'],
  'VATEX-EU-D': ['P0108', 'E'], 'VATEX-EU-F': ['P0109', 'E'], 'VATEX-EU-I': ['P0110', 'E'], 'VATEX-EU-J': ['P0111', 'E'],
} as const));

function vatex(check: Rule): void {
  for (const category of findAll(check.root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory')) {
    const expected = exemptions.get(textAt(category, 'cbc:TaxExemptionReasonCode')?.toUpperCase() ?? '');
    if (expected && textAt(category, 'cbc:ID') !== expected[1]) check.fatal(`PEPPOL-EN16931-${expected[0]}`, category, [
      `This exemption code belongs to VAT category ${expected[1]}. Change the code or the category.`,
      `Deze code voor vrijstelling hoort bij btw-categorie ${expected[1]}. Pas de code of de categorie aan.`,
    ]);
  }
}
