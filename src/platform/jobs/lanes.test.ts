import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../test/cluster.ts';
import type { AnyTask, Task } from './task.ts';
import { startWorker } from './worker.ts';

// Real lanes on a real queue; the pace is quicker than in a running portal.
const pace = { everyMs: 50, deadAfterMs: 600 };
const said: string[] = [];
const log = {
  info: () => {},
  warn: (_: object, text: string) => void said.push(`warn ${text}`),
  error: (_: object, text: string) => void said.push(`error ${text}`),
};
type Run = (payload: { n: number }) => Promise<void>;

let database: TestDatabase;
let client: pg.Client;
let stops: (() => Promise<void>)[] = [];

before(async () => {
  database = await testDatabase('lanes');
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
beforeEach(async () => {
  stops = [];
  await client.query('delete from graphile_worker._private_jobs; delete from app.job_lane');
});
afterEach(async () => void (await Promise.all(stops.map((stop) => stop()))));
after(async () => {
  await client.end();
  await database.drop();
});

const task = (name: string, run: Run, more: Partial<Task<null>> = {}): AnyTask<null> => ({
  name,
  run: (_context, payload) => run(payload),
  ...more,
});
const queue = (name: string, n: number) => client.query('select app.enqueue($1, $2)', [name, { n }]);
const left = async () =>
  (
    await client.query<{ n: number; locked: boolean }>(
      "select (j.payload->>'n')::int as n, j.locked_at is not null as locked from graphile_worker._private_jobs j order by 1",
    )
  ).rows;
async function start(...tasks: AnyTask<null>[]): Promise<() => Promise<void>> {
  const worker = await startWorker({ connectionString: database.url }, null, tasks, { log, pace });
  stops.push(worker.stop);
  return () => (stops.splice(stops.indexOf(worker.stop), 1), worker.stop());
}
/** Waits until it holds; the runner's own time limit ends a wait in vain. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
function gate(): { open: () => void; opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, opened: promise };
}

test('a portal that is stopped ends after the queue knows of every job it did', async () => {
  for (let round = 0; round < 5; round++) {
    const door = gate();
    const ran: number[] = [];
    const stop = await start(task('slow', async ({ n }) => void (ran.push(n), await door.opened)));
    for (let n = 0; n < 4; n++) await queue('slow', n);
    await until(() => ran.length === 4);
    const stopped = stop();
    door.open();
    await stopped;
    assert.deepEqual(await left(), []);
    assert.deepEqual((await client.query('select pool from app.job_lane')).rows, []);
  }
});

test('jobs of a portal that ended without a word are taken over by one that lives', async () => {
  for (const n of [1, 2, 3]) await queue('work', n);
  await client.query(
    "insert into app.job_lane values ('pool-dead', now() - interval '1 hour'), ('pool-lives', now() + interval '1 hour')",
  );
  await client.query(`update graphile_worker._private_jobs set attempts = 1,
    locked_by = (array['pool-dead', 'pool-of-an-older-version', 'pool-lives'])[(payload->>'n')::int], locked_at = now() - interval '5 seconds'`);
  const ran: number[] = [];
  await start(task('work', async ({ n }) => void ran.push(n)));
  await until(async () => ran.length === 2 && (await left()).length === 1);
  assert.deepEqual(ran.sort(), [1, 2]);
  assert.deepEqual(await left(), [{ n: 3, locked: true }], 'the job of a portal that lives stays its own');
});

test('a long job of a portal that lives runs once, with two portals on one database', async () => {
  const ran: number[] = [];
  const door = gate();
  const work = () => task('work', async ({ n }) => void (ran.push(n), await door.opened));
  await start(work());
  await queue('work', 1);
  await until(() => ran.length === 1);
  await start(work());
  // Three times as long as a lane may be silent.
  await client.query('select pg_sleep($1)', [(pace.deadAfterMs * 3) / 1000]);
  assert.deepEqual(ran, [1]);
  door.open();
});

test('jobs go on after the queue lost its database in the middle of one', async () => {
  const ran: number[] = [];
  await start(
    task('work', async ({ n }) => {
      ran.push(n);
      if (n === 1 && ran.length === 1)
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'portal_jobs'",
        );
    }),
  );
  await queue('work', 1);
  await until(() => ran.includes(1));
  await queue('work', 2);
  await until(async () => ran.includes(2) && (await left()).length === 0);
});

test('a lane whose jobs all hang holds no other', async () => {
  const door = gate();
  const ran: number[] = [];
  let hanging = 0;
  await start(
    task('hang', async () => void (hanging++, await door.opened), { lane: 'mail' }),
    task('work', async ({ n }) => void ran.push(n)),
  );
  for (let n = 0; n < 10; n++) await queue('hang', n);
  await until(() => hanging >= 4);
  await queue('work', 99);
  await until(() => ran.length === 1);
  await client.query('delete from graphile_worker._private_jobs where locked_at is null');
  door.open();
});

test('a patient job waits fifty minutes at most between tries, for so many days, and ends at once when no try can help', async () => {
  const tries: number[] = [];
  const patience = { days: 5, isHopeless: (error: unknown) => (error as Error).message === 'hopeless' };
  await queue('patient', 1);
  await queue('patient', 2);
  await queue('patient', 3);
  await client.query(`update graphile_worker._private_jobs set attempts = 10 where payload->>'n' = '1'`);
  await client.query(
    `update graphile_worker._private_jobs set created_at = now() - interval '5 days 1 minute'
      where payload->>'n' = '2'`,
  );
  const run: Run = async ({ n }) => {
    tries.push(n);
    throw new Error(n === 3 ? 'hopeless' : 'not now');
  };
  await start(task('patient', run, { patience }));
  await until(async () => tries.length === 3 && (await left()).every(({ locked }) => !locked));
  const { rows } = await client.query(
    `select payload->>'n' as n, attempts >= max_attempts as over, round(extract(epoch
      from run_at - now()) / 60)::int as minutes from graphile_worker._private_jobs order by 1`,
  );
  assert.deepEqual(
    rows.map(({ n, over }) => [n, over]),
    [
      ['1', false],
      ['2', true],
      ['3', true],
    ],
  );
  assert.equal(rows[0].minutes, 50);
  assert.deepEqual((await client.query('select waiting, running, given_up from app.job_counts()')).rows, [
    { waiting: 1, running: 0, given_up: 2 },
  ]);
});

test('a job that was queued anew while it ran is not given up when it fails: the newer one is tried', async () => {
  const door = gate();
  const ran: number[] = [];
  const run: Run = async ({ n }) => {
    ran.push(n);
    if (n === 1) await door.opened;
    if (n === 1) throw new Error('not now');
  };
  await start(task('keyed', run, { patience: { days: 5, isHopeless: () => false } }));
  await client.query(`select app.enqueue('keyed', '{"n": 1}', 'a-key')`);
  await until(() => ran.length === 1);
  await client.query(`select app.enqueue('keyed', '{"n": 2}', 'a-key')`);
  await until(() => ran.length === 2);
  door.open();
  await until(async () => (await left()).length === 0);
});

test('a try that failed and comes again is a warning; only a job that is given up is an error, told once', async () => {
  said.length = 0;
  const fail = async () => Promise.reject(new Error('451 later'));
  await queue('greylisted', 1);
  await start(task('greylisted', fail));
  await until(() => said.some((line) => line.includes('451 later')));
  assert.deepEqual(
    said.filter((line) => line.startsWith('error')),
    [],
  );
  await queue('hopeless', 2);
  await client.query(`update graphile_worker._private_jobs set max_attempts = 1 where payload->>'n' = '2'`);
  await start(task('hopeless', fail));
  await until(() => said.some((line) => line.startsWith('warn') && line.includes('hopeless')));
  assert.deepEqual(
    said.filter((line) => line.startsWith('error')),
    ['error a job was given up: nobody tries it again by itself'],
  );
});
