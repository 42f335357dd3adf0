import { plainLetters } from '../../../platform/text/match.ts';
import { likeness } from './likeness.ts';

/** A piece of text; `hit` where it is what was searched for. */
export type Piece = Readonly<{ text: string; hit: boolean }>;
type Span = readonly [from: number, to: number];

const telling = /[\p{L}\p{N}]/u;
const alikeEnough = 0.34;

/**
 * Cuts a text where the words (small letters, no accents) or codes (no separators) of a search stand in it; words that
 * were found by stem or likeness too.
 */
export function piecesOf(text: string, words: readonly string[], codes: readonly string[]): readonly Piece[] {
  const plain = lettersOf(text);
  const bare = codes.length === 0 || !/\d/.test(text) ? null : tellingOf(plain);
  const spans = [
    ...words.flatMap((word) => spansOfWord(text, plain, word)),
    ...(bare === null ? [] : codes.flatMap((code) => occurrences(bare, code))),
  ].sort(([a, aEnd], [b, bEnd]) => a - b || bEnd - aEnd);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, to), hit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

function spansOfWord(text: string, plain: Letters, word: string): readonly Span[] {
  const found = occurrences(plain, word).filter(([from]) => word.length > 2 || !telling.test(text[from - 1] ?? ' '));
  if (found.length > 0 || word.length < 4) return found;
  const stem = word.slice(0, Math.max(4, word.length - 3));
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(([other]) => other.length > 2 && isAlike(plainLetters(other), word, stem))
    .map((match): Span => [match.index, match.index + match[0].length]);
}

const isAlike = (other: string, word: string, stem: string) =>
  other.startsWith(stem) || (other[0] === word[0] && likeness(word, other) >= alikeEnough);

/** Letters without accents, and for each the place in the text it stands for (null: the same place). */
type Letters = Readonly<{ letters: string; places: readonly number[] | null }>;

function lettersOf(text: string): Letters {
  // Elsewhere one letter may become two and another none: the lengths may be the same and the places not.
  if (/^[\x00-\x7f]*$/.test(text)) return { letters: plainLetters(text), places: null };
  const parts = Array.from(text, (letter) => plainLetters(letter));
  let at = 0;
  const places = Array.from(text, (letter, index) => {
    const place = at;
    at += letter.length;
    return Array.from({ length: parts[index]!.length }, () => place);
  }).flat();
  return { letters: parts.join(''), places };
}

function tellingOf({ letters, places }: Letters): Letters {
  const kept = [...letters.matchAll(/[\p{L}\p{N}]/gu)];
  return {
    letters: kept.map(([letter]) => letter).join(''),
    places: kept.flatMap(({ 0: letter, index }) =>
      Array.from({ length: letter.length }, (_, n) => places?.[index + n] ?? index + n),
    ),
  };
}

function occurrences({ letters, places }: Letters, needle: string): readonly Span[] {
  const place = (index: number) => places?.[index] ?? index;
  const spans: Span[] = [];
  for (
    let from = letters.indexOf(needle);
    from >= 0 && needle !== '';
    from = letters.indexOf(needle, from + needle.length)
  )
    spans.push([place(from), place(from + needle.length - 1) + 1]);
  return spans;
}
