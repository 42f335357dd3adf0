import type { TrendRow } from './queries-months.ts';

const countOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/**
 * What was invoiced in each month, newest first, in cents: from the newest whole month with an invoice back over at
 * most twelve months, no further than the customer's first. A month without an invoice is a month too: an average per
 * month that leaves it out is too high.
 */
export function trendOf(rows: readonly TrendRow[]): readonly number[] {
  const newest = rows[0];
  if (newest === undefined) return [];
  const months = Math.min(12, countOf(newest.month) - countOf(newest.first) + 1);
  const cents = new Map(rows.map((row) => [countOf(row.month), row.cents]));
  return Array.from({ length: months }, (_, back) => cents.get(countOf(newest.month) - back) ?? 0);
}
