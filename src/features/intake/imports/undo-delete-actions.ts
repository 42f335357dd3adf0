import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { Kind } from '../import-kinds/index.ts';

type How = Readonly<{ force: boolean; undo: number }>;

/**
 * Deletes records that a run added. Answers those that stay because something else belongs to them; forced, those are
 * no longer shown. Access that people had by them ends as when they are taken off a list.
 */
export async function deleteRecords(
  trx: Write,
  kind: Kind,
  externalIds: readonly string[],
  { force, undo }: How,
): Promise<readonly string[]> {
  const kept: string[] = [];
  for (let at = 0; at < externalIds.length; at += 200) {
    const part = externalIds.slice(at, at + 200);
    if (await tryDelete(trx, kind, part)) continue;
    for (const id of part) if (!(await tryDelete(trx, kind, [id]))) kept.push(id);
  }
  if (force && kept.length > 0)
    await sql`update ${sql.table(kind.table)} set removed_at = now(), content_hash = null, run_id = ${undo}
      where external_id = any(${kept})`.execute(trx);
  return kept;
}

async function tryDelete(trx: Write, { table }: Kind, ids: readonly string[]): Promise<boolean> {
  await sql`savepoint before_delete`.execute(trx);
  try {
    // Who loses access is decided when a record is taken off, not when its row goes.
    await sql`update ${sql.table(table)} set removed_at = now()
      where external_id = any(${ids}) and removed_at is null`.execute(trx);
    if (table === 'customer')
      await sql`delete from invoice_month where customer_id in (select id from customer where external_id = any(${ids}))
      and not exists (select from invoice i where i.customer_id = invoice_month.customer_id)`.execute(trx);
    await sql`delete from ${sql.table(table)} where external_id = any(${ids})`.execute(trx);
    await sql`release savepoint before_delete`.execute(trx);
    return true;
  } catch (error) {
    if (!['23503', '23001'].includes(String((error as { code?: unknown }).code))) throw error;
    await sql`rollback to savepoint before_delete`.execute(trx);
    return false;
  }
}
