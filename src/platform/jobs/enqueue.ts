import { sql, type QueryExecutorProvider } from 'kysely';
import { storableJson } from '../../database/json.ts';

/**
 * Queues a job in the transaction that gives the reason for it: no commit, no job.
 * `key` makes it unique while it waits; `runAt` delays it.
 */
export async function enqueue<Payload extends object>(
  trx: QueryExecutorProvider,
  task: string,
  payload: Payload,
  { key = null, runAt = null }: { key?: string | null; runAt?: Date | null } = {},
): Promise<void> {
  await sql`select app.enqueue(${task}, ${storableJson(payload)}::jsonb, ${key}, ${runAt})`.execute(trx);
}
