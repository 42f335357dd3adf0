import type { Draft } from './places.ts';
import type { Words } from './problems.ts';
import type { Report } from './reading.ts';
import { type Element, textAt } from './xml-tree.ts';

/** Every element of a document by its name, from one walk. */
type Names = ReadonlyMap<string, readonly Element[]>;

/** What a rule works with: the draft, where its parts are, and two ways to speak. */
export type Rule = Draft &
  Readonly<{
    names: Names;
    fatal: (code: string, at: Element | null | undefined, words: Words) => void;
    warning: (code: string, at: Element | null | undefined, words: Words) => void;
  }>;

export function rule(draft: Draft, report: Report): Rule {
  return {
    ...draft,
    names: byName(draft.root),
    fatal: (code, at, words) => report('fatal', code, at ?? draft.root, words),
    warning: (code, at, words) => report('warning', code, at ?? draft.root, words),
  };
}

function byName(root: Element): Names {
  const names = new Map<string, Element[]>();
  const walk = (element: Element): void => {
    for (const one of element.children) {
      const found = names.get(one.name);
      if (found) found.push(one);
      else names.set(one.name, [one]);
      walk(one);
    }
  };
  walk(root);
  return names;
}

/**
 * Every element that ends this path, anywhere: 'cac:Country/cbc:IdentificationCode' is
 * //cac:Country/cbc:IdentificationCode.
 */
export function anywhere(check: Rule, path: string): readonly Element[] {
  const steps = path.split('/').reverse();
  const found = check.names.get(steps[0] ?? '') ?? [];
  return steps.length === 1 ? found : found.filter((element) => below(element, steps));
}

function below(element: Element, steps: readonly string[]): boolean {
  let one: Element | null = element;
  for (const step of steps) {
    if (one?.name !== step) return false;
    one = one.parent;
  }
  return true;
}

/** Which of the two roots of UBL the document has; its kind may be another (a type of a credit note in an Invoice). */
export const isCreditNoteRoot = ({ root }: Pick<Rule, 'root'>): boolean => root.name === 'ubl:CreditNote';

/** "X is missing" in both languages; `nl` carries its article ("het factuurnummer"). */
export function missing(en: string, nl: string): Words {
  return [`The ${en} is missing. Add it.`, `${nl.charAt(0).toUpperCase()}${nl.slice(1)} ontbreekt. Vul dit aan.`];
}

/** Whether an allowance or charge of UBL is a charge; null where its indicator is no boolean. */
export function isCharge(group: Element): boolean | null {
  const indicator = textAt(group, 'cbc:ChargeIndicator');
  return indicator === 'true' || indicator === '1' ? true : indicator === 'false' || indicator === '0' ? false : null;
}

/** A tax category or scheme that is about VAT, in capitals or not. */
export function isVat(group: Element): boolean {
  return textAt(group, 'cac:TaxScheme/cbc:ID')?.toUpperCase() === 'VAT';
}
