import { plainLetters } from '../../../platform/text/match.ts';

/** Groups of three letters of one word, with its edges: as pg_trgm counts them. */
function trigrams(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** How alike two words are, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [trigrams(one), trigrams(other)];
  const shared = [...a].filter((part) => b.has(part)).length;
  return shared / (a.size + b.size - shared);
}

const splitter = /[^\p{L}\p{N}]+/u;

/** The word of these texts that is most like `word`, without accents; null when none comes near. */
export function nearest(word: string, texts: readonly string[], least: number): string | null {
  let best: string | null = null;
  let most = least;
  for (const candidate of new Set(texts.flatMap((text) => plainLetters(text).split(splitter)))) {
    const like = candidate.length < 3 ? 0 : likeness(word, candidate);
    if (like < most || candidate === word) continue;
    best = candidate;
    most = like;
  }
  return best;
}
