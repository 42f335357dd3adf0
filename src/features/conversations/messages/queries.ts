import { sql, type ExpressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { CustomerScope } from '../../../access/scopes.ts';
import { compose, plain, prepared } from '../../../database/statement.ts';
import type { Tables } from '../../../database/tables.ts';

/** This customer's own person at the provider; no row when nobody was named. */
export const accountManager = prepared((v: { customer: number }) =>
  compose
    .selectFrom('customer')
    .innerJoin('staff_member', 'staff_member.id', 'customer.account_manager_id')
    .select([
      'staff_member.id',
      'given_name',
      'prefix',
      'surname',
      'staff_member.position',
      'staff_member.mail',
      'staff_member.phone',
      'hours_nl',
      'hours_en',
    ])
    .where('customer.id', '=', v.customer)
    .where('staff_member.ended_at', 'is', null),
);

/** The numbers a contact can be called at, to fill in a form with. */
export const ownNumbers = (scope: CustomerScope) =>
  plain<{ phone: string | null; mobile: string | null }>(
    'select shown_phone as phone, shown_mobile as mobile from contact where customer_id = $1 and id = $2',
    scope.customerId,
    scope.actor.contactId,
  );

/** Own threads; with `all` (people who manage the portal or sign for the organisation) those of colleagues too. */
const readable = (v: { contacts: readonly string[]; all: boolean }) =>
  sql<boolean>`(message_thread.contact_id = any(${v.contacts}::uuid[]) or ${v.all}::boolean)`;

const threadColumns = [
  'message_thread.id',
  'message_thread.subject',
  'message_thread.kind',
  'message_thread.about',
  'message_thread.phone',
  'message_thread.created_at',
  'message_thread.last_at',
  'message_thread.closed_at',
  'message_thread.contact_id',
] as const;

/** The threads a contact may read: the own ones, and with `all` those of colleagues too. Newest first. */
export const listThreads = prepared((v: { customer: number; contacts: readonly string[]; all: boolean }) =>
  compose
    .selectFrom('message_thread')
    .innerJoin('contact', 'contact.id', 'message_thread.contact_id')
    .select([...threadColumns, 'contact.given_name', 'contact.prefix', 'contact.surname'])
    .select(
      sql<boolean>`exists (select from message m where m.customer_id = message_thread.customer_id
        and m.thread_id = message_thread.id and m.staff_id is not null and m.read_at is null)`.as('unread'),
    )
    .where('message_thread.customer_id', '=', v.customer)
    .where(readable(v))
    .orderBy('last_at', 'desc')
    .limit(100),
);

const messagesOf = sql`message.customer_id = message_thread.customer_id and message.thread_id = message_thread.id`;

/** One thread with its messages and their files, if this contact may read it. */
export const threadById = prepared((v: { customer: number; contacts: readonly string[]; all: boolean; id: string }) =>
  compose
    .selectFrom('message_thread')
    .innerJoin('contact', 'contact.id', 'message_thread.contact_id')
    .select([...threadColumns, 'contact.given_name', 'contact.prefix', 'contact.surname'])
    .select((eb) => jsonArrayFrom(messages(eb)).as('messages'))
    .where('message_thread.customer_id', '=', v.customer)
    .where(readable(v))
    .where('message_thread.id', '=', v.id),
);

/** The same for staff, of every customer. */
export const anyThreadById = prepared((v: { id: string }) =>
  compose
    .selectFrom('message_thread')
    .innerJoin('contact', 'contact.id', 'message_thread.contact_id')
    .innerJoin('customer', 'customer.id', 'message_thread.customer_id')
    .select([
      ...threadColumns,
      'message_thread.customer_id',
      'contact.given_name',
      'contact.prefix',
      'contact.surname',
      'contact.mail',
      'contact.shown_phone as contact_phone',
      'contact.shown_mobile as mobile',
      'message_thread.call_when',
      'customer.name as customer_name',
      'customer.number as customer_number',
    ])
    .select(
      sql<string[]>`array(select role.name_nl from contact_role r join role on role.key = r.role_key
        where r.customer_id = contact.customer_id and r.contact_id = contact.id order by role.position)`.as('roles_nl'),
    )
    .select(
      sql<string[]>`array(select role.name_en from contact_role r join role on role.key = r.role_key
        where r.customer_id = contact.customer_id and r.contact_id = contact.id order by role.position)`.as('roles_en'),
    )
    .select((eb) => jsonArrayFrom(messages(eb)).as('messages'))
    .where('message_thread.id', '=', v.id),
);

/** Threads for staff: open ones first waiting longest, or the closed ones. */
export const staffThreads = prepared((v: { closed: boolean }) =>
  compose
    .selectFrom('message_thread')
    .innerJoin('contact', 'contact.id', 'message_thread.contact_id')
    .innerJoin('customer', 'customer.id', 'message_thread.customer_id')
    .select([
      ...threadColumns,
      'contact.given_name',
      'contact.prefix',
      'contact.surname',
      'customer.name as customer_name',
      'customer.number as customer_number',
    ])
    .where(sql<boolean>`(message_thread.closed_at is not null) = ${v.closed}::boolean`)
    .orderBy('last_at', 'desc')
    .limit(200),
);

function messages(eb: unknown) {
  return (eb as ExpressionBuilder<Tables, 'message_thread'>)
    .selectFrom('message')
    .leftJoin('contact as writer', 'writer.id', 'message.contact_id')
    .leftJoin('staff_member', 'staff_member.id', 'message.staff_id')
    .select(['message.id', 'message.body', 'message.created_at', 'message.read_at', 'message.staff_id'])
    .select(
      sql<string>`coalesce(concat_ws(' ', staff_member.given_name, staff_member.prefix, staff_member.surname), '')`.as(
        'staff_name',
      ),
    )
    .select(
      sql<string>`coalesce(concat_ws(' ', writer.given_name, writer.prefix, writer.surname), '')`.as('contact_name'),
    )
    .select((inner) =>
      jsonArrayFrom(
        inner
          .selectFrom('message_file')
          .innerJoin('file', 'file.id', 'message_file.file_id')
          .select(['file.id', 'file.name', 'file.type', 'file.bytes'])
          .whereRef('message_file.customer_id', '=', 'message.customer_id')
          .whereRef('message_file.message_id', '=', 'message.id'),
      ).as('files'),
    )
    .where(sql<boolean>`${messagesOf}`)
    .orderBy('message.created_at');
}

/** A file of a thread this contact may read. */
export const messageFile = prepared(
  (v: { customer: number; contacts: readonly string[]; all: boolean; thread: string; file: string }) =>
    compose
      .selectFrom('message_file')
      .innerJoin('message', (join) =>
        join
          .onRef('message.id', '=', 'message_file.message_id')
          .onRef('message.customer_id', '=', 'message_file.customer_id'),
      )
      .innerJoin('message_thread', (join) =>
        join
          .onRef('message_thread.id', '=', 'message.thread_id')
          .onRef('message_thread.customer_id', '=', 'message.customer_id'),
      )
      .innerJoin('file', 'file.id', 'message_file.file_id')
      .select(['file.name', 'file.type', 'file.bytes', 'file.storage_key', 'message_thread.subject'])
      .where('message_file.customer_id', '=', v.customer)
      .where(readable(v))
      .where('message_thread.id', '=', v.thread)
      .where('file.id', '=', v.file),
);

/** The same for staff. */
export const anyMessageFile = prepared((v: { thread: string; file: string }) =>
  compose
    .selectFrom('message_file')
    .innerJoin('message', 'message.id', 'message_file.message_id')
    .innerJoin('file', 'file.id', 'message_file.file_id')
    .select(['file.name', 'file.type', 'file.bytes', 'file.storage_key', 'message_file.customer_id'])
    .where('message.thread_id', '=', v.thread)
    .where('file.id', '=', v.file),
);
