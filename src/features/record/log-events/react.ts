import { sql } from 'kysely';
import { systemScope, write, type Write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/task.ts';
import type { Portal } from '../../../portal.ts';
import type { Happened, Reaction } from './follow.ts';

/** `events` of one transaction. Without: whatever waits, for a queue that was lost with its jobs. */
type Payload = Readonly<{ events?: readonly number[] }>;

/**
 * Queues what follows from events, in the transaction that takes them off the list of those that wait: once for each,
 * whatever is killed in between.
 */
export const reactTo = (reactions: readonly Reaction[]): Task<Portal, Payload> =>
  Object.freeze({
    name: 'react',
    runsAt: '*/5 * * * *',
    run: (portal: Portal, { events }: Payload) =>
      write(systemScope(portal.database), async (trx) => {
        const happened = await takeWaiting(trx, events ?? null);
        for (const { actions, queue } of reactions) {
          const own = happened.filter(({ action }) => actions.includes(action));
          if (own.length > 0) await queue(trx, own, portal.now());
        }
      }),
  });

async function takeWaiting(trx: Write, events: readonly number[] | null): Promise<readonly Happened[]> {
  const { rows } = await sql<Happened>`with taken as (
      delete from log_event_waiting where ${events}::bigint[] is null or event_id = any(${events}::bigint[])
      returning event_id)
    select id, action, at, customer_id as "customerId", account_id as "accountId",
      coalesce(subject, personal->>'subject') as subject, facts, coalesce(personal, '{}') as personal
    from taken join log_event on id = event_id order by id`.execute(trx);
  return rows;
}
