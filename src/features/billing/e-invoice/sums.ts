import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  decimalOrZero,
  equals,
  format,
  multiply,
  negate,
  percentage,
  round,
  subtract,
  sum,
  zero,
} from './decimal.ts';
import type { AllowanceCharge, EInvoice, InvoiceLine, Problem, VatRow } from './invoice.ts';
import { fatal, problemList, type Words } from './problems.ts';
import { ofKind } from './reading.ts';
import { familyOf, isPerRate } from './vat-families.ts';

const one: Decimal = { units: 1n, scale: 0 };
const half: Decimal = { units: 5n, scale: 1 };
const twoCents: Decimal = { units: 2n, scale: 2 };

type Tell = (code: string, path: string, words: Words) => void;

/**
 * What does not add up in an invoice that came as plain data: the same sums that the rules of EN 16931 and Peppol ask
 * of a document, under the same ids, with a JSON pointer as place. What is not stated is not judged. At most `ceiling`
 * problems, and one that says there were more.
 */
export function wrongSums(invoice: EInvoice, ceiling = 200): readonly Problem[] {
  const problems = problemList(ceiling);
  const tell: Tell = (code, path, words) => problems.add(() => fatal(code, path, words));
  invoice.lines.forEach((line, at) => ofLine(tell, line, at));
  totals(tell, invoice);
  invoice.vat.forEach((row, at) => taxOfRow(tell, row, at));
  taxables(tell, invoice);
  return problems.all();
}

function ofLine(tell: Tell, line: InvoiceLine, at: number): void {
  const [net, price] = [decimal(line.net), decimal(line.price)];
  if (!net || !price) return;
  const base = line.baseQuantity === null ? one : decimalOrZero(line.baseQuantity);
  if (base.units === 0n) return;
  const changes = subtract(total(line.allowances, true), total(line.allowances, false));
  const expected = add(
    multiply(line.quantity === null ? one : decimalOrZero(line.quantity), price),
    multiply(changes, base),
  );
  if (compare(absolute(subtract(multiply(net, base), expected)), multiply(twoCents, absolute(base))) > 0)
    tell('PEPPOL-EN16931-R120', `/lines/${at}/net`, [
      `${line.quantity ?? '1'} × ${line.price} (per ${line.baseQuantity ?? '1'}), with allowances and charges, is not ${line.net}. Correct the line.`,
      `${line.quantity ?? '1'} × ${line.price} (per ${line.baseQuantity ?? '1'}), met kortingen en toeslagen, is niet ${line.net}. Verbeter de regel.`,
    ]);
}

const total = (list: readonly AllowanceCharge[], charge: boolean): Decimal =>
  sum(ofKind(list, charge).map(({ amount }) => decimalOrZero(amount)));

type TotalName =
  | 'lineExtension'
  | 'allowanceTotal'
  | 'chargeTotal'
  | 'taxExclusive'
  | 'taxTotal'
  | 'taxInclusive'
  | 'payable';

function totals(tell: Tell, invoice: EInvoice): void {
  const { lines, allowances, vat } = invoice;
  const same = (code: string, name: TotalName, expected: Decimal, [en, nl]: Words) => {
    const stated = decimal(invoice[name]);
    if (stated && !equals(stated, round(expected)))
      tell(code, `/${name}`, [
        `${invoice[name]} is stated, but ${en} is ${format(round(expected))}. Correct one of them.`,
        `Er staat ${invoice[name]}, maar ${nl} is ${format(round(expected))}. Verbeter één van de twee.`,
      ]);
  };
  const ofLines = sum(lines.map(({ net }) => decimalOrZero(net)));
  if (lines.length > 0) same('BR-CO-10', 'lineExtension', ofLines, ['the sum of the lines', 'de som van de regels']);
  if (allowances.length > 0) {
    same('BR-CO-11', 'allowanceTotal', total(allowances, false), [
      'the sum of the allowances',
      'de som van de kortingen',
    ]);
    same('BR-CO-12', 'chargeTotal', total(allowances, true), ['the sum of the charges', 'de som van de toeslagen']);
  }
  const base = decimal(invoice.lineExtension) ?? (lines.length > 0 ? ofLines : null);
  const changes = subtract(
    decimal(invoice.chargeTotal) ?? total(allowances, true),
    decimal(invoice.allowanceTotal) ?? total(allowances, false),
  );
  if (base)
    same('BR-CO-13', 'taxExclusive', add(base, changes), [
      'lines − allowances + charges',
      'regels − kortingen + toeslagen',
    ]);
  const ofRates = sum(vat.map(({ tax }) => decimalOrZero(tax)));
  if (vat.length > 0)
    same('BR-CO-14', 'taxTotal', ofRates, ['the VAT of the rates together', 'de btw van de tarieven samen']);
  const tax = decimal(invoice.taxTotal) ?? ofRates;
  const [exclusive, inclusive] = [decimal(invoice.taxExclusive), decimal(invoice.taxInclusive)];
  if (exclusive)
    same('BR-CO-15', 'taxInclusive', add(exclusive, tax), ['total without VAT + VAT', 'totaal zonder btw + btw']);
  if (inclusive)
    same(
      'BR-CO-16',
      'payable',
      add(subtract(inclusive, decimalOrZero(invoice.prepaid)), decimalOrZero(invoice.rounding)),
      ['total with VAT − paid + rounding', 'totaal met btw − betaald + afronding'],
    );
}

