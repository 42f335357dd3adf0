import { titleOf, type Bill, type Line } from './bill.ts';
import { monthWords } from './rules-dates.ts';
import { naturesOf, type Nature } from './rules-nature.ts';

/**
 * Lines that bill the same thing on both invoices; a line without a counterpart stands alone. `firm` when more than a
 * name says so.
 */
export type Group = Readonly<{ before: readonly Line[]; after: readonly Line[]; nature: Nature; firm: boolean }>;

type Marked = Readonly<{ line: Line; nature: Nature; fixed: string; name: string; about: string }>;
type Key = (one: Marked) => string | null;
type Pass = Readonly<{ key: Key; of: 'subscription' | 'item' | 'name'; oneName?: boolean }>;

const join = (...parts: readonly (string | null)[]) => JSON.stringify(parts);
const sub = ({ line }: Marked) => line.subscriptionNumber || null;
const item = ({ line }: Marked) => line.itemId || null;

// From sure to less sure. What a pass has matched is gone for the next.
const passes: readonly Pass[] = [
  { of: 'subscription', key: (one) => sub(one) && join(sub(one), one.nature, item(one), one.name, one.about) },
  { of: 'subscription', key: (one) => sub(one) && join(sub(one), one.nature, item(one), one.name) },
  { of: 'subscription', key: (one) => sub(one) && join(sub(one), one.nature, item(one)) },
  { of: 'subscription', key: (one) => sub(one) && join(sub(one), one.nature, one.name) },
  { of: 'subscription', key: (one) => sub(one) && join(sub(one), one.nature) },
  { of: 'subscription', key: (one) => sub(one) && join(sub(one), one.fixed) },
  { of: 'item', key: (one) => item(one) && join(item(one), one.nature, one.name, one.about) },
  { of: 'item', key: (one) => item(one) && join(item(one), one.nature, one.name) },
  { of: 'item', key: (one) => item(one) && join(item(one), one.nature), oneName: true },
  { of: 'name', key: (one) => join(one.nature, one.name, one.about) },
  { of: 'name', key: (one) => join(one.nature, one.name) },
  { of: 'item', key: (one) => item(one) && join(item(one), one.fixed), oneName: true },
  { of: 'name', key: (one) => join(one.fixed, one.name) },
];

const dates = new RegExp(
  `\\b(\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{4}-\\d{2}(-\\d{2})?|\\d{1,2} (${monthWords})( \\d{4})?|(${monthWords})( \\d{4})?|(19|20)\\d\\d|q[1-4]|(week|wk|kw) ?\\d{1,2})\\b`,
  'gi',
);

/** A name without what changes every time: dates, months, years, weeks; without case and marks. */
export function plainName(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().slice(0, 2000);
  const bare = lower
    .replace(dates, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return bare === '' ? lower.trim() : bare;
}

function mark(bill: Bill): Marked[] {
  const natureOf = naturesOf(bill);
  return bill.lines.map((line) => {
    const nature = natureOf(line);
    const fixed = nature === 'regular' || nature === 'prorata' ? 'fixed' : nature;
    return {
      line,
      nature,
      fixed,
      name: plainName(titleOf(line)),
      about: plainName([line.description, line.note].filter(Boolean).join(' ')),
    };
  });
}

/**
 * Ties the lines of two invoices: by subscription number (BT-128), then item, then name without dates, each as groups
 * of any size on either side. The order of lines plays no part. Lines with different subscription numbers are never
 * tied.
 */
export function matchLines(before: Bill, after: Bill): readonly Group[] {
  const groups: Group[] = [];
  let left = mark(before);
  let right = mark(after);
  for (const { key, of, oneName = false } of passes) {
    const rights = Map.groupBy(right, key);
    for (const [value, olds] of Map.groupBy(left, key)) {
      const news = value === null ? undefined : rights.get(value);
      const pair = news && tie(olds, news, of);
      if (!pair || (oneName && !(namesIn(pair[0]) === 1 && namesIn(pair[1]) === 1))) continue;
      groups.push(group(pair[0], pair[1], of !== 'name'));
    }
    const taken = new Set(groups.flatMap((one) => [...one.before, ...one.after]));
    left = left.filter(({ line }) => !taken.has(line));
    right = right.filter(({ line }) => !taken.has(line));
  }
  const known = (one: Marked, others: readonly Marked[]) =>
    sub(one) !== null || (item(one) !== null && !others.some((other) => item(other) === item(one)));
  return [
    ...groups,
    ...left.map((one) => group([one], [], known(one, right))),
    ...right.map((one) => group([], [one], known(one, left))),
  ];
}

const namesIn = (lines: readonly Marked[]) => new Set(lines.map(({ name }) => name)).size;

/**
 * Lines of another subscription are another thing, whatever they are called: only one that names none may go with them.
 */
function tie(
  olds: readonly Marked[],
  news: readonly Marked[],
  of: Pass['of'],
): readonly [readonly Marked[], readonly Marked[]] | null {
  if (of === 'subscription') return [olds, news];
  const loose = (lines: readonly Marked[]) => lines.filter((one) => sub(one) === null);
  const [looseOlds, looseNews] = [loose(olds), loose(news)];
  if (looseOlds.length > 0 && looseNews.length > 0) return [looseOlds, looseNews];
  if (looseOlds.length > 0) return [looseOlds, news];
  return looseNews.length > 0 ? [olds, looseNews] : null;
}

function group(before: readonly Marked[], after: readonly Marked[], firm: boolean): Group {
  const natures = new Set([...before, ...after].map(({ nature }) => nature));
  // A month in full after a part of one, or the reverse, is a matter of days.
  const nature = natures.size > 1 ? 'prorata' : [...natures][0]!;
  return { before: before.map(({ line }) => line), after: after.map(({ line }) => line), nature, firm };
}
