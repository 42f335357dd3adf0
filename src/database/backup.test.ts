import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { localStore } from '../platform/files/store.ts';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';
import { backup, checkBackup } from './backup.ts';
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

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Customers with awkward texts, invoices, contacts, files of several sizes, and mails that still have to leave. */
async function fill(url: string, folder: string): Promise<void> {
  await ask(
    url,
    `INSERT INTO customer (number, name, source, external_id) SELECT 'C' || i,
      E'Bakkerij "Één" \\\\ & Zn.\\n\\tlijn ' || i, 'test', 'c' || i FROM generate_series(1, 40) i`,
  );
  await ask(
    url,
    `INSERT INTO contact (customer_id, given_name, surname, source, external_id) SELECT id, NULL, '', 'test', 'p' || id
      FROM customer`,
  );
  await ask(
    url,
    `INSERT INTO invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on, currency,
      line_count, payable_cents, document, content_hash, source, external_id)
    SELECT id, n::text, id || '-' || n, 'invoice', 's', 'Contict', '2026-01-31', 'EUR', 1, 12345,
      jsonb_build_object('note', repeat('é€😀', 50)), md5(n::text), 'test', id || '/' || n
      FROM customer, generate_series(1, 100) n`,
  );
  const store = localStore(folder);
  for (const size of [0, 1, 5_000, 200_000]) {
    const { key, bytes, sha256 } = await store.put(randomBytes(size));
    await ask(
      url,
      `INSERT INTO file (customer_id, name, type, bytes, sha256, storage_key)
        VALUES (1, 'factuur.pdf', 'application/pdf', $1, $2, $3)`,
      [bytes, sha256, key],
    );
  }
  await ask(
    url,
    `SELECT app.enqueue('mail.send', jsonb_build_object('to', n), 'key-' || n) FROM generate_series(1, 3) n`,
  );
}

