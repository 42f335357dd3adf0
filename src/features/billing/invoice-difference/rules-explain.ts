import { titleOf, type Bill, type Line } from './bill.ts';
import { categories, type Category, type Cause, type Comparison, type Part, type Unchanged } from './comparison.ts';
import { causeOf, windowOf, type Window } from './rules-cause.ts';
import { matchLines, type Group } from './rules-match.ts';
import { split, type Figures } from './rules-split.ts';
import { sumsOf } from './rules-sums.ts';
import { indexed } from './rules-index.ts';

/** Why `after` costs another amount than `before`: every cent of the difference in exactly one part. */
export function compare(before: Bill, after: Bill): Comparison {
  const groups = matchLines(before, after);
  const window = windowOf(before, after, groups);
  const ofLines = groups.flatMap((group) => partsOf(group, groups, window));
  const { sums, exclusiveCents, payableCents } = sumsOf(before, after);
  const parts = [...ofLines, ...discounts(before, after)];
  const rest = exclusiveCents - total(parts);
  if (rest !== 0)
    parts.push(part('rest', rest, '', [], Math.abs(rest) <= 5 ? { kind: 'rounding' } : { kind: 'unlisted' }));
  return {
    parts: indexed(parts).toSorted(inOrder),
    unchanged: unchangedOf(groups, ofLines),
    sums,
    exclusiveCents,
    payableCents,
  };
}

const total = (parts: readonly Readonly<{ cents: number }>[]) => parts.reduce((sum, { cents }) => sum + cents, 0);
const net = (lines: readonly Line[]) => lines.reduce((sum, { netCents }) => sum + netCents, 0);
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: Part, b: Part): number {
  return (
    categories.indexOf(a.category) - categories.indexOf(b.category) ||
    Math.abs(b.cents) - Math.abs(a.cents) ||
    order(a.name, b.name) ||
    order(a.subscriptionNumber ?? '', b.subscriptionNumber ?? '') ||
    a.cents - b.cents ||
    order(JSON.stringify(a), JSON.stringify(b))
  );
}

function part(
  category: Category,
  cents: number,
  name: string,
  lines: readonly Line[],
  cause: Cause,
  figures: { before: Figures; after: Figures } | null = null,
): Part {
  const numbers = new Set(lines.map((line) => line.subscriptionNumber));
  const one = numbers.size === 1 ? lines[0] : undefined;
  return {
    category,
    cents,
    name,
    subscriptionNumber: one?.subscriptionNumber ?? null,
    service: one?.service ?? null,
    before: figures?.before ?? null,
    after: figures?.after ?? null,
    cause,
  };
}

/** The name to show for several lines; the same whatever their order. */
const nameOf = (lines: readonly Line[]): string => lines.map(titleOf).toSorted(order)[0] ?? '';

function partsOf(group: Group, all: readonly Group[], window: Window): Part[] {
  const { before, after, nature, firm } = group;
  const lines = after.length > 0 ? after : before;
  const name = nameOf(lines);
  const difference = net(after) - net(before);
  const make = (category: Category, cents: number, figures: { before: Figures; after: Figures } | null = null) =>
    cents === 0 ? [] : [part(category, cents, name, lines, causeOf(category, group, window), figures)];
  const alone = before.length === 0 || after.length === 0;
  if (nature === 'prorata') return make('prorata', difference);
  if (nature === 'once' || (nature === 'seldom' && alone)) return make('once', difference);
  if (alone && nature === 'usage') return make('usage', difference);
  if (alone && !firm && hasStranger(group, all)) return make('unmatched', difference);
  if (alone) return make(before.length === 0 ? 'new' : 'gone', difference);
  const figures = split(before, after);
  if (figures === null) return make(nature === 'usage' ? 'usage' : 'price', difference);
  return [
    ...make(nature === 'usage' ? 'usage' : 'quantity', figures.quantityCents, figures),
    ...make('price', figures.priceCents, figures),
    ...make('discount', figures.otherCents),
  ];
}

/**
 * Whether the other invoice too holds a line known by nothing but its name: then nobody can tell "new" from "renamed".
 */
function hasStranger(group: Group, all: readonly Group[]): boolean {
  const side = group.before.length === 0 ? 'before' : 'after';
  return all.some(
    (one) =>
      one[side].length > 0 &&
      one[side === 'before' ? 'after' : 'before'].length === 0 &&
      !one.firm &&
      one.nature === group.nature,
  );
}

function discounts(before: Bill, after: Bill): Part[] {
  const reasons = new Set([...before.allowances, ...after.allowances].map(({ reason }) => reason));
  const of = (bill: Bill, reason: string) => total(bill.allowances.filter((one) => one.reason === reason));
  return [...reasons].flatMap((reason) => {
    const cents = of(after, reason) - of(before, reason);
    return cents === 0 ? [] : [part('discount', cents, reason, [], { kind: 'discount' })];
  });
}

function unchangedOf(groups: readonly Group[], parts: readonly Part[]): Unchanged[] {
  const changed = new Set(parts.map(({ name, subscriptionNumber }) => JSON.stringify([name, subscriptionNumber])));
  return groups
    .filter(({ before, after }) => before.length > 0 && after.length > 0 && net(before) === net(after))
    .map(({ after }) => part('rest', net(after), nameOf(after), after, { kind: 'rounding' }))
    .map(({ name, subscriptionNumber, service, cents }) => ({ name, subscriptionNumber, service, cents }))
    .filter(({ name, subscriptionNumber }) => !changed.has(JSON.stringify([name, subscriptionNumber])))
    .toSorted(
      (a, b) =>
        order(a.name, b.name) || order(a.subscriptionNumber ?? '', b.subscriptionNumber ?? '') || a.cents - b.cents,
    );
}
