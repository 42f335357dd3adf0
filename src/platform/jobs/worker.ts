import { Logger, run, runOnce, type Runner, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { watchedPool, type DatabaseAddress } from '../../database/connect.ts';
import { JOB_ROLE } from '../../database/job-role.ts';

/** What a job does with its payload. Safe to repeat: a job may run again after a crash. */
export type Task<Context, Payload = never> = Readonly<{ name: string; run: (context: Context, payload: Payload, job: JobInfo) => Promise<void> }>;
export type JobInfo = Readonly<{ id: string; attempt: number }>;
export type Log = Readonly<{ info: (data: object, text: string) => void; error: (data: object, text: string) => void }>;
type AnyTask<Context> = Readonly<{ name: string; run: (context: Context, payload: never, job: JobInfo) => Promise<void> }>;

/** Starts taking jobs. `stop()` lets running jobs finish. */
export async function startWorker<Context>(address: DatabaseAddress, context: Context, tasks: readonly AnyTask<Context>[], { log, timetable = '' }: { log: Log; timetable?: string }): Promise<{ stop(): Promise<void> }> {
  const pool = jobPool(address, log);
  const runner: Runner = await run({ pgPool: pool, taskList: taskList(context, tasks), crontab: timetable, concurrency: 4, pollInterval: 2000, noHandleSignals: true, logger: quiet(log) });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

/** Runs every job that is due and answers when none is left: for tests and commands. */
export async function runJobs<Context>(address: DatabaseAddress, context: Context, tasks: readonly AnyTask<Context>[], log: Log): Promise<void> {
  const pool = jobPool(address, log);
  try {
    await runOnce({ pgPool: pool, taskList: taskList(context, tasks), noHandleSignals: true, logger: quiet(log) });
  } finally {
    await pool.end();
  }
}

/** In a database of our own, where the owner may do everything, jobs have a login that owns the queue alone. */
const jobLogin = (address: DatabaseAddress) => (address.connectionString === undefined && address.password === undefined ? { user: JOB_ROLE } : {});

function jobPool(address: DatabaseAddress, log: Log): pg.Pool {
  const pool = watchedPool({ config: { ...address, ...jobLogin(address), max: 6, application_name: 'portal_jobs' }, onError: (error) => log.error({ err: error }, 'job database connection lost') });
  // graphile-worker wants to see that somebody listens; watchedPool does.
  pool.on('connect', () => {});
  return pool;
}

function taskList<Context>(context: Context, tasks: readonly AnyTask<Context>[]): TaskList {
  return Object.fromEntries(tasks.map((task) => [task.name, (payload: unknown, { job }: { job: { id: string | number; attempts: number } }) => task.run(context, payload as never, { id: String(job.id), attempt: job.attempts })]));
}

const quiet = (log: Log) => new Logger(() => (level, message) => (level === 'error' ? log.error({}, message) : undefined));
