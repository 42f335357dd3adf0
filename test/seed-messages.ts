import type { Write } from '../src/access/scopes.ts';
import type { Seeding } from './seed-customer.ts';

/** A conversation with a file, and a file that waits in a form. */
export async function seedMessages(
  trx: Write,
  { customer_id, mark }: Seeding,
  contacts: Readonly<Record<string, string>>,
  fileId: string,
) {
  const thread = await trx
    .insertInto('message_thread')
    .values({ customer_id, contact_id: contacts['everything']!, subject: `${mark} onderwerp` })
    .returning('id')
    .executeTakeFirstOrThrow();
  const message = await trx
    .insertInto('message')
    .values({ customer_id, thread_id: thread.id, contact_id: contacts['everything']!, body: `${mark} bericht` })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.insertInto('message_file').values({ customer_id, message_id: message.id, file_id: fileId }).execute();
  const waiting = {
    session_id: contacts['everything']!,
    form: `${mark} formulier`,
    kept_at: new Date('2026-11-20T10:00:00Z'),
    ends_at: new Date('2026-11-20T11:00:00Z'),
  };
  const { account_id } = await trx
    .selectFrom('contact')
    .select('account_id')
    .where('id', '=', contacts['everything']!)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('kept_file')
    .values({
      customer_id,
      account_id: account_id!,
      ...waiting,
      name: `${mark} wacht.pdf`,
      type: 'application/pdf',
      bytes: 1,
      sha256: 'x',
      storage_key: `${mark}/kept`,
    })
    .execute();
  return thread.id;
}
