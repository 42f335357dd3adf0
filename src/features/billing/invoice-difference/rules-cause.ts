import type { Bill, Line } from './bill.ts';
import type { Category, Cause } from './comparison.ts';
import type { Period } from './rules-dates.ts';
import type { Group } from './rules-match.ts';
import { periodOf } from './rules-nature.ts';

/** Causes that say why; the others only say that. */
export const isNamed = ({ kind }: Cause): boolean =>
  !['appeared', 'vanished', 'unmatched', 'rounding', 'unlisted'].includes(kind);

/** The days in which something must have happened to show between two invoices, and when which subscription changed. */
export type Window = Readonly<{ from: string; to: string; changes: ReadonlyMap<string, string> }>;

export function windowOf(before: Bill, after: Bill, groups: readonly Group[]): Window {
  const days = [before, after]
    .flatMap(({ periodStart, periodEnd, issuedOn }) => [periodStart ?? issuedOn, periodEnd ?? issuedOn])
    .toSorted();
  const changes = new Map<string, string>();
  for (const { before: olds, after: news, nature } of groups) {
    if (nature !== 'prorata' || olds.length > 0) continue;
    for (const line of news) {
      const period = periodOf(line);
      if (line.subscriptionNumber !== null && period !== null)
        changes.set(line.subscriptionNumber, latest(changes.get(line.subscriptionNumber), period[0]));
    }
  }
  return { from: days[0]!, to: days.at(-1)!, changes };
}

const latest = (a: string | undefined, b: string) => (a !== undefined && a > b ? a : b);

export function causeOf(category: Category, group: Group, window: Window): Cause {
  const { before, after, nature } = group;
  const lines = after.length > 0 ? after : before;
  const happened = eventIn(lines, window);
  switch (category) {
    case 'new':
      return happened ?? { kind: 'appeared' };
    case 'gone':
      return eventIn(lines, window, 'ended') ?? { kind: 'vanished' };
    case 'quantity': {
      const on = lines
        .map(({ subscriptionNumber }) => window.changes.get(subscriptionNumber ?? ''))
        .find((day) => day !== undefined);
      if (on !== undefined) return { kind: 'changed', on };
      return happened?.kind === 'planned' ? happened : { kind: 'quantity' };
    }
    case 'price':
      return { kind: 'price' };
    case 'prorata':
      return partCause(group, happened);
    case 'once': {
      const word = nature === 'seldom' ? 'seldom' : 'once';
      return { kind: after.length > 0 ? word : `${word}-before`, on: happened?.on ?? null };
    }
    case 'usage':
      return { kind: 'used' };
    case 'discount':
      return { kind: 'discount' };
    default:
      return { kind: 'unmatched' };
  }
}

function partCause({ before, after }: Group, happened: Readonly<{ on: string }> | null): Cause {
  const lines = after.length > 0 ? after : before;
  const periods = lines.map(periodOf).filter((one): one is Period => one !== null);
  const from = periods.map(([start]) => start).toSorted()[0] ?? null;
  const to =
    periods
      .map(([, end]) => end)
      .toSorted()
      .at(-1) ?? null;
  return { kind: after.length > 0 ? 'part' : 'part-before', from, to, on: happened?.on ?? null };
}

/** What the services of these lines went through between the two invoices. */
function eventIn(
  lines: readonly Line[],
  { from, to }: Window,
  first: 'started' | 'ended' = 'started',
): (Cause & { kind: 'started' | 'ended' | 'planned'; on: string }) | null {
  const inside = (day: string | null | undefined): day is string =>
    day !== null && day !== undefined && day >= from && day <= to;
  const services = lines.map(({ service }) => service).filter((service) => service !== null);
  const find = (kind: 'started' | 'ended' | 'planned', day: (service: (typeof services)[number]) => string | null) => {
    const on = services.map(day).filter(inside).toSorted()[0];
    return on === undefined ? null : { kind, on };
  };
  const started = find('started', ({ startedOn }) => startedOn);
  const ended = find('ended', ({ endsOn }) => endsOn);
  return (first === 'ended' ? (ended ?? started) : (started ?? ended)) ?? find('planned', ({ plannedOn }) => plannedOn);
}
