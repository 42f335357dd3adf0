import { visibleKey } from '../../../platform/text/invisible.ts';
import type { FieldType } from './field.ts';

const pad = (text: string, length = 2) => text.padStart(length, '0');

/** Whether this day is in the calendar. */
function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  const year = Number(day.slice(0, 4));
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) && year >= 1900 && year <= 2200;
}

function readDay(text: string, dutch: boolean): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const local = dutch ? /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) : null;
  const day = iso ? text : local ? `${local[3]}-${pad(local[2]!)}-${pad(local[1]!)}` : null;
  return day !== null && isDay(day) ? day : null;
}

/** A calendar day, 'YYYY-MM-DD'; in a CSV also '31-03-2026', with midnight behind it when a spreadsheet added that. */
export const day: FieldType<string> = {
  read: (value, cell) => {
    const text = typeof value === 'string' ? visibleKey(value) : '';
    const read = readDay(cell.text ? text.replace(/[ T]0?0:00(:00)?$/, '') : text, cell.text);
    if (read === null) return cell.problem('not_a_date', value);
    return cell.other ? cell.problem('two_date_orders', value, cell.other) : read;
  },
  schema: { type: 'string', format: 'date', examples: ['2026-03-31'] },
  notation: 'day',
};

/** A moment, kept in UTC. Without an offset it is the time on a Dutch clock. */
export const moment: FieldType<string> = {
  read: (value, cell) => {
    const text = typeof value === 'string' ? visibleKey(value) : '';
    const [, date = '', time = '', seconds = ':00', offset] =
      /^(\S+?)[ T](\d{1,2}:\d{2})(:\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text) ?? [];
    const onDay = readDay(date, cell.text);
    if (onDay === null) return cell.problem('not_a_moment', value);
    if (cell.other) return cell.problem('two_date_orders', value, cell.other);
    const clock = `${onDay}T${pad(time, 5)}${seconds}`;
    const utc = new Date(
      offset === undefined ? `${clock}Z` : `${clock}${offset.toUpperCase().replace(/(\d{2})(\d{2})$/, '$1:$2')}`,
    );
    if (Number.isNaN(utc.getTime()) || Number(time.split(':')[0]) > 23) return cell.problem('not_a_moment', value);
    const moment = offset === undefined ? fromDutchClock(utc) : utc;
    return moment === null ? cell.problem('no_such_time', value) : moment.toISOString();
  },
  schema: {
    type: 'string',
    examples: ['2026-03-31T14:00+02:00', '2026-03-31T14:00'],
    description: 'With an offset, or the time on a Dutch clock.',
  },
  notation: 'day',
};

/** A moment, or a whole day: answered as it is, 'YYYY-MM-DD'. */
export const momentOrDay: FieldType<string> = {
  read: (value, cell) => {
    const asDay = typeof value === 'string' ? readDay(visibleKey(value), cell.text) : null;
    if (asDay === null) return moment.read(value, cell);
    return cell.other ? cell.problem('two_date_orders', value, cell.other) : asDay;
  },
  schema: {
    type: 'string',
    examples: ['2026-03-31T14:00', '2026-03-31'],
    description: 'A day alone makes it an event of whole days.',
  },
  notation: 'day',
};

/** The moment a Dutch day begins, so many days after this one. */
export function startOfDay(day: string, daysLater = 0): string {
  const wall = new Date(`${day}T00:00:00Z`);
  wall.setUTCDate(wall.getUTCDate() + daysLater);
  return (fromDutchClock(wall) ?? wall).toISOString();
}

const dutchClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const ahead = (utc: number) => Date.parse(`${dutchClock.format(utc).replace(' ', 'T')}Z`) - utc;

/** A moment as a Dutch clock shows it: '2026-03-31 14:00'. */
export const onDutchClock = (moment: string): string => dutchClock.format(new Date(moment)).slice(0, 16);

// `wall` holds the digits of the clock as if they were UTC. An hour that comes twice is its first; one that is skipped
// is none: null.
function fromDutchClock(wall: Date): Date | null {
  const digits = wall.getTime();
  const moment = [7_200_000, 0]
    .map((back) => digits - ahead(digits - back))
    .find((guess) => guess + ahead(guess) === digits);
  return moment === undefined ? null : new Date(moment);
}

/**
 * What a day proves about its order: 'month' for the American 03/31/2026, 'either' for 04/03/2026, which is two days.
 * Null when it is one day (31-03-2026, 2026-03-31, 03/03/2026) or none (31-02-2026).
 */
export function dayOrder(text: string): 'month' | 'either' | null {
  const [, first, second, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)/.exec(text) ?? [];
  if (first === undefined || Number(first) === Number(second)) return null;
  if (!isDay(`${year}-${pad(first)}-${pad(second!)}`)) return null;
  return isDay(`${year}-${pad(second!)}-${pad(first)}`) ? 'either' : 'month';
}
