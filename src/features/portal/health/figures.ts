import { inOneFlight, systemScope } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import type { Figure } from '../../../platform/http/metrics.ts';
import { mailTasks } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'database'>;

type Job = Readonly<{
  task: string;
  waiting: number;
  running: number;
  given_up: number;
  waiting_since: Date | null;
  given_up_since: Date | null;
}>;
type Run = Readonly<{ kind: string; state: string; runs: number; last: Date | null }>;

const runs = `select kind, state, count(*)::int as runs, max(finished_at) as last from import_run group by kind, state
  order by kind, state`;

/**
 * How jobs, mails, imports and the connections to the database stand at this moment. Without a database only the last,
 * and that it is away.
 */
export async function figuresOf(portal: Parts): Promise<readonly Figure[]> {
  const up = (value: number): Figure => ({
    name: 'portal_database_up',
    help: '1: the database answers',
    labels: [],
    values: [{ labels: {}, value }],
  });
  try {
    const [jobs, imports, [refused]] = await inOneFlight(
      systemScope(portal.database),
      plain<Job>('select * from app.job_counts() order by task'),
      plain<Run>(runs),
      plain<{ n: number }>('select count(*)::int as n from refused_address'),
    );
    return [
      up(1),
      ...pools(portal),
      ...jobFigures(jobs, Date.now()),
      ...mailFigures(jobs, refused!.n, Date.now()),
      ...importFigures(imports),
    ];
  } catch {
    return [up(0), ...pools(portal)];
  }
}

function pools({ database }: Parts): readonly Figure[] {
  const values = [database.app, database.system].flatMap(({ role, pg: { totalCount, idleCount, waitingCount } }) =>
    Object.entries({ busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount }).map(([state, value]) => ({
      labels: { pool: role, state },
      value,
    })),
  );
  return [
    {
      name: 'portal_database_connections',
      help: 'Connections in use, idle, and requests that wait for one',
      labels: ['pool', 'state'],
      values,
    },
  ];
}

const age = (since: Date | null, now: number): number =>
  since === null ? 0 : Math.max(0, (now - since.getTime()) / 1000);

function jobFigures(jobs: readonly Job[], now: number): readonly Figure[] {
  return [
    {
      name: 'portal_jobs',
      help: 'Jobs in the queue, by kind and state',
      labels: ['task', 'state'],
      values: jobs.flatMap(({ task, waiting, running, given_up }) =>
        Object.entries({ waiting, running, 'given-up': given_up }).map(([state, value]) => ({
          labels: { task, state },
          value,
        })),
      ),
    },
    {
      name: 'portal_job_oldest_seconds',
      help: 'Age of the oldest job that is not done',
      labels: ['task'],
      values: jobs.map(({ task, waiting_since }) => ({ labels: { task }, value: age(waiting_since, now) })),
    },
  ];
}

function mailFigures(jobs: readonly Job[], refused: number, now: number): readonly Figure[] {
  const mails = jobs.filter(({ task }) => mailTasks.some((one) => one === task));
  const sum = (count: (job: Job) => number) => mails.reduce((total, job) => total + count(job), 0);
  const oldest = (since: (job: Job) => Date | null) => Math.max(0, ...mails.map((job) => age(since(job), now)));
  const both = (waiting: number, givenUp: number) => [
    { labels: { state: 'waiting' }, value: waiting },
    { labels: { state: 'given-up' }, value: givenUp },
  ];
  return [
    {
      name: 'portal_mails',
      help: 'Mails that were not taken yet, by state',
      labels: ['state'],
      values: both(
        sum((job) => job.waiting + job.running),
        sum((job) => job.given_up),
      ),
    },
    {
      name: 'portal_mail_oldest_seconds',
      help: 'Age of the oldest of these',
      labels: ['state'],
      values: both(
        oldest((job) => job.waiting_since),
        oldest((job) => job.given_up_since),
      ),
    },
    {
      name: 'portal_refused_addresses',
      help: 'Addresses that a mail server refused for good',
      labels: [],
      values: [{ labels: {}, value: refused }],
    },
  ];
}

function importFigures(imports: readonly Run[]): readonly Figure[] {
  const ended = imports.flatMap(({ kind, state, last }) =>
    last === null ? [] : [{ labels: { kind, state }, value: last.getTime() / 1000 }],
  );
  return [
    {
      name: 'portal_import_runs',
      help: 'Runs of imports, by kind and outcome',
      labels: ['kind', 'state'],
      values: imports.map(({ kind, state, runs: value }) => ({ labels: { kind, state }, value })),
    },
    {
      name: 'portal_import_last_timestamp_seconds',
      help: 'When the last run of this kind and outcome ended',
      labels: ['kind', 'state'],
      values: ended,
    },
  ];
}
