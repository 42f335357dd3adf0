import { setTimeout as pause } from 'node:timers/promises';
import { watchedPool, type DatabaseAddress, type WatchedPool } from '../../database/connect.ts';
import { JOB_ROLE } from '../../database/job-role.ts';
import { openLane, passOnce, type Lane } from './lane.ts';
import { keepPulse, usualPace, type Pace } from './pulse.ts';
import type { AnyTask, Log, ObserveJob } from './task.ts';

export type { Log, Task } from './task.ts';

type WorkerOptions = Readonly<{ log: Log; observe?: ObserveJob | undefined; pace?: Pace }>;

const atOnce = 4;
// Less than the minute that the documented service and container give a portal to end.
const handInMs = 45_000;

/**
 * Starts taking jobs, each lane by itself. `stop()` lets running jobs finish, and waits until the queue knows that they
 * did.
 */
export async function startWorker<Context>(
  address: DatabaseAddress,
  context: Context,
  tasks: readonly AnyTask<Context>[],
  options: WorkerOptions,
): Promise<{ stop(): Promise<void> }> {
  const { log, observe, pace = usualPace } = options;
  const pool = jobPool(address, log);
  try {
    const byLane = [...Map.groupBy(tasks, ({ lane }) => lane ?? '')];
    const opened = byLane.map(([, own]) =>
      openLane(pool, {
        context,
        tasks: own,
        log,
        observe,
        concurrency: atOnce,
      }),
    );
    const lanes = await Promise.all(opened);
    const pulse = keepPulse(pool, () => lanes.flatMap((lane) => lane.names()), log, pace);
    return {
      async stop() {
        // The pulse goes on until the last job ended: else another portal would take it over.
        await endLanes(lanes, pool);
        await pulse.end();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * Lets running jobs finish and hands them in, as long as there is a point in waiting: not when nobody hears it, or it
 * takes so long that we would be ended by force. Others take over what was not handed in.
 */
async function endLanes(lanes: readonly Lane[], pool: WatchedPool): Promise<void> {
  let ended = false;
  const all = Promise.all(lanes.map((lane) => lane.stop())).then(() => void (ended = true));
  for (const until = Date.now() + handInMs; !ended && !pool.isAway() && Date.now() < until;)
    await Promise.race([all, pause(100)]);
}

/** Runs every job that is due and answers when none is left: for tests and commands. */
export async function runJobs<Context>(
  address: DatabaseAddress,
  context: Context,
  tasks: readonly AnyTask<Context>[],
  log: Log,
): Promise<void> {
  const pool = jobPool(address, log);
  try {
    await passOnce(pool, { context, tasks, log });
  } finally {
    await pool.end();
  }
}

/** In a database of our own, where the owner may do everything, jobs have a login that owns the queue alone. */
const jobLogin = (address: DatabaseAddress) =>
  address.connectionString === undefined && address.password === undefined ? { user: JOB_ROLE } : {};

function jobPool(address: DatabaseAddress, log: Log): WatchedPool {
  const pool = watchedPool({
    config: { ...address, ...jobLogin(address), max: 6, application_name: 'portal_jobs' },
    onError: (error) => log.error({ err: error }, 'job database connection lost'),
  });
  // graphile-worker wants to see that somebody listens; watchedPool does.
  pool.on('connect', () => {});
  return pool;
}
