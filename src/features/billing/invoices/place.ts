import type { Place } from '../../../ui/place.ts';

export const invoicesPlace: Place = Object.freeze({
  nl: 'Facturen',
  en: 'Invoices',
  href: '/facturen',
  icon: 'receipt-text',
  needs: 'invoices:read',
});
