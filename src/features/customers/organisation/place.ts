import type { Place } from '../../../ui/place.ts';

export const organisationPlace: Place = Object.freeze({
  nl: 'Mijn organisatie',
  en: 'My organisation',
  href: '/organisatie',
  icon: 'building-2',
});
export const contactsPlace: Place = Object.freeze({
  nl: 'Contactpersonen',
  en: 'Contact persons',
  href: '/contactpersonen',
  icon: 'user',
});
export const authoritiesPlace: Place = Object.freeze({
  nl: 'Wie mag wat',
  en: 'Who may do what',
  href: '/bevoegdheden',
  icon: 'shield-check',
});
