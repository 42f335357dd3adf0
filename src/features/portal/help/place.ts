import type { Place } from '../../../ui/place.ts';

export const helpPlace: Place = Object.freeze({
  nl: 'Hulp en contact',
  en: 'Help and contact',
  href: '/hulp',
  icon: 'life-buoy',
});
