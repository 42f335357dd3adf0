import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { freePort } from '../bench/server.ts';
import { runningEmbedded } from '../src/database/embedded.ts';
import { root, startPortalProcess, type PortalProcess } from './portal-process.ts';

// A portal as an operator has it on the first day: running, with three settings, and commands given beside it.
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const three = { BRAND_NAME: 'Mijn Veld', BRAND_COMPANY: 'Veld & Zn.', SUPPORT_MAIL: 'help@veld.example' };
let portal: PortalProcess;
let metrics: number;
before(async () => {
  metrics = await freePort();
  portal = await startPortalProcess({
    ...three,
    LOG_LEVEL: 'info',
    METRICS_PORT: String(metrics),
    METRICS_HOST: '127.0.0.2',
  });
});
after(() => portal.stop());

/** A command with the settings of the portal, and these in their place. */
function command(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): { code: number | null; said: string; told: string } {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const env = {
    PATH,
    HOME,
    XDG_CACHE_HOME,
    SETTINGS_FILE: '',
    DATA_DIR: join(portal.folder, 'data'),
    BASE_URL: 'https://portal.example',
    ...three,
    ...settings,
  };
  const { status, stdout, stderr } = spawnSync(join(root, 'bin/portal'), words, {
    cwd: portal.folder,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, said: stdout, told: stderr };
}

test('the first line of the log and the figures say which version runs', async () => {
  const [first] = portal.said().split('\n');
  assert.equal((JSON.parse(first!) as { version: string }).version, version);
  const text = await (await fetch(`http://127.0.0.2:${metrics}/metrics`)).text();
  assert.ok(text.includes(`portal_info{version="${version}"} 1`));
  // Only where METRICS_HOST says.
  await assert.rejects(fetch(`http://127.0.0.1:${metrics}/metrics`));
});

test('doctor says which version it is, and names one by one what customers will miss', () => {
  const { said } = command(['doctor'], { METRICS_PORT: '9090', METRICS_HOST: '0.0.0.0' });
  assert.ok(said.includes(`ok   portal     version ${version}`), said);
  for (const name of ['SUPPORT_PHONE', 'BRAND_HOURS', 'BRAND_ADDRESS', 'SERVICE_DESK_URL'])
    assert.match(said, new RegExp(`^note customers {2}${name} is empty: `, 'm'));
  assert.doesNotMatch(said, /SUPPORT_MAIL is empty/);
  assert.match(said, /^note figures {4}\/metrics answers everybody who reaches port 9090 of 0\.0\.0\.0/m);
  const none = command(['doctor'], { SUPPORT_MAIL: '', METRICS_PORT: '9090' });
  assert.match(none.said, /^FIX {2}customers {2}SUPPORT_MAIL is empty: /m);
  assert.doesNotMatch(none.said, /^note figures/m);
});

test('key list shows each key with its days, and never the key itself', () => {
  assert.match(command(['key', 'list']).said, /There are no keys yet\. Make one: key add NAME/);
  const { said: key } = command(['key', 'add', 'boekhouding']);
  command(['key', 'add', 'oud', 'systeem']);
  assert.equal(command(['key', 'end', 'oud', 'systeem']).code, 0);
  const { code, said } = command(['key', 'list']);
  assert.equal(code, 0);
  assert.match(said, /^boekhouding {2}made \d{4}-\d\d-\d\d, never used$/m);
  assert.match(said, /^oud systeem {2}made \d{4}-\d\d-\d\d, ended \d{4}-\d\d-\d\d$/m);
  assert.ok(!said.includes(key.split('\n')[0]!));
});

test('an import with notes only ends with exit code 0, with --strict 1; with a record refused always 1', () => {
  const file = (name: string, rows: string) => {
    writeFileSync(join(portal.folder, name), rows);
    return name;
  };
  const noted = file(
    'noted.csv',
    'externalId,number,name,website\nk1,7001,Molen BV,molen.example\nk2,7002,Kade BV,zonder punt\n',
  );
  const loose = command(['import', 'customers', noted]);
  assert.equal(loose.code, 0, loose.said);
  assert.match(loose.said, /website/);
  assert.equal(command(['import', 'customers', noted, '--strict']).code, 1);
  const fine = file('fine.csv', 'externalId,number,name\nk3,7003,Dijk BV\n');
  assert.equal(command(['import', 'customers', fine, '--strict']).code, 0);
  assert.equal(
    command(['import', 'customers', file('refused.csv', 'externalId,number,name\n,7004,Naamloos BV\n')]).code,
    1,
  );
});

test('a wrong password for the database names DATABASE_URL, and is shown to nobody', async () => {
  const place = join(portal.folder, 'data/postgres');
  const server = (await runningEmbedded(place))!;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const rules = join(place, 'access.conf');
  writeFileSync(rules, `local all with_password scram-sha-256\n${readFileSync(rules, 'utf8')}`);
  await client.query("create role with_password login password 'goed'");
  await client.query('select pg_reload_conf()');
  const address = (password: string) =>
    `postgres://with_password:${password}@localhost/portal?host=${encodeURIComponent(server.host)}`;
  // The server reads its rules a moment later.
  const refusal = () =>
    new pg.Client({ connectionString: address('fout') }).connect().then(
      () => '',
      ({ code }: { code: string }) => code,
    );
  for (let at = 0; at < 200 && (await refusal()) !== '28P01'; at++) await pause(20);
  for (const words of [['migrate'], ['staff', 'list']]) {
    const { code, told } = command(words, { DATABASE_URL: address('geheim-fout') });
    assert.equal(code, 1);
    assert.match(
      told,
      /DATABASE_URL \(postgres:\/\/with_password@.*\): the server refuses this user with this password\. Look at the part before the @/,
    );
    assert.doesNotMatch(told, /geheim-fout/);
  }
  await client.end();
});
