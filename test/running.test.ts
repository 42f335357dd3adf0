import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { serveMetrics } from '../src/platform/http/metrics.ts';
import { write } from '../src/access/scopes.ts';
import { figuresOf } from '../src/features/portal/health/index.ts';
import { queueMail } from '../src/platform/mail/task.ts';
import { people, seedCast } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('running');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());

test('the machine that watches over the portal learns that it lives and that it is ready', async () => {
  const visitor = await t.visitor();
  assert.deepEqual((await visitor.get('/healthz')).json(), { status: 'ok' });
  assert.deepEqual((await visitor.get('/readyz')).json(), { status: 'ready' });
});

test('the version stands at /healthz for who brings a key, and below the pages of staff; for nobody else', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const key = await addKey(t.system, 'watcher');
  const visitor = await t.visitor();
  assert.deepEqual((await visitor.get('/healthz', { authorization: `Bearer ${key}` })).json(), {
    status: 'ok',
    version,
  });
  assert.deepEqual((await visitor.get('/healthz', { authorization: 'Bearer mc_wrong-key' })).json(), { status: 'ok' });
  assert.ok((await (await t.visitor(people.staff)).get('/beheer')).body.includes(`Versie ${version}`));
  assert.ok(!(await (await t.visitor(people.noord.finance)).get('/')).body.includes(`Versie ${version}`));
});

test('figures stand at an address of their own, by route and never by person, and the portal itself shows none', async () => {
  const metrics = await serveMetrics(t.app, { port: 0 });
  const { port } = metrics;
  const visitor = await t.visitor(people.noord.finance);
  await visitor.get('/facturen/KANARIENOORD-1');
  assert.equal((await visitor.get('/metrics')).statusCode, 404);
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  assert.match(text, /portal_request_seconds_count\{method="GET",route="\/facturen\/:nummer",status="200"\} 1/);
  assert.doesNotMatch(text, /KANARIE/);
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  await metrics.close();
});

test('figures tell how jobs, mails, imports and the connections to the database stand, and that the database is away', async () => {
  await write(t.system, async (trx) => {
    await queueMail(trx, { to: 'jan@klant.example', subject: 'x', text: 'x', html: 'x' });
    await trx
      .insertInto('import_run')
      .values({
        kind: 'subscriptions',
        source: 'boekhouding',
        actor: 'key',
        state: 'done',
        finished_at: '2026-11-20T09:00:00Z',
      })
      .execute();
  });
  const metrics = await serveMetrics(t.app, { port: 0 }, () => figuresOf(t.portal));
  metrics.observeJob({ task: 'send-mail', outcome: 'done' }, 20);
  const look = async () => (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text();
  const text = await look();
  for (const line of [
    'portal_jobs{task="send-mail",state="waiting"} 1',
    'portal_mails{state="waiting"} 1',
    'portal_mails{state="given-up"} 0',
    'portal_import_runs{kind="subscriptions",state="done"} 1',
    'portal_import_last_timestamp_seconds{kind="subscriptions",state="done"} 1795165200',
    'portal_database_connections{pool="portal_system",state="waiting"} 0',
    'portal_database_up 1',
    'portal_job_seconds_count{task="send-mail",outcome="done"} 1',
    'portal_refused_addresses 0',
  ])
    assert.ok(text.includes(line), `${line} is missing`);
  assert.match(text, /portal_mail_oldest_seconds\{state="waiting"\} \d/);
  assert.doesNotMatch(text, /jan@klant/);
  const { system } = t.portal.database;
  const connect = system.pg.connect;
  Object.assign(system.pg, { connect: () => Promise.reject(new Error('away')) });
  const away = await look();
  Object.assign(system.pg, { connect });
  assert.match(away, /portal_database_up 0/);
  await metrics.close();
});

test('while the database is away a page says so with 503 and when to try again, and the portal is ready again by itself', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const { app, system } = t.portal.database;
  const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const [appConnect, systemConnect] = [app.pg.connect, system.pg.connect];
  Object.assign(app.pg, { connect: () => Promise.reject(lost) });
  Object.assign(system.pg, { connect: () => Promise.reject(lost) });
  const page = await visitor.get('/facturen');
  const ready = await visitor.get('/readyz');
  Object.assign(app.pg, { connect: appConnect });
  Object.assign(system.pg, { connect: systemConnect });
  assert.deepEqual([page.statusCode, page.headers['retry-after'], ready.statusCode], [503, '5', 503]);
  assert.match(page.body, /We kunnen even niet bij je gegevens/);
  assert.equal((await visitor.get('/facturen')).statusCode, 200);
});
