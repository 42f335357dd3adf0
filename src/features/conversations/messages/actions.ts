import { sql } from 'kysely';
import { hash } from 'node:crypto';
import { write, type CustomerScope, type StaffScope, type Write } from '../../../access/scopes.ts';
import type { UploadedFile } from '../../../platform/files/upload.ts';
import { record } from '../../record/log-events/index.ts';
import { takeKept } from '../../record/kept-files/index.ts';
import { holdPerHour } from './hour-queries.ts';
import type { Draft } from './rules.ts';
import type { Gone, Sent } from './sending-rules.ts';

type Sending = Readonly<{
  customerId: number;
  threadId: string;
  body: string;
  contactId: string | null;
  staffId: string | null;
  now: Date;
  files: readonly UploadedFile[];
  once: Once | null;
}>;

/** What makes a form the same form: its key, and a hash of all that was in it. */
type Once = Readonly<{ key: string; hash: Buffer }>;

/** The key of a form with what is in it, so that only the same once more is the same. Null when the form has no key. */
function onceFor(
  key: string | null,
  said: readonly (string | null | boolean)[],
  { files, picked }: Attached,
): Once | null {
  if (key === null) return null;
  const all = JSON.stringify([said, files.map(({ name, stored }) => [name, stored.sha256]), [...picked].sort()]);
  return { key, hash: hash('sha256', all, 'buffer') };
}

/** The thread of a message that this person sent with this very form already. Two at once wait for each other here. */
async function madeBefore(
  trx: Write,
  person: { contactIds: readonly string[] } | { staffId: string },
  once: Once | null,
): Promise<string | null> {
  if (once === null) return null;
  await sql`select pg_advisory_xact_lock(hashtextextended(${once.key}, 0))`.execute(trx);
  const same = trx
    .selectFrom('message')
    .select('thread_id')
    .where('once_key', '=', once.key)
    .where('once_hash', '=', once.hash);
  const before = await (
    'staffId' in person
      ? same.where('staff_id', '=', person.staffId)
      : same.where('contact_id', 'in', person.contactIds)
  ).executeTakeFirst();
  return before?.thread_id ?? null;
}

