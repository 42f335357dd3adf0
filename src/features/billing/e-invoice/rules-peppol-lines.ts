import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  decimalOrZero,
  equals,
  multiply,
  percentage,
  round,
  subtract,
  sum,
} from './decimal.ts';
import type { AllowanceCharge, InvoiceLine } from './invoice.ts';
import { ofKind } from './reading.ts';
import type { Rule } from './rule.ts';
import { children, type Element, find, textAt } from './xml-tree.ts';

const slack: Decimal = { units: 2n, scale: 2 };

/** Peppol BIS Billing 3 on lines, allowances and charges. */
export function checkPeppolLines(check: Rule): void {
  check.invoice.allowances.forEach((one, index) => allowance(check, one, check.allowances[index]));
  check.invoice.lines.forEach((line, index) => {
    const at = check.lines[index];
    const groups = children(at, 'cac:AllowanceCharge');
    line.allowances.forEach((one, order) => allowance(check, one, groups[order] ?? at));
    objects(check, at);
    lineAmount(check, line, at);
    periodOf(check, line, at);
    const base = decimal(line.baseQuantity);
    if (base && base.units <= 0n)
      check.fatal('PEPPOL-EN16931-R121', at, [
        'The quantity that the price is for must be above zero. Correct it.',
        'Het aantal waar de prijs bij hoort moet boven nul zijn. Verbeter dit.',
      ]);
    grossPrice(check, at);
  });
}

function allowance(check: Rule, one: AllowanceCharge, at: Element | undefined): void {
  if (one.percent && !one.base)
    return check.fatal('PEPPOL-EN16931-R041', at, [
      'A percentage needs the amount it is taken of. Add the base amount.',
      'Bij een percentage hoort het bedrag waarover het gaat. Vul het basisbedrag aan.',
    ]);
  if (one.base && !one.percent)
    return check.fatal('PEPPOL-EN16931-R042', at, [
      'A base amount needs a percentage. Add it or leave the base amount out.',
      'Bij een basisbedrag hoort een percentage. Vul het aan of laat het basisbedrag weg.',
    ]);
  const [base, percent] = [decimal(one.base), decimal(one.percent)];
  if (base && percent && compare(absolute(subtract(decimalOrZero(one.amount), percentage(base, percent))), slack) > 0)
    check.fatal('PEPPOL-EN16931-R040', at, [
      `${one.percent}% of ${one.base} is not ${one.amount}. Correct the allowance or charge.`,
      `${one.percent}% van ${one.base} is niet ${one.amount}. Verbeter de korting of toeslag.`,
    ]);
  const indicator = textAt(at, 'cbc:ChargeIndicator');
  if (indicator !== 'true' && indicator !== 'false')
    check.fatal('PEPPOL-EN16931-R043', at, [
      'cbc:ChargeIndicator must be true or false. Use one of these.',
      'cbc:ChargeIndicator moet true of false zijn. Gebruik er één van.',
    ]);
}

/** Everything times the base quantity, so that nothing has to be divided. */
function lineAmount(check: Rule, line: InvoiceLine, at: Element | undefined): void {
  const stated = decimalOrZero(line.baseQuantity);
  const base: Decimal = stated.units === 0n ? { units: 1n, scale: 0 } : stated;
  const quantity = line.quantity === null ? { units: 1n, scale: 0 } : decimalOrZero(line.quantity);
  const total = (charge: boolean): Decimal =>
    round(sum(ofKind(line.allowances, charge).map((one) => decimalOrZero(one.amount))));
  const expected = add(
    multiply(quantity, decimalOrZero(line.price)),
    multiply(subtract(total(true), total(false)), base),
  );
  const difference = absolute(subtract(multiply(decimalOrZero(line.net), base), expected));
  if (compare(difference, multiply(slack, absolute(base))) > 0)
    check.fatal('PEPPOL-EN16931-R120', at, [
      `${line.quantity ?? '1'} × ${line.price ?? '0'} (per ${line.baseQuantity ?? '1'}), with allowances and charges, is not ${line.net ?? '0'}. Correct the line.`,
      `${line.quantity ?? '1'} × ${line.price ?? '0'} (per ${line.baseQuantity ?? '1'}), met kortingen en toeslagen, is niet ${line.net ?? '0'}. Verbeter de regel.`,
    ]);
}

function periodOf(check: Rule, line: InvoiceLine, at: Element | undefined): void {
  const { periodStart, periodEnd } = check.invoice;
  if (periodStart && line.periodStart && line.periodStart < periodStart)
    check.fatal('PEPPOL-EN16931-R110', at, [
      'The line starts before the period of the invoice. Correct one of them.',
      'De regel begint vóór de periode van de factuur. Verbeter één van de twee.',
    ]);
  if (periodEnd && line.periodEnd && line.periodEnd > periodEnd)
    check.fatal('PEPPOL-EN16931-R111', at, [
      'The line ends after the period of the invoice. Correct one of them.',
      'De regel eindigt na de periode van de factuur. Verbeter één van de twee.',
    ]);
}

/** R100, R101: a line names at most one thing that it bills, and no other document. */
function objects(check: Rule, at: Element | undefined): void {
  const references = children(at, 'cac:DocumentReference');
  if (references.length > 1)
    check.fatal('PEPPOL-EN16931-R100', references[1], [
      'A line names one thing that it bills. Keep one reference.',
      'Een regel noemt één ding waarvoor je betaalt. Houd één verwijzing.',
    ]);
  if (references.length > 0 && !references.some((one) => textAt(one, 'cbc:DocumentTypeCode') === '130'))
    check.fatal('PEPPOL-EN16931-R101', references[0], [
      'A reference on a line is of type 130: what the line bills. Use that type or leave it out.',
      'Een verwijzing op een regel heeft soort 130: waar de regel over gaat. Gebruik die soort of laat hem weg.',
    ]);
}

function grossPrice(check: Rule, at: Element | undefined): void {
  const price = find(at, 'cac:Price');
  for (const discount of children(price, 'cac:AllowanceCharge')) {
    if (textAt(discount, 'cbc:ChargeIndicator') !== 'false')
      check.fatal('PEPPOL-EN16931-R044', discount, [
        'A price can have a discount, no charge. Make cbc:ChargeIndicator false.',
        'Een prijs kan korting hebben, geen toeslag. Maak cbc:ChargeIndicator false.',
      ]);
    const gross = decimal(textAt(discount, 'cbc:BaseAmount'));
    if (
      gross &&
      !equals(
        decimalOrZero(textAt(price, 'cbc:PriceAmount')),
        subtract(gross, decimalOrZero(textAt(discount, 'cbc:Amount'))),
      )
    )
      check.fatal('PEPPOL-EN16931-R046', price, [
        'The price is not the gross price minus its discount. Correct one of them.',
        'De prijs is niet de brutoprijs min de korting. Verbeter één van de twee.',
      ]);
  }
  const [unit, baseUnit] = [
    find(at, 'cbc:InvoicedQuantity') ?? find(at, 'cbc:CreditedQuantity'),
    find(price, 'cbc:BaseQuantity')?.attributes['unitCode'],
  ];
  if (unit && baseUnit && unit.attributes['unitCode'] !== baseUnit)
    check.fatal('PEPPOL-EN16931-R130', price, [
      'The price is per another unit than the quantity. Use the same unit.',
      'De prijs is per andere eenheid dan het aantal. Gebruik dezelfde eenheid.',
    ]);
}
