import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { seed } from '../bench/seed.ts';
import { startEmbedded, throwAwayFolder, type EmbeddedDatabase } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';
import { localStore } from '../src/platform/files/store.ts';
import { portalCommand } from './portal-process.ts';
import { mayNot, smallDisk, type SmallDisk } from './small-disk.ts';

const scratch = throwAwayFolder('full-back-up');
const source = join(scratch, 'source');
const good = join(scratch, 'good');
const cleaning: (() => unknown)[] = [() => rmSync(scratch, { recursive: true, force: true })];
let server: EmbeddedDatabase;

before(async () => {
  server = await startEmbedded({ folder: join(source, 'postgres'), durable: false });
  cleaning.push(() => server.stop());
  await migrate({ connectionString: server.url });
  await seed(server.url, { customers: 20, invoicesEach: 50 });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  // Four stored files of a megabyte, and no others.
  await client.query('delete from invoice_file; delete from file');
  const stored = await localStore(join(source, 'files')).putAll(
    Array.from({ length: 4 }, (_, n) => Buffer.alloc(1_000_000, n)),
  );
  for (const { key, bytes, sha256 } of stored)
    await client.query(
      "insert into file (customer_id, name, type, bytes, sha256, storage_key) select id, 'x.pdf', 'application/pdf', $1, $2, $3 from customer limit 1",
      [bytes, sha256, key],
    );
  await client.end();
  const made = await portalCommand(['backup', good], { DATA_DIR: source });
  assert.equal(made.code, 0, made.stderr);
});
after(async () => {
  for (const clean of cleaning.reverse()) await clean();
});

function diskAt(name: string, megabytes: number): Readonly<{ place: string; disk: SmallDisk }> | null {
  const place = join(scratch, name);
  const disk = smallDisk(place, megabytes);
  if (disk !== null) cleaning.push(disk.remove);
  return disk === null ? null : { place, disk };
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);

test('a back-up for which there is no room ends with exit code 1, says where and how much it takes, leaves nothing, and is made once there is room', async (t) => {
  const found = diskAt('backups', 12);
  if (found === null) return t.skip(mayNot);
  const { place, disk } = found;
  const folder = join(place, 'daily', 'monday');
  mkdirSync(join(place, 'daily'));
  // For the tables only, for a few of them, for nothing at all.
  for (const left of [3_000_000, 40_000, 0]) {
    disk.fill(left);
    const { code, stderr, stdout } = await portalCommand(['backup', folder], { DATA_DIR: source });
    assert.equal(code, 1);
    assert.match(
      stderr,
      new RegExp(
        `There is no room on the disk of ${folder}: \\d MB is free\\. The back-up takes 4 MB for stored files and up to \\d+ MB for tables\\. Nothing of it was left behind\\.`,
      ),
    );
    assert.doesNotMatch(stdout, /are in/);
    assert.deepEqual(readdirSync(join(place, 'daily')), []);
    disk.free();
  }
  const { code, stdout } = await portalCommand(['backup', folder], { DATA_DIR: source });
  assert.deepEqual([code, /all files are in/.test(stdout)], [0, true]);
});

test('a restore for which there is no room ends with exit code 1, says where and how much it takes, restores nothing, and is done once there is room', async (t) => {
  const found = diskAt('restored', 240);
  if (found === null) return t.skip(mayNot);
  const { place, disk } = found;
  const data = join(place, 'data');
  // Too little to make a database, to bring it up to date, for the files, and for the rows; less and less is in use by
  // then.
  for (const left of [20_000_000, 48_000_000, 62_000_000, 68_000_000]) {
    disk.fill(left);
    const { code, stderr, stdout } = await portalCommand(['restore', good], { DATA_DIR: data });
    assert.equal(code, 1, stdout);
    assert.match(
      stderr,
      new RegExp(
        `There is no room on the disk of ${data}: \\d+ MB is free\\. With what is there of it by now, the back-up takes about \\d+ MB for the database and 4 MB for stored files\\. Nothing was restored\\.`,
      ),
    );
    assert.deepEqual(
      filesIn(join(data)).filter((name) => /^[0-9a-f]{30}/.test(name)),
      [],
    );
    disk.free();
    if (left < 68_000_000) rmSync(data, { recursive: true, force: true });
  }
  // On top of what the last try left: nothing has to be cleared away first.
  const { code, stdout, stderr } = await portalCommand(['restore', good], { DATA_DIR: data });
  assert.equal(code, 0, stderr);
  assert.match(stdout, /The back-up is restored/);
});
