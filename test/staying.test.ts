import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';

let portal: PortalProcess;
before(async () => {
  portal = await startPortalProcess();
});
after(async () => void (await portal.stop()));

const owner = async (work: (client: pg.Client) => Promise<unknown>) => {
  const client = new pg.Client({ host: join(portal.folder, 'data/postgres/socket'), port: 5432, user: 'portal_owner', database: 'portal' });
  client.on('error', () => {});
  await client.connect();
  await work(client).finally(() => client.end());
};

/** People who keep asking, until told to stop; answers which statuses they saw. */
function people(many: number): () => Promise<ReadonlySet<number>> {
  const seen = new Set<number>();
  let going = true;
  const all = Array.from({ length: many }, async () => {
    while (going) seen.add(await portal.status('/facturen'));
  });
  return async () => {
    going = false;
    await Promise.all(all);
    return seen;
  };
}

test('connections that the database ends while people ask cost a few of them a 503, and the portal nothing', async () => {
  const stop = people(12);
  for (let round = 0; round < 10; round++) {
    await pause(50);
    await owner((client) => client.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()'));
  }
  const seen = await stop();
  assert.deepEqual([...seen].filter((status) => status !== 303 && status !== 503), []);
  assert.equal(portal.child.exitCode, null, portal.said());
  await portal.until(200, 2_000);
  assert.equal(await portal.status('/facturen'), 303);
});

test('a database that is killed is started again, and two seconds later all is as before', async () => {
  const stop = people(6);
  const main = join(portal.folder, 'data/postgres/18/postmaster.pid');
  process.kill(Number(readFileSync(main, 'utf8').split('\n')[0]), 'SIGKILL');
  await portal.until(503, 5_000);
  await portal.says(/PostgreSQL is up again/);
  await portal.until(200, 2_000);
  assert.deepEqual([...(await stop())].filter((status) => status !== 303 && status !== 503), []);
  assert.equal(portal.child.exitCode, null, portal.said());
  assert.match(portal.said(), /PostgreSQL stopped unexpectedly/);
  assert.equal(await portal.status('/facturen'), 303);
});
