import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Logger,
  run,
  runOnce,
  type Runner,
  type RunnerOptions,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import { attempt, type Lent } from './attempt.ts';
import type { AnyTask, Log, ObserveJob } from './task.ts';

/** Jobs that wait for each other and for nobody else. `names` is what the queue calls who takes them now. */
export type Lane = Readonly<{ names(): readonly string[]; stop(): Promise<void> }>;
type LaneOptions<Context> = Readonly<{
  context: Context;
  tasks: readonly AnyTask<Context>[];
  log: Log;
  observe?: ObserveJob | undefined;
  concurrency: number;
}>;

const pauseMs = 2_000;

/** Starts taking jobs of these tasks, and starts again when the queue gives up because its database was away. */
export async function openLane<Context>(pool: pg.Pool, options: LaneOptions<Context>): Promise<Lane> {
  const { log, concurrency, tasks } = options;
  const crontab = tasks.flatMap(({ name, runsAt }) => (runsAt === undefined ? [] : `${runsAt} ${name}`)).join('\n');
  const { events, names } = listening();
  const over = new AbortController();
  let stopped = false;
  const start = () => run({ ...shared(pool, options), events, crontab, concurrency, pollInterval: 2_000 });
  const stay = async (runner: Runner): Promise<void> => {
    for (let current = runner; !stopped;) {
      await current.promise.catch((error: unknown) => stopped || log.warn({ err: error }, 'taking jobs stopped'));
      // What it did not hand in is taken over by the next start, or by another portal.
      if (!stopped) names.length = 0;
      while (!stopped) {
        await pause(pauseMs, undefined, { ref: false, signal: over.signal }).catch(() => {});
        const again = stopped ? null : await start().catch(() => null);
        if (again === null) continue;
        // Asked to stop while it began again: nobody else would end it.
        if (stopped) return void (await again.stop().catch(() => {}));
        log.info({}, 'taking jobs again');
        current = latest = again;
        break;
      }
    }
  };
  let latest = await start();
  const staying = stay(latest);
  return Object.freeze({
    names: () => [...names],
    async stop() {
      stopped = true;
      over.abort();
      // Refused only when it stopped already.
      await latest.stop().catch(() => {});
      await staying;
    },
  });
}

/** Runs what is due and ends. */
export async function passOnce<Context>(
  pool: pg.Pool,
  options: Omit<LaneOptions<Context>, 'concurrency'>,
): Promise<void> {
  await runOnce(shared(pool, options));
}

function shared<Context>(pool: pg.Pool, { log, ...options }: Omit<LaneOptions<Context>, 'concurrency'>): RunnerOptions {
  return {
    pgPool: pool,
    taskList: taskList(log, options),
    noHandleSignals: true,
    logger: quiet(log),
    // With a delay, be it of nothing, the end waits until the queue knows what was done: else finished jobs stay locked
    // and run again.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
}

function taskList<Context>(
  log: Log,
  { tasks, context, observe }: Pick<LaneOptions<Context>, 'tasks' | 'context' | 'observe'>,
): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      (payload: unknown, lent: unknown) => attempt(task, { context, log, observe }, payload, lent as Lent),
    ]),
  );
}

function listening(): { events: WorkerEvents; names: string[] } {
  const names: string[] = [];
  const events = new EventEmitter() as WorkerEvents;
  events.on('pool:create', ({ workerPool }) => void names.push(workerPool.id));
  return { events, names };
}

/**
 * The queue's own words, as far as they are news. A try that failed is tried again; that a job was given up is told by
 * who decides it.
 */
const quiet = (log: Log) =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error') log[meta?.['failure'] === true ? 'warn' : 'error']({}, message);
  });
