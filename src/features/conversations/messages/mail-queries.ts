import { sql } from 'kysely';
import { compose, prepared } from '../../../database/statement.ts';

/** Everything a mail about one message needs. */
export const mailFacts = prepared((v: { message: string }) =>
  compose
    .selectFrom('message')
    .innerJoin('message_thread', 'message_thread.id', 'message.thread_id')
    .innerJoin('contact', (join) =>
      join.on('contact.id', '=', sql<string>`coalesce(message.contact_id, message_thread.contact_id)`),
    )
    .innerJoin('customer', 'customer.id', 'message_thread.customer_id')
    .leftJoin('account', 'account.id', 'contact.account_id')
    .leftJoin('staff_member as manager', (join) =>
      join.onRef('manager.id', '=', 'customer.account_manager_id').on('manager.ended_at', 'is', null),
    )
    .leftJoin('staff_member as writer', 'writer.id', 'message.staff_id')
    .select([
      'message.body',
      'message_thread.id as thread',
      'message_thread.kind',
      'message_thread.subject',
      'message_thread.about',
      'message_thread.phone',
      'message_thread.call_when',
      'customer.name as customer',
      'customer.number as customer_number',
      'contact.mail as contact_mail',
      'contact.shown_mail_categories as mail_categories',
      'manager.mail as manager_mail',
      'account.language',
    ])
    .select(sql<string>`concat_ws(' ', contact.given_name, contact.prefix, contact.surname)`.as('contact_name'))
    .select(sql<string>`concat_ws(' ', writer.given_name, writer.prefix, writer.surname)`.as('staff_name'))
    .select((eb) =>
      eb
        .selectFrom('message_file')
        .whereRef('message_file.message_id', '=', 'message.id')
        .select(sql<number>`count(*)::int`.as('n'))
        .as('file_count'),
    )
    .where('message.id', '=', v.message),
);
