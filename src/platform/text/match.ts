/** Letters without accents or case, so that "cafe" finds "café". */
export const plainLetters = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word of `search` stands somewhere in `text`. No words: always. */
export function matchesWords(search: string, text: string): boolean {
  const within = plainLetters(text);
  return plainLetters(search).split(/\s+/).every((word) => within.includes(word));
}
