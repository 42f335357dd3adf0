import { onDutchClock, startOfDay, type Cell } from '../../intake/import-kinds/index.ts';

const isDay = (value: unknown) => typeof value === 'string' && value.length === 10;
const dayIn = (value: string) => (isDay(value) ? value : onDutchClock(value).slice(0, 10));

/**
 * Makes moments of the days of an event: it begins as its first day does and ends as its last one does. An event with
 * hours has both its times.
 */
export function wholeDays(values: Record<string, unknown>, cell: Cell): void {
  const [start, end] = [values.startsAt, values.endsAt] as [string | null, string | null];
  if (start === null) return;
  values.allDay = values.allDay === true || (isDay(start) && (end === null || isDay(end)));
  if (values.allDay === true) {
    const [first, last] = [dayIn(start), dayIn(end ?? start)];
    if (last < first) {
      values.endsAt = null;
      return cell.inside('endsAt').problem('ends_before_start', last, first);
    }
    values.startsAt = startOfDay(first);
    // A moment at midnight is where the day before ends.
    values.endsAt = end !== null && !isDay(end) && end > start && end === startOfDay(last) ? end : startOfDay(last, 1);
    return;
  }
  if (end === null) cell.inside('endsAt').problem('required');
  for (const [name, value] of [
    ['startsAt', start],
    ['endsAt', end],
  ] as const) {
    if (isDay(value)) {
      cell.inside(name).problem('not_a_moment', value);
      values[name] = null;
    }
  }
}
