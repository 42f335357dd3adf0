import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

export type Unread = Readonly<{ fileId: string; type: string; key: string }>;

/** Files of documents whose text was not read yet and that were tried fewer than so many times, a few at a time. */
export const unreadFiles = (types: readonly string[], tries: number, most: number): Statement<Unread> =>
  plain<Unread>(
    `select distinct f.id as "fileId", f.type, f.storage_key as key from document d join file f on f.id = d.file_id
    where d.file_text is null and d.text_tries < $2 and d.removed_at is null and f.type = any($1) order by f.id
      limit $3`,
    types,
    tries,
    most,
  );
