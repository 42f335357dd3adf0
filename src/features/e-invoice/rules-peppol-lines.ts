import { absolute, add, compare, type Decimal, decimal, decimalOrZero, equals, multiply, percentage, round, subtract, sum } from './decimal.ts';
import type { AllowanceCharge, InvoiceLine } from './invoice.ts';
import { ofKind } from './reading.ts';
import type { Rule } from './rule.ts';
import { type Element, find } from './xml-tree.ts';

const slack: Decimal = { units: 2n, scale: 2 };

/** Peppol BIS Billing 3 on lines, allowances and charges. */
export function checkPeppolLines(check: Rule): void {
  check.invoice.allowances.forEach((one, index) => allowance(check, one, check.allowances[index]));
  check.invoice.lines.forEach((line, index) => {
    const at = check.lines[index];
    for (const one of line.allowances) allowance(check, one, at);
    lineAmount(check, line, at);
    periodOf(check, line, at);
    const base = decimal(line.baseQuantity);
    if (base && base.units <= 0n) check.fatal('PEPPOL-EN16931-R121', at, ['The quantity that the price is for must be above zero. Correct it.', 'Het aantal waar de prijs bij hoort moet boven nul zijn. Verbeter dit.']);
    grossPrice(check, at);
  });
}

function allowance(check: Rule, one: AllowanceCharge, at: Element | undefined): void {
  if (one.percent && !one.base) check.fatal('PEPPOL-EN16931-R041', at, ['A percentage needs the amount it is taken of. Add the base amount.', 'Bij een percentage hoort het bedrag waarover het gaat. Vul het basisbedrag aan.']);
  if (one.base && !one.percent) check.fatal('PEPPOL-EN16931-R042', at, ['A base amount needs a percentage. Add it or leave the base amount out.', 'Bij een basisbedrag hoort een percentage. Vul het aan of laat het basisbedrag weg.']);
  const [base, percent] = [decimal(one.base), decimal(one.percent)];
  if (base && percent && compare(absolute(subtract(decimalOrZero(one.amount), percentage(base, percent))), slack) > 0) check.fatal('PEPPOL-EN16931-R040', at, [
    `${one.percent}% of ${one.base} is not ${one.amount}. Correct the allowance or charge.`,
    `${one.percent}% van ${one.base} is niet ${one.amount}. Verbeter de korting of toeslag.`,
  ]);
}

/** Everything times the base quantity, so that nothing has to be divided. */
function lineAmount(check: Rule, line: InvoiceLine, at: Element | undefined): void {
  const stated = decimalOrZero(line.baseQuantity);
  const base: Decimal = stated.units === 0n ? { units: 1n, scale: 0 } : stated;
  const quantity = line.quantity === null ? { units: 1n, scale: 0 } : decimalOrZero(line.quantity);
  const total = (charge: boolean): Decimal => round(sum(ofKind(line.allowances, charge).map((one) => decimalOrZero(one.amount))));
  const expected = add(multiply(quantity, decimalOrZero(line.price)), multiply(subtract(total(true), total(false)), base));
  const difference = absolute(subtract(multiply(decimalOrZero(line.net), base), expected));
  if (compare(difference, multiply(slack, absolute(base))) > 0) check.fatal('PEPPOL-EN16931-R120', at, [
    `${line.quantity ?? '1'} × ${line.price ?? '0'} (per ${line.baseQuantity ?? '1'}), with allowances and charges, is not ${line.net ?? '0'}. Correct the line.`,
    `${line.quantity ?? '1'} × ${line.price ?? '0'} (per ${line.baseQuantity ?? '1'}), met kortingen en toeslagen, is niet ${line.net ?? '0'}. Verbeter de regel.`,
  ]);
}

function periodOf(check: Rule, line: InvoiceLine, at: Element | undefined): void {
  const { periodStart, periodEnd } = check.invoice;
  if (periodStart && line.periodStart && line.periodStart < periodStart) check.fatal('PEPPOL-EN16931-R110', at, ['The line starts before the period of the invoice. Correct one of them.', 'De regel begint vóór de periode van de factuur. Verbeter één van de twee.']);
  if (periodEnd && line.periodEnd && line.periodEnd > periodEnd) check.fatal('PEPPOL-EN16931-R111', at, ['The line ends after the period of the invoice. Correct one of them.', 'De regel eindigt na de periode van de factuur. Verbeter één van de twee.']);
}

function grossPrice(check: Rule, at: Element | undefined): void {
  const price = find(at, 'cac:Price');
  const discount = find(price, 'cac:AllowanceCharge');
  const gross = decimal(find(discount, 'cbc:BaseAmount')?.text);
  if (gross && !equals(decimalOrZero(find(price, 'cbc:PriceAmount')?.text), subtract(gross, decimalOrZero(find(discount, 'cbc:Amount')?.text)))) check.fatal('PEPPOL-EN16931-R046', price, ['The price is not the gross price minus its discount. Correct one of them.', 'De prijs is niet de brutoprijs min de korting. Verbeter één van de twee.']);
  const [unit, baseUnit] = [find(at, 'cbc:InvoicedQuantity') ?? find(at, 'cbc:CreditedQuantity'), find(price, 'cbc:BaseQuantity')?.attributes['unitCode']];
  if (unit && baseUnit && unit.attributes['unitCode'] !== baseUnit) check.fatal('PEPPOL-EN16931-R130', price, ['The price is per another unit than the quantity. Use the same unit.', 'De prijs is per andere eenheid dan het aantal. Gebruik dezelfde eenheid.']);
}
