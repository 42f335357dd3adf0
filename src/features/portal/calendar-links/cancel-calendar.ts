import type * as Calendars from 'ical-generator';
import { later } from '../../../platform/later.ts';
import type { Language } from '../../../platform/text/language.ts';
import { longDate } from '../../../ui/format.ts';
import type { Renewing, ServiceRow } from '../../services/subscriptions/index.ts';
import { calendarTexts } from './texts.ts';

const calendars = later<typeof Calendars>('ical-generator');

/**
 * The last day to cancel of each service that would renew, as whole days. The same term keeps its id, so a calendar
 * updates it.
 */
export function cancelCalendar(
  renewing: readonly Renewing<ServiceRow>[],
  about: { name: string; baseUrl: string; language: Language; now: Date },
): string {
  const t = calendarTexts[about.language];
  const made = calendars().default({
    name: about.name,
    prodId: { company: 'portal', product: 'opzegkalender' },
    ttl: 6 * 3600,
  });
  for (const { service, lastDay, termEnds } of renewing) {
    const product = [service.product, service.variant].filter(Boolean).join(', ');
    made.createEvent({
      id: `opzeggen-${service.id}-${termEnds}@${new URL(about.baseUrl).hostname}`,
      // At noon the day is the same in every zone that a server may stand in.
      start: new Date(`${lastDay}T12:00:00Z`),
      allDay: true,
      stamp: about.now,
      summary: t.lastDay(product),
      description: t.lastDayText(service.number, plainSpaces(longDate(termEnds, about.language))),
      location: service.location,
      url: `${about.baseUrl}/diensten/${service.id}`,
    });
  }
  return `${made.toString()}\r\n`;
}

const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ');
