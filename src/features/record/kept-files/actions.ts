import { sql } from 'kysely';
import { write, type SystemScope, type Write } from '../../../access/scopes.ts';
import type { FileStore } from '../../../platform/files/store.ts';
import type { UploadedFile } from '../../../platform/files/upload.ts';
import { holdKept, keptInAll, ownerOf, type OwnScope, type Row } from './queries.ts';
import { limits, thatFit, type KeptFile } from './rules.ts';

/**
 * `copy`: which copy of which form; `picked`: the kept files whose box is ticked; `files`: what came with the form just
 * now.
 */
export type Keeping = Readonly<{ copy: string; picked: readonly string[]; files: readonly UploadedFile[]; now: Date }>;
/**
 * What waits in a refused form now. `gone`: so many ticked files are there no more; `lost`: what there was no room for.
 */
export type Refused = Readonly<{
  kept: readonly KeptFile[];
  saved: readonly UploadedFile[];
  lost: readonly UploadedFile[];
  gone: number;
}>;

const forget = (trx: Write, rows: readonly Pick<Row, 'id'>[]) =>
  trx
    .deleteFrom('kept_file')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();

/** Two forms of one person at once are counted one after the other; whoever counts messages takes the same turn. */
export const holdPerson = (trx: Write, accountId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`messages of ${accountId}`}, 0))`.execute(trx);

/**
 * Keeps the files of a refused form for an hour beside those that are still ticked; lets go of the others. `bytesLeft`
 * says what this person may still leave here, beside what waits already.
 */
export async function keepFiles(
  store: FileStore,
  scope: OwnScope,
  { copy, picked, files, now }: Keeping,
  bytesLeft: (trx: Write) => Promise<number>,
): Promise<Refused> {
  // What was left out of a form without any file goes when the form is sent, or with its hour.
  if (picked.length + files.length === 0) return { kept: [], saved: [], lost: [], gone: 0 };
  const { left, ...refused } = await write(scope, async (trx) => {
    await holdPerson(trx, scope.actor.accountId);
    const rows = await holdKept(trx, scope, copy, now);
    const staying = rows.filter(({ id }) => picked.includes(id));
    const left = rows.filter(({ id }) => !picked.includes(id));
    if (left.length > 0) await forget(trx, left);
    const all = await keptInAll(trx, scope);
    const room = {
      ofForm: limits.ofForm - staying.length,
      ofPerson: limits.ofPerson - all.files,
      bytes: files.length === 0 ? 0 : await bytesLeft(trx),
    };
    const saved = thatFit(files, room);
    const ends_at = new Date(now.getTime() + limits.ms);
    const added: KeptFile[] = [];
    for (const { name, type, stored } of saved) {
      const file = {
        ...ownerOf(scope),
        form: copy,
        name,
        type,
        bytes: stored.bytes,
        sha256: stored.sha256,
        storage_key: stored.key,
        kept_at: now,
        ends_at,
      };
      const { id } = await trx.insertInto('kept_file').values(file).returning('id').executeTakeFirstOrThrow();
      added.push({ id, name, bytes: stored.bytes });
    }
    return {
      left,
      kept: [...staying, ...added],
      saved,
      lost: files.filter((file) => !saved.includes(file)),
      gone: picked.length - staying.length,
    };
  });
  await removeBytes(
    store,
    left.map(({ storage_key }) => storage_key),
  );
  return refused;
}

/**
 * Takes the ticked files out of a form that is sent, in the transaction that sends it; the caller removes the bytes of
 * those `left` out once it is committed. When `gone` is not 0, not all of them are there any more, and nothing was
 * taken.
 */
export async function takeKept(
  trx: Write,
  scope: OwnScope,
  { copy, picked, now }: Omit<Keeping, 'files'>,
): Promise<Readonly<{ files: readonly UploadedFile[]; left: readonly string[]; gone: number }>> {
  const rows = await holdKept(trx, scope, copy, now);
  const taken = rows.filter(({ id }) => picked.includes(id));
  if (taken.length < picked.length) return { files: [], left: [], gone: picked.length - taken.length };
  if (rows.length > 0) await forget(trx, rows);
  const files = taken.map(({ name, type, bytes, sha256, storage_key }) => ({
    name,
    type,
    stored: { key: storage_key, bytes, sha256 },
  }));
  return { files, left: rows.filter((row) => !taken.includes(row)).map(({ storage_key }) => storage_key), gone: 0 };
}

/**
 * Forgets what a session left in its forms, in the transaction that ends it. Answers the keys of the bytes to remove
 * when it is committed.
 */
export async function dropFilesOf(trx: Write, sessionId: string): Promise<readonly string[]> {
  const rows = await trx.deleteFrom('kept_file').where('session_id', '=', sessionId).returning('storage_key').execute();
  return rows.map(({ storage_key }) => storage_key);
}

/** Removes what waited its hour, or whose session is no more. Answers how many. */
export async function dropEnded(scope: SystemScope, store: FileStore, now: Date): Promise<number> {
  const { rows } = await write(scope, (trx) =>
    sql<{ storage_key: string }>`delete from kept_file k where ends_at <= ${now} or not exists (
    select from session s where s.id = k.session_id and s.account_id = k.account_id and s.ends_at > ${now}
      and s.last_seen_at > ${now}::timestamptz - case when s.staff_id is not null then interval '30 minutes'
        when s.remember then interval '30 days' else interval '60 minutes' end
  ) returning storage_key`.execute(trx),
  );
  await removeBytes(
    store,
    rows.map(({ storage_key }) => storage_key),
  );
  return rows.length;
}

/** What cannot be removed now, the nightly sweep removes: nothing names it any more. */
export async function removeBytes(store: FileStore, keys: readonly string[]): Promise<void> {
  await Promise.allSettled(keys.map((key) => store.remove(key)));
}
