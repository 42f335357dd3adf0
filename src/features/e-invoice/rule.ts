import type { Draft } from './places.ts';
import type { Words } from './problems.ts';
import type { Report } from './reading.ts';
import type { Element } from './xml-tree.ts';

/** What a rule works with: the draft, where its parts are, and two ways to speak. */
export type Rule = Draft & Readonly<{
  fatal: (code: string, at: Element | null | undefined, words: Words) => void;
  warning: (code: string, at: Element | null | undefined, words: Words) => void;
}>;

export function rule(draft: Draft, report: Report): Rule {
  return {
    ...draft,
    fatal: (code, at, words) => report('fatal', code, at ?? draft.root, words),
    warning: (code, at, words) => report('warning', code, at ?? draft.root, words),
  };
}

/** "X is missing" in both languages; `nl` carries its article ("het factuurnummer"). */
export function missing(en: string, nl: string): Words {
  return [`The ${en} is missing. Add it.`, `${nl.charAt(0).toUpperCase()}${nl.slice(1)} ontbreekt. Vul dit aan.`];
}
