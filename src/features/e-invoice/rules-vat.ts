import { absolute, add, compare, type Decimal, decimal, decimalOrZero, equals, format, negate, percentage, round, subtract, zero } from './decimal.ts';
import type { VatRow } from './invoice.ts';
import { familyOf, isPerRate } from './vat-families.ts';
import type { Rule } from './rule.ts';
import type { Element } from './xml-tree.ts';

const one: Decimal = { units: 1n, scale: 0 };

/** Each row of the VAT breakdown: its rate, its tax and its taxable amount (BR-48, BR-CO-17, BR-x-08, -09, -10). */
export function checkVat(check: Rule): void {
  const sums = taxableSums(check);
  check.invoice.vat.forEach((row, index) => {
    const at = check.vat[index];
    if (!row.rate && row.category && row.category !== 'O') check.fatal('BR-48', at, ['The VAT rate is missing. Add it.', 'Het btw-tarief ontbreekt. Vul dit aan.']);
    taxOfRow(check, row, at);
    const family = familyOf(row.category);
    if (!family || !row.category) return;
    taxableOfRow(check, sums, row, row.category, `BR-${family}-08`, at);
    exemption(check, row, family, at);
    if (!isPerRate(row.category) && row.tax && decimalOrZero(row.tax).units !== 0n) check.fatal(`BR-${family}-09`, at, [
      `VAT category ${row.category} has no VAT, but ${row.tax} is stated. Make it 0 or choose another category.`,
      `Btw-categorie ${row.category} heeft geen btw, maar er staat ${row.tax}. Maak er 0 van of kies een andere categorie.`,
    ]);
  });
}

/** BR-CO-17 leaves room for one whole unit of rounding, as the official rule does. */
function taxOfRow(check: Rule, row: VatRow, at: Element | undefined): void {
  const tax = decimal(row.tax);
  if (!tax) return;
  const expected = round(percentage(decimalOrZero(row.taxable), decimalOrZero(row.rate)));
  if (compare(absolute(subtract(absolute(tax), absolute(expected))), one) < 0) return;
  const words = [
    `${row.rate ?? '0'}% of ${row.taxable ?? '0'} is ${format(expected)}, but ${row.tax} VAT is stated. Correct one of them.`,
    `${row.rate ?? '0'}% van ${row.taxable ?? '0'} is ${format(expected)}, maar er staat ${row.tax} btw. Verbeter één van de twee.`,
  ] as const;
  check.fatal('BR-CO-17', at, words);
  if (row.category && isPerRate(row.category)) check.fatal(`BR-${familyOf(row.category)}-09`, at, words);
}

function taxableOfRow(check: Rule, sums: Sums, row: VatRow, category: string, code: string, at: Element | undefined): void {
  const stated = decimal(row.taxable);
  if (!stated) return;
  const expected = round(sums.get(keyOf(category, row.rate)) ?? zero);
  const difference = absolute(subtract(stated, expected));
  if (isPerRate(category) ? compare(difference, one) < 0 : equals(difference, zero)) return;
  const rate = isPerRate(category) ? ` ${row.rate ?? '0'}%` : '';
  check.fatal(code, at, [
    `${row.taxable} is stated for VAT ${category}${rate}, but its lines, allowances and charges give ${format(expected)}. Correct one of them.`,
    `Er staat ${row.taxable} voor btw ${category}${rate}, maar de regels, kortingen en toeslagen geven ${format(expected)}. Verbeter één van de twee.`,
  ]);
}

type Sums = ReadonlyMap<string, Decimal>;

/** Lines + charges − allowances per category, and per rate where the category has several; one walk for all rows. */
function taxableSums(check: Rule): Sums {
  const sums = new Map<string, Decimal>();
  const count = (category: string | null, rate: string | null, amount: Decimal): void => {
    if (category === null) return;
    const key = keyOf(category, rate);
    sums.set(key, add(sums.get(key) ?? zero, amount));
  };
  for (const line of check.invoice.lines) count(line.vatCategory, line.vatRate, decimalOrZero(line.net));
  for (const one of check.invoice.allowances) {
    const amount = decimalOrZero(one.amount);
    count(one.vatCategory, one.vatRate, one.charge ? amount : negate(amount));
  }
  return sums;
}

/** "S 21" for 21, 21.0 and 21.00 alike. */
function keyOf(category: string, rate: string | null): string {
  return isPerRate(category) ? `${category} ${format(decimalOrZero(rate)).replace(/0+$/, '')}` : category;
}

function exemption(check: Rule, row: VatRow, family: string, at: Element | undefined): void {
  const code = `BR-${family}-10`;
  const given = row.exemptionReason !== null || at?.children.some((child) => child.name === 'cac:TaxCategory'
    && child.children.some((one) => one.name === 'cbc:TaxExemptionReasonCode')) || at?.children.some((child) => child.name === 'ram:ExemptionReasonCode');
  const taxed = family === 'S' || family === 'Z' || family === 'IG' || family === 'IP';
  if (taxed && given) check.fatal(code, at, ['A VAT rate that applies cannot have a reason for exemption. Remove the reason.', 'Een gewoon btw-tarief kan geen reden voor vrijstelling hebben. Haal de reden weg.']);
  if (!taxed && !given) check.fatal(code, at, ['The reason why no VAT is charged is missing. Add it.', 'De reden waarom er geen btw is, ontbreekt. Vul die aan.']);
}
