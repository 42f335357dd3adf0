import type { Place } from '../../../ui/place.ts';

export const documentsPlace: Place = Object.freeze({
  nl: 'Documenten',
  en: 'Documents',
  href: '/documenten',
  icon: 'file-text',
});
