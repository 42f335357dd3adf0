import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { root, startCommand, startPortalProcess, surroundings, type PortalProcess } from './portal-process.ts';

let portal: PortalProcess;
before(async () => {
  portal = await startPortalProcess();
});
after(async () => void (await portal.stop()));

const owner = async (work: (client: pg.Client) => Promise<unknown>) => {
  const client = new pg.Client({
    host: join(portal.folder, 'data/postgres/socket'),
    port: 5432,
    user: 'portal_owner',
    database: 'portal',
  });
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
    await owner((client) =>
      client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      ),
    );
  }
  const seen = await stop();
  assert.deepEqual(
    [...seen].filter((status) => status !== 303 && status !== 503),
    [],
  );
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
  assert.deepEqual(
    [...(await stop())].filter((status) => status !== 303 && status !== 503),
    [],
  );
  assert.equal(portal.child.exitCode, null, portal.said());
  assert.match(portal.said(), /PostgreSQL stopped unexpectedly/);
  assert.equal(await portal.status('/facturen'), 303);
});

test('a portal that is asked to stop answers who still comes, tells the balancer, and ends well, also when somebody never ends a form', async () => {
  const slow = connect(Number(new URL(portal.url).port), '127.0.0.1');
  slow
    .on('error', () => {})
    .write(
      'POST /aanmelden HTTP/1.1\r\nHost: portal.example\r\nOrigin: https://portal.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\ngebruikersnaam=a',
    );
  await pause(200);
  const seen = new Set<number>();
  const ended = new Promise<number | null>((resolve) => void portal.child.once('exit', resolve));
  portal.child.kill('SIGTERM');
  const began = performance.now();
  while (performance.now() - began < 800) {
    seen.add(await portal.status('/facturen'));
    seen.add(await portal.status('/readyz'));
  }
  assert.deepEqual(
    [...seen].filter((status) => ![303, 200, 503].includes(status)),
    [],
    'nobody finds a closed door',
  );
  assert.ok(seen.has(503));
  assert.equal(await Promise.race([ended, pause(40_000, 'still there')]), 0, portal.said());
  slow.destroy();
});

/** Starts a portal that cannot begin; answers what it said and whether it made a database. */
async function refused(settings: Readonly<Record<string, string>>) {
  const { env, port, folder } = await surroundings(settings);
  const child = spawn(process.execPath, [...startCommand], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'exit')) as [number];
  const made = existsSync(join(folder, 'data/postgres'));
  rmSync(folder, { recursive: true, force: true });
  await assert.rejects(fetch(`http://127.0.0.1:${port}/healthz`));
  return { code, said, made };
}

test('a portal that cannot have its port for figures ends with a sentence, makes nothing first and leaves nothing that answers', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => void taken.once('listening', resolve));
  const { port: metrics } = taken.address() as AddressInfo;
  const { code, said, made } = await refused({ METRICS_PORT: String(metrics) });
  taken.close();
  assert.deepEqual([code, made], [1, false]);
  assert.match(said, new RegExp(`Port ${metrics} is taken.*METRICS_PORT=\\d+`));
  // An address that this machine does not have shows only when it listens.
  const elsewhere = await refused({ METRICS_PORT: '0', METRICS_HOST: '192.0.2.1' });
  assert.deepEqual([elsewhere.code, elsewhere.made], [1, true]);
  assert.match(elsewhere.said, /METRICS_PORT: METRICS_HOST=192\.0\.2\.1 is not an address of this machine/);
});
