import type { QueryExecutorProvider } from 'kysely';
import { randomUUID } from 'node:crypto';
import { enqueue } from '../jobs/enqueue.ts';
import type { Mail } from './mailer.ts';

export type OutgoingMail = Omit<Mail, 'id'>;
export const sendMailTask = 'send-mail';

/**
 * What mails are called in the queue: the finished ones, and those made at the moment of sending. They have a lane of
 * their own.
 */
export const mailTasks = Object.freeze([sendMailTask, 'password-link'] as const);
export const mailLane = 'mail';

/** The name of one mail for good: random, so that it never returns after a restore or in another portal. */
export const newMailId = (): string => randomUUID();

/**
 * Queues a finished mail in the transaction that gives the reason for it. Its id lies in the queue with it, so that
 * every try hands over the same mail. A job that may run twice gives an `id` that follows from its reason. Mails that
 * hold a secret are made inside their own job instead.
 */
export function queueMail(trx: QueryExecutorProvider, mail: OutgoingMail, id: string = newMailId()): Promise<void> {
  return enqueue(trx, sendMailTask, { ...mail, id }, { key: `${sendMailTask}:${id}` });
}
