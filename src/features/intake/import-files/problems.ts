import { cut } from '../../../platform/text/cut.ts';
import { problemTexts, type ProblemCode } from './texts.ts';

/** What is wrong and where. `fatal` refuses the record (or the file); a `warning` is stored all the same. */
export type Problem = Readonly<{
  code: ProblemCode;
  path: string;
  severity: 'fatal' | 'warning';
  message: string;
  nl: string;
}>;

export const fatal = (code: ProblemCode, path: string, ...words: readonly unknown[]): Problem =>
  problem('fatal', code, path, words);
export const warning = (code: ProblemCode, path: string, ...words: readonly unknown[]): Problem =>
  problem('warning', code, path, words);

/** The same problem at a field that may stay empty: the record is stored without it. */
export const withoutField = (one: Problem): Problem =>
  Object.freeze({
    ...one,
    severity: 'warning',
    message: `${one.message} Stored without.`,
    nl: `${one.nl} Bewaard zonder.`,
  });

function problem(severity: Problem['severity'], code: ProblemCode, path: string, words: readonly unknown[]): Problem {
  const [en, nl] = problemTexts[code];
  return Object.freeze({ code, path: path.toWellFormed(), severity, message: fill(en, words), nl: fill(nl, words) });
}

function fill(sentence: string, words: readonly unknown[]): string {
  return sentence
    .replace(/\{(\d)\}/g, (_, at: string) => short(words[Number(at)]))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Text of a stranger inside a sentence: short, well-formed and on one line. */
export function short(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : value === null || value === undefined
        ? ''
        : typeof value === 'object'
          ? 'this'
          : (JSON.stringify(value) ?? '');
  const line = cut(text, 400)
    .replace(/[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}\s]+/gu, ' ')
    .trim();
  return cut(line, 200, '…');
}

/** How many problems an answer lists; one more tells how many are left out. */
export const PROBLEM_CEILING = 1000;

/** `unlisted` counts those that were not even gathered. */
export function capProblems(problems: readonly Problem[], unlisted = 0): readonly Problem[] {
  const more = problems.length + unlisted - PROBLEM_CEILING;
  return more <= 0 ? problems : [...problems.slice(0, PROBLEM_CEILING), warning('more_problems', '/', more)];
}
