import { add, type Decimal, decimal, decimalOrZero, equals, format, round, subtract, sum } from './decimal.ts';
import type { InvoiceDraft } from './invoice.ts';
import { ofKind } from './reading.ts';
import type { Rule } from './rule.ts';
import { children, type Element, find, findAll } from './xml-tree.ts';

const names = {
  lineExtension: ['cbc:LineExtensionAmount', 'ram:LineTotalAmount'],
  taxExclusive: ['cbc:TaxExclusiveAmount', 'ram:TaxBasisTotalAmount'],
  taxInclusive: ['cbc:TaxInclusiveAmount', 'ram:GrandTotalAmount'],
  allowanceTotal: ['cbc:AllowanceTotalAmount', 'ram:AllowanceTotalAmount'],
  chargeTotal: ['cbc:ChargeTotalAmount', 'ram:ChargeTotalAmount'],
  payable: ['cbc:PayableAmount', 'ram:DuePayableAmount'],
} as const satisfies Partial<Record<keyof InvoiceDraft, readonly [string, string]>>;

/** BR-CO-10 to BR-CO-16 and BR-CO-18: the totals of the document follow from its parts. */
export function checkTotals(check: Rule): void {
  if (check.totals) {
    compare(check, 'BR-CO-10', 'lineExtension', sum(check.invoice.lines.map((line) => decimalOrZero(line.net))), [
      'the sum of the lines',
      'de som van de regels',
    ]);
    allowancesAndCharges(check, 'BR-CO-11', 'allowanceTotal', false);
    allowancesAndCharges(check, 'BR-CO-12', 'chargeTotal', true);
    exclusive(check);
    payable(check);
  }
  inclusive(check);
  taxTotal(check);
  const rows = check.invoice.syntax === 'ubl' ? findAll(check.root, 'cac:TaxTotal/cac:TaxSubtotal') : check.vat;
  if (rows.length === 0)
    check.fatal('BR-CO-18', check.taxTotal, [
      'The VAT per rate is missing. Add at least one group, also when the VAT is nil.',
      'De btw per tarief ontbreekt. Geef minstens één groep, ook als de btw nul is.',
    ]);
}

type TotalName = keyof typeof names;

function at(check: Rule, name: TotalName): Element | null {
  return find(check.totals, names[name][check.invoice.syntax === 'ubl' ? 0 : 1]) ?? check.totals;
}

/** Only speaks when the stated total is there and readable; a missing one has its own rule. */
function compare(
  check: Rule,
  code: string,
  name: TotalName,
  expected: Decimal,
  [en, nl]: readonly [string, string],
): void {
  const stated = decimal(check.invoice[name]);
  if (!stated || equals(stated, round(expected))) return;
  check.fatal(code, at(check, name), [
    `${check.invoice[name]} is stated, but ${en} is ${format(round(expected))}. Correct one of them.`,
    `Er staat ${check.invoice[name]}, maar ${nl} is ${format(round(expected))}. Verbeter één van de twee.`,
  ]);
}

function allowancesAndCharges(
  check: Rule,
  code: string,
  name: 'allowanceTotal' | 'chargeTotal',
  charge: boolean,
): void {
  const list = ofKind(check.invoice.allowances, charge);
  const words = charge
    ? (['the sum of the charges', 'de som van de toeslagen'] as const)
    : (['the sum of the allowances', 'de som van de kortingen'] as const);
  if (check.invoice[name]) return compare(check, code, name, sum(list.map((one) => decimalOrZero(one.amount))), words);
  if (list.length > 0)
    check.fatal(code, check.totals, [
      `There are ${charge ? 'charges' : 'allowances'} but their total is missing. Add it.`,
      `Er zijn ${charge ? 'toeslagen' : 'kortingen'}, maar het totaal ervan ontbreekt. Vul dit aan.`,
    ]);
}

function exclusive(check: Rule): void {
  const { lineExtension, chargeTotal, allowanceTotal } = check.invoice;
  const lines = decimal(lineExtension);
  if (!lines) return;
  compare(
    check,
    'BR-CO-13',
    'taxExclusive',
    subtract(add(lines, decimalOrZero(chargeTotal)), decimalOrZero(allowanceTotal)),
    ['lines − allowances + charges', 'regels − kortingen + toeslagen'],
  );
}

/**
 * One total of VAT in the currency of the invoice, and it fits; one in another currency is no total of this invoice.
 */
function inclusive(check: Rule): void {
  const { invoice } = check;
  const [base, stated] = [decimal(invoice.taxExclusive), decimal(invoice.taxInclusive)];
  if (!invoice.currency) return;
  const cii = invoice.syntax === 'cii';
  // CII may leave the VAT out when the two totals are the same.
  if (cii && base && stated && equals(base, stated)) return;
  const totals = (
    cii
      ? children(check.totals, 'ram:TaxTotalAmount')
      : children(check.root, 'cac:TaxTotal').flatMap((one) => children(one, 'cbc:TaxAmount'))
  ).filter((one) => one.attributes['currencyID'] === invoice.currency);
  if (totals.length > 1)
    return check.fatal('BR-CO-15', totals[1], [
      `There are ${totals.length} VAT totals in ${invoice.currency}. Keep one.`,
      `Er zijn ${totals.length} btw-totalen in ${invoice.currency}. Houd er één.`,
    ]);
  const tax = decimal(totals[0]?.text);
  if (!tax)
    return check.fatal('BR-CO-15', cii ? check.totals : check.root, [
      `The total VAT in ${invoice.currency} is missing. Add it, also when it is 0.`,
      `Het totaal aan btw in ${invoice.currency} ontbreekt. Vul dit aan, ook als het 0 is.`,
    ]);
  if (base && stated)
    compare(check, 'BR-CO-15', 'taxInclusive', add(base, tax), ['total without VAT + VAT', 'totaal zonder btw + btw']);
}

function payable(check: Rule): void {
  const { taxInclusive, prepaid, rounding } = check.invoice;
  const base = decimal(taxInclusive);
  if (!base) return;
  compare(check, 'BR-CO-16', 'payable', add(subtract(base, decimalOrZero(prepaid)), decimalOrZero(rounding)), [
    'total with VAT − paid + rounding',
    'totaal met btw − betaald + afronding',
  ]);
}

/** Each total is the sum of its own rates; one without rates has nothing to be the sum of. */
function taxTotal(check: Rule): void {
  const totals =
    check.invoice.syntax === 'ubl'
      ? children(check.root, 'cac:TaxTotal').map((at) => ({
          at,
          stated: find(at, 'cbc:TaxAmount')?.text,
          taxes: children(at, 'cac:TaxSubtotal').map((row) => find(row, 'cbc:TaxAmount')?.text),
        }))
      : [{ at: check.taxTotal, stated: check.invoice.taxTotal, taxes: check.invoice.vat.map((row) => row.tax) }];
  for (const { at, stated, taxes } of totals) {
    const expected = round(sum(taxes.map(decimalOrZero)));
    const total = decimal(stated);
    if (total && taxes.length > 0 && !equals(total, expected))
      check.fatal('BR-CO-14', at, [
        `${stated} VAT is stated, but the rates add up to ${format(expected)}. Correct one of them.`,
        `Er staat ${stated} btw, maar de tarieven samen geven ${format(expected)}. Verbeter één van de twee.`,
      ]);
  }
}
