import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { throwAwayFolder } from '../database/embedded.ts';

const program = fileURLToPath(new URL('../../bin/portal', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'endings-'));
const folder = throwAwayFolder('endings-data');

/** What a command answers on standard output, which has to be one JSON object. */
function run(settings: Readonly<Record<string, string>>, ...words: string[]) {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME, SETTINGS_FILE: '', ...settings };
  const { status, stdout } = spawnSync(program, words, { cwd: scratch, env, encoding: 'utf8', timeout: 60_000 });
  return { code: status, said: stdout };
}
const failure = (settings: Readonly<Record<string, string>>, ...words: string[]) => {
  const { code, said } = run(settings, ...words, '--json');
  const { error } = JSON.parse(said) as { error: { code: string; message: string } };
  assert.ok(error.message.length > 10, said);
  return [code, error.code];
};
const here = { DATA_DIR: join(folder, 'data') };

before(() => {
  assert.equal(run(here, 'migrate').code, 0);
  writeFileSync(join(scratch, 'klanten.csv'), 'externalId;number;name\nk1;3001;Drie\n');
  writeFileSync(join(scratch, 'namen.json'), '[]');
  mkdirSync(join(scratch, 'leeg'));
});
after(() => {
  rmSync(scratch, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

test('with --json every failure of a command is one object with a code', () => {
  const cases: [string[], number, string][] = [
    [['import', 'customers'], 2, 'wrong_usage'],
    [['import', 'klanten', 'klanten.csv'], 2, 'wrong_usage'],
    [['import', 'customers', 'klanten.csv', '--fast'], 2, 'wrong_usage'],
    [['import', 'customers', 'weg.csv'], 2, 'no_such_file'],
    [['import', 'invoices', 'weg.xml'], 2, 'no_such_file'],
    [['import', 'customers', 'klanten.csv', '--map', 'namen.json'], 2, 'unusable_map'],
    [['import', 'undo', 'x'], 2, 'wrong_usage'],
    [['import', 'undo', '1', '--forse'], 2, 'wrong_usage'],
    [['import', 'undo', '999999'], 1, 'unknown_run'],
    [['import', 'runs', '--soort', 'x'], 2, 'wrong_usage'],
    [['import', 'move-invoice', 'F-1', '--customer', '1'], 1, 'unknown_invoice'],
    [['import', 'move-invoice', 'F-1'], 2, 'wrong_usage'],
    [['imprt', 'customers', 'klanten.csv'], 2, 'unknown_command'],
  ];
  for (const [words, code, name] of cases) assert.deepEqual(failure(here, ...words), [code, name], words.join(' '));
});

test('with --json wrong settings, a missing database and one that is away are objects too', () => {
  const words = ['import', 'customers', 'klanten.csv'];
  assert.deepEqual(failure({ ...here, PORT: 'nee' }, ...words), [1, 'wrong_settings']);
  assert.deepEqual(failure({ SETTINGS_FILE: join(scratch, 'weg.env') }, ...words), [1, 'wrong_settings']);
  assert.deepEqual(failure({ DATA_DIR: join(folder, 'elders') }, ...words), [1, 'no_database']);
  const away = { ...here, DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' };
  assert.deepEqual(failure(away, ...words), [1, 'database_unavailable']);
});

test('with --json what went well is one object, also a list of runs', () => {
  const imported = run(here, 'import', 'customers', 'klanten.csv', '--json');
  const { run: id } = JSON.parse(imported.said) as { run: number };
  const { runs } = JSON.parse(run(here, 'import', 'runs', '--json').said) as { runs: { id: number }[] };
  assert.equal(runs[0]!.id, id);
  const again = JSON.parse(run(here, 'import', 'undo', String(id), '--json').said) as { state: string; undo: number };
  assert.equal(again.state, 'undone');
  assert.deepEqual(failure(here, 'import', 'undo', String(again.undo)), [1, 'is_an_undo']);
  assert.equal(JSON.parse(run(here, 'import', 'invoices', 'leeg', '--json').said).files.length, 0);
});
