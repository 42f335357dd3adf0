import type { Place } from '../../../ui/place.ts';

export const organisationPlace: Place = Object.freeze({
  nl: 'Mijn organisatie',
  en: 'My organisation',
  href: '/organisatie',
  icon: 'building-2',
});
