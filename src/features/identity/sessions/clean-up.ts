import { sql } from 'kysely';
import { systemScope, write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'database' | 'now'>;

const day = 24 * 3_600_000;

/**
 * Throws away what signing in leaves behind: ended sessions, dead links, browsers nobody used for a year, counts of a
 * month ago.
 */
export const cleanUpSignIn: Task<Parts, object> = {
  name: 'clean-up-sign-in',
  runsAt: '23 2 * * *',
  async run({ database, now }) {
    const [today, monthAgo, yearAgo] = [0, 31, 366].map((days) => new Date(now().getTime() - days * day));
    await write(systemScope(database), async (trx) => {
      await sql`delete from session where ends_at < ${today} or last_seen_at < ${monthAgo}`.execute(trx);
      await sql`delete from password_link where expires_at < ${monthAgo}`.execute(trx);
      await sql`delete from known_device where last_used_at < ${yearAgo}`.execute(trx);
      await sql`delete from kept_form where ends_at < ${today}`.execute(trx);
      await sql`delete from throttle where last_at < ${monthAgo}`.execute(trx);
    });
  },
};
