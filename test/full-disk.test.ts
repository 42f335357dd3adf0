import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, test } from 'node:test';
import pg from 'pg';
import { seed, tokenOf } from '../bench/seed.ts';
import { throwAwayFolder } from '../src/database/embedded.ts';
import { startPortalProcess, type PortalProcess } from './portal-process.ts';
import { mayNot, smallDisk } from './small-disk.ts';

const cleaning: (() => unknown)[] = [];
after(async () => {
  for (const clean of cleaning.reverse()) await clean();
});

const ownerOf = (data: string) => `postgresql://portal_owner@localhost:5432/portal?host=${encodeURIComponent(join(data, 'postgres/socket'))}`;

async function asOwner(data: string, work: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerOf(data) });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(work);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Customer 1 asks for a page, or sends a message with a file of so many bytes. */
const cookie = `__Host-sessie=${tokenOf(1)}`;
const visit = (portal: PortalProcess, path: string) => fetch(portal.url + path, { redirect: 'manual', headers: { cookie }, signal: AbortSignal.timeout(10_000) });
function write(portal: PortalProcess, bytes: number): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of [['onderwerp', 'Vraag'], ['bericht', 'Zie de bijlage.']] as const) form.append(name, value);
  if (bytes > 0) form.append('bijlagen', new Blob(['%PDF-1.7\n', new Uint8Array(bytes), '\n%%EOF']), 'bewijs.pdf');
  const headers = { cookie, origin: 'https://portal.example' };
  return fetch(`${portal.url}/contact/bericht`, { method: 'POST', body: form, redirect: 'manual', headers, signal: AbortSignal.timeout(10_000) });
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile() && one.name !== 'ballast').map(({ name }) => name);

async function portalIn(data: string): Promise<PortalProcess> {
  const portal = await startPortalProcess({ DATA_DIR: data });
  cleaning.push(() => portal.stop());
  await seed(ownerOf(data), { customers: 2, invoicesEach: 30 });
  assert.equal((await visit(portal, '/facturen')).status, 200);
  return portal;
}

test('a full disk for files takes nothing that it cannot keep, says so, lets people read on, and heals by itself', async (t) => {
  const data = throwAwayFolder('full-files');
  cleaning.push(() => rmSync(data, { recursive: true, force: true }));
  const disk = smallDisk(join(data, 'files'), 6);
  if (disk === null) return t.skip(mayNot);
  cleaning.push(disk.remove);
  const portal = await portalIn(data);
  disk.fill();
  const refused = await write(portal, 1_000_000);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [507, '60']);
  assert.match(await refused.text(), /Opslaan lukt nu niet: bij ons is even geen plaats voor bewijs\.pdf[\s\S]*Zie de bijlage\.<\/textarea>/);
  assert.deepEqual(filesIn(join(data, 'files')), [], 'no half file');
  assert.doesNotMatch(await (await visit(portal, '/contact')).text(), /Vraag<\/a>/);
  for (const path of ['/facturen', '/', '/healthz', '/readyz']) assert.equal((await visit(portal, path)).status, 200, path);
  disk.free();
  assert.equal((await write(portal, 1_000_000)).status, 303);
  assert.equal(filesIn(join(data, 'files')).length, 1);
  assert.equal(portal.child.exitCode, null);
});

test('a full disk for the database refuses what would be stored, also when its log finds no room; the portal stays, and heals by itself', async (t) => {
  const data = throwAwayFolder('full-database');
  cleaning.push(() => rmSync(data, { recursive: true, force: true }));
  const disk = smallDisk(data, 260);
  if (disk === null) return t.skip(mayNot);
  cleaning.push(disk.remove);
  const portal = await portalIn(data);
  disk.fill();
  const seen = new Set<number>();
  // Until the log of the database needs a new piece, reading goes on.
  assert.equal((await visit(portal, '/facturen')).status, 200);
  await asOwner(data, 'select pg_switch_wal(); create table filler as select generate_series(1, 1000000) n').catch(() => {});
  for (let round = 0; round < 20; round++) {
    seen.add((await write(portal, 0)).status);
    seen.add((await visit(portal, '/facturen')).status);
    assert.equal((await visit(portal, '/healthz')).status, 200);
    await pause(100);
  }
  assert.deepEqual([...seen].filter((status) => ![200, 303, 503, 507].includes(status)), []);
  assert.ok(seen.has(503) || seen.has(507), [...seen].join());
  assert.equal(portal.child.exitCode, null, portal.said());
  disk.free();
  await portal.until(200, 20_000);
  assert.equal((await visit(portal, '/facturen')).status, 200);
  assert.equal((await write(portal, 0)).status, 303);
  assert.equal(portal.child.exitCode, null, portal.said());
});
