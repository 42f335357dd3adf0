import {
  audience,
  day,
  externalId,
  field,
  inOrder,
  kind,
  line,
  must,
  prose,
  visible,
  word,
} from '../../intake/import-kinds/index.ts';
import { base64, documentFile } from './import-file.ts';
import { documentFiles } from './import-actions.ts';

export const documents = kind({
  name: 'documents',
  one: 'document',
  table: 'document',
  doc: 'Contracts and manuals, with a file, a text or both.',
  moves: true,
  body: ['bodyNl', 'bodyEn'],
  fields: [
    externalId,
    ...audience,
    ...visible,
    field(
      'kind',
      word(['contract', 'manual'], { contract: 'contracten', manual: 'handleiding|handleidingen' }),
      'A contract (of one customer, only for who may see contracts) or a manual.',
      { ...must, aliases: 'soort|type' },
    ),
    field('titleNl', line(), 'Title in Dutch.', { ...must, aliases: 'titel|title' }),
    field('titleEn', line(), 'Title in English.'),
    field('summaryNl', line(500), 'One sentence in Dutch.', { aliases: 'samenvatting|summary' }),
    field('summaryEn', line(500), 'One sentence in English.'),
    field('bodyNl', prose(), 'Text in Dutch, Markdown.', { aliases: 'tekst|body' }),
    field('bodyEn', prose(), 'Text in English, Markdown.'),
    field('categoryNl', line(100), 'Category in Dutch.', { aliases: 'categorie|category' }),
    field('categoryEn', line(100), 'Category in English.'),
    field('datedOn', day, 'Date on the document.', { aliases: 'datum|datum document' }),
    field('fileName', line(200), 'Name of the file as people download it.', { column: null, aliases: 'bestandsnaam' }),
    field('fileContent', base64, 'The file itself, base64 (API).', { column: null }),
    field('file', line(200), 'A file in the same folder (import command).', { column: null, aliases: 'bestand' }),
  ],
  together: (values, cell, row) => {
    inOrder(values, cell, 'visibleFrom', 'visibleUntil');
    // Empty means everyone, and a contract is never everyone's.
    if (values.kind === 'contract' && values.customer === null) cell.inside('customer').problem('required');
    values.attached = documentFile(values, cell, row);
    values.fileContent = null; // read again when it is stored
  },
  childOf: (values) => values.attached,
  children: documentFiles,
});
