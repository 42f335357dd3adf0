import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, fill, fingerprint, guards } from '../../test/awkward-portal.ts';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';
import { backup, checkBackup } from './backup.ts';
import { restore } from './restore.ts';

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
  assert.equal(rows('customer') - 40, rows('log_event') - 3);
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
