import { texts, type Language } from '../../../platform/text/language.ts';
import type { PasswordRule } from '../../../ui/password-field.tsx';
import { groupsOf, type Problem } from './rules.ts';

export const passwordTexts = texts(
  {
    title: 'Je wachtwoord heeft minstens 8 tekens, uit 3 van deze 4 groepen:',
    advice: 'Nog sterker: 15 tekens of meer, bijvoorbeeld vier losse woorden.',
    length: 'Minstens 8 tekens',
    upper: 'Hoofdletters (A-Z)',
    lower: 'Kleine letters (a-z)',
    digit: 'Cijfers (0-9)',
    other: 'Speciale tekens (!-*)',
    empty: 'Vul een nieuw wachtwoord in.',
    emptyAgain: 'Vul je nieuwe wachtwoord nog een keer in.',
    different: 'De twee wachtwoorden zijn niet gelijk.',
    short: 'Je wachtwoord is te kort: gebruik minstens 8 tekens.',
    long: 'Je wachtwoord is te lang: gebruik hoogstens 256 tekens.',
    groups: (missing: string) => `Gebruik tekens uit 3 van de 4 groepen. Nu ontbreken: ${missing}.`,
    leaked: 'Dit wachtwoord staat op lijsten met gelekte wachtwoorden. Kies een ander.',
    knownWords: 'Dit wachtwoord is makkelijk te raden: een bekend woord of een naam met cijfers. Kies een ander.',
    guessable: 'Dit wachtwoord is makkelijk te raden. Maak het langer, of kies een ander.',
  },
  {
    title: 'Your password has at least 8 characters, from 3 of these 4 groups:',
    advice: 'Stronger still: 15 characters or more, for instance four separate words.',
    length: 'At least 8 characters',
    upper: 'Capital letters (A-Z)',
    lower: 'Small letters (a-z)',
    digit: 'Digits (0-9)',
    other: 'Special characters (!-*)',
    empty: 'Enter a new password.',
    emptyAgain: 'Enter your new password once more.',
    different: 'The two passwords are not the same.',
    short: 'Your password is too short: use at least 8 characters.',
    long: 'Your password is too long: use at most 256 characters.',
    groups: (missing: string) => `Use characters from 3 of the 4 groups. Missing now: ${missing}.`,
    leaked: 'This password is on lists of leaked passwords. Choose another one.',
    knownWords: 'This password is easy to guess: a well-known word or a name with digits. Choose another one.',
    guessable: 'This password is easy to guess. Make it longer, or choose another one.',
  },
);

/** The lines that are ticked off while typing. */
export function passwordRules(language: Language): readonly PasswordRule[] {
  const t = passwordTexts[language];
  return (['length', 'upper', 'lower', 'digit', 'other'] as const).map((rule) => ({ rule, label: t[rule] }));
}

/** One sentence per problem, in the order of the rule. */
export function passwordProblemWords(
  problems: readonly Problem[],
  password: string,
  language: Language,
): readonly string[] {
  const t = passwordTexts[language];
  if (password === '') return [t.empty];
  const present = groupsOf(password);
  const missing = (['upper', 'lower', 'digit', 'other'] as const)
    .filter((group) => !present.includes(group))
    .map((group) => lowerFirst(t[group]));
  const words: Readonly<Record<Problem, string>> = {
    short: t.short,
    long: t.long,
    groups: t.groups(missing.join(', ')),
    leaked: t.leaked,
    'known-words': t.knownWords,
    guessable: t.guessable,
  };
  return problems.map((problem) => words[problem]);
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
