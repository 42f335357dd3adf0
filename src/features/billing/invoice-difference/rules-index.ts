import type { Part } from './comparison.ts';

/** So many prices must move together before it is a price round and not a coincidence. */
const least = 3;
/** Prices are rounded to cents, so a small one strays a little from the percentage. */
const strayCents = 1.1;

/** Marks price changes that all follow one percentage, such as a yearly price rise, as such. */
export function indexed(parts: readonly Part[]): Part[] {
  const priced = parts.filter(({ category }) => category === 'price').flatMap((part) => pricesOf(part));
  const rate = middle(priced.map(({ old, now }) => now / old));
  if (rate === null || Math.abs(rate - 1) < 0.001) return [...parts];
  const following = new Set(
    priced
      .filter(({ old, now }) => Math.abs(now - old * rate) <= Math.max(strayCents / 100, old * 0.002))
      .map(({ part }) => part),
  );
  if (following.size < least) return [...parts];
  const percent = Math.round((rate - 1) * 1000) / 10;
  return parts.map((part) => (following.has(part) ? { ...part, cause: { kind: 'indexed', percent } as const } : part));
}

function pricesOf(part: Part): { part: Part; old: number; now: number }[] {
  const [old, now] = [Number(part.before?.price ?? NaN), Number(part.after?.price ?? NaN)];
  return old > 0 && now > 0 ? [{ part, old, now }] : [];
}

/**
 * The dearest prices show a percentage best, but one that went its own way must not set it: the median does not care.
 */
function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
