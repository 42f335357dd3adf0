import type { Question } from './inputs.ts';

type Said = Pick<Question, 'words' | 'codes'>;

/**
 * The words as a tsquery: each by its beginning. One or two letters must stand there as they are; with a digit, and
 * beside other words, they may be a beginning: "192.168.1.1". A number is looked for in one piece and in two, so that
 * "MS365" finds "MS-365" and the other way round. Null when one letter or digit is all that was typed: it stands in
 * every text.
 */
export function stemsOf({ words, codes }: Said): string | null {
  if (words.join('').length < 2) return null;
  const alone = words.length === 1;
  const each = words
    .map((word) => [begins(word, alone), ...apart(word).map(([a, b]) => `${a} <-> ${begins(b, true)}`)])
    .map(either)
    .join(' & ');
  const [code] = codes;
  return alone || code === undefined || code.length < 4 ? each : `${each} | ${code}:*`;
}

/** For heads of names: "ms365" as '% ms 365%'. */
export const apartPatterns = ({ words }: Said): readonly string[] =>
  words.length === 1 ? apart(words[0]!).map(([a, b]) => `% ${a} ${b}%`) : [];

/**
 * Other ways in which words may stand in the text of invoices, as patterns (`_` is any one sign): apart and in one
 * piece.
 */
export function otherwiseWritten(raw: readonly string[]): readonly (readonly string[])[] {
  const ways = [
    raw.map((word) => word.replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, '_')),
    raw.map((word) => (isMixed(word) ? word.replace(/[^\p{L}\p{N}]/gu, '') : word)),
  ];
  return ways.filter((way) => way.join() !== raw.join());
}

/** Letters and digits in one word: "4g" says something, "4" and "g" do not. */
export const isMixed = (word: string): boolean => /\p{N}/u.test(word) && /\p{L}/u.test(word);
const either = (ways: readonly string[]) => (ways.length === 1 ? ways[0]! : `(${ways.join(' | ')})`);
const begins = (word: string, alone: boolean) =>
  word.length > 2 || (!alone && /\p{N}/u.test(word)) ? `${word}:*` : word;

/** Letters and digits behind each other, in two. A single letter says too little. */
function apart(word: string): readonly (readonly [string, string])[] {
  const parts = /^(?:(\p{L}{2,})(\p{N}+)|(\p{N}+)(\p{L}{2,}))$/u.exec(word);
  return parts === null ? [] : [[parts[1] ?? parts[3]!, parts[2] ?? parts[4]!]];
}
