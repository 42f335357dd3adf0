import {
  audience,
  externalId,
  field,
  flag,
  inOrder,
  integer,
  kind,
  line,
  must,
  prose,
  url,
  visible,
} from '../../intake/import-kinds/index.ts';

export const links = kind({
  name: 'links',
  one: 'link',
  table: 'link',
  doc: 'Useful links; the service desk comes first.',
  moves: true,
  body: ['explanationNl', 'explanationEn'],
  fields: [
    externalId,
    ...audience,
    ...visible,
    field('titleNl', line(), 'Title in Dutch.', { ...must, aliases: 'titel|title' }),
    field('titleEn', line(), 'Title in English.'),
    field('explanationNl', prose(2000), 'What it is for, in Dutch.', { aliases: 'uitleg|toelichting|explanation' }),
    field('explanationEn', prose(2000), 'What it is for, in English.'),
    field('url', url, 'Where it leads.', { ...must, aliases: 'adres|link|webadres' }),
    field('serviceDesk', flag, 'Whether this is a shortcut of the service desk.', {
      missing: false,
      aliases: 'servicedesk',
    }),
    field('position', integer(-100_000, 100_000), 'Place in the list, lowest first.', {
      missing: 0,
      aliases: 'volgorde|positie',
    }),
  ],
  together: (values, cell) => inOrder(values, cell, 'visibleFrom', 'visibleUntil'),
});
