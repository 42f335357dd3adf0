import { sql } from 'kysely';
import { systemScope, write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'database'>;

/** Forgets refused addresses that nobody has any more, and mails that were given up a month ago. */
export const cleanUpMail: Task<Parts, object> = {
  name: 'clean-up-mail',
  runsAt: '57 2 * * *',
  async run({ database }) {
    await write(systemScope(database), async (trx) => {
      await sql`delete from refused_address r where not exists (select from contact c
        where c.mail = r.mail and c.removed_at is null)
        and not exists (select from staff_member m where m.mail = r.mail and m.ended_at is null)`.execute(trx);
      await sql`select app.forget_mails()`.execute(trx);
    });
  },
};
