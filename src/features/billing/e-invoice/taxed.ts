import { anywhere, isCharge, isVat, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** A line (rule -05), an allowance (-06) or a charge (-07) with its VAT category. */
export type Taxed = Readonly<{
  category: string | null;
  rate: string | null;
  /** False where UBL names another tax than VAT. */
  vat: boolean;
  /** A line of the document, or an allowance or charge of the document as a whole. */
  own: boolean;
  rule: '05' | '06' | '07';
  at: Element | undefined;
}>;

/** Everything that has a VAT category, in either syntax. */
export function taxedIn(check: Rule): readonly Taxed[] {
  if (check.invoice.syntax === 'cii')
    return [
      ...check.invoice.lines.map((line, index): Taxed => ({
        category: line.vatCategory,
        rate: line.vatRate,
        vat: true,
        own: true,
        rule: '05',
        at: check.lines[index],
      })),
      ...check.invoice.allowances.map((one, index): Taxed => ({
        category: one.vatCategory,
        rate: one.vatRate,
        vat: true,
        own: true,
        rule: one.charge ? '07' : '06',
        at: check.allowances[index],
      })),
    ];
  const found: Taxed[] = anywhere(check, 'cac:ClassifiedTaxCategory').map((group) => {
    const line = group.parent?.parent;
    return {
      ...categoryOf(group),
      own: line?.name === 'cac:InvoiceLine' || line?.name === 'cac:CreditNoteLine',
      rule: '05',
    };
  });
  for (const group of anywhere(check, 'cac:AllowanceCharge/cac:TaxCategory')) {
    const charge = group.parent && isCharge(group.parent);
    if (charge !== null)
      found.push({ ...categoryOf(group), own: group.parent?.parent === check.root, rule: charge ? '07' : '06' });
  }
  return found;
}

function categoryOf(group: Element) {
  return { category: textAt(group, 'cbc:ID'), rate: textAt(group, 'cbc:Percent'), vat: isVat(group), at: group };
}

/** A row of the VAT breakdown as far as its category goes; `vat` as above. */
export type Row = Readonly<{ category: string | null; vat: boolean; at: Element }>;

export function rowsIn(check: Rule): readonly Row[] {
  if (check.invoice.syntax === 'cii')
    return check.vat.map((at) => ({ category: textAt(at, 'ram:CategoryCode'), vat: true, at }));
  return findAll(check.root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory').map((at) => ({
    category: textAt(at, 'cbc:ID'),
    vat: isVat(at),
    at,
  }));
}

/**
 * Which numbers the document has: of the supplier any tax number and a VAT number, of its representative and of the
 * buyer.
 */
export type Numbers = Readonly<{
  sellerTax: boolean;
  sellerVat: boolean;
  representative: boolean;
  buyerVat: boolean;
  buyerLegal: boolean;
}>;

export function numbersIn(check: Rule): Numbers {
  if (check.invoice.syntax === 'cii') {
    const { supplier, customer } = check.invoice;
    const representative = anywhere(
      check,
      'ram:SellerTaxRepresentativeTradeParty/ram:SpecifiedTaxRegistration/ram:ID',
    ).some((id) => id.attributes['schemeID'] === 'VA');
    return {
      sellerTax: Boolean(supplier.vatId ?? supplier.taxId),
      sellerVat: supplier.vatId !== null,
      representative,
      buyerVat: customer.vatId !== null,
      buyerLegal: customer.legalId !== null,
    };
  }
  const schemes = (party: string): readonly Element[] =>
    findAll(check.root, `${party}/cac:PartyTaxScheme`).filter((scheme) => find(scheme, 'cbc:CompanyID'));
  const seller = schemes('cac:AccountingSupplierParty/cac:Party');
  return {
    sellerTax: seller.length > 0,
    sellerVat: seller.some(isVat),
    representative: schemes('cac:TaxRepresentativeParty').some(isVat),
    buyerVat: schemes('cac:AccountingCustomerParty/cac:Party').some(isVat),
    buyerLegal: children(find(check.root, 'cac:AccountingCustomerParty/cac:Party'), 'cac:PartyLegalEntity').some(
      (one) => find(one, 'cbc:CompanyID'),
    ),
  };
}
