import {
  audience,
  externalId,
  field,
  inOrder,
  kind,
  line,
  moment,
  must,
  prose,
  word,
} from '../../intake/import-kinds/index.ts';

export const notices = kind({
  name: 'notices',
  one: 'notice',
  table: 'notice',
  doc: 'Notices above the pages: outages, maintenance, other news that cannot wait.',
  moves: true,
  body: ['bodyNl', 'bodyEn'],
  fields: [
    externalId,
    ...audience,
    field(
      'tone',
      word(['info', 'maintenance', 'outage'], {
        info: 'informatie|mededeling',
        maintenance: 'onderhoud',
        outage: 'storing',
      }),
      'What it is.',
      { missing: 'info', aliases: 'soort|toon' },
    ),
    field('titleNl', line(), 'Title in Dutch.', { ...must, aliases: 'titel|title' }),
    field('titleEn', line(), 'Title in English.'),
    field('bodyNl', prose(5000), 'Text in Dutch, Markdown.', { aliases: 'tekst|body' }),
    field('bodyEn', prose(5000), 'Text in English, Markdown.'),
    field('startsAt', moment, 'From when it is shown; left out, at once.', {
      otherwise: 'now()',
      aliases: 'begint|begin|vanaf',
    }),
    field('endsAt', moment, 'Until when it is shown.', { aliases: 'eindigt|einde|tot' }),
  ],
  together: (values, cell) => inOrder(values, cell, 'startsAt', 'endsAt'),
});
