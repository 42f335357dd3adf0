import type { Language } from '../../../platform/text/language.ts';
import type { FieldError } from '../../../ui/form.tsx';
import { passwordProblemWords, passwordTexts, problemsOf } from '../passwords/index.ts';

type Typed = Readonly<{
  password: string;
  again: string;
  names: readonly (string | null)[];
  longFree: boolean;
  language: Language;
}>;

/** What is wrong with the two fields of a new password, all at once. Empty when it may be stored. */
export async function newPasswordErrors({
  password,
  again,
  names,
  longFree,
  language,
}: Typed): Promise<readonly FieldError[]> {
  const t = passwordTexts[language];
  const problems = await problemsOf(password, { names, longFree });
  const errors: FieldError[] =
    problems.length > 0 || password === ''
      ? passwordProblemWords(problems, password, language).map((message) => ({ field: 'wachtwoord', message }))
      : [];
  if (again === '') return [...errors, { field: 'wachtwoord_herhaling', message: t.emptyAgain }];
  return again === password ? errors : [...errors, { field: 'wachtwoord_herhaling', message: t.different }];
}
