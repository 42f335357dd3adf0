import { sql } from 'kysely';
import { systemScope, write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import { newMailId, queueMail } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import type { Happened, Queued } from '../../record/log-events/index.ts';
import { phoneChangedMail, type PhoneChange } from './mails.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database'>;

type Payload = PhoneChange & Readonly<{ id: string; customerId: number }>;

/** Only a change of the numbers that are shown is worth a mail. */
export function phoneChange({ customerId, facts, personal }: Happened): Queued<Payload> | null {
  const { name, before, after } = personal as Pick<PhoneChange, 'name' | 'before' | 'after'>;
  if (before.phone === after.phone && before.mobile === after.mobile) return null;
  const back = (facts['back'] ?? []) as readonly string[];
  return { payload: { id: newMailId(), customerId: customerId!, name, before, after, back } };
}

/** The back office hears of another number, since its list is where the rest comes from. */
export const mailPhoneChanged: Task<Parts, Payload> = {
  name: 'mail-phone-changed',
  run: (portal, { id, customerId, ...change }) =>
    write(systemScope(portal.database), async (trx) => {
      const { rows } = await sql<{ name: string }>`select name from customer where id = ${customerId}`.execute(trx);
      const mail = phoneChangedMail(portal, rows[0]!.name, change);
      await queueMail(trx, { to: portal.config.staffMail, ...mail }, id);
    }),
};
