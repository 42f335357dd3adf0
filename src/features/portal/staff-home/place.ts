import type { Place } from '../../../ui/place.ts';

export const staffHomePlace: Place = Object.freeze({
  nl: 'Beheer',
  en: 'Management',
  href: '/beheer',
  icon: 'house',
});
export const styleGuidePlace: Place = Object.freeze({
  nl: 'Stijlgids',
  en: 'Style guide',
  href: '/beheer/stijlgids',
  icon: 'pencil',
});
