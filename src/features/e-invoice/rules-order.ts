import { elementOrder } from './element-order.ts';
import type { Rule } from './rule.ts';
import type { Element } from './xml-tree.ts';

/**
 * UBL has one order for everything in a group; validators refuse a document that has another before they look at any
 * rule. Each group is named once. Things that UBL does not have in a group are passed over.
 */
export function checkOrder(check: Rule): void {
  for (const [group, places] of elementOrder) {
    const found = group === check.root.name ? [check.root] : (check.names.get(group) ?? []);
    for (const element of found) inOrder(check, element, places);
  }
}

function inOrder(check: Rule, group: Element, places: ReadonlyMap<string, number>): void {
  let [highest, before] = [-1, ''];
  for (const element of group.children) {
    const place = places.get(element.name);
    if (place === undefined) continue;
    if (place < highest)
      return check.fatal('UBL-XSD', element, [
        `${element.name} stands behind ${before}; UBL 2.1 has it before. Put it in the order of the schema.`,
        `${element.name} staat achter ${before}; in UBL 2.1 hoort het ervoor. Zet het in de volgorde van het schema.`,
      ]);
    if (place > highest) [highest, before] = [place, element.name];
  }
}
