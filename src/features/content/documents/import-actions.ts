import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { DocumentFile } from './import-file.ts';
import type { Batch, Children, ReadyRecord } from '../../intake/import-kinds/index.ts';

type Held = {
  external_id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  customer_id: number | null;
};

async function heldFiles(trx: Write, externalIds: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await sql<Held>`select d.external_id, f.name, f.type, f.bytes, f.sha256, f.customer_id
    from document d join file f on f.id = d.file_id where d.external_id = any(${externalIds})`.execute(trx);
  return new Map(rows.map((row) => [row.external_id, row]));
}

async function filesOfDocuments(trx: Write, externalIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select file_id as id from document where external_id = any(${externalIds}) and file_id is not null`.execute(trx);
  return rows.map(({ id }) => id);
}

/** The file of a document. A file that was replaced stays stored: the run that replaced it can then be undone. */
export const documentFiles: Children = Object.freeze({
  field: 'file',
  none: null,
  async load(trx: Write, externalIds: readonly string[]) {
    const held = await heldFiles(trx, externalIds);
    return new Map([...held].map(([id, { name, type, bytes, sha256 }]) => [id, { name, type, bytes, sha256 }]));
  },
  async replace(trx: Write, records: readonly ReadyRecord[], batch: Batch) {
    const held = await heldFiles(
      trx,
      records.map((record) => record.externalId),
    );
    for (const record of records) {
      const file = record.child as DocumentFile | null;
      const known = held.get(record.externalId);
      const same =
        known !== undefined &&
        file !== null &&
        known.sha256 === file.sha256 &&
        known.name === file.name &&
        known.customer_id === record.customerId;
      if (same || (known === undefined && file === null)) continue;
      const id = file === null ? null : await storeFile(trx, file, record.customerId, batch);
      await trx.updateTable('document').set({ file_id: id }).where('external_id', '=', record.externalId).execute();
    }
  },
  async restore(trx: Write, records: readonly ReadyRecord[]) {
    for (const { externalId, columns, child } of records) {
      const file = child as Pick<Held, 'name' | 'sha256'> | null;
      const id =
        file === null
          ? null
          : sql`(select id from file where sha256 = ${file.sha256} and name = ${file.name}
            and customer_id is not distinct from ${columns.customer_id ?? null}::bigint order by created_at limit 1)`;
      await sql`update document set file_id = ${id} where external_id = ${externalId}`.execute(trx);
    }
  },
  files: filesOfDocuments,
});

/** Bytes first, then the row that makes them findable. A rehearsal stores no bytes. */
async function storeFile(
  trx: Write,
  { name, type, bytes, sha256, open }: DocumentFile,
  customerId: number | null,
  { dryRun, files, newFiles }: Batch,
): Promise<string> {
  let key = 'rehearsal';
  if (!dryRun) {
    const stored = await files.put(open());
    newFiles.push(stored.key);
    if (stored.sha256 !== sha256) throw new Error(`The file ${name} changed while it was imported. Import it again.`);
    key = stored.key;
  }
  const row = await trx
    .insertInto('file')
    .values({ customer_id: customerId, name, type, bytes, sha256, storage_key: key })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