/** A checksum of the rows of every table, and what the queue still holds. */
async function fingerprint(url: string): Promise<Record<string, string>> {
  const tables = await ask<{ name: string }>(
    url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const print: Record<string, string> = {};
  for (const { name } of tables)
    print[name] =
      (
        await ask<{ sum: string }>(
          url,
          `SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum
            FROM public."${name}" t`,
        )
      )[0]?.sum ?? '';
  print['jobs'] = JSON.stringify(
    await ask(url, 'SELECT task_identifier, key, max_attempts FROM graphile_worker.jobs ORDER BY key'),
  );
  return print;
}

async function guards(url: string): Promise<unknown> {
  return ask(
    url,
    `SELECT relname, relforcerowsecurity, (SELECT count(*) FROM pg_constraint
      WHERE conrelid = c.oid AND contype = 'f' AND convalidated) AS keys,
    (SELECT count(*) FROM pg_trigger WHERE tgrelid = c.oid AND tgenabled = 'D') AS disabled FROM pg_class c
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
}

test('a restored portal is the same portal: every row, every file, mails still to be sent, walls and keys', async () => {
  const target = join(scratch, 'whole');
  const lines: string[] = [];
  const manifest = await backup(source, files, target, { log: (line) => lines.push(line) });
  assert.equal(manifest.tables.find(({ name }) => name === 'invoice')?.rows, 4000);
  assert.deepEqual(
    [manifest.files.count, manifest.files.missing, manifest.files.size, manifest.jobs.rows],
    [4, 0, 205_001, 3],
  );
  const other = await newDatabase('whole');
  await restore(target, other, join(scratch, 'whole-files'));
  assert.deepEqual(await fingerprint(other.url), await fingerprint(source.url));
  assert.deepEqual(await guards(other.url), await guards(source.url));
  for (const { storage_key: key } of await ask<{ storage_key: string }>(other.url, 'SELECT storage_key FROM file')) {
    assert.deepEqual(await readFile(join(scratch, 'whole-files', key)), await readFile(join(files, key)));
  }
});

test('the day a portal began stays that day after a restore into a younger database', async () => {
  const began = 'SELECT min(applied_at) AS at FROM migration';
  const old = await newDatabase('began');
  await ask(
    old.url,
    `UPDATE migration SET applied_at = '2024-03-05T08:00:00Z' WHERE version = (SELECT min(version) FROM migration)`,
  );
  const target = join(scratch, 'began');
  await backup(old, join(scratch, 'began-no-files'), target);
  const other = await newDatabase('began_later');
  assert.notDeepEqual(await ask(other.url, began), [{ at: new Date('2024-03-05T08:00:00Z') }]);
  await restore(target, other, join(scratch, 'began-files'));
  assert.deepEqual(await ask(other.url, began), [{ at: new Date('2024-03-05T08:00:00Z') }]);
});

test('numbering goes on where it was', async () => {
  const target = join(scratch, 'numbers');
  await backup(source, files, target);
  const other = await newDatabase('numbers');
  await restore(target, other, join(scratch, 'numbers-files'));
  const next = `INSERT INTO customer (number, name, source, external_id) VALUES ('new', 'New', 'test', 'new')
    RETURNING id`;
  assert.deepEqual(await ask(other.url, next), [{ id: '41' }]);
});

test('a back-up shows one moment, although the portal goes on', async () => {
  const busy = await newDatabase('busy');
  await fill(busy.url, join(scratch, 'busy-files'));
  let over = false;
  const writing = (async () => {
    for (let n = 1000; !over; n++)
      await ask(
        busy.url,
        `WITH c AS (INSERT INTO customer (number, name, source, external_id) VALUES ($1, 'x', 'test', $1)
          RETURNING id) INSERT INTO log_event (customer_id, actor, action, audience) SELECT id, 'x', 'x', 'provider' FROM c`,
        [`D${n}`],
      );
  })();
  const manifest = await backup(busy, join(scratch, 'busy-files'), join(scratch, 'busy'));
  over = true;
  await writing;
  const rows = (name: string): number => manifest.tables.find((table) => table.name === name)?.rows ?? -1;
  assert.equal(rows('customer') - 40, rows('log_event'));
});

test('a changed back-up is refused, whatever was changed', async () => {
  const changes: [string, (folder: string) => Promise<unknown>][] = [
    ['a table', (folder) => appendFile(join(folder, 'tables/customer.copy.gz'), 'x')],
    ['a missing table', (folder) => rm(join(folder, 'tables/customer.copy.gz'))],
    [
      'the contents',
      async (folder) =>
        writeFile(
          join(folder, 'manifest.json'),
          (await readFile(join(folder, 'manifest.json'), 'utf8')).replace('"rows": 4000', '"rows": 3999'),
        ),
    ],
    ['the seal', (folder) => writeFile(join(folder, 'manifest.sha256'), 'sha256 00\n')],
    ['the jobs', (folder) => truncate(join(folder, 'jobs.copy.gz'), 5)],
    ['a stored file', async (folder) => flipByte(await aStoredFile(folder))],
    ['a missing stored file', async (folder) => rm(await aStoredFile(folder))],
    ['one more file', (folder) => writeFile(join(folder, 'README'), 'x')],
    ['one more table', (folder) => writeFile(join(folder, 'tables/staff.copy.gz'), 'x')],
    ['one more stored file', async (folder) => writeFile(join(await aStoredFile(folder), '../zzz'), 'x')],
    [
      'one more shelf',
      async (folder) => (await mkdir(join(folder, 'files/zz')), await writeFile(join(folder, 'files/zz/x'), 'x')),
    ],
  ];
  for (const [what, change] of changes) {
    const folder = join(scratch, `changed ${what}`);
    await backup(source, files, folder);
    await checkBackup(folder);
    await change(folder);
    const other = await newDatabase('changed');
    await assert.rejects(
      restore(folder, other, join(scratch, 'changed-files')),
      /was changed after it was made|is not a whole back-up/,
      what,
    );
    assert.deepEqual(await ask(other.url, 'SELECT count(*)::int AS n FROM customer'), [{ n: 0 }], what);
  }
});

async function aStoredFile(folder: string): Promise<string> {
  const shelves = await readdir(join(folder, 'files'));
  const names = await readdir(join(folder, 'files', shelves[0] ?? ''));
  return join(folder, 'files', shelves[0] ?? '', names[0] ?? '');
}

async function flipByte(file: string): Promise<void> {
  const content = await readFile(file);
  await writeFile(file, content.length === 0 ? 'x' : content.map((byte, index) => (index === 0 ? byte ^ 1 : byte)));
}

test('a back-up sealed with a key opens with that key only, and one without a key is not taken for it', async () => {
  const [sealed, plain] = [join(scratch, 'sealed'), join(scratch, 'plain')];
  await backup(source, files, sealed, { key: 'correct horse' });
  await backup(source, files, plain);
  await checkBackup(sealed, 'correct horse');
  await assert.rejects(checkBackup(sealed, 'other'), /sealed with another key/);
  await assert.rejects(checkBackup(sealed), /Give that key/);
  await assert.rejects(checkBackup(plain, 'correct horse'), /sealed without a key/);
});

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

test('a lost or damaged stored file is named, and does not stop the back-up', async () => {
  const hurt = await newDatabase('hurt');
  const folder = join(scratch, 'hurt-files');
  await fill(hurt.url, folder);
  const keys = (await ask<{ key: string }>(hurt.url, 'SELECT storage_key AS key FROM file ORDER BY bytes')).map(
    ({ key }) => key,
  );
  await rm(join(folder, keys[1] ?? ''));
  await appendFile(join(folder, keys[2] ?? ''), 'x');
  const lines: string[] = [];
  const manifest = await backup(hurt, folder, join(scratch, 'hurt'), { log: (line) => lines.push(line) });
  assert.deepEqual([manifest.files.count, manifest.files.missing], [3, 1]);
  assert.match(lines.join('\n'), new RegExp(`${keys[1]} is in the database but not in`));
  assert.match(lines.join('\n'), new RegExp(`${keys[2]} is damaged`));
});
