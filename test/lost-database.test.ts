import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { seed, tokenOf } from '../bench/seed.ts';
import { startEmbedded, throwAwayFolder, type EmbeddedDatabase } from '../src/database/embedded.ts';
import { databaseProxy, type DatabaseProxy } from './database-proxy.ts';
import { root, startCommand, startPortalProcess, surroundings, type PortalProcess } from './portal-process.ts';

const folder = throwAwayFolder('lost-database');
let server: EmbeddedDatabase;
let proxy: DatabaseProxy;
let portal: PortalProcess;

const startServer = async () => void (server = await startEmbedded({ folder, durable: false }));
const socketFile = () => join(server.host, `.s.PGSQL.${server.port}`);
const through = ({ port }: DatabaseProxy) => `postgresql://${server.user}@127.0.0.1:${port}/${server.database}`;

before(async () => {
  await startServer();
  proxy = await databaseProxy(socketFile());
  portal = await startPortalProcess({ DATABASE_URL: through(proxy) });
  await seed(server.url, { customers: 2, invoicesEach: 1 });
});
after(async () => {
  if (portal.child.exitCode === null) await portal.stop();
  proxy.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/**
 * A signed-in customer asks for a page, or sends a message; answers the status, the page and how long it took in ms.
 */
async function ask(method: 'GET' | 'POST', path: string) {
  const form = new FormData();
  form.append('onderwerp', 'Vraag');
  form.append('bericht', 'Kan de lijn sneller?');
  const headers = { cookie: `__Host-sessie=${tokenOf(1)}`, origin: 'https://portal.example' };
  const began = performance.now();
  const signal = AbortSignal.timeout(15_000);
  const reply = await fetch(portal.url + path, {
    method,
    headers,
    redirect: 'manual',
    signal,
    body: method === 'POST' ? form : null,
  });
  return { status: reply.status, page: await reply.text(), ms: performance.now() - began };
}

test('a table that somebody holds makes a page and a form wait some three seconds, and says why', async () => {
  assert.equal((await ask('GET', '/contact')).status, 200);
  await asOwner(async (client) => {
    await client.query('begin; lock table message in access exclusive mode');
    for (const { status, page, ms } of await Promise.all([ask('GET', '/contact'), ask('POST', '/contact/bericht')])) {
      assert.equal(status, 503);
      assert.match(page, /Iemand anders is hiermee bezig/);
      assert.ok(ms > 2_500 && ms < 5_500, `${ms} ms`);
    }
    assert.equal((await ask('GET', '/facturen')).status, 200, 'others go on meanwhile');
    await client.query('rollback');
  });
  assert.deepEqual([(await ask('GET', '/contact')).status, (await ask('POST', '/contact/bericht')).status], [200, 303]);
  await asOwner(async (client) => {
    await client.query('begin; lock table session in access exclusive mode');
    const waits = await Promise.all([ask('GET', '/facturen'), ask('GET', '/contact')]);
    for (const { status, ms } of waits)
      assert.ok(status === 503 && ms > 2_500 && ms < 5_500, `${status} in ${ms} ms: nobody waits twice`);
    await client.query('rollback');
  });
});

test('a database elsewhere that is stopped and started again is used again at once, and jobs go on', async () => {
  const mailbox = join(portal.folder, 'data/mailbox');
  const mails = () => (existsSync(mailbox) ? readdirSync(mailbox, { recursive: true }).length : 0);
  await server.stop();
  assert.equal((await ask('GET', '/facturen')).status, 503);
  assert.equal(await portal.status('/readyz'), 503);
  assert.equal(await portal.status('/healthz'), 200);
  await startServer();
  await portal.until(200, 2_000);
  assert.equal((await ask('GET', '/facturen')).status, 200);
  const before = mails();
  const mail = { id: 'proef', to: 'jan@klant.example', subject: 'Proef', text: 'Proef', html: '<p>Proef</p>' };
  await asOwner((client) => client.query("select app.enqueue('send-mail', $1)", [mail]));
  for (const until = Date.now() + 10_000; mails() === before; await pause(50))
    assert.ok(Date.now() < until, portal.said());
  assert.equal(portal.child.exitCode, null, portal.said());
});

test('a network that swallows everything: the first to ask wait some seconds, who comes then hears it at once, and all is well as soon as it is', async () => {
  proxy.swallow();
  const asked = [ask('GET', '/facturen'), ask('GET', '/contact')];
  assert.equal(await portal.status('/healthz', 2_000), 200);
  assert.equal(await portal.status('/readyz', 4_000), 503);
  const first = await Promise.all(asked);
  // Three seconds until somebody looks, two for the look; some more on a busy machine.
  for (const { status, ms } of first) assert.ok(status === 503 && ms < 12_000, `${status} in ${ms} ms`);
  const then = [await ask('GET', '/facturen'), await ask('POST', '/contact/bericht'), await ask('GET', '/')];
  for (const { status, ms } of then) assert.ok(status === 503 && ms < 1_500, `${status} in ${ms} ms`);
  proxy.heal();
  await portal.until(200, 3_000);
  assert.equal((await ask('GET', '/facturen')).status, 200);
});

test('a portal that is asked to stop while the network swallows everything ends within seconds', async () => {
  proxy.swallow();
  const under = ask('GET', '/facturen').catch(() => null);
  const began = performance.now();
  assert.equal(await portal.stop(), 0, portal.said());
  const took = performance.now() - began;
  // Nine on a machine with nothing else to do.
  assert.ok(took < 25_000, `${took} ms`);
  await under;
});

test('a database that goes while the portal starts: half a portal is never called ready, and ends with a sentence', async () => {
  const doomed = await databaseProxy(socketFile());
  doomed.atConnectionOf('portal_jobs', doomed.close);
  const { env, port, folder: own } = await surroundings({ DATABASE_URL: through(doomed) });
  const child = spawn(process.execPath, [...startCommand], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const seen = new Set<number>();
  while (child.exitCode === null) {
    seen.add(
      await fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    await pause(50);
  }
  doomed.close();
  rmSync(own, { recursive: true, force: true });
  assert.equal((await gone)[0], 1);
  assert.match(said, /The database went away while the portal was starting .*start the portal again/);
  assert.deepEqual(
    [...seen].filter((status) => status !== 0 && status !== 503),
    [],
  );
  assert.ok(seen.has(503), 'it did answer meanwhile');
});
