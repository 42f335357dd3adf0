import type { Columns } from './sheet.ts';

/** The known word that looks most like this one, or null when none does. For "did you mean". */
function nearest(word: string, known: Iterable<string>): string | null {
  const plain = flat(word.slice(0, 80));
  let best: string | null = null;
  let least = Math.max(1, Math.min(3, Math.floor(plain.length / 2))) + 1;
  for (const candidate of known) {
    const other = flat(candidate);
    if (Math.abs(other.length - plain.length) >= least) continue;
    const steps = distance(plain, other);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** Small letters and digits only: 'Btw-nummer' and 'btw nummer' are the same header. */
export function flat(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

// Levenshtein: how many letters to add, drop or change.
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/**
 * The field that an unknown header may mean: it looks like its name or another name of it, or holds one ("E-mail" for
 * invoiceMail).
 */
export function meantField(header: string, { byHeader, names }: Columns): string {
  const known = new Map([...byHeader, ...names.map((name) => [flat(name), name] as const)]);
  const near = known.get(nearest(header, known.keys()) ?? '');
  const plain = flat(header);
  const within = [...known].find(
    ([name]) => plain.length > 3 && name.length > 3 && (name.includes(plain) || plain.includes(name)),
  )?.[1];
  const best = near ?? within;
  return best === undefined ? '' : `→ ${best}?`;
}

/** The words after "there is no field X." */
export function didYouMean(word: string, known: Iterable<string>): string {
  const best = nearest(word, known);
  return best === null ? '' : `→ ${best}?`;
}
