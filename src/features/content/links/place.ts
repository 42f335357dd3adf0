import type { Place } from '../../../ui/place.ts';

export const linksPlace: Place = Object.freeze({
  nl: 'Handige links',
  en: 'Handy links',
  href: '/handige-links',
  icon: 'link',
});
