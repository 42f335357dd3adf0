import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';
import { localStore } from '../platform/files/store.ts';
import { backup, checkBackup } from './backup.ts';

let scratch: string;
let database: TestDatabase;
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'backup-vanish-'));
  database = await testDatabase('backup_vanish');
});
after(async () => {
  await database.drop();
  await rm(scratch, { recursive: true, force: true });
});

async function ask(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}

// A name on disk that leads nowhere is what a file swept between listing and copying is: there by name, gone when it is
// read.
const swept = async (folder: string, key: string) => {
  await mkdir(join(folder, key.slice(0, 2)), { recursive: true });
  await rm(join(folder, key), { force: true });
  await symlink(join(scratch, 'nowhere'), join(folder, key));
};

test('a file that vanishes during a back-up is told when this moment names it, passed over when not, and ends nothing', async () => {
  const folder = join(scratch, 'files');
  const store = localStore(folder);
  const keys: string[] = [];
  for (const size of [10, 20, 30]) {
    const { key, bytes, sha256 } = await store.put(randomBytes(size));
    keys.push(key);
    await ask(
      `insert into file (name, type, bytes, sha256, storage_key) values ('x.pdf', 'application/pdf', $1, $2, $3)`,
      [bytes, sha256, key],
    );
  }
  const orphan = `${keys[0]!.slice(0, 2)}/${randomBytes(15).toString('hex')}`;
  await swept(folder, keys[1]!);
  await swept(folder, orphan);
  const lines: string[] = [];
  const target = join(scratch, 'kept');
  const { files } = await backup(database, folder, target, { log: (line) => lines.push(line) });
  assert.deepEqual([files.count, files.missing], [2, 1]);
  assert.match(lines.join('\n'), new RegExp(`${keys[1]} is in the database but not in`));
  assert.doesNotMatch(lines.join('\n'), new RegExp(orphan));
  await checkBackup(target);
});

test('a photo of staff that is lost is told like any other file', async () => {
  const key = `ff/${randomBytes(15).toString('hex')}`;
  await ask(
    `insert into staff_member (given_name, surname, mail, photo_key)
      values ('Mila', 'Vries', 'mila@contict.example', $1)`,
    [key],
  );
  const lines: string[] = [];
  await backup(database, join(scratch, 'files'), join(scratch, 'photo'), { log: (line) => lines.push(line) });
  assert.match(lines.join('\n'), new RegExp(`${key} is in the database but not in`));
});

test('what a killed back-up left is removed by the next one a day later, and nothing else is', async () => {
  const place = await mkdtemp(join(scratch, 'place-'));
  for (const name of ['2026-01-01.half-12', '2026-01-02.half-13', 'notes.half-14'])
    await mkdir(join(place, name, ...(name.startsWith('notes') ? [] : ['tables'])), { recursive: true });
  const old = new Date(Date.now() - 30 * 3_600_000);
  for (const name of ['2026-01-01.half-12/tables', '2026-01-01.half-12', 'notes.half-14'])
    await utimes(join(place, name), old, old);
  await writeFile(join(place, 'list.txt'), '');
  await backup(database, join(scratch, 'files'), join(place, '2026-01-03'));
  assert.deepEqual((await readdir(place)).sort(), ['2026-01-02.half-13', '2026-01-03', 'list.txt', 'notes.half-14']);
  assert.equal(existsSync(join(place, '2026-01-03/manifest.json')), true);
});
