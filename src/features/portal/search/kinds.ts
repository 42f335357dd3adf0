import type { Permission } from '../../../access/permissions.ts';

/** In the order in which groups of results stand. */
export const kinds = [
  'invoice',
  'service',
  'contact',
  'cloud-user',
  'licence',
  'location',
  'document',
  'faq',
  'news',
  'event',
  'message',
] as const;
export type Kind = (typeof kinds)[number];

/** The word for a kind in the address. */
export const kindWords: Readonly<Record<Kind, string>> = Object.freeze({
  invoice: 'facturen',
  service: 'diensten',
  contact: 'contactpersonen',
  'cloud-user': 'cloudgebruikers',
  licence: 'licenties',
  location: 'locaties',
  document: 'documenten',
  faq: 'vragen',
  news: 'nieuws',
  event: 'agenda',
  message: 'berichten',
});

const needs: Partial<Record<Kind, Permission>> = {
  invoice: 'invoices:read',
  service: 'services:read',
  'cloud-user': 'cloud-users:read',
  licence: 'cloud-users:read',
};

/** What someone with these permissions may find. */
export const kindsFor = (permissions: ReadonlySet<Permission>): readonly Kind[] =>
  kinds.filter((kind) => needs[kind] === undefined || permissions.has(needs[kind]));
