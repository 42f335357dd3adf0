import { meantFor, type Reader } from '../../../access/audience.ts';
import { compose, prepared } from '../../../database/statement.ts';

const columns = [
  'document.id',
  'document.kind',
  'document.title_nl',
  'document.title_en',
  'document.summary_nl',
  'document.summary_en',
  'document.category_nl',
  'document.category_en',
  'document.dated_on',
  'document.source',
  'document.imported_at',
  'file.name as file_name',
  'file.type as file_type',
  'file.bytes as file_bytes',
] as const;

/** Every contract and manual meant for this reader: newest contracts first, manuals by name. */
export const listDocuments = prepared((reader: Reader) =>
  compose
    .selectFrom('document')
    .leftJoin('file', 'file.id', 'document.file_id')
    .select(columns)
    .where(meantFor(reader, 'document'))
    .orderBy('document.kind')
    .orderBy('document.category_nl')
    .orderBy('document.title_nl'),
);

export const documentById = prepared((reader: Reader & { id: string }) =>
  compose
    .selectFrom('document')
    .leftJoin('file', 'file.id', 'document.file_id')
    .select([...columns, 'document.body_nl', 'document.body_en', 'file.storage_key'])
    .where(meantFor(reader, 'document'))
    .where('document.id', '=', reader.id),
);
