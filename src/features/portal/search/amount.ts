export type Cents = Readonly<{ from: number; to: number }>;

const largest = 1_000_000_000_00;

/**
 * An amount as people type it, in cents. What is not typed yet is open: "1234" is everything from 1234.00 to 1234.99,
 * "1234,5" to 1234.59. "1.234,50", "1,234.50", "€ 1234.50" and "1234,5" all mean the same amount; null for anything
 * else.
 */
export function readAmount(text: string): Cents | null {
  const typed = text
    .replace(/€|\beur(o)?\b|[\s\u00a0]/gi, '')
    .replace(/^[-\u2212]/, '')
    .replace(/,-{1,2}$/, '');
  const parts = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{0,2}))?$/.exec(typed);
  if (parts === null || mixed(parts[1]!)) return null;
  const euros = Number(parts[1]!.replace(/[.,]/g, ''));
  const decimals = parts[2] ?? '';
  if (euros * 100 > largest) return null;
  const from = euros * 100 + Number(decimals.padEnd(2, '0'));
  return { from, to: from + 10 ** (2 - decimals.length) - 1 };
}

// "1.234,567" groups thousands by two marks: no amount.
const mixed = (whole: string) => whole.includes('.') && whole.includes(',');
