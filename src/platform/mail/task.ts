import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { enqueue } from '../jobs/enqueue.ts';
import type { Task } from '../jobs/worker.ts';
import type { Mail, Mailer } from './mailer.ts';
import type { QueryExecutorProvider } from 'kysely';

type OutgoingMail = Omit<Mail, 'id'>;

/** Queues a finished mail in the transaction that gives the reason for it. Mails that hold a secret are made inside their own job instead. */
export function queueMail(trx: QueryExecutorProvider, mail: OutgoingMail): Promise<void> {
  return enqueue(trx, 'send-mail', mail);
}

export const sendMail: Task<{ mailer: Mailer }, OutgoingMail> = {
  name: 'send-mail',
  run: ({ mailer }, mail, job) => mailer.send({ ...mail, id: `job-${job.id}` }),
};
