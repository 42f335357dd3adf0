import type { Place } from '../../../ui/place.ts';

export const cloudUsersPlace: Place = Object.freeze({
  nl: 'Cloudgebruikers',
  en: 'Cloud users',
  href: '/cloudgebruikers',
  icon: 'users',
  needs: 'cloud-users:read',
});
