import { sql } from 'kysely';
import { systemScope, write } from '../../../access/scopes.ts';
import type { Patience } from '../../../platform/jobs/task.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import type { Mail } from '../../../platform/mail/mailer.ts';
import { mailLane, sendMailTask, type OutgoingMail } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import { daysOfTrying, refusalOf, withoutAddresses } from './rules.ts';

type Parts = Pick<Portal, 'database' | 'mailer' | 'now'>;

/** For every job that sends: five days, and no second try of what was refused for good. */
export const mailPatience: Patience = Object.freeze({
  days: daysOfTrying,
  isHopeless: (error: unknown) => refusalOf((error as Error)?.cause) !== null,
});

/**
 * Hands a mail to the mail server. An address that is refused for good is marked, so that staff see it; one that takes
 * a mail is cleared. Throws when the mail was not taken, with the server's words and without addresses.
 */
export async function deliver(portal: Parts, mail: Mail): Promise<void> {
  const scope = systemScope(portal.database, 'portal');
  const address = mail.to.toLowerCase();
  try {
    await portal.mailer.send(mail);
  } catch (error) {
    const reason = refusalOf(error);
    if (reason !== null) {
      await write(scope, (trx) =>
        sql`insert into refused_address (mail, reason, refused_at) values (${address}, ${reason}, ${portal.now()})
          on conflict (mail) do update set reason = excluded.reason, refused_at = excluded.refused_at`.execute(trx),
      );
    }
    throw new Error(withoutAddresses((error as Error).message), { cause: error });
  }
  await write(scope, (trx) => sql`delete from refused_address where mail = ${address}`.execute(trx));
}

/** Sends one finished mail. What an earlier version queued has no id of its own yet. */
export const sendMail: Task<Parts, OutgoingMail & Readonly<{ id?: string }>> = {
  name: sendMailTask,
  lane: mailLane,
  patience: mailPatience,
  run: (portal, mail, job) => deliver(portal, { ...mail, id: mail.id ?? `job-${job.id}` }),
};
