/** The kinds of service in the order of the stack, from the baseline up. */
const costGroups = Object.freeze(['cloud', 'voice', 'connectivity', 'workplace', 'service', 'other'] as const);
export type CostGroup = (typeof costGroups)[number];

export type MonthCosts = Readonly<{ month: string; cents: Readonly<Record<CostGroup, number>>; total: number }>;

const monthsShown = 13;

/** The month of this day and the twelve before it: first day, day after the last, and all of them as 'YYYY-MM'. */
export function costSpan(today: string): Readonly<{ from: string; before: string; months: readonly string[] }> {
  const at = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const monthAt = (count: number) => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  const months = Array.from({ length: monthsShown }, (_, index) => monthAt(at - monthsShown + 1 + index));
  return { from: `${months[0]}-01`, before: `${monthAt(at + 1)}-01`, months };
}

/** Every month of the span, also those without costs; amounts in cents excl. btw. */
export function costsPerMonth(
  rows: readonly Readonly<{ day: string; group: CostGroup; cents: number }>[],
  months: readonly string[],
): readonly MonthCosts[] {
  return months.map((month) => {
    const own = rows.filter((row) => row.day.startsWith(month));
    const cents = Object.fromEntries(
      costGroups.map((group) => [group, own.reduce((sum, row) => sum + (row.group === group ? row.cents : 0), 0)]),
    ) as Record<CostGroup, number>;
    return { month, cents, total: own.reduce((sum, row) => sum + row.cents, 0) };
  });
}

/** The kinds that cost anything in these months. */
export const groupsUsed = (months: readonly MonthCosts[]): readonly CostGroup[] =>
  costGroups.filter((group) => months.some(({ cents }) => cents[group] !== 0));

/**
 * The mean of the whole months (the running one is not complete), from the first that has costs; null when there are
 * fewer than two.
 */
export function usualMonth(months: readonly MonthCosts[]): Readonly<{ cents: number; months: number }> | null {
  const first = months.findIndex(({ total }) => total !== 0);
  const whole = first === -1 ? [] : months.slice(first, -1);
  return whole.length < 2
    ? null
    : { cents: Math.round(whole.reduce((sum, { total }) => sum + total, 0) / whole.length), months: whole.length };
}