/** The release leaves room for one whole unit of rounding, and for half a one where the rate is 0. */
function taxOfRow(tell: Tell, { category, rate, taxable, tax }: VatRow, at: number): void {
  const [stated, percent] = [decimal(tax), decimal(rate)];
  const none = !percent || percent.units === 0n;
  // Without a rate only a category that has no VAT tells what the VAT must be.
  if (!stated || !decimal(taxable) || (rate === null && (category === null || isPerRate(category)))) return;
  const expected = round(percentage(absolute(decimalOrZero(taxable)), percent ?? zero));
  const difference = absolute(subtract(absolute(stated), expected));
  if (compare(difference, none ? half : one) >= 0)
    tell('BR-CO-17', `/vat/${at}/tax`, [
      `${rate ?? '0'}% of ${taxable} is ${format(expected)}, but ${tax} VAT is stated. Correct one of them.`,
      `${rate ?? '0'}% van ${taxable} is ${format(expected)}, maar er staat ${tax} btw. Verbeter één van de twee.`,
    ]);
}

type Rated = Readonly<{ vatCategory: string | null; vatRate: string | null; amount: Decimal }>;

/**
 * "S 21" for 21, 21.0 and 21.00 alike; null where nothing says what VAT there is. A rate above nil without a category
 * is the standard one.
 */
function keyOf(category: string | null, rate: string | null): string | null {
  const percent = decimal(rate);
  const whole = category ?? (percent && percent.units > 0n ? 'S' : null);
  if (whole === null || (isPerRate(whole) && !percent)) return null;
  return isPerRate(whole) ? `${whole} ${format(decimalOrZero(rate)).replace(/\.?0+$/, '')}` : whole;
}

function taxables(tell: Tell, { vat, lines, allowances, taxExclusive }: EInvoice): void {
  if (vat.length === 0) return;
  const parts: readonly Rated[] = [
    ...lines.map(({ vatCategory, vatRate, net }) => ({ vatCategory, vatRate, amount: decimalOrZero(net) })),
    ...allowances.map(({ vatCategory, vatRate, charge, amount }) => ({
      vatCategory,
      vatRate,
      amount: charge ? decimalOrZero(amount) : negate(decimalOrZero(amount)),
    })),
  ];
  const sums = new Map<string, Decimal>();
  let unknown = lines.length === 0;
  for (const { vatCategory, vatRate, amount } of parts) {
    const key = keyOf(vatCategory, vatRate);
    if (key === null) unknown ||= amount.units !== 0n;
    else sums.set(key, add(sums.get(key) ?? zero, amount));
  }
  if (unknown) return together(tell, vat, taxExclusive);
  vat.forEach(({ category, rate, taxable }, at) => {
    const [key, stated] = [keyOf(category, rate), decimal(taxable)];
    if (key === null || !stated) return;
    const expected = sums.get(key) ?? zero;
    const difference = absolute(subtract(stated, expected));
    if (key.includes(' ') ? compare(difference, one) < 0 : equals(difference, zero)) return;
    const [what, family] = [`${category ?? 'S'}${key.includes(' ') ? ` ${rate}%` : ''}`, familyOf(category ?? 'S')];
    if (family)
      tell(`BR-${family}-08`, `/vat/${at}/taxable`, [
        `${taxable} is stated for VAT ${what}, but its lines, allowances and charges give ${format(round(expected))}. Correct one of them.`,
        `Er staat ${taxable} voor btw ${what}, maar de regels, kortingen en toeslagen geven ${format(round(expected))}. Verbeter één van de twee.`,
      ]);
  });
}

/** Lines that do not say their VAT still make one total. */
function together(tell: Tell, vat: readonly VatRow[], taxExclusive: string | null): void {
  const [stated, expected] = [decimal(taxExclusive), sum(vat.map(({ taxable }) => decimalOrZero(taxable)))];
  if (
    !stated ||
    vat.some(({ taxable }) => decimal(taxable) === null) ||
    compare(absolute(subtract(stated, expected)), one) < 0
  )
    return;
  tell('vat-taxable-sum', '/vat', [
    `The taxable amounts of the rates together are ${format(round(expected))}, but the total without VAT is ${taxExclusive}. Correct one of them.`,
    `De belastbare bedragen van de tarieven zijn samen ${format(round(expected))}, maar het totaal zonder btw is ${taxExclusive}. Verbeter één van de twee.`,
  ]);
}
