import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  decimalOrZero,
  equals,
  format,
  negate,
  percentage,
  round,
  subtract,
  zero,
} from './decimal.ts';
import type { VatRow } from './invoice.ts';
import { familyOf, isPerRate } from './vat-families.ts';
import { isVat, missing, type Rule } from './rule.ts';
import { children, type Element, find, textAt } from './xml-tree.ts';

const one: Decimal = { units: 1n, scale: 0 };
const half: Decimal = { units: 5n, scale: 1 };

/**
 * Each row of the VAT breakdown: its category and rate, its tax and its taxable amount (BR-47, -48, BR-CO-17, BR-x-08,
 * -09, -10).
 */
export function checkVat(check: Rule): void {
  const sums = taxableSums(check);
  const ubl = check.invoice.syntax === 'ubl';
  check.invoice.vat.forEach((row, index) => {
    const at = check.vat[index];
    const group = ubl ? children(at, 'cac:TaxCategory').find(isVat) : at;
    if (!group || !find(group, ubl ? 'cbc:ID' : 'ram:CategoryCode'))
      check.fatal('BR-47', at, missing('VAT category', 'de btw-categorie'));
    const rate = group && textAt(group, ubl ? 'cbc:Percent' : 'ram:RateApplicablePercent');
    if (!rate && row.category !== 'O') check.fatal('BR-48', at, missing('VAT rate', 'het btw-tarief'));
    taxOfRow(check, row, at);
    const family = familyOf(row.category);
    if (!family || !row.category || !group) return;
    taxableOfRow(check, sums, row, row.category, `BR-${family}-08`, at);
    exemption(check, group, family, at);
    if (!isPerRate(row.category) && row.tax && decimalOrZero(row.tax).units !== 0n)
      check.fatal(`BR-${family}-09`, at, [
        `VAT category ${row.category} has no VAT, but ${row.tax} is stated. Make it 0 or choose another category.`,
        `Btw-categorie ${row.category} heeft geen btw, maar er staat ${row.tax}. Maak er 0 van of kies een andere categorie.`,
      ]);
  });
}

/**
 * BR-CO-17 leaves room for one whole unit of rounding, as the official rule does, and for half a one where the rate is
 * 0.
 */
function taxOfRow(check: Rule, row: VatRow, at: Element | undefined): void {
  const tax = decimal(row.tax);
  if (!tax) return;
  const rate = decimal(row.rate);
  const expected = round(percentage(absolute(decimalOrZero(row.taxable)), rate ?? zero));
  const near = (room: Decimal): boolean => compare(absolute(subtract(absolute(tax), expected)), room) < 0;
  const words = [
    `${row.rate ?? '0'}% of ${row.taxable ?? '0'} is ${format(expected)}, but ${row.tax} VAT is stated. Correct one of them.`,
    `${row.rate ?? '0'}% van ${row.taxable ?? '0'} is ${format(expected)}, maar er staat ${row.tax} btw. Verbeter één van de twee.`,
  ] as const;
  const none = !rate || compare(absolute(rate), half) < 0;
  if (none ? compare(absolute(tax), half) >= 0 && !near(half) : !near(one)) check.fatal('BR-CO-17', at, words);
  if (rate && row.category && isPerRate(row.category) && !near(one))
    check.fatal(`BR-${familyOf(row.category)}-09`, at, words);
}

function taxableOfRow(
  check: Rule,
  sums: Sums,
  row: VatRow,
  category: string,
  code: string,
  at: Element | undefined,
): void {
  const stated = decimal(row.taxable);
  const perRate = isPerRate(category);
  if (!stated || (perRate && !row.rate)) return;
  const sum = sums.get(keyOf(category, row.rate));
  const difference = absolute(subtract(stated, sum ?? zero));
  // The standard rate must be somewhere; for the Canary Islands, Ceuta and Melilla the release does not ask it.
  if (perRate ? compare(difference, one) < 0 && (sum || category !== 'S') : equals(difference, zero)) return;
  const rate = perRate ? ` ${row.rate}%` : '';
  check.fatal(code, at, [
    `${row.taxable} is stated for VAT ${category}${rate}, but its lines, allowances and charges give ${format(round(sum ?? zero))}. Correct one of them.`,
    `Er staat ${row.taxable} voor btw ${category}${rate}, maar de regels, kortingen en toeslagen geven ${format(round(sum ?? zero))}. Verbeter één van de twee.`,
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

function exemption(check: Rule, group: Element, family: string, at: Element | undefined): void {
  const code = `BR-${family}-10`;
  const given = group.children.some(
    ({ name }) =>
      name === 'cbc:TaxExemptionReason' ||
      name === 'cbc:TaxExemptionReasonCode' ||
      name === 'ram:ExemptionReason' ||
      name === 'ram:ExemptionReasonCode',
  );
  const taxed = family === 'S' || family === 'Z' || family === 'AF' || family === 'AG';
  if (taxed && given)
    check.fatal(code, at, [
      'A VAT rate that applies cannot have a reason for exemption. Remove the reason.',
      'Een gewoon btw-tarief kan geen reden voor vrijstelling hebben. Haal de reden weg.',
    ]);
  if (!taxed && !given)
    check.fatal(code, at, [
      'The reason why no VAT is charged is missing. Add it.',
      'De reden waarom er geen btw is, ontbreekt. Vul die aan.',
    ]);
}
