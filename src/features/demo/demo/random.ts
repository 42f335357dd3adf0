/** A small seeded generator of random numbers (mulberry32): the same seed gives the same demo. */
export type Random = Readonly<{
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number;
  pick: <T>(from: readonly T[]) => T;
  chance: (share: number) => boolean;
}>;

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]): T => {
      const one = from[whole(0, from.length - 1)];
      if (one === undefined) throw new Error('Nothing to pick from.');
      return one;
    },
  };
}

/** A seed from words, so that each part of the demo has its own row of numbers and does not move the others. */
export function seedOf(seed: number, words: string): number {
  let hash = seed ^ 0x811c9dc5;
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