async function addMessage(
  trx: Write,
  { customerId, threadId, body, contactId, staffId, now, files, once }: Sending,
): Promise<string> {
  const message = await trx
    .insertInto('message')
    .values({
      customer_id: customerId,
      thread_id: threadId,
      contact_id: contactId,
      staff_id: staffId,
      body,
      created_at: now,
      once_key: once?.key ?? null,
      once_hash: once?.hash ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { name, type, stored } of files) {
    const file = await trx
      .insertInto('file')
      .values({
        customer_id: customerId,
        name,
        type,
        bytes: stored.bytes,
        sha256: stored.sha256,
        storage_key: stored.key,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('message_file')
      .values({ customer_id: customerId, message_id: message.id, file_id: file.id })
      .execute();
  }
  return message.id;
}

/** New files of a form, and which of those that waited in this copy of it go along. */
export type Attached = Readonly<{ files: readonly UploadedFile[]; copy: string; picked: readonly string[] }>;
export const nothingAttached: Attached = Object.freeze({ files: [], copy: '', picked: [] });

/** Every file that goes with a message: what waited first, in the order of the form. */
async function allOf(
  trx: Write,
  scope: CustomerScope | StaffScope,
  { files, copy, picked }: Attached,
  now: Date,
): Promise<Gone | Readonly<{ files: readonly UploadedFile[]; left: readonly string[] }>> {
  if (copy === '') return { files, left: [] };
  const waited = await takeKept(trx, scope, { copy, picked, now });
  return waited.gone > 0
    ? { thread: null, gone: waited.gone }
    : { files: [...waited.files, ...files], left: waited.left };
}

export type NewThread = Readonly<{
  kind: Draft['kind'] | 'call-back';
  subject: string;
  body: string;
  about: string | null;
  phone: string | null;
  callWhen?: string | null;
  attached: Attached;
  now: Date;
  once: string | null;
}>;

/** Opens a thread with its first message; the mail to staff leaves by a job. */
export async function openThread(scope: CustomerScope, draft: NewThread): Promise<Sent> {
  const once = onceFor(
    draft.once,
    ['new', draft.kind, draft.subject, draft.body, draft.about, draft.phone, draft.callWhen ?? null],
    draft.attached,
  );
  return write(scope, async (trx) => {
    const before = await madeBefore(trx, scope.actor, once);
    if (before !== null) return { thread: before, again: true, left: [] };
    const full = await holdPerHour(trx, scope, draft.attached.files, draft.now);
    if (full !== null) return full;
    const all = await allOf(trx, scope, draft.attached, draft.now);
    if ('thread' in all) return all;
    const { customerId, actor } = scope;
    const { files, left } = all;
    const thread = await trx
      .insertInto('message_thread')
      .values({
        customer_id: customerId,
        contact_id: actor.contactId,
        kind: draft.kind,
        subject: draft.subject,
        about: draft.about,
        phone: draft.phone,
        call_when: draft.callWhen ?? null,
        created_at: draft.now,
        last_at: draft.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const message = await addMessage(trx, {
      customerId,
      threadId: thread.id,
      body: draft.body,
      contactId: actor.contactId,
      staffId: null,
      now: draft.now,
      files,
      once,
    });
    await record(trx, scope, {
      action: draft.kind === 'call-back' ? 'call-back.asked' : 'message.sent',
      subject: draft.subject,
      facts: { thread: thread.id, message },
      personal: { files: files.map(({ name }) => name) },
    });
    return { thread: thread.id, again: false, left };
  });
}

type Words = Readonly<{ body: string; attached: Attached; now: Date; once: string | null }>;

/** Adds a contact's message to a thread; a closed one opens again. */
export async function writeOn(
  scope: CustomerScope,
  thread: { id: string; subject: string },
  { body, attached, now, once: key }: Words,
): Promise<Sent> {
  const once = onceFor(key, ['on', thread.id, body], attached);
  return write(scope, async (trx) => {
    const before = await madeBefore(trx, scope.actor, once);
    if (before !== null) return { thread: before, again: true, left: [] };
    const full = await holdPerHour(trx, scope, attached.files, now);
    if (full !== null) return full;
    const all = await allOf(trx, scope, attached, now);
    if ('thread' in all) return all;
    const { files, left } = all;
    const message = await addMessage(trx, {
      customerId: scope.customerId,
      threadId: thread.id,
      body,
      contactId: scope.actor.contactId,
      staffId: null,
      now,
      files,
      once,
    });
    await trx
      .updateTable('message_thread')
      .set({ last_at: now, closed_at: null })
      .where('customer_id', '=', scope.customerId)
      .where('id', '=', thread.id)
      .execute();
    await record(trx, scope, {
      action: 'message.sent',
      subject: thread.subject,
      facts: { thread: thread.id, message },
      personal: { files: files.map(({ name }) => name) },
    });
    return { thread: thread.id, again: false, left };
  });
}

/** Notes that the customer has seen the answers in a thread. */
export async function markRead(scope: CustomerScope, threadId: string, now: Date): Promise<void> {
  await write(scope, (trx) =>
    trx
      .updateTable('message')
      .set({ read_at: now })
      .where('customer_id', '=', scope.customerId)
      .where('thread_id', '=', threadId)
      .where('staff_id', 'is not', null)
      .where('read_at', 'is', null)
      .execute(),
  );
}

type StaffThread = Readonly<{ id: string; subject: string; customer_id: number }>;

/** Staff's answer; the notice to the customer leaves by a job. `close` ends the thread. */
export async function answer(
  scope: StaffScope,
  thread: StaffThread,
  { body, attached, close, now, once: key }: Words & { close: boolean },
): Promise<Sent> {
  const once = onceFor(key, ['answer', thread.id, body, close], attached);
  return write(scope, async (trx) => {
    if ((await madeBefore(trx, scope.actor, once)) !== null) return { thread: thread.id, again: true, left: [] };
    const all = await allOf(trx, scope, attached, now);
    if ('thread' in all) return all;
    const { files, left } = all;
    const message = await addMessage(trx, {
      customerId: thread.customer_id,
      threadId: thread.id,
      body,
      contactId: null,
      staffId: scope.actor.staffId,
      now,
      files,
      once,
    });
    await trx
      .updateTable('message_thread')
      .set({ last_at: now, closed_at: close ? now : null, staff_id: scope.actor.staffId })
      .where('id', '=', thread.id)
      .execute();
    await record(trx, scope, {
      action: 'message.answered',
      subject: thread.subject,
      customerId: thread.customer_id,
      facts: { thread: thread.id, message, closed: close },
    });
    return { thread: thread.id, again: false, left };
  });
}
