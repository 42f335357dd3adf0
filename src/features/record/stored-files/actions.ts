import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';

/**
 * Deletes those of these files that nothing has any more; answers their keys in the file store, to remove after the
 * commit.
 */
export async function dropUnusedFiles(trx: Write, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ storage_key: string }>`delete from file f where id = any(${ids}::uuid[])
    and not exists (select from document d where d.file_id = f.id) and not exists (select from invoice_file i
      where i.file_id = f.id)
    and not exists (select from message_file m where m.file_id = f.id) returning storage_key`.execute(trx);
  return rows.map((row) => row.storage_key);
}
