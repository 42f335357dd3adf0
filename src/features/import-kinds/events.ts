import { audience, externalId, fillSlug, inOrder, visible } from './usual-fields.ts';
import { field, must } from './field.ts';
import { slug, url } from './format-types.ts';
import { kind } from './kind.ts';
import { line, prose } from './text-types.ts';
import { moment } from './time-types.ts';

/** /agenda/ics is the calendar. */
const reserved = Object.freeze(['ics']);

export const events = kind({
  name: 'events',
  one: 'event',
  table: 'event',
  doc: 'The agenda.',
  moves: true,
  body: ['bodyNl', 'bodyEn'],
  reserved,
  unique: [{ columns: ['slug'], field: 'slug' }],
  fields: [
    externalId,
    ...audience,
    ...visible,
    field('slug', slug, 'Last part of its page address; left out, it follows from the title.', { aliases: 'adres' }),
    field('titleNl', line(), 'Title in Dutch.', { ...must, aliases: 'titel|title' }),
    field('titleEn', line(), 'Title in English.'),
    field('bodyNl', prose(), 'Text in Dutch, Markdown.', { ...must, aliases: 'tekst|body' }),
    field('bodyEn', prose(), 'Text in English, Markdown.'),
    field('startsAt', moment, 'When it starts.', { ...must, aliases: 'begint|begin|start' }),
    field('endsAt', moment, 'When it ends.', { ...must, aliases: 'eindigt|einde|end' }),
    field('place', line(), 'Where it is.', { aliases: 'plaats|locatie' }),
    field('registrationUrl', url, 'Where people sign up.', { aliases: 'aanmelden|aanmeldlink' }),
  ],
  together: (values, cell) => {
    inOrder(values, cell, 'visibleFrom', 'visibleUntil');
    inOrder(values, cell, 'startsAt', 'endsAt');
    fillSlug(values, cell, reserved);
  },
});
