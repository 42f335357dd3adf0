import {
  audience,
  externalId,
  field,
  inOrder,
  integer,
  kind,
  line,
  must,
  prose,
  visible,
} from '../../intake/import-kinds/index.ts';

export const faq = kind({
  name: 'faq',
  one: 'question',
  table: 'faq',
  doc: 'Questions with their answers.',
  moves: true,
  body: ['answerNl', 'answerEn'],
  fields: [
    externalId,
    ...audience,
    ...visible,
    field('categoryNl', line(100), 'Category in Dutch.', { ...must, aliases: 'categorie|category' }),
    field('categoryEn', line(100), 'Category in English.'),
    field('questionNl', line(300), 'Question in Dutch.', { ...must, aliases: 'vraag|question' }),
    field('questionEn', line(300), 'Question in English.'),
    field('answerNl', prose(), 'Answer in Dutch, Markdown.', { ...must, aliases: 'antwoord|answer' }),
    field('answerEn', prose(), 'Answer in English, Markdown.'),
    field('position', integer(-100_000, 100_000), 'Place in its category, lowest first.', {
      missing: 0,
      aliases: 'volgorde|positie',
    }),
  ],
  together: (values, cell) => inOrder(values, cell, 'visibleFrom', 'visibleUntil'),
});
