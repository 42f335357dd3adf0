import { decimals } from '../e-invoice/index.ts';
import type { Line } from './bill.ts';

/** A number as units × 10^-scale over `base`, so that a price per 3 stays exact. */
type Ratio = Readonly<{ top: bigint; bottom: bigint }>;

/** So many units at one price each: the lines of one side of a group that say so. Texts are exact decimals. */
export type Figures = Readonly<{ quantity: string; price: string | null; unit: string | null }>;
type Side = Figures & Readonly<{ amount: Ratio; each: Ratio | null; lines: number }>;

/**
 * A difference in cents as a part by quantity, a part by price, and what neither explains (a discount on the line).
 * They add up to it.
 */
export type Split = Readonly<{
  quantityCents: number;
  priceCents: number;
  otherCents: number;
  before: Figures;
  after: Figures;
}>;

const times = (a: Ratio, b: Ratio): Ratio => ({ top: a.top * b.top, bottom: a.bottom * b.bottom });
const minus = (a: Ratio, b: Ratio): Ratio => ({
  top: a.top * b.bottom - b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const ratio = (text: string | null): Ratio | null => {
  const value = decimals.decimal(text?.trim());
  return value && { top: value.units, bottom: 10n ** BigInt(value.scale) };
};

/** Whole cents, half away from zero. */
function toCents({ top, bottom }: Ratio): number {
  const [over, under] = bottom < 0n ? [-top * 100n, -bottom] : [top * 100n, bottom];
  return Number(over < 0n ? -((-over * 2n + under) / (under * 2n)) : (over * 2n + under) / (under * 2n));
}

const netOf = (lines: readonly Line[]) => lines.reduce((sum, { netCents }) => sum + netCents, 0);

/**
 * The lines of one side as a quantity at a price; an average price when they differ; null when quantities are unknown
 * or of different units.
 */
function sideOf(lines: readonly Line[]): Side | null {
  const [first] = lines;
  if (first === undefined || lines.some(({ unit }) => unit !== first.unit)) return null;
  const quantities = lines.map(({ quantity }) => decimals.decimal(quantity?.trim()));
  if (quantities.some((one) => one === null)) return null;
  const total = decimals.sum(quantities.filter((one) => one !== null));
  const amount: Ratio = { top: total.units, bottom: 10n ** BigInt(total.scale) };
  const prices = lines.map(priceEach);
  const one = prices[0] ?? null;
  const same = one !== null && prices.every((price) => price !== null && minus(price, one).top === 0n);
  const figures = { quantity: decimals.format(total), unit: first.unit, amount, lines: lines.length };
  if (same)
    return {
      ...figures,
      price: first.baseQuantity === null || Number(first.baseQuantity) === 1 ? first.price : null,
      each: one,
    };
  return {
    ...figures,
    price: null,
    each:
      total.units === 0n
        ? null
        : times({ top: BigInt(netOf(lines)), bottom: 100n }, { top: amount.bottom, bottom: amount.top }),
  };
}

function priceEach({ price, baseQuantity }: Line): Ratio | null {
  const [each, base] = [ratio(price), baseQuantity === null ? { top: 1n, bottom: 1n } : ratio(baseQuantity)];
  if (each === null || base === null || base.top === 0n) return null;
  return times(each, { top: base.bottom, bottom: base.top });
}

/**
 * Exactly: (q2 − q1) × p1 by quantity and (p2 − p1) × q2 by price. What rounding leaves goes to the price, or to the
 * quantity when only that changed; more than that is neither. Null when the lines do not say how many at what price.
 */
export function split(before: readonly Line[], after: readonly Line[]): Split | null {
  const [old, now] = [sideOf(before), sideOf(after)];
  if (old === null || now === null || old.unit !== now.unit || old.each === null || now.each === null) return null;
  const difference = netOf(after) - netOf(before);
  const byQuantity = minus(now.amount, old.amount);
  const byPrice = minus(now.each, old.each);
  const quantityCents = toCents(times(byQuantity, old.each));
  const priceCents = toCents(times(byPrice, now.amount));
  if (!Number.isSafeInteger(quantityCents) || !Number.isSafeInteger(priceCents)) return null;
  const rest = difference - quantityCents - priceCents;
  const figures = {
    before: { quantity: old.quantity, price: old.price, unit: old.unit },
    after: { quantity: now.quantity, price: now.price, unit: now.unit },
  };
  const small = Math.abs(rest) <= Math.max(1, old.lines + now.lines);
  if (rest === 0 || !small) return { quantityCents, priceCents, otherCents: rest, ...figures };
  if (byPrice.top !== 0n) return { quantityCents, priceCents: priceCents + rest, otherCents: 0, ...figures };
  return byQuantity.top === 0n
    ? { quantityCents, priceCents, otherCents: rest, ...figures }
    : { quantityCents: quantityCents + rest, priceCents, otherCents: 0, ...figures };
}
