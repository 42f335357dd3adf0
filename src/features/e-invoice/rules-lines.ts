import { decimal } from './decimal.ts';
import type { AllowanceCharge, InvoiceLine } from './invoice.ts';
import { missing, type Rule } from './rule.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** Lines, periods, allowances and charges: BR-21 to BR-44, BR-CO-04, -19, -20, UBL-SR-48. */
export function checkLines(check: Rule): void {
  check.invoice.lines.forEach((line, index) => checkLine(check, line, check.lines[index]));
  check.invoice.allowances.forEach((one, index) => {
    const at = check.allowances[index];
    const [amount, category, reason] = one.charge ? ['BR-36', 'BR-37', 'BR-38'] : ['BR-31', 'BR-32', 'BR-33'];
    checkAllowance(check, one, at, amount ?? '', [reason ?? '', one.charge ? 'BR-CO-22' : 'BR-CO-21']);
    if (!one.vatCategory) check.fatal(category ?? '', at, missing('VAT category of the allowance or charge', 'de btw-categorie van de korting of toeslag'));
  });
  if (check.invoice.syntax !== 'ubl') return;
  for (const period of children(check.root, 'cac:InvoicePeriod')) checkPeriod(check, period, 'BR-29', 'BR-CO-19');
  for (const line of check.lines) for (const period of children(line, 'cac:InvoicePeriod')) checkPeriod(check, period, 'BR-30', 'BR-CO-20');
}

function checkLine(check: Rule, line: InvoiceLine, at: Element | undefined): void {
  const need = (code: string, value: string | null, en: string, nl: string): void => {
    if (!value) check.fatal(code, at, missing(en, nl));
  };
  need('BR-21', line.id, 'number of the line', 'het nummer van de regel');
  need('BR-22', line.quantity, 'quantity of the line', 'het aantal van de regel');
  need('BR-23', line.unit, 'unit of the quantity', 'de eenheid van het aantal');
  need('BR-24', line.net, 'amount of the line', 'het bedrag van de regel');
  need('BR-25', line.name, 'name of what was sold', 'de naam van wat is verkocht');
  need('BR-26', line.price, 'price', 'de prijs');
  const price = decimal(line.price);
  if (price && price.units < 0n) check.fatal('BR-27', at, [
    `The price ${line.price} is negative. Make the quantity negative instead.`,
    `De prijs ${line.price} is negatief. Maak in plaats daarvan het aantal negatief.`,
  ]);
  for (const one of line.allowances) checkAllowance(check, one, at, one.charge ? 'BR-43' : 'BR-41', one.charge ? ['BR-44', 'BR-CO-24'] : ['BR-42', 'BR-CO-23']);
  if (check.invoice.syntax === 'ubl') vatOfLine(check, at);
  else need('BR-CO-04', line.vatCategory, 'VAT category of the line', 'de btw-categorie van de regel');
}

function vatOfLine(check: Rule, at: Element | undefined): void {
  const categories = findAll(at, 'cac:Item/cac:ClassifiedTaxCategory');
  if (!categories.some((one) => textAt(one, 'cbc:ID') && textAt(one, 'cac:TaxScheme/cbc:ID')?.toUpperCase() === 'VAT')) {
    check.fatal('BR-CO-04', at, missing('VAT category of the line', 'de btw-categorie van de regel'));
  }
  if (categories.length !== 1) check.fatal('UBL-SR-48', at, [
    `A line has exactly one VAT category; this one has ${categories.length}. Correct the line.`,
    `Een regel heeft precies één btw-categorie; deze heeft er ${categories.length}. Verbeter de regel.`,
  ]);
}

function checkAllowance(check: Rule, one: AllowanceCharge, at: Element | undefined, amount: string, reasons: readonly string[]): void {
  if (!one.amount) check.fatal(amount, at, missing('amount of the allowance or charge', 'het bedrag van de korting of toeslag'));
  if (!one.reason && !one.reasonCode) for (const code of reasons) check.fatal(code, at, missing('reason of the allowance or charge', 'de reden van de korting of toeslag'));
}

function checkPeriod(check: Rule, period: Element, order: string, filled: string): void {
  const [start, end] = [textAt(period, 'cbc:StartDate'), textAt(period, 'cbc:EndDate')];
  if (start && end && end < start) check.fatal(order, period, [
    `The period ends (${end}) before it starts (${start}). Correct the dates.`,
    `De periode eindigt (${end}) voordat ze begint (${start}). Verbeter de datums.`,
  ]);
  if (!start && !end && !find(period, 'cbc:DescriptionCode')) check.fatal(filled, period, missing('date of the period', 'de datum van de periode'));
}
