import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';

// The real command, beside a queue that no portal works on.
const program = fileURLToPath(new URL('../../bin/portal', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'mail-command-'));
let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await testDatabase('mail_command');
  mkdirSync(join(scratch, 'files')); // a portal keeps them here, so commands take it for its folder
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
  rmSync(scratch, { recursive: true, force: true });
});

function run(...words: string[]): { code: number | null; said: string; told: string } {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME, SETTINGS_FILE: '', DATABASE_URL: database.url, DATA_DIR: scratch };
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: scratch,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, said: stdout, told: stderr };
}
const queue = (to: string, subject: string) =>
  client.query("select app.enqueue('send-mail', $1)", [{ id: subject, to, subject, text: 'x', html: 'x' }]);
const givenUp = (to: string) =>
  client.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = $2 where payload->>'to' = $1`,
    [to, 'Error: 550 no such user\n    at send'],
  );
const created = (to: string, ago: string) =>
  client.query(`update graphile_worker._private_jobs set created_at = now() - $2::interval where payload->>'to' = $1`, [
    to,
    ago,
  ]);
const doctorSays = () => /^.*\bqueue\b.*$/m.exec(run('doctor').said)?.[0] ?? '';

test('mail list shows each mail with its state and what the server said; retry and drop do so to the ones that are named', async () => {
  const none = run('mail', 'list');
  assert.deepEqual([none.code, none.said.trim()], [0, 'No mail waits and none was given up.'], none.told);
  await queue('weg@klant.example', 'Oud');
  await queue('straks@klant.example', 'Nieuw');
  await givenUp('weg@klant.example');
  const list = run('mail', 'list');
  assert.equal(list.code, 0);
  assert.match(
    list.said,
    /^\d+ {2}given up, queued .* UTC {2}weg@klant\.example {2}Oud\n {4}Error: 550 no such user\n\d+ {2}waits, queued .* {2}straks@klant\.example {2}Nieuw\n$/,
  );
  const [gone, waits] = [...list.said.matchAll(/^(\d+) {2}/gm)].map(([, id]) => id!);

  const retried = run('mail', 'retry', gone!);
  assert.deepEqual([retried.code, retried.said.trim()], [0, '1 mail. A running portal tries them within seconds.']);
  assert.doesNotMatch(run('mail', 'list').said, /given up/);
  const dropped = run('mail', 'drop', gone!, waits!);
  assert.deepEqual([dropped.code, dropped.said.trim()], [0, '2 mails. They are gone and will not be sent.']);
  const again = run('mail', 'drop', gone!);
  assert.equal(again.code, 1);
  assert.match(again.said, /^0 mails\. None of these waits: see mail list\./);
  const wrong = run('mail', 'retry', 'everything');
  assert.equal(wrong.code, 2);
  assert.match(wrong.said + wrong.told, /mail list \| mail retry all \| mail retry ID … \| mail drop ID …/);
});

test('doctor tells how much mail waits and was given up and since when, and asks to look when that is wrong', async () => {
  await client.query('delete from graphile_worker._private_jobs');
  assert.match(doctorSays(), /^ *ok +queue +no mail waits; none was given up$/i);
  await queue('straks@klant.example', 'Nieuw');
  assert.match(
    doctorSays(),
    /^ *ok +queue +1 mail waits, the oldest since \d{4}-\d\d-\d\d \d\d:\d\d UTC; none was given up$/i,
  );
  await created('straks@klant.example', '61 minutes');
  assert.match(doctorSays(), /^ *FIX +queue +1 mail waits.*none was given up\. Look: mail list/, 'an hour is too long');
  await created('straks@klant.example', '5 minutes');
  await queue('weg@klant.example', 'Oud');
  await queue('ook-weg@klant.example', 'Oud');
  for (const to of ['weg@klant.example', 'ook-weg@klant.example']) await givenUp(to);
  assert.match(
    doctorSays(),
    /^ *FIX +queue +1 mail waits, .*; 2 were given up, the oldest since .* UTC\. Look: mail list/,
  );
});
