import { anywhere, type Rule } from './rule.ts';
import { children, type Element, find, textAt } from './xml-tree.ts';

/** Rule and name in UBL and CII of each total of the document. */
const totals = [
  ['BR-DEC-09', 'cbc:LineExtensionAmount', 'ram:LineTotalAmount'],
  ['BR-DEC-10', 'cbc:AllowanceTotalAmount', 'ram:AllowanceTotalAmount'],
  ['BR-DEC-11', 'cbc:ChargeTotalAmount', 'ram:ChargeTotalAmount'],
  ['BR-DEC-12', 'cbc:TaxExclusiveAmount', 'ram:TaxBasisTotalAmount'],
  ['BR-DEC-14', 'cbc:TaxInclusiveAmount', 'ram:GrandTotalAmount'],
  ['BR-DEC-16', 'cbc:PrepaidAmount', 'ram:TotalPrepaidAmount'],
  ['BR-DEC-17', 'cbc:PayableRoundingAmount', 'ram:RoundingAmount'],
  ['BR-DEC-18', 'cbc:PayableAmount', 'ram:DuePayableAmount'],
] as const;

const names = {
  ubl: {
    group: 'cac:AllowanceCharge',
    amount: 'cbc:Amount',
    base: 'cbc:BaseAmount',
    indicator: 'cbc:ChargeIndicator',
    taxable: 'cbc:TaxableAmount',
    tax: 'cbc:TaxAmount',
  },
  cii: {
    group: 'ram:SpecifiedTradeAllowanceCharge',
    amount: 'ram:ActualAmount',
    base: 'ram:BasisAmount',
    indicator: 'ram:ChargeIndicator/udt:Indicator',
    taxable: 'ram:BasisAmount',
    tax: 'ram:CalculatedAmount',
  },
} as const;

/** Amounts of money have at most two decimals (BR-DEC-01 to -28, UBL-DT-01); prices and quantities may have more. */
export function checkDecimals(check: Rule): void {
  const ubl = check.invoice.syntax === 'ubl';
  const name = names[check.invoice.syntax];
  for (const [code, inUbl, inCii] of totals) few(check, code, find(check.totals, ubl ? inUbl : inCii));
  for (const one of check.allowances) allowance(check, one, ['BR-DEC-05', 'BR-DEC-06'], ['BR-DEC-01', 'BR-DEC-02']);
  for (const row of check.vat) {
    few(check, 'BR-DEC-19', find(row, name.taxable));
    few(check, 'BR-DEC-20', find(row, name.tax));
  }
  for (const line of check.lines) {
    const settlement = ubl ? line : find(line, 'ram:SpecifiedLineTradeSettlement');
    few(
      check,
      'BR-DEC-23',
      ubl
        ? find(line, 'cbc:LineExtensionAmount')
        : find(settlement, 'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
    );
    for (const one of children(settlement, name.group))
      allowance(check, one, ['BR-DEC-27', 'BR-DEC-28'], ['BR-DEC-24', 'BR-DEC-25']);
  }
  if (ubl) everyAmount(check);
  // The release never says these two of UBL: its test looks for the currency where it is not. UBL-DT-01 says the same.
  else
    for (const total of children(check.totals, 'ram:TaxTotalAmount'))
      few(check, total === check.taxTotal ? 'BR-DEC-13' : 'BR-DEC-15', total);
}

type Codes = readonly [amount: string, base: string];

function allowance(check: Rule, one: Element, charge: Codes, discount: Codes): void {
  const name = names[check.invoice.syntax];
  const [amount, base] = textAt(one, name.indicator) === 'true' ? charge : discount;
  few(check, amount, find(one, name.amount));
  few(check, base, find(one, name.base));
}

/** UBL-DT-01 is about every amount but a price and the discount in a price. */
function everyAmount(check: Rule): void {
  for (const [name, found] of check.names) {
    if (!name.startsWith('cbc:') || !name.endsWith('Amount') || name.endsWith('PriceAmount')) continue;
    for (const element of found) if (element.parent?.parent?.name !== 'cac:Price') few(check, 'UBL-DT-01', element);
  }
}

/** UBL counts the digits behind the point; in CII a nought at the end counts for nothing. */
function few(check: Rule, code: string, at: Element | null): void {
  const fraction = at?.text.split('.')[1] ?? '';
  if (!at || (check.invoice.syntax === 'ubl' ? fraction : fraction.replace(/0+$/, '')).length <= 2) return;
  check.fatal(code, at, [
    `${at.text.slice(0, 40)} has more than two decimals. Round the amount.`,
    `${at.text.slice(0, 40)} heeft meer dan twee decimalen. Rond het bedrag af.`,
  ]);
}

/** Binary objects say what they are and what they are called (UBL-DT-06, -07). */
export function checkBinaries(check: Rule): void {
  for (const object of anywhere(check, 'cbc:EmbeddedDocumentBinaryObject')) {
    if (object.attributes['mimeCode'] === undefined)
      check.fatal('UBL-DT-06', object, [
        'The kind of the attachment (mimeCode) is missing. Add it.',
        'De soort van de bijlage (mimeCode) ontbreekt. Vul dit aan.',
      ]);
    if (object.attributes['filename'] === undefined)
      check.fatal('UBL-DT-07', object, [
        'The file name of the attachment (filename) is missing. Add it.',
        'De bestandsnaam van de bijlage (filename) ontbreekt. Vul dit aan.',
      ]);
  }
}
