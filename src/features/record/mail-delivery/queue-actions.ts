import type { DatabaseAddress } from '../../../database/connect.ts';
import { asOwner } from '../../../database/owner.ts';
import { mailTasks } from '../../../platform/mail/task.ts';

/** One mail in the queue. A password link has no subject yet: it is made at the moment of sending. */
export type QueuedMail = Readonly<{
  id: string;
  to: string;
  subject: string | null;
  state: 'waiting' | 'sending' | 'given-up';
  since: Date;
  nextAt: Date;
  error: string | null;
}>;

// The queue belongs to the owner of the database: only commands come here.
const ofMails = `graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = any($1)`;
const chosen = `j.id in (select j.id from ${ofMails}) and j.locked_at is null and ($2::bigint[] is null
  or j.id = any($2))`;

/** Every mail that was not taken yet, oldest first. */
export function queuedMails(address: DatabaseAddress): Promise<readonly QueuedMail[]> {
  return asOwner(address, async (client) => {
    const { rows } = await client.query<QueuedMail>(
      `select j.id::text, coalesce(j.payload->>'to', j.payload->>'mail', '') as to, j.payload->>'subject' as subject,
        j.created_at as since, j.run_at as "nextAt", j.last_error as error,
        case when j.locked_at is not null then 'sending' when j.attempts >= j.max_attempts then 'given-up'
          else 'waiting' end as state
      from ${ofMails} order by j.created_at, j.id`,
      [mailTasks],
    );
    return rows;
  });
}

/** Tries these mails at once, or all of them, with days of tries before them. Answers how many. */
export const retryMails = (address: DatabaseAddress, ids: readonly string[] | null): Promise<number> =>
  change(
    address,
    `update graphile_worker._private_jobs j set attempts = 0, run_at = now(), created_at = now(), updated_at = now(),
      last_error = null where ${chosen}`,
    ids,
  );

/** Throws these mails away unsent. Answers how many. */
export const dropMails = (address: DatabaseAddress, ids: readonly string[]): Promise<number> =>
  change(address, `delete from graphile_worker._private_jobs j where ${chosen}`, ids);

function change(address: DatabaseAddress, statement: string, ids: readonly string[] | null): Promise<number> {
  return asOwner(address, async (client) => (await client.query(statement, [mailTasks, ids])).rowCount ?? 0);
}
