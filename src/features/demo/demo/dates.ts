const dayLength = 86_400_000;

function instant(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function text(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return text(instant(date) + days * dayLength);
}

/** Both ends included: from the 1st to the 31st is 31 days. */
export function daysFromTo(from: string, to: string): number {
  return Math.round((instant(to) - instant(from)) / dayLength) + 1;
}

export function monthStart(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

export function monthEnd(date: string): string {
  return addDays(addMonths(monthStart(date), 1), -1);
}

/** The same day so many months on; the 31st becomes the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(first + (Math.min(day, last) - 1) * dayLength);
}

/** The n-th day of a month that is no Saturday, Sunday or New Year's Day. */
export function workingDay(month: string, n: number): string {
  let date = monthStart(month);
  for (let found = 0; ; date = addDays(date, 1)) {
    const weekday = new Date(instant(date)).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !date.endsWith('-01-01')) found += 1;
    if (found === n) return date;
  }
}

/** Dates that lie a given time before or after today, so that a demo is always fresh. */
export type Clock = Readonly<{
  today: string;
  /** A day of the month that lies so many months back (negative: ahead). */
  ago: (months: number, day?: number) => string;
  /** So many days after today (negative: before). */
  days: (days: number) => string;
}>;

export function clockAt(today: string): Clock {
  const month = monthStart(today);
  return Object.freeze({
    today,
    ago: (months: number, day = 1) => {
      const start = addMonths(month, -months);
      const wanted = addDays(start, day - 1);
      return wanted > monthEnd(start) ? monthEnd(start) : wanted;
    },
    days: (days: number) => addDays(today, days),
  });
}
