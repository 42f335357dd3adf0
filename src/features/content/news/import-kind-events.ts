import {
  audience,
  externalId,
  field,
  fillSlug,
  flag,
  inOrder,
  kind,
  line,
  momentOrDay,
  must,
  prose,
  slug,
  url,
  visible,
} from '../../intake/import-kinds/index.ts';
import { wholeDays } from './whole-days.ts';

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
    field('startsAt', momentOrDay, 'When it starts.', { ...must, aliases: 'begint|begin|start' }),
    field('endsAt', momentOrDay, 'When it ends; of whole days the last one, and left out the same day.', {
      aliases: 'eindigt|einde|end',
    }),
    field('allDay', flag, 'Whether it takes whole days; so it does when both are days without a time.', {
      missing: false,
      aliases: 'hele dag|heel de dag',
    }),
    field('place', line(), 'Where it is.', { aliases: 'plaats|locatie' }),
    field('registrationUrl', url, 'Where people sign up.', { aliases: 'aanmelden|aanmeldlink' }),
  ],
  together: (values, cell) => {
    inOrder(values, cell, 'visibleFrom', 'visibleUntil');
    wholeDays(values, cell);
    inOrder(values, cell, 'startsAt', 'endsAt');
    fillSlug(values, cell, reserved);
  },
});
