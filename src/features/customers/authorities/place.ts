import type { Place } from '../../../ui/place.ts';

export const authoritiesPlace: Place = Object.freeze({
  nl: 'Wie mag wat',
  en: 'Who may do what',
  href: '/bevoegdheden',
  icon: 'shield-check',
});
