/** Exact decimals for sums and rounding: `units` × 10^-scale. No floats anywhere near money. */
export type Decimal = Readonly<{ units: bigint; scale: number }>;

/** xs:decimal with a ceiling on its length, so that one number can never cost much. */
const form = /^[+-]?(?:\d{1,24}(?:\.\d{0,16})?|\.\d{1,16})$/;

/** Reads "331.25", "-0", ".5"; null when it is not a plain decimal number. */
export function decimal(text: string | null | undefined): Decimal | null {
  if (text === null || text === undefined || !form.test(text)) return null;
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const units = BigInt(whole + fraction || '0');
  return { units: text.startsWith('-') ? -units : units, scale: fraction.length };
}

export const zero: Decimal = Object.freeze({ units: 0n, scale: 0 });

/** A missing or unreadable amount counts as nothing. */
export function decimalOrZero(text: string | null | undefined): Decimal {
  return decimal(text) ?? zero;
}

function atScale(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + atScale(b, scale), scale };
}

export function negate(a: Decimal): Decimal {
  return { units: -a.units, scale: a.scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function absolute(a: Decimal): Decimal {
  return a.units < 0n ? negate(a) : a;
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
}

/** Negative, zero or positive, as for sorting. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = subtract(a, b).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

/** The share `percent` % of `amount`, exact. */
export function percentage(amount: Decimal, percent: Decimal): Decimal {
  const product = multiply(amount, percent);
  return { units: product.units, scale: product.scale + 2 };
}

/** Half away from zero, to two decimals unless told otherwise. */
export function round(value: Decimal, scale = 2): Decimal {
  if (value.scale <= scale) return { units: atScale(value, scale), scale };
  const unit = 10n ** BigInt(value.scale - scale);
  const half = value.units < 0n ? -unit / 2n : unit / 2n;
  return { units: (value.units + half) / unit, scale };
}

/** "1234.50" from a decimal; at least two decimals, no rounding. */
export function format(value: Decimal): string {
  const scaled = value.scale < 2 ? { units: atScale(value, 2), scale: 2 } : value;
  const digits = absolute(scaled)
    .units.toString()
    .padStart(scaled.scale + 1, '0');
  const sign = scaled.units < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -scaled.scale)}.${digits.slice(-scaled.scale)}`;
}

/** Whole cents, half away from zero; null when the text is no number or too large to count exactly. */
export function toCents(amount: string | null): number | null {
  const value = decimal(amount?.trim());
  if (!value) return null;
  const cents = Number(round(value).units);
  return Number.isSafeInteger(cents) ? cents : null;
}
