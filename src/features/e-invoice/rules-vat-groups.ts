import { decimal, decimalOrZero } from './decimal.ts';
import { families, isPerRate } from './vat-families.ts';
import type { Rule } from './rule.ts';
import { type Element, find, findAll, textAt } from './xml-tree.ts';

/** What the VAT categories ask of the whole document: BR-x-01 to -07 and BR-O-11 to -14. */
export function checkVatGroups(check: Rule): void {
  for (const [category, family] of Object.entries(families)) {
    rowsOf(check, category, family);
    numbersOf(check, category, family);
    ratesOf(check, category, family);
  }
  outsideVatIsAlone(check);
}

type Taxed = Readonly<{ vatCategory: string | null; vatRate: string | null; at: Element | undefined; rule: '05' | '06' | '07' }>;

function taxed(check: Rule): readonly Taxed[] {
  return [
    ...check.invoice.lines.map((line, index): Taxed => ({ ...line, at: check.lines[index], rule: '05' })),
    ...check.invoice.allowances.map((one, index): Taxed => ({ ...one, at: check.allowances[index], rule: one.charge ? '07' : '06' })),
  ];
}

function rowsOf(check: Rule, category: string, family: string): void {
  const rows = check.invoice.vat.filter((row) => row.category === category).length;
  const used = taxed(check).some((one) => one.vatCategory === category);
  const right = isPerRate(category) ? rows > 0 === used : rows === 0 ? !used : rows === 1;
  if (!right) check.fatal(`BR-${family}-01`, check.taxTotal, [
    `VAT category ${category} must be in the VAT breakdown ${isPerRate(category) ? 'exactly when a line, allowance or charge has it' : 'once, if a line, allowance or charge has it'}. Correct the breakdown or the lines.`,
    `Btw-categorie ${category} hoort ${isPerRate(category) ? '' : 'één keer '}in het btw-overzicht als een regel, korting of toeslag hem heeft. Verbeter het overzicht of de regels.`,
  ]);
}

/** -02, -03, -04: who charges or shifts VAT says under which number. UBL only, where the paths are exact. */
function numbersOf(check: Rule, category: string, family: string): void {
  if (check.invoice.syntax !== 'ubl' || category === 'O') return;
  const kinds = new Set(taxed(check).filter((one) => one.vatCategory === category).map((one) => one.rule));
  if (kinds.size === 0) return;
  const needsVat = category === 'K' || category === 'G';
  const seller = needsVat ? check.invoice.supplier.vatId : check.invoice.supplier.vatId ?? check.invoice.supplier.taxId;
  const representative = textAt(check.root, 'cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID');
  const buyer = category === 'AE' ? check.invoice.customer.vatId ?? check.invoice.customer.legalId
    : category === 'K' ? check.invoice.customer.vatId : 'not needed';
  if ((seller || representative) && buyer) return;
  for (const kind of kinds) check.fatal(`BR-${family}-0${Number(kind) - 3}`, find(check.root, `cac:Accounting${buyer ? 'Supplier' : 'Customer'}Party`), [
    `VAT category ${category} needs the VAT number of the ${buyer ? 'supplier' : 'customer'}. Add it.`,
    `Btw-categorie ${category} vraagt het btw-nummer van de ${buyer ? 'leverancier' : 'klant'}. Vul dit aan.`,
  ]);
}

function ratesOf(check: Rule, category: string, family: string): void {
  for (const one of taxed(check)) {
    if (one.vatCategory !== category) continue;
    const rate = decimal(one.vatRate);
    const right = category === 'O' ? one.vatRate === null
      : category === 'S' ? rate !== null && rate.units > 0n
      : isPerRate(category) ? rate !== null && rate.units >= 0n
      : rate !== null && decimalOrZero(one.vatRate).units === 0n;
    if (right) continue;
    const [en, nl] = category === 'O' ? ['no rate', 'geen tarief'] : isPerRate(category) ? ['a rate above 0', 'een tarief boven 0'] : ['rate 0', 'tarief 0'];
    check.fatal(`BR-${family}-${one.rule}`, one.at, [
      `VAT category ${category} must have ${en}; ${one.vatRate ?? 'none'} is stated. Correct it.`,
      `Btw-categorie ${category} hoort ${nl} te hebben; er staat ${one.vatRate ?? 'niets'}. Verbeter dit.`,
    ]);
  }
}

function outsideVatIsAlone(check: Rule): void {
  if (!check.invoice.vat.some((row) => row.category === 'O')) return;
  const words = ['"Not subject to VAT" (O) cannot be combined with another VAT category. Make two invoices.', '"Buiten btw" (O) kan niet samen met een andere btw-categorie. Maak er twee facturen van.'] as const;
  const row = check.invoice.vat.findIndex((one) => one.category !== 'O');
  if (row !== -1) check.fatal('BR-O-11', check.vat[row], words);
  const codes = { '05': 'BR-O-12', '06': 'BR-O-13', '07': 'BR-O-14' } as const;
  for (const one of taxed(check)) if (one.vatCategory && one.vatCategory !== 'O') check.fatal(codes[one.rule], one.at, words);
}

/** Every tax scheme a party names, for rules elsewhere. */
export function taxSchemes(root: Element): readonly Element[] {
  return ['cac:AccountingSupplierParty/cac:Party', 'cac:AccountingCustomerParty/cac:Party', 'cac:TaxRepresentativeParty']
    .flatMap((party) => findAll(root, `${party}/cac:PartyTaxScheme`));
}
