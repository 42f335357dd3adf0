import { quote, type Words } from './problems.ts';
import type { Rule } from './rule.ts';
import type { Group } from './schema.ts';
import { ciiSchema } from './schema-cii.ts';
import { ublSchema } from './schema-ubl.ts';
import { type Element, find, textAt } from './xml-tree.ts';

/** What a finding is called by, and whether the schema we hold knows everything that the document may use. */
type Judge = Readonly<{ check: Rule; code: 'UBL-XSD' | 'CII-XSD'; schema: string; knowsAll: boolean }>;

/**
 * What the schema itself refuses, before any rule is looked at: an element out of its order, one that does not belong
 * in its group, one too many, one that must be there. What is in an extension is free.
 */
export function checkSchema(check: Rule): void {
  const ubl = check.invoice.syntax === 'ubl';
  const judge: Judge = ubl
    ? {
        check,
        code: 'UBL-XSD',
        schema: 'UBL 2.1',
        knowsAll: !/^2\.[2-9]/.test(textAt(check.root, 'cbc:UBLVersionID') ?? ''),
      }
    : // The extended profile of Factur-X and ZUGFeRD has moved on to a later schema, with more in it.
      { check, code: 'CII-XSD', schema: 'CII D16B', knowsAll: !/extended/i.test(check.invoice.customization ?? '') };
  const extended = check.names.has('ext:ExtensionContent');
  for (const [name, group] of ubl ? ublSchema : ciiSchema) {
    for (const element of name === check.root.name ? [check.root] : (check.names.get(name) ?? [])) {
      if (!extended || !inExtension(element)) checkGroup(judge, element, group);
    }
  }
}

function inExtension(element: Element): boolean {
  for (let one = element.parent; one; one = one.parent) if (one.name === 'ext:ExtensionContent') return true;
  return false;
}

/** One look at each child: as long as all stand in their order, a second of a kind follows the first. */
function checkGroup(judge: Judge, group: Element, { members, required }: Group): void {
  let [highest, before, ordered] = [-1, '', true];
  for (const element of group.children) {
    const member = members.get(element.name);
    if (member === undefined) unknown(judge, group, element);
    else if (member.place > highest) [highest, before] = [member.place, element.name];
    else if (isAgain(group, element)) {
      if (!member.many) twice(judge, group, element);
      else if (member.place < highest && ordered) ordered = order(judge, element, before);
    } else if (ordered) ordered = order(judge, element, before);
  }
  for (const name of required)
    if (!find(group, name))
      tell(judge, group, [
        `${name} is missing in ${nameOf(group)}; ${judge.schema} requires it. Add it.`,
        `${name} ontbreekt in ${nameOf(group)}; het schema van ${judge.schema} vraagt het. Vul het aan.`,
      ]);
}

/** Whether another of its name stands before it. */
const isAgain = (group: Element, element: Element): boolean =>
  group.children.find(({ name }) => name === element.name) !== element;

function order(judge: Judge, element: Element, before: string): false {
  tell(judge, element, [
    `${element.name} stands behind ${before}; ${judge.schema} has it before. Put it in the order of the schema.`,
    `${element.name} staat achter ${before}; in ${judge.schema} hoort het ervoor. Zet het in de volgorde van het schema.`,
  ]);
  return false;
}

/** Each name once in a group. A stranger's name is quoted. */
function unknown(judge: Judge, group: Element, element: Element): void {
  if (!judge.knowsAll || isAgain(group, element)) return;
  const name =
    /^(?:cbc|cac|ram|udt|qdt):/.test(element.name) && element.name.length < 60
      ? element.name
      : quote(element.name.replace(/^[^:]*:/, ''));
  tell(judge, element, [
    `${name} does not belong in ${nameOf(group)}: ${judge.schema} does not have it there. Put it in its place or leave it out.`,
    `${name} hoort niet in ${nameOf(group)}: ${judge.schema} kent het daar niet. Zet het op zijn plaats of laat het weg.`,
  ]);
}

function twice(judge: Judge, group: Element, element: Element): void {
  const alike = group.children.filter(({ name }) => name === element.name);
  if (!judge.knowsAll || alike[1] !== element) return;
  tell(judge, element, [
    `${element.name} occurs ${alike.length} times in ${nameOf(group)}; ${judge.schema} allows it once. Keep one.`,
    `${element.name} staat ${alike.length} keer in ${nameOf(group)}; in ${judge.schema} mag het één keer. Houd er één.`,
  ]);
}

const nameOf = ({ name }: Element): string => name.replace(/^(?:ubl|rsm):/, '');

function tell({ check, code }: Judge, at: Element, words: Words): void {
  check.fatal(code, at, words);
}
