import type { Place } from '../../../ui/place.ts';

export const servicesPlace: Place = Object.freeze({
  nl: 'Diensten',
  en: 'Services',
  href: '/diensten',
  icon: 'layers',
  needs: 'services:read',
});
