import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import { longDate, moment, period } from '../../../ui/format.ts';

export type When = Readonly<{ startsAt: Date; endsAt: Date; allDay: boolean }>;

/** The first and last day of an event, 'YYYY-MM-DD'. One of whole days ends at the midnight after the last of them. */
export function daysOf({ startsAt, endsAt, allDay }: When): Readonly<{ first: string; last: string }> {
  return {
    first: dayOf(startsAt),
    last: dayOf(allDay ? new Date(Math.max(startsAt.getTime(), endsAt.getTime() - 1)) : endsAt),
  };
}

/**
 * When it begins, on one line: "3 december 2026 om 19:00"; of whole days its day or days: "3 december 2026", "3
 * december t/m 5 december 2026".
 */
export function beginsText(event: When, language: Language): string {
  if (!event.allDay) return moment(event.startsAt, language);
  const { first, last } = daysOf(event);
  return first === last ? longDate(first, language) : period(first, last, language);
}
