import { decimal } from './decimal.ts';
import type { AllowanceCharge } from './invoice.ts';
import { anywhere, isVat, missing, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** Lines, periods, allowances and charges: BR-27 to BR-44, BR-CO-04, -19 to -24, UBL-SR-48. */
export function checkLines(check: Rule): void {
  const ubl = check.invoice.syntax === 'ubl';
  check.invoice.lines.forEach((line, index) => {
    const at = check.lines[index];
    const price = decimal(line.price);
    if (price && price.units < 0n) negative(check, 'BR-27', at, line.price);
    for (const one of line.allowances)
      checkAllowance(
        check,
        one,
        at,
        one.charge ? 'BR-43' : 'BR-41',
        one.charge ? ['BR-44', 'BR-CO-24'] : ['BR-42', 'BR-CO-23'],
      );
    if (ubl) vatOfLine(check, at);
    else if (!line.vatCategory)
      check.fatal('BR-CO-04', at, missing('VAT category of the line', 'de btw-categorie van de regel'));
  });
  for (const gross of anywhere(
    check,
    ubl ? 'cac:Price/cac:AllowanceCharge/cbc:BaseAmount' : 'ram:GrossPriceProductTradePrice/ram:ChargeAmount',
  )) {
    if ((decimal(gross.text)?.units ?? 0n) < 0n) negative(check, 'BR-28', gross, gross.text);
  }
  check.invoice.allowances.forEach((one, index) => {
    const at = check.allowances[index];
    const [amount, category, reason] = one.charge
      ? (['BR-36', 'BR-37', 'BR-38'] as const)
      : (['BR-31', 'BR-32', 'BR-33'] as const);
    checkAllowance(check, one, at, amount, [reason, one.charge ? 'BR-CO-22' : 'BR-CO-21']);
    const given = ubl
      ? children(at, 'cac:TaxCategory').some((group) => isVat(group) && find(group, 'cbc:ID'))
      : one.vatCategory;
    if (!given)
      check.fatal(
        category,
        at,
        missing('VAT category of the allowance or charge', 'de btw-categorie van de korting of toeslag'),
      );
  });
  for (const [path, order, filled] of ubl ? ublPeriods : ciiPeriods)
    for (const period of anywhere(check, path)) checkPeriod(check, period, order, filled);
}

const ublPeriods = [
  ['ubl:Invoice/cac:InvoicePeriod', 'BR-29', 'BR-CO-19'],
  ['ubl:CreditNote/cac:InvoicePeriod', 'BR-29', 'BR-CO-19'],
  ['cac:InvoiceLine/cac:InvoicePeriod', 'BR-30', 'BR-CO-20'],
  ['cac:CreditNoteLine/cac:InvoicePeriod', 'BR-30', 'BR-CO-20'],
] as const;

const ciiPeriods = [
  ['ram:ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod', 'BR-29', 'BR-CO-19'],
  ['ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod', 'BR-30', 'BR-CO-20'],
] as const;

function negative(check: Rule, code: string, at: Element | undefined, price: string | null): void {
  check.fatal(code, at, [
    `The price ${price} is negative. Make the quantity negative instead.`,
    `De prijs ${price} is negatief. Maak in plaats daarvan het aantal negatief.`,
  ]);
}

function vatOfLine(check: Rule, at: Element | undefined): void {
  const categories = findAll(at, 'cac:Item/cac:ClassifiedTaxCategory');
  if (!categories.some((one) => isVat(one) && textAt(one, 'cbc:ID'))) {
    check.fatal('BR-CO-04', at, missing('VAT category of the line', 'de btw-categorie van de regel'));
  }
  if (categories.length !== 1)
    check.fatal('UBL-SR-48', at, [
      `A line has exactly one VAT category; this one has ${categories.length}. Correct the line.`,
      `Een regel heeft precies één btw-categorie; deze heeft er ${categories.length}. Verbeter de regel.`,
    ]);
}

function checkAllowance(
  check: Rule,
  one: AllowanceCharge,
  at: Element | undefined,
  amount: string,
  reasons: readonly string[],
): void {
  if (!one.amount)
    check.fatal(amount, at, missing('amount of the allowance or charge', 'het bedrag van de korting of toeslag'));
  if (!one.reason && !one.reasonCode)
    for (const code of reasons)
      check.fatal(code, at, missing('reason of the allowance or charge', 'de reden van de korting of toeslag'));
}

function checkPeriod(check: Rule, period: Element, order: string, filled: string): void {
  const [start, end] =
    check.invoice.syntax === 'ubl'
      ? [textAt(period, 'cbc:StartDate'), textAt(period, 'cbc:EndDate')]
      : [textAt(period, 'ram:StartDateTime/udt:DateTimeString'), textAt(period, 'ram:EndDateTime/udt:DateTimeString')];
  if (start && end && end < start)
    check.fatal(order, period, [
      `The period ends (${end}) before it starts (${start}). Correct the dates.`,
      `De periode eindigt (${end}) voordat ze begint (${start}). Verbeter de datums.`,
    ]);
  const code = filled === 'BR-CO-19' && find(period, 'cbc:DescriptionCode');
  if (!start && !end && !code) check.fatal(filled, period, missing('date of the period', 'de datum van de periode'));
}
