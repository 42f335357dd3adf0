import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { throwAwayFolder } from '../database/embedded.ts';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';

const program = fileURLToPath(new URL('../../bin/portal', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'commands-'));
const folder = throwAwayFolder('commands-data');
let database: TestDatabase;
before(async () => void (database = await testDatabase('commands')));
after(async () => {
  await database.drop();
  rmSync(scratch, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command of the portal with these settings and no others. */
function run(
  settings: Readonly<Record<string, string>>,
  ...words: string[]
): { code: number | null; said: string; told: string } {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME, SETTINGS_FILE: '', ...settings };
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: scratch,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, said: stdout, told: stderr };
}

test('a command under other settings than the portal opens no other database and makes none', () => {
  for (const words of [
    ['staff', 'add', 'mila@example.nl', '--name', 'Mila de Vries'],
    ['backup', join(scratch, 'empty')],
    ['import', 'customers', 'customers.csv'],
    ['key', 'add', 'boekhouding'],
  ]) {
    const place = join(folder, 'elsewhere');
    const { code, told } = run({ DATA_DIR: place }, ...words);
    assert.equal(code, 1, words.join(' '));
    assert.ok(told.includes(`There is no database in ${join(place, 'postgres')}`), told);
    assert.match(told, /SETTINGS_FILE=…/);
    assert.equal(existsSync(place), false);
  }
  const doctor = run({ DATA_DIR: join(folder, 'elsewhere') }, 'doctor');
  assert.equal(doctor.code, 1);
  assert.match(doctor.said, /FIX {2}database {3}There is no database in/);
  assert.equal(existsSync(join(folder, 'elsewhere')), false);
});

test('one settings file leads every command to the same database, which each of them names', () => {
  const file = join(scratch, 'portal.env');
  writeFileSync(file, `DATA_DIR=${join(folder, 'data')}\nBRAND_NAME="Mijn Veld"\n`);
  const made = run({ SETTINGS_FILE: file }, 'migrate');
  assert.equal(made.code, 0, made.told);
  for (const words of [
    ['staff', 'add', 'mila@example.nl', '--name', 'Mila de Vries'],
    ['key', 'add', 'boekhouding'],
    ['backup', 'reserve'],
  ]) {
    const { code, told } = run({ SETTINGS_FILE: file }, ...words);
    assert.equal(code, 0, told);
    assert.ok(told.includes(`Database: PostgreSQL of its own in ${join(folder, 'data/postgres')}`), told);
  }
  // A path is as seen from where the command is given.
  assert.ok(readdirSync(join(scratch, 'reserve')).includes('manifest.json'));
  const list = run({ SETTINGS_FILE: file }, 'staff', 'list');
  assert.match(list.said, /mila@example\.nl/);
});

test('a database of another version or without a portal is refused by a command, and named without its password', async () => {
  mkdirSync(join(scratch, 'files'), { recursive: true });
  const url = new URL(database.url);
  const empty = new URL(url);
  empty.pathname = '/postgres';
  const { code, told } = run({ DATABASE_URL: String(empty), DATA_DIR: scratch }, 'staff', 'list');
  assert.equal(code, 1);
  assert.match(told, /There is no portal in the database: postgres:\/\/portal_owner@.*\/postgres \(DATABASE_URL\)/);
  assert.equal(run({ DATABASE_URL: String(url), DATA_DIR: scratch }, 'staff', 'list').code, 0);
  // Files lie beside the database: a command with another DATA_DIR would store them where no portal looks.
  const lost = run({ DATABASE_URL: String(url), DATA_DIR: join(scratch, 'other') }, 'staff', 'list');
  assert.match(lost.told, /stored no files in .*other\/files: this is not its DATA_DIR/);
});

test('a database that cannot be reached names DATABASE_URL and the part to look at', () => {
  const gone = run({ DATABASE_URL: 'postgres://portal:geheim@127.0.0.1:1/portal', DATA_DIR: scratch }, 'migrate');
  assert.equal(gone.code, 1);
  assert.match(
    gone.told,
    /DATABASE_URL \(postgres:\/\/portal@127\.0\.0\.1:1\/portal\): nothing takes connections there\. Look at the host and the port/,
  );
  const missing = new URL(database.url);
  missing.pathname = '/not_there';
  assert.match(
    run({ DATABASE_URL: String(missing), DATA_DIR: scratch }, 'doctor').said,
    /FIX {2}database .*no database of this name/,
  );
  assert.doesNotMatch(gone.told, /geheim/);
});

test('a data folder where nothing can be kept is refused with a sentence', () => {
  for (const place of ['/proc/portal', '/sys/portal/data']) {
    const { code, told } = run({ DATA_DIR: place, PORT: '0' }, 'start');
    assert.equal(code, 1, told);
    assert.match(told, /is no place for data.*Choose a folder on a disk/);
  }
});

test('a mistyped command is named, with the one that was meant', () => {
  const { code, told, said } = run({}, 'imprt', 'customers', 'x.csv');
  assert.equal(code, 2);
  assert.match(told, /There is no command "imprt"\. Did you mean import\?/);
  assert.match(said, /Usage:/);
  assert.equal(run({}, 'help').code, 0);
});

test(
  'as root a command does not write where another account keeps the data',
  { skip: process.getuid?.() !== 0 && 'only root can do so' },
  () => {
    const place = join(folder, 'theirs');
    mkdirSync(join(place, 'files'), { recursive: true });
    spawnSync('chown', ['-R', '65534', place]);
    const { code, told } = run({ DATA_DIR: place }, 'staff', 'list');
    assert.equal(code, 1);
    assert.match(told, /belong to another account \(uid 65534\).*runuser -u/);
  },
);
