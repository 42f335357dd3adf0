import {
  audience,
  day,
  externalId,
  field,
  fillSlug,
  inOrder,
  kind,
  line,
  must,
  prose,
  slug,
  visible,
} from '../../intake/import-kinds/index.ts';

/** /nieuws/rss is the feed. */
const reserved = Object.freeze(['rss']);

export const news = kind({
  name: 'news',
  one: 'news item',
  table: 'news',
  doc: 'News.',
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
    field('introNl', prose(1000), 'First sentences in Dutch.', { aliases: 'inleiding|intro' }),
    field('introEn', prose(1000), 'First sentences in English.'),
    field('bodyNl', prose(), 'Text in Dutch, Markdown.', { ...must, aliases: 'tekst|body' }),
    field('bodyEn', prose(), 'Text in English, Markdown.'),
    field('publishedOn', day, 'Day it appears.', { ...must, aliases: 'datum|gepubliceerd op|publicatiedatum' }),
    field('author', line(100), 'Who wrote it.', { aliases: 'auteur|schrijver' }),
  ],
  together: (values, cell) => {
    inOrder(values, cell, 'visibleFrom', 'visibleUntil');
    fillSlug(values, cell, reserved);
  },
});
