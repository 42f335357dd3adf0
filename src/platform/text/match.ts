/** Letters that are no letter with a mark, and what people type for them. app.plain() of the database says the same. */
const typedFor: Readonly<Record<string, string>> = Object.freeze({
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ĳ: 'ij',
  þ: 'th',
});
const special = new RegExp(`[${Object.keys(typedFor).join('')}]`, 'g');

/** Letters without accents or case, so that "cafe" finds "café" and "sorensen" finds "Sørensen". */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(special, (letter) => typedFor[letter]!);

const bare = (plain: string): string => plain.replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Whether every word of `search` stands somewhere in `text`; one with a digit also without its separators: "MS365" in
 * "MS-365". No words: always.
 */
export function matchesWords(search: string, text: string): boolean {
  const within = plainLetters(text);
  const codes = /\d/.test(search) ? bare(within) : '';
  return plainLetters(search)
    .split(/\s+/)
    .every((word) => within.includes(word) || (/\d/.test(word) && bare(word).length > 2 && codes.includes(bare(word))));
}
