/** Days are 'YYYY-MM-DD' strings, so that they compare as they sort and never move with a time zone. */

const text = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const parts = (date: string) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/**
 * The same day `months` later (or earlier); a month that is too short gives its last day: 31 January + 1 = 28 or 29
 * February.
 */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = parts(date);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return text(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}

export function addDays(date: string, days: number): string {
  const { year, month, day } = parts(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

export function isMonthEnd(date: string): boolean {
  const { year, month, day } = parts(date);
  return day === daysIn(year, month);
}

export function monthEnd(date: string): string {
  const { year, month } = parts(date);
  return text(year, month, daysIn(year, month));
}

/** Whole months from one day to a later one; 0 or less when it is not later. */
export function monthsBetween(from: string, to: string): number {
  const [start, end] = [parts(from), parts(to)];
  return (end.year - start.year) * 12 + end.month - start.month;
}
