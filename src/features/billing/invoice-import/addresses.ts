import { createHash } from 'node:crypto';

const longest = 240;
/** So many invoices of one customer may have one number. */
export const mostVariants = 20;

/**
 * The last part of an invoice's page address, before encoding: its number. Numbers that an address cannot hold (too
 * long, or dots alone, which browsers take as "this folder") are made fit.
 */
export function invoiceAddress(number: string): string {
  if (/^\.{1,2}$/.test(number)) return `${number}~`;
  if (encodeURIComponent(number).length <= longest) return number;
  const hash = createHash('sha256').update(number).digest('hex').slice(0, 12);
  const letters = [...number];
  while (encodeURIComponent(letters.join('')).length > longest - 20) letters.pop();
  return `${letters.join('')}~${hash}`;
}

/** Two suppliers may use one number for the same customer: the second gets "~2" behind it. */
const variantsOf = (address: string): readonly string[] => [
  address,
  ...Array.from({ length: mostVariants - 1 }, (_, at) => `${address}~${at + 2}`),
];

/** The first variant nobody has; takes it. */
export function takeAddress(customerId: number, address: string, taken: Set<string>): string {
  const isFree = (one: string) => !taken.has(`${customerId} ${one}`);
  const free = isFree(address)
    ? address
    : (variantsOf(address).find(isFree) ?? `${address}~${Date.now().toString(36)}`);
  taken.add(`${customerId} ${free}`);
  return free;
}
