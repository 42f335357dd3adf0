import { quote } from './problems.ts';
import { missing, type Rule } from './rule.ts';
import { taxSchemes } from './rules-vat-groups.ts';
import { children, find, findAll, textAt } from './xml-tree.ts';

const sides = [['Supplier', 'BR-62', 'leverancier'], ['Customer', 'BR-63', 'klant']] as const;

/** Who sends and who receives: identification, tax numbers, electronic addresses, bank account. UBL only. */
export function checkParties(check: Rule): void {
  const { root, invoice } = check;
  if (invoice.syntax !== 'ubl') return;
  for (const [side, code, nl] of sides) {
    const endpoint = find(root, `cac:Accounting${side}Party/cac:Party/cbc:EndpointID`);
    if (endpoint && !endpoint.attributes['schemeID']) check.fatal(code, endpoint, missing(`kind (schemeID) of the electronic address of the ${side.toLowerCase()}`, `de soort (schemeID) van het elektronische adres van de ${nl}`));
  }
  const supplier = find(root, 'cac:AccountingSupplierParty/cac:Party');
  if (findAll(supplier, 'cac:PartyLegalEntity/cbc:CompanyID').length > 1) check.fatal('UBL-SR-11', supplier, [
    'The supplier has more than one legal registration number. Keep one; put others in cac:PartyIdentification.',
    'De leverancier heeft meer dan één registratienummer. Houd er één; zet andere in cac:PartyIdentification.',
  ]);
  const { legalId, vatId, ids } = invoice.supplier;
  if (supplier && !legalId && !vatId && ids.length === 0) check.fatal('BR-CO-26', supplier, missing('number of the supplier (KVK, VAT or other)', 'het nummer van de leverancier (KVK, btw of ander)'));
  taxNumbers(check);
  for (const means of children(root, 'cac:PaymentMeans')) {
    const transfer = ['30', '58'].includes(textAt(means, 'cbc:PaymentMeansCode') ?? '');
    if (transfer && !textAt(means, 'cac:PayeeFinancialAccount/cbc:ID')) {
      check.fatal('BR-61', means, missing('bank account to pay to', 'de bankrekening om op te betalen'));
      if (find(means, 'cac:PayeeFinancialAccount')) check.fatal('BR-50', means, missing('bank account to pay to', 'de bankrekening om op te betalen'));
    }
  }
}

function taxNumbers(check: Rule): void {
  for (const scheme of taxSchemes(check.root)) {
    const id = textAt(scheme, 'cbc:CompanyID');
    const kind = textAt(scheme, 'cac:TaxScheme/cbc:ID');
    if (!id || !kind) check.fatal('UBL-SR-53', scheme, missing(id ? 'kind of tax number (cac:TaxScheme/cbc:ID)' : 'tax number', id ? 'de soort belastingnummer (cac:TaxScheme/cbc:ID)' : 'het belastingnummer'));
    if (id && kind?.toUpperCase() === 'VAT' && !/^[A-Z][A-Z]|^1A/.test(id)) check.fatal('BR-CO-09', scheme, [
      `VAT number ${quote(id)} does not begin with a country code such as NL. Correct it.`,
      `Btw-nummer ${quote(id)} begint niet met een landcode zoals NL. Verbeter dit.`,
    ]);
  }
}
