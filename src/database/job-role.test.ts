import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testPortal, type TestPortal } from '../../test/portal.ts';
import { runJobs } from '../platform/jobs/worker.ts';
import { migrate } from './migrate.ts';

let t: TestPortal;
before(async () => void (t = await testPortal('job-role')));
after(() => t.close());

async function ask(user: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ ...t.portal.database.address, user });
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(sql)).rows.map(({ value }) => value);
  } finally {
    await client.end();
  }
}

test('nothing that serves requests or jobs is superuser, and jobs reach no customer by themselves', async () => {
  assert.deepEqual(
    await ask(
      'portal_owner',
      `select rolname::text as value from pg_roles where rolname in ('portal_app', 'portal_system', 'portal_jobs')
        and not rolsuper and not rolbypassrls order by 1`,
    ),
    ['portal_app', 'portal_jobs', 'portal_system'],
  );
  await assert.rejects(ask('portal_jobs', 'select id as value from public.customer'), /permission denied/);
  await assert.rejects(ask('portal_jobs', 'set role portal_owner'), /permission denied/);
});

test('jobs run under their own role', async () => {
  const seen: unknown[] = [];
  await ask('portal_owner', `select app.enqueue('look', '{}')`);
  const look = {
    name: 'look',
    run: async () =>
      void seen.push(
        ...(await ask(
          'portal_owner',
          `select usename::text as value from pg_stat_activity
            where application_name = 'portal_jobs' and datname = current_database()`,
        )),
      ),
  };
  await runJobs(t.portal.database.address, t.portal, [look], t.portal.log);
  assert.deepEqual([...new Set(seen)], ['portal_jobs']);
  assert.deepEqual(await ask('portal_owner', 'select count(*)::int as value from graphile_worker.jobs'), [0]);
});

test('a database of an earlier portal, whose jobs were of the owner, hands them over by itself', async () => {
  await ask('portal_owner', 'alter schema graphile_worker owner to portal_owner');
  await ask('portal_owner', 'alter table graphile_worker._private_jobs owner to portal_owner');
  await migrate(t.portal.database.address);
  assert.deepEqual(
    await ask(
      'portal_owner',
      `select distinct tableowner::text as value from pg_tables where schemaname = 'graphile_worker'`,
    ),
    ['portal_jobs'],
  );
});
