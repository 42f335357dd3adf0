import { cut } from '../../../platform/text/cut.ts';
import type { Problem } from './invoice.ts';

/** English and Dutch of one message. */
export type Words = readonly [en: string, nl: string];

export function fatal(code: string, path: string, [message, nl]: Words): Problem {
  return Object.freeze({ code, path, severity: 'fatal', message, nl });
}

export function warning(code: string, path: string, [message, nl]: Words): Problem {
  return Object.freeze({ code, path, severity: 'warning', message, nl });
}

/** Collects problems up to a ceiling; one more says that there were more. */
export type ProblemList = Readonly<{
  /** A problem, or how to make one: not made at all once the ceiling is reached. */
  add: (problem: Problem | (() => Problem)) => void;
  all: () => readonly Problem[];
}>;

export function problemList(ceiling: number): ProblemList {
  const kept: Problem[] = [];
  let skipped = 0;
  return {
    add: (problem) => {
      if (kept.length < ceiling) kept.push(typeof problem === 'function' ? problem() : problem);
      else skipped += 1;
    },
    all: () =>
      Object.freeze(
        skipped === 0
          ? kept
          : [
              ...kept,
              warning('more-problems', '/', [
                `${skipped} more problems are not listed. Solve these first and send the document again.`,
                `Er zijn nog ${skipped} problemen die hier niet staan. Los deze eerst op en stuur het document opnieuw.`,
              ]),
            ],
      ),
  };
}

/** Text of a stranger inside a message: short and on one line. */
export function quote(text: string | null): string {
  const line = (text ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return `"${cut(line, 60, '…')}"`;
}
