/**
 * The word that was probably meant: the one with the fewest letters wrong, missing, too many or swapped; none when all
 * are far off.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const [best] = words.map((one) => ({ one, off: distance(typed, one.toLowerCase()) })).sort((a, b) => a.off - b.off);
  return best !== undefined && best.off <= Math.max(1, Math.floor(best.one.length / 3)) ? best.one : undefined;
}

/** Edits between two words; two letters swapped count as one. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[to.length]!;
}
