import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { ask, fill, fingerprint, guards } from '../../test/awkward-portal.ts';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';
import { backup } from './backup.ts';
import { migrate, readMigrations } from './migrate.ts';
import { restore } from './restore.ts';
import { isEmptyPortal } from './restore-tables.ts';

let scratch: string;
let source: TestDatabase;
let files: string;
const made: TestDatabase[] = [];

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'backup-test-'));
  files = join(scratch, 'files');
  source = await newDatabase('source');
  await fill(source.url, files);
});

after(async () => {
  await Promise.all(made.map((database) => database.drop()));
  await rm(scratch, { recursive: true, force: true });
});

async function newDatabase(name: string): Promise<TestDatabase> {
  const database = await testDatabase(`backup_${name}`);
  made.push(database);
  return database;
}

test('restore writes over nothing: not a used database, not a used files folder, not a back-up of a newer portal', async () => {
  const target = join(scratch, 'over');
  await backup(source, files, target);
  await assert.rejects(restore(target, source, join(scratch, 'over-files')), /database is not empty/);
  const other = await newDatabase('over');
  await mkdir(join(scratch, 'used'));
  await writeFile(join(scratch, 'used', 'x'), '');
  await assert.rejects(restore(target, other, join(scratch, 'used')), /files folder .* is not empty/);
  await assert.rejects(backup(source, files, join(scratch, 'used')), /is not empty/);
  const newer = await newDatabase('newer');
  await ask(newer.url, `INSERT INTO migration (version, name, checksum) VALUES (9999, '9999-later.sql', '')`);
  await backup(newer, files, join(scratch, 'newer'));
  await assert.rejects(
    restore(join(scratch, 'newer'), other, join(scratch, 'newer-files')),
    /version 9999; this portal knows up to/,
  );
});

test('a portal that was only just set up counts as empty', async () => {
  const fresh = await newDatabase('fresh');
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  assert.equal(await isEmptyPortal(client), true);
  await client.end();
});

test('a back-up of an older portal is brought to this version', async () => {
  const name = `backup_older_${randomBytes(4).toString('hex')}`;
  await ask(source.url, `CREATE DATABASE ${name}`);
  const older = {
    ...source,
    database: name,
    url: source.url.replace(source.database, name),
    drop: () => ask(source.url, `DROP DATABASE ${name}`).then(() => {}),
  };
  await migrate({ connectionString: older.url }, { upTo: 1 });
  await ask(older.url, `INSERT INTO customer (number, name, source, external_id) VALUES ('1', 'Oud', 'test', '1')`);
  const { version } = await backup({ connectionString: older.url }, join(scratch, 'none'), join(scratch, 'older'));
  await older.drop();
  assert.equal(version, 1);
  const other = await newDatabase('older');
  await restore(join(scratch, 'older'), other, join(scratch, 'older-files'));
  assert.deepEqual(await ask(other.url, 'SELECT name FROM customer'), [{ name: 'Oud' }]);
  assert.deepEqual(
    await ask(other.url, 'SELECT version FROM migration ORDER BY 1'),
    readMigrations().map((migration) => ({ version: migration.version })),
  );
  assert.deepEqual(await guards(other.url), await guards(source.url));
});

test('an owner without special rights can back up and restore, and is told when a wall is in the way', async () => {
  const owner = `owner_${randomBytes(4).toString('hex')}`;
  const place = (database: string): { host: string; port: number; user: string; database: string } => ({
    host: source.host,
    port: source.port,
    user: owner,
    database,
  });
  await ask(source.url, `CREATE ROLE ${owner} LOGIN CREATEROLE`);
  await ask(source.url, `GRANT portal_app, portal_system TO ${owner} WITH ADMIN OPTION`);
  const [from, to] = [`${owner}_from`, `${owner}_to`];
  for (const name of [from, to]) await ask(source.url, `CREATE DATABASE ${name} OWNER ${owner}`);
  const fromUrl = source.url.replace(source.database, from);
  try {
    await migrate(place(from));
    await fill(fromUrl, join(scratch, 'plain-files'));
    await backup(place(from), join(scratch, 'plain-files'), join(scratch, 'owner'));
    await restore(join(scratch, 'owner'), place(to), join(scratch, 'owner-files'));
    assert.deepEqual(await fingerprint(source.url.replace(source.database, to)), await fingerprint(fromUrl));
    assert.deepEqual(await guards(source.url.replace(source.database, to)), await guards(fromUrl));
    await assert.rejects(
      restore(join(scratch, 'owner'), place(to), join(scratch, 'owner-again')),
      /database is not empty/,
    );
    await ask(fromUrl, 'DROP POLICY system ON payment');
    await assert.rejects(
      backup(place(from), join(scratch, 'plain-files'), join(scratch, 'owner-wall')),
      /may not read every row of table "payment"/,
    );
  } finally {
    for (const name of [from, to]) await ask(source.url, `DROP DATABASE ${name} WITH (FORCE)`);
    await ask(source.url, `DROP OWNED BY ${owner}; DROP ROLE ${owner}`);
  }
});

test('a back-up that fails leaves nothing behind, and a restore that fails leaves everything empty', async () => {
  const folder = await mkdtemp(join(scratch, 'fails-'));
  await assert.rejects(
    backup({ ...source, database: 'postgres', url: '' } as never, files, join(folder, 'x')),
    /no portal in this database/,
  );
  assert.deepEqual(await readdir(folder), []);
  const bad = await newDatabase('bad');
  await fill(bad.url, join(scratch, 'bad-files'));
  await ask(bad.url, `SET session_replication_role = replica; DELETE FROM customer WHERE id = 1`);
  await backup(bad, join(scratch, 'bad-files'), join(folder, 'bad'));
  const other = await newDatabase('bad_target');
  await assert.rejects(restore(join(folder, 'bad'), other, join(folder, 'files')), /violates foreign key/);
  assert.deepEqual(await ask(other.url, 'SELECT count(*)::int AS n FROM invoice'), [{ n: 0 }]);
  assert.deepEqual(await readdir(join(folder, 'files')), []);
});
