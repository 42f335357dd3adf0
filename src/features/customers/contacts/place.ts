import type { Place } from '../../../ui/place.ts';

export const contactsPlace: Place = Object.freeze({
  nl: 'Contactpersonen',
  en: 'Contact persons',
  href: '/contactpersonen',
  icon: 'user',
});
