import { sql, type QueryExecutorProvider } from 'kysely';
import { storableJson } from '../../database/json.ts';

/** `key` makes it unique while it waits; `runAt` delays it; a lower `priority` goes first. */
export type Queueing = Readonly<{ key?: string | null; runAt?: Date | null; priority?: number }>;

/** Queues a job in the transaction that gives the reason for it: no commit, no job. */
export async function enqueue<Payload extends object>(
  trx: QueryExecutorProvider,
  task: string,
  payload: Payload,
  { key = null, runAt = null, priority = 0 }: Queueing = {},
): Promise<void> {
  await sql`select app.enqueue(${task}, ${storableJson(payload)}::jsonb, ${key}, ${runAt}, ${priority})`.execute(trx);
}
