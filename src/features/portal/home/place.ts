import type { Place } from '../../../ui/place.ts';

export const homePlace: Place = Object.freeze({
  nl: 'Overzicht',
  en: 'Overview',
  href: '/',
  icon: 'house',
});
