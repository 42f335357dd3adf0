import type { Place } from '../../../ui/place.ts';

export const newsPlace: Place = Object.freeze({
  nl: 'Nieuws',
  en: 'News',
  href: '/nieuws',
  icon: 'newspaper',
});
export const agendaPlace: Place = Object.freeze({
  nl: 'Agenda',
  en: 'Agenda',
  href: '/agenda',
  icon: 'calendar-days',
});
