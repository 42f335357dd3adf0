import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { addKey } from '../src/features/api-keys/index.ts';
import { serveMetrics } from '../src/platform/http/metrics.ts';
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
  assert.deepEqual((await visitor.get('/healthz', { authorization: `Bearer ${key}` })).json(), { status: 'ok', version });
  assert.deepEqual((await visitor.get('/healthz', { authorization: 'Bearer mc_wrong-key' })).json(), { status: 'ok' });
  assert.ok((await (await t.visitor(people.staff)).get('/beheer')).body.includes(`Versie ${version}`));
  assert.ok(!(await (await t.visitor(people.noord.finance)).get('/')).body.includes(`Versie ${version}`));
});

test('figures stand at an address of their own, by route and never by person, and the portal itself shows none', async () => {
  const metrics = await serveMetrics(t.app, 0);
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
