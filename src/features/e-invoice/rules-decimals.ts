import type { Rule } from './rule.ts';
import { children, type Element, find } from './xml-tree.ts';

const totals: Readonly<Record<string, string>> = {
  'cbc:LineExtensionAmount': 'BR-DEC-09', 'cbc:AllowanceTotalAmount': 'BR-DEC-10', 'cbc:ChargeTotalAmount': 'BR-DEC-11',
  'cbc:TaxExclusiveAmount': 'BR-DEC-12', 'cbc:TaxInclusiveAmount': 'BR-DEC-14', 'cbc:PrepaidAmount': 'BR-DEC-16',
  'cbc:PayableRoundingAmount': 'BR-DEC-17', 'cbc:PayableAmount': 'BR-DEC-18',
};

/** Amounts of money have at most two decimals (BR-DEC-01 to -28, UBL-DT-01); prices and quantities may have more. */
export function checkDecimals(check: Rule): void {
  if (check.invoice.syntax !== 'ubl') return;
  for (const [name, code] of Object.entries(totals)) few(check, code, find(check.totals, name));
  for (const one of check.allowances) allowance(check, one, ['BR-DEC-05', 'BR-DEC-06'], ['BR-DEC-01', 'BR-DEC-02']);
  for (const row of check.vat) {
    few(check, 'BR-DEC-19', find(row, 'cbc:TaxableAmount'));
    few(check, 'BR-DEC-20', find(row, 'cbc:TaxAmount'));
  }
  for (const total of children(check.root, 'cac:TaxTotal')) few(check, total === check.taxTotal ? 'BR-DEC-13' : 'BR-DEC-15', find(total, 'cbc:TaxAmount'));
  for (const line of check.lines) {
    few(check, 'BR-DEC-23', find(line, 'cbc:LineExtensionAmount'));
    for (const one of children(line, 'cac:AllowanceCharge')) allowance(check, one, ['BR-DEC-27', 'BR-DEC-28'], ['BR-DEC-24', 'BR-DEC-25']);
  }
}

type Codes = readonly [amount: string, base: string];

function allowance(check: Rule, one: Element, charge: Codes, discount: Codes): void {
  const [amount, base] = find(one, 'cbc:ChargeIndicator')?.text === 'true' ? charge : discount;
  few(check, amount, find(one, 'cbc:Amount'));
  few(check, base, find(one, 'cbc:BaseAmount'));
}

function few(check: Rule, code: string, at: Element | null): void {
  if (!at || (at.text.split('.')[1] ?? '').length <= 2) return;
  const words = [
    `${at.text.slice(0, 40)} has more than two decimals. Round the amount.`,
    `${at.text.slice(0, 40)} heeft meer dan twee decimalen. Rond het bedrag af.`,
  ] as const;
  check.fatal(code, at, words);
  check.fatal('UBL-DT-01', at, words);
}
