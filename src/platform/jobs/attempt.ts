import type pg from 'pg';
import type { AnyTask, Log, ObserveJob, Patience } from './task.ts';

type Row = Readonly<{ id: string | number; attempts: number; max_attempts: number; created_at: Date | string }>;
/** What graphile-worker lends a running job. */
export type Lent = Readonly<{ job: Row; withPgClient: <T>(work: (client: pg.PoolClient) => Promise<T>) => Promise<T> }>;
type Around<Context> = Readonly<{ context: Context; log: Log; observe?: ObserveJob | undefined }>;

const dayMs = 86_400_000;
// graphile-worker waits e^attempts seconds after a try: eight make fifty minutes, the longest a patient job ever waits.
const longestWait = 8;

/**
 * One try of one job. Throws what the job threw, so that it is tried again; a job whose place a newer one took just
 * ends.
 */
export async function attempt<Context>(
  task: AnyTask<Context>,
  { context, log, observe }: Around<Context>,
  payload: unknown,
  { job, withPgClient }: Lent,
): Promise<void> {
  const began = performance.now();
  const ended = (outcome: 'done' | 'failed' | 'given-up') =>
    observe?.({ task: task.name, outcome }, performance.now() - began);
  try {
    await task.run(context, payload as never, { id: String(job.id), attempt: job.attempts });
    ended('done');
  } catch (error) {
    const state = await withPgClient((client) => settle(client, job, task.patience, error));
    ended(state === 'given-up' ? 'given-up' : 'failed');
    if (state === 'replaced') return;
    if (state === 'given-up')
      log.error({ job: String(job.id), task: task.name }, 'a job was given up: nobody tries it again by itself');
    throw error;
  }
}

/** Decides what follows on a failed try, before the queue counts it. */
async function settle(
  client: pg.PoolClient,
  job: Row,
  patience: Patience | undefined,
  error: unknown,
): Promise<'again' | 'given-up' | 'replaced'> {
  // While we ran somebody queued the same anew: the queue then marks this one as tried out.
  const { rows } = await client.query<{ attempts: number; max_attempts: number }>(
    'select attempts, max_attempts from graphile_worker.jobs where id = $1',
    [job.id],
  );
  const [now] = rows;
  if (now === undefined || (now.attempts >= now.max_attempts && job.attempts < job.max_attempts)) return 'replaced';
  if (patience === undefined) return now.attempts >= now.max_attempts ? 'given-up' : 'again';
  const isOver = patience.isHopeless(error) || Date.now() - new Date(job.created_at).getTime() > patience.days * dayMs;
  await client.query(
    isOver
      ? 'update graphile_worker._private_jobs set attempts = max_attempts, updated_at = now() where id = $1'
      : `update graphile_worker._private_jobs set attempts = least(attempts, ${longestWait}) where id = $1`,
    [job.id],
  );
  return isOver ? 'given-up' : 'again';
}
