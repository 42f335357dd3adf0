import { countKnownWords } from './known-words.ts';

/** What can be wrong with a new password; all that apply are told at once. */
export type Problem = 'short' | 'long' | 'groups' | 'leaked' | 'known-words' | 'guessable';

const shortest = 8;
const longest = 256;
const groupsNeeded = 3;
/** With LONG_PASSWORDS_FREE a password of this length needs no groups. */
const longEnough = 15;

/** The four groups of the password rule. A space, a mark or a letter without case counts as other. */
export const groups = Object.freeze({
  upper: (password: string) => /\p{Lu}/u.test(password),
  lower: (password: string) => /\p{Ll}/u.test(password),
  digit: (password: string) => /\p{Nd}/u.test(password),
  other: (password: string) => /[^\p{Lu}\p{Ll}\p{Nd}]/u.test(password),
});

export type Group = keyof typeof groups;

export const groupsOf = (password: string): readonly Group[] =>
  (Object.keys(groups) as Group[]).filter((group) => groups[group](password));

/** Length and groups: the rule as our customers know it. */
export function shapeProblems(password: string, { longFree }: { longFree: boolean }): readonly Problem[] {
  const length = [...password].length;
  const problems: Problem[] = [];
  if (length < shortest) problems.push('short');
  if (length > longest) problems.push('long');
  if (groupsOf(password).length < groupsNeeded && !(longFree && length >= longEnough)) problems.push('groups');
  return problems;
}

/** Upper and lower case alike, accents off. */
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * What is left of a password when the year, the digits and the marks around it are taken off: "Welkom2026!" → "welkom".
 */
const core = (password: string) => fold(password).replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

const trailing = (password: string) => fold(password).replace(/[^\p{L}]+$/u, '');
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const spelledOut = (text: string) => text.replace(/[013457@$!]/g, (mark) => lookalikes[mark]!);
const lettersOnly = (text: string) => text.replace(/[^\p{L}]/gu, '');

// Shorter rests say nothing: every two or three letters stand in such a list.
const leastCore = 4;

/** In a list of leaked passwords (all lower case), as it is or with only digits and marks around it. */
export function isLeaked(password: string, leaked: ReadonlySet<string>): boolean {
  const folded = fold(password);
  return (
    leaked.has(folded) ||
    [trailing(password), core(password), spelledOut(core(password))].some(
      (rest) => rest.length >= leastCore && leaked.has(rest),
    )
  );
}

/**
 * Nothing but words that anyone would try here (a season, a month, a city, the name of the person, of the customer or
 * ours), with digits and marks around or between them: "Zomer2026!", "W3lkom-Contict1". `words` are folded.
 */
export function isMadeOfKnownWords(password: string, words: ReadonlySet<string>): boolean {
  const readings = [lettersOnly(fold(password)), lettersOnly(core(password)), lettersOnly(spelledOut(core(password)))];
  return readings.some((letters) => countKnownWords(letters, words) !== null);
}
