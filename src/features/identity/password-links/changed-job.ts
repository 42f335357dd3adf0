import { systemScope, write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import { newMailId, queueMail } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import { moment } from '../../../ui/format.ts';
import type { Happened, Queued } from '../../record/log-events/index.ts';
import { changedMail } from './mails.ts';
import { organisationsOf } from './people.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database' | 'now'>;

/** `links`: so many calendar links ended with the old password; `at`: an ISO moment. */
type Payload = Readonly<{ id: string; accountId: string; first: boolean; links: number; at: string }>;

/** The owner of an account hears of a password that was set or changed here; not of one set by a command. */
export function changedPassword({ action, accountId, facts, at }: Happened): Queued<Payload> | null {
  if (accountId === null) return null;
  const links = Number(facts['links'] ?? 0);
  return { payload: { id: newMailId(), accountId, first: action === 'password.set', links, at: at.toISOString() } };
}

export const mailPasswordChanged: Task<Parts, Payload> = {
  name: 'mail-password-changed',
  async run({ database, config: { brand }, baseUrl, now }, { id, accountId, first, links, at }) {
    await write(systemScope(database), async (trx) => {
      const account = await trx
        .selectFrom('account')
        .select(['mail', 'language'])
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow();
      const { mail, language } = account;
      const about = await organisationsOf(trx, accountId, now(), brand.company);
      const words = changedMail({ language, about, first, links, at: moment(new Date(at), language), brand, baseUrl });
      await queueMail(trx, { to: mail, ...words }, id);
    });
  },
};
