import type { Place } from '../../../ui/place.ts';

export const contactPlace: Place = Object.freeze({
  nl: 'Contact',
  en: 'Contact',
  href: '/contact',
  icon: 'message-square',
});
export const staffMessagesPlace: Place = Object.freeze({
  nl: 'Berichten',
  en: 'Messages',
  href: '/beheer/berichten',
  icon: 'message-square',
});
