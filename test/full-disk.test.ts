import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, test } from 'node:test';
import pg from 'pg';
import { seed, tokenOf } from '../bench/seed.ts';
import { jsonInvoice } from '../src/features/billing/invoice-import/samples/invoice.ts';
import { throwAwayFolder } from '../src/database/embedded.ts';
import { portalCommand, startPortalProcess, type PortalProcess } from './portal-process.ts';
import { ballast, mayNot, smallDisk } from './small-disk.ts';

const cleaning: (() => unknown)[] = [];
after(async () => {
  for (const clean of cleaning.reverse()) await clean();
});

const ownerOf = (data: string) =>
  `postgresql://portal_owner@localhost:5432/portal?host=${encodeURIComponent(join(data, 'postgres/socket'))}`;

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
const visit = (portal: PortalProcess, path: string) =>
  fetch(portal.url + path, { redirect: 'manual', headers: { cookie }, signal: AbortSignal.timeout(10_000) });
function write(portal: PortalProcess, bytes: number): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of [
    ['onderwerp', 'Vraag'],
    ['bericht', 'Zie de bijlage.'],
  ] as const)
    form.append(name, value);
  if (bytes > 0) form.append('bijlagen', new Blob(['%PDF-1.7\n', new Uint8Array(bytes), '\n%%EOF']), 'bewijs.pdf');
  const headers = { cookie, origin: 'https://portal.example' };
  return fetch(`${portal.url}/contact/bericht`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers,
    signal: AbortSignal.timeout(10_000),
  });
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name !== ballast)
    .map(({ name }) => name);

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
  assert.match(
    await refused.text(),
    /Opslaan lukt nu niet: bij ons is even geen plaats voor bewijs\.pdf[\s\S]*Zie de bijlage\.<\/textarea>/,
  );
  assert.deepEqual(filesIn(join(data, 'files')), [], 'no half file');
  assert.doesNotMatch(await (await visit(portal, '/contact')).text(), /Vraag<\/a>/);
  for (const path of ['/facturen', '/', '/healthz', '/readyz'])
    assert.equal((await visit(portal, path)).status, 200, path);
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
  const sender = await machine(portal, data);
  const sent = new Map<string, number>();
  disk.fill();
  const seen = new Set<number>();
  // Until the log of the database needs a new piece, reading goes on.
  assert.equal((await visit(portal, '/facturen')).status, 200);
  await asOwner(data, 'select pg_switch_wal(); create table filler as select generate_series(1, 1000000) n').catch(
    () => {},
  );
  for (let round = 0; round < 20; round++) {
    seen.add((await write(portal, 0)).status);
    seen.add((await visit(portal, '/facturen')).status);
    sent.set(`D-${round}`, (await sender.send(`D-${round}`)).status);
    assert.equal((await visit(portal, '/healthz')).status, 200);
    await pause(100);
  }
  assert.deepEqual(
    [...seen].filter((status) => ![200, 303, 503, 507].includes(status)),
    [],
  );
  assert.deepEqual(
    [...sent.values()].filter((status) => ![201, 503, 507].includes(status)),
    [],
  );
  assert.ok(seen.has(503) || seen.has(507), [...seen].join());
  assert.equal(portal.child.exitCode, null, portal.said());
  disk.free();
  await portal.until(200, 20_000);
  assert.equal((await visit(portal, '/facturen')).status, 200);
  assert.equal((await write(portal, 0)).status, 303);
  assert.equal(portal.child.exitCode, null, portal.said());
  // Whoever heard that an invoice is stored finds it; who did not may send it again, and finds one.
  let stored = 0;
  for (const [number, status] of sent) {
    if (status === 201) assert.equal(await sender.known(number), 1, number);
    else assert.ok([200, 201].includes((await sender.send(number)).status), number);
    stored += await sender.known(number);
  }
  assert.deepEqual(
    [stored, filesIn(join(data, 'files')).length],
    [sent.size, sent.size],
    'a file for each, and none that nobody names',
  );
});

/** A key for machines, and how an invoice is sent with it: as JSON, with or without a PDF beside it. */
async function machine(portal: PortalProcess, data: string) {
  const { stdout } = await portalCommand(['key', 'add', 'boekhouding'], { DATA_DIR: data });
  const authorization = `Bearer ${stdout.split('\n')[0]}`;
  return {
    send(number: string, pdfBytes = 0): Promise<Response> {
      const form = new FormData();
      form.append(
        'invoice',
        new Blob([new Uint8Array(jsonInvoice({ number }))], { type: 'application/json' }),
        `${number}.json`,
      );
      if (pdfBytes > 0)
        form.append(
          'pdf',
          new Blob(['%PDF-1.7\n', new Uint8Array(pdfBytes), '\n%%EOF'], { type: 'application/pdf' }),
          `${number}.pdf`,
        );
      return fetch(`${portal.url}/api/v1/invoices?customer=K1`, {
        method: 'POST',
        body: form,
        headers: { authorization },
        signal: AbortSignal.timeout(20_000),
      });
    },
    async known(number: string): Promise<number> {
      const reply = await fetch(`${portal.url}/api/v1/invoices?number=${number}`, { headers: { authorization } });
      return ((await reply.json()) as { invoices: unknown[] }).invoices.length;
    },
  };
}

test('a full disk for files refuses an invoice of a machine as a whole, and takes it once there is room; a PDF that cannot be kept is shown all the same', async (t) => {
  const data = throwAwayFolder('full-invoices');
  cleaning.push(() => rmSync(data, { recursive: true, force: true }));
  const disk = smallDisk(join(data, 'files'), 6);
  if (disk === null) return t.skip(mayNot);
  cleaning.push(disk.remove);
  const portal = await portalIn(data);
  const sender = await machine(portal, data);
  assert.equal((await sender.send('F-1')).status, 201);
  const before = filesIn(join(data, 'files'));

  // Room for the document, not for the PDF beside it: neither is kept.
  disk.fill(200_000);
  const refused = await sender.send('F-2', 1_000_000);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [507, '60']);
  const { error } = (await refused.json()) as { error: { code: string; message: string } };
  assert.equal(error.code, 'storage_full');
  assert.match(error.message, /no room left[^]*Nothing of this request was kept/);
  assert.equal(await sender.known('F-2'), 0);
  assert.deepEqual(filesIn(join(data, 'files')), before, 'no half file');

  disk.fill();
  assert.equal((await sender.send('F-3')).status, 507);
  const shown = await visit(portal, '/facturen/F-1/pdf');
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'application/pdf']);
  assert.match(Buffer.from(await shown.arrayBuffer()).toString('latin1'), /^%PDF-[^]*%%EOF\s*$/);
  assert.deepEqual(filesIn(join(data, 'files')), before);
  assert.match(portal.said(), /no room to keep a PDF/);

  disk.free();
  for (const [number, bytes] of [
    ['F-2', 1_000_000],
    ['F-3', 0],
  ] as const)
    assert.deepEqual([(await sender.send(number, bytes)).status, await sender.known(number)], [201, 1]);
  assert.equal((await visit(portal, '/facturen/F-1/pdf')).status, 200);
  assert.equal(
    filesIn(join(data, 'files')).length,
    before.length + 4,
    'two documents, the PDF that came along, and the one made now',
  );
  assert.equal(portal.child.exitCode, null);
});
