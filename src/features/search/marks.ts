import { plainLetters } from '../../platform/text/match.ts';
import { likeness } from './likeness.ts';

/** A piece of text; `hit` where it is what was searched for. */
export type Piece = Readonly<{ text: string; hit: boolean }>;
type Span = readonly [from: number, to: number];

const telling = /[\p{L}\p{N}]/u;
const alikeEnough = 0.34;

/** Cuts a text where the words (small letters, no accents) or codes (no separators) of a search stand in it; words that were found by stem or likeness too. */
export function piecesOf(text: string, words: readonly string[], codes: readonly string[]): readonly Piece[] {
  const spans = [...words.flatMap((word) => spansOfWord(text, word)), ...codes.flatMap((code) => occurrences(text, code, (letter) => telling.test(letter)))].sort(([a], [b]) => a - b);
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

function spansOfWord(text: string, word: string): readonly Span[] {
  const found = occurrences(text, word, () => true).filter(([from]) => word.length > 2 || !telling.test(text[from - 1] ?? ' '));
  if (found.length > 0 || word.length < 4) return found;
  const stem = word.slice(0, Math.max(4, word.length - 3));
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(([other]) => plainLetters(other).startsWith(stem) || likeness(word, plainLetters(other)) >= alikeEnough)
    .map((match): Span => [match.index, match.index + match[0].length]);
}

/** Every place of `needle` in a text of which only letters that `counts` are read, without accents. */
function occurrences(text: string, needle: string, counts: (letter: string) => boolean): readonly Span[] {
  const at: number[] = [];
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    if (!counts(text[i]!)) continue;
    const letters = plainLetters(text[i]!);
    plain += letters;
    for (let n = 0; n < letters.length; n++) at.push(i);
  }
  const spans: Span[] = [];
  for (let from = plain.indexOf(needle); from >= 0 && needle !== ''; from = plain.indexOf(needle, from + needle.length)) spans.push([at[from]!, at[from + needle.length - 1]! + 1]);
  return spans;
}
