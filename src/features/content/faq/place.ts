import type { Place } from '../../../ui/place.ts';

export const faqPlace: Place = Object.freeze({
  nl: 'Veelgestelde vragen',
  en: 'Frequent questions',
  href: '/veelgestelde-vragen',
  icon: 'circle-help',
});
