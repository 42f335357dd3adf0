import { wholeMonth } from '../../../platform/text/whole-month.ts';
import type { Head } from './bill.ts';
import type { Category, Comparison, Part } from './comparison.ts';

/** One reason in the sentence above an invoice: like parts taken together. `count` parts, `name` when there is one. */
export type Reason = Readonly<{
  kind: Category | 'seldom' | 'indexed' | 'tax' | 'prepaid';
  /** More or less money than before. */
  up: boolean;
  /** It was on the earlier invoice only. */
  past: boolean;
  count: number;
  name: string;
  /** Pieces more or fewer, or a percentage; null when not known. */
  amount: number | null;
  calls: boolean;
  /** About the same thing as the reason before it. */
  again: boolean;
}>;

export type Sentence = Readonly<{
  outcome: 'more' | 'less' | 'same' | 'same-otherwise';
  cents: number;
  reasons: readonly Reason[];
  others: boolean;
  than: Than;
}>;

/** How to call the earlier invoice: by its month ('2026-10'), with the year when that differs, or by its number. */
export type Than = Readonly<{ month: string; year: boolean } | { number: string }>;

const most = 2;

/** What the sentence on top says: how much, than when, and the weightiest reasons. */
export function sentenceOf(comparison: Comparison, before: Head, after: Head): Sentence {
  const { parts, payableCents, sums } = comparison;
  const telling = parts.filter(({ cause }) => cause.kind !== 'rounding');
  const bundles = [...Map.groupBy(telling, bundleKey).values(), ...belowTheLine(sums)]
    .map((bundle) => (Array.isArray(bundle) ? { cents: sumOf(bundle), reason: reasonOf(bundle) } : bundle))
    .filter(({ cents }) => cents !== 0)
    .toSorted((a, b) => Math.abs(b.cents) - Math.abs(a.cents));
  const outcome =
    payableCents > 0 ? 'more' : payableCents < 0 ? 'less' : bundles.length > 0 ? 'same-otherwise' : 'same';
  return {
    outcome,
    cents: Math.abs(payableCents),
    reasons: together(bundles.slice(0, most).map(({ reason }) => reason)),
    others: bundles.length > most,
    than: thanOf(before, after),
  };
}

const about = ({ name }: Reason) => name.replace(/^Eenmalige kosten: /, '');
const isExtra = ({ kind }: Reason) => kind === 'once' || kind === 'prorata';

/** What is new and what comes with it are said in that order: "Glasvezel nieuw, met eenmalige kosten". */
function together(reasons: readonly Reason[]): Reason[] {
  const [first, second] = reasons;
  if (
    first === undefined ||
    second === undefined ||
    first.name === '' ||
    about(first) !== about(second) ||
    first.past ||
    second.past
  )
    return [...reasons];
  const [main, extra] = isExtra(first) ? [second, first] : [first, second];
  return [main, { ...extra, again: isExtra(extra) }];
}

const sumOf = (parts: readonly Part[]) => parts.reduce((sum, { cents }) => sum + cents, 0);
const isPast = ({ cause }: Part) => cause.kind.endsWith('-before');
const isSeldom = ({ cause }: Part) => cause.kind.startsWith('seldom');
const isUp = ({ cents }: Part) => cents > 0;

/** Parts that one phrase can hold together: of one kind, in one direction. */
function bundleKey(part: Part): string {
  const kind =
    part.category === 'price' && part.cause.kind === 'indexed'
      ? 'indexed'
      : part.category === 'once' && isSeldom(part)
        ? 'seldom'
        : part.category;
  return [kind, kind === 'usage' || kind === 'rest' || kind === 'unmatched' ? '' : isUp(part), isPast(part)].join();
}

function reasonOf(parts: readonly Part[]): Reason {
  const first = parts[0]!;
  const kind = bundleKey(first).split(',')[0] as Reason['kind'];
  const pieces = Number(first.after?.quantity ?? NaN) - Number(first.before?.quantity ?? NaN);
  const amount =
    first.cause.kind === 'indexed' ? Math.abs(first.cause.percent) : Number.isFinite(pieces) ? Math.abs(pieces) : null;
  const names = new Set(parts.map(({ name }) => name));
  const calls = parts.every(
    (part) => part.after?.unit === 'MIN' || part.before?.unit === 'MIN' || part.service?.group === 'voice',
  );
  return {
    kind,
    up: sumOf(parts) > 0,
    past: isPast(first),
    count: parts.length,
    name: names.size === 1 ? first.name : '',
    amount: Number.isInteger(amount) || kind === 'indexed' ? amount : null,
    calls,
    again: false,
  };
}

function belowTheLine(sums: Comparison['sums']): { cents: number; reason: Reason }[] {
  const find = (key: 'tax' | 'prepaid' | 'exclusive') => {
    const row = sums.find((one) => one.key === key);
    return row === undefined ? 0 : row.after - row.before;
  };
  const make = (kind: 'tax' | 'prepaid', cents: number) => ({
    cents,
    reason: { kind, up: cents > 0, past: false, count: 1, name: '', amount: null, calls: false, again: false },
  });
  // Btw moves with the amount; it is only a reason when nothing else moved.
  return [...(find('exclusive') === 0 ? [make('tax', find('tax'))] : []), make('prepaid', find('prepaid'))];
}

function thanOf(before: Head, after: Head): Than {
  const month = monthOf(before);
  if (month === null || month === monthOf(after)) return { number: before.number };
  return { month, year: month.slice(0, 4) !== (after.periodStart ?? after.issuedOn).slice(0, 4) };
}

/** The month an invoice is about, when it is just one: '2026-10'. */
export const monthOf = ({ periodStart, periodEnd }: Pick<Head, 'periodStart' | 'periodEnd'>): string | null =>
  wholeMonth(periodStart, periodEnd);
