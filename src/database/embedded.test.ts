import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { neighbourOf } from './embedded-neighbour.ts';
import { runningEmbedded, startEmbedded, throwAwayFolder } from './embedded.ts';

const root = process.getuid?.() === 0;
const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newFolder(): string {
  const folder = throwAwayFolder('embedded-test');
  folders.push(folder);
  return folder;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(sql)).rows.map((row) => row.value);
  } finally {
    await client.end().catch(() => {});
  }
}

/** A portal process that starts the database, says its address, and lives until killed. */
async function portalProcess(
  folder: string,
  as: { uid?: number; gid?: number; HOME?: string; removeAfter?: boolean } = {},
): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(fileURLToPath(new URL('./embedded.ts', import.meta.url)))};
    try {
      const removeAfter = ${as.removeAfter === true};
      const db = await startEmbedded({ folder: process.argv[1], durable: true, removeAfter });
      console.log(db.url);
      setInterval(() => {}, 1000);
    }
    catch (error) { console.log('refused: ' + error.message); }`;
  const { uid, gid, HOME = process.env['HOME'] } = as;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    uid,
    gid,
    cwd: '/',
    env: { ...process.env, HOME, XDG_CACHE_HOME: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => child.stdout.once('data', (line) => resolve(String(line).trim())));
  assert.match(url, /^postgresql:/);
  return { child, url };
}

async function until(what: string, isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (isTrue()) return;
    await pause(20);
  }
  assert.fail(`${what} did not happen within six seconds`);
}

function dataOf(folder: string): string {
  return join(folder, readdirSync(folder).find((name) => /^\d+$/.test(name)) ?? '');
}

test('what was stored is still there after a stop and a start', async () => {
  const folder = newFolder();
  const first = await startEmbedded({ folder, durable: true });
  assert.match(String(await ask(first.url, 'SELECT version() AS value')), /PostgreSQL 18/);
  await ask(first.url, 'CREATE TABLE note AS SELECT 7 AS value');
  await first.stop();
  const second = await startEmbedded({ folder, durable: true });
  assert.deepEqual(await ask(second.url, 'SELECT value FROM note'), [7]);
  await second.stop();
});

test('text is UTF-8, Dutch can be sorted, and nothing listens on the network', async () => {
  const database = await startEmbedded({ folder: newFolder(), durable: false });
  assert.deepEqual(
    await ask(
      database.url,
      `SELECT value FROM (VALUES ('zebra'), ('Één'), ('appel'), ('Ezel')) AS word(value)
        ORDER BY value COLLATE "nl-x-icu"`,
    ),
    ['appel', 'Één', 'Ezel', 'zebra'],
  );
  assert.deepEqual(
    await ask(
      database.url,
      `SELECT current_setting('server_encoding') || current_setting('listen_addresses') AS value`,
    ),
    ['UTF8'],
  );
  await database.stop();
});

test('a portal killed outright leaves no server behind and loses nothing it confirmed', async () => {
  const folder = newFolder();
  const { child, url } = await portalProcess(folder);
  await ask(url, 'CREATE TABLE note AS SELECT 8 AS value');
  const server = neighbourOf(dataOf(folder));
  assert.ok(server);
  child.kill('SIGKILL');
  await until('the end of the server', () => neighbourOf(dataOf(folder)) === undefined);
  const again = await startEmbedded({ folder, durable: true });
  assert.deepEqual(await ask(again.url, 'SELECT value FROM note'), [8]);
  await again.stop();
});

test('a portal that starts right after a killed one waits for its server and gets the folder', async () => {
  const folder = newFolder();
  const { child, url } = await portalProcess(folder);
  await ask(url, 'CREATE TABLE note AS SELECT 9 AS value');
  child.kill('SIGKILL');
  const again = await startEmbedded({ folder, durable: true });
  assert.deepEqual(await ask(again.url, 'SELECT value FROM note'), [9]);
  await again.stop();
});

test('when portal and server are killed at once, a start repairs it and nothing confirmed is lost', async () => {
  const folder = newFolder();
  const { child, url } = await portalProcess(folder);
  await ask(url, 'CREATE TABLE note AS SELECT 10 AS value');
  child.kill('SIGKILL');
  process.kill(neighbourOf(dataOf(folder))?.pid ?? 0, 'SIGKILL');
  const again = await startEmbedded({ folder, durable: true });
  assert.deepEqual(await ask(again.url, 'SELECT value FROM note'), [10]);
  await again.stop();
});

test('a second portal on the same folder is refused, and told who has it', async () => {
  const folder = newFolder();
  const { child, url } = await portalProcess(folder);
  await assert.rejects(
    startEmbedded({ folder, durable: true }),
    new RegExp(`Another portal uses .*process ${child.pid}\\b`),
  );
  assert.deepEqual(await ask(url, 'SELECT 1 AS value'), [1]);
  child.kill('SIGTERM');
  await until('the end of the server', () => neighbourOf(dataOf(folder)) === undefined);
});

test('a command beside a running portal finds its database', async () => {
  const folder = newFolder();
  assert.equal(await runningEmbedded(folder), undefined);
  const database = await startEmbedded({ folder, durable: false });
  const found = await runningEmbedded(folder);
  assert.equal(found?.url, database.url);
  await found?.stop();
  assert.deepEqual(await ask(database.url, 'SELECT 1 AS value'), [1]);
  await database.stop();
  assert.equal(await runningEmbedded(folder), undefined);
});

test('a lock file left by a crash does not stop the portal, even when its number belongs to another process now', async () => {
  const folder = newFolder();
  await (await startEmbedded({ folder, durable: false })).stop();
  // Of the server's own account: PostgreSQL itself passes over the processes of others.
  const other = spawn('sleep', ['60'], root ? { uid: 65534, gid: 65534 } : {});
  try {
    for (const pid of [other.pid, 4_000_000]) {
      writeFileSync(
        join(dataOf(folder), 'postmaster.pid'),
        `${pid}\n${dataOf(folder)}\n1\n5432\n/tmp\n\n  1 1\nready\n`,
      );
      await (await startEmbedded({ folder, durable: false })).stop();
    }
  } finally {
    other.kill();
  }
});

test('a server that falls over is started again at the same address', async () => {
  const folder = newFolder();
  const lines: string[] = [];
  const database = await startEmbedded({ folder, durable: true, log: (line) => lines.push(line) });
  const server = neighbourOf(dataOf(folder));
  process.kill(server?.pid ?? 0, 'SIGKILL');
  await until(
    'a new server',
    () =>
      (neighbourOf(dataOf(folder))?.pid ?? server?.pid) !== server?.pid && neighbourOf(dataOf(folder))?.ready === true,
  );
  assert.deepEqual(await ask(database.url, 'SELECT 1 AS value'), [1]);
  assert.match(lines.join('\n'), /stopped unexpectedly \(SIGKILL\)/);
  await database.stop();
});

test('a data folder with a very long path works', async () => {
  const folder = join(newFolder(), 'x'.repeat(120));
  const database = await startEmbedded({ folder, durable: false });
  assert.deepEqual(await ask(database.url, 'SELECT 1 AS value'), [1]);
  await database.stop();
  assert.equal(existsSync(database.host), false);
});

test('a throw-away database takes its folder along, also when the portal is killed', async () => {
  const database = await startEmbedded({ folder: newFolder(), durable: false, removeAfter: true });
  await database.stop();
  await until('the end of the folder', () => !existsSync(dirname(database.host)));
  const folder = newFolder();
  const { child, url } = await portalProcess(folder, { removeAfter: true });
  assert.deepEqual(await ask(url, 'SELECT 1 AS value'), [1]);
  child.kill('SIGKILL');
  await until('the end of the folder', () => !existsSync(folder));
});

test(
  'a folder that the server account cannot enter is refused with what to do',
  { skip: !root && 'only root runs the server as somebody else' },
  async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    await assert.rejects(
      startEmbedded({ folder: join(closed, 'data'), durable: false }),
      (error: Error) => error.message.includes(`cannot enter ${closed}`) && error.message.includes('chmod o+x'),
    );
  },
);

test('a data folder of another major version is refused, not overwritten', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, '16'));
  writeFileSync(join(folder, '16', 'PG_VERSION'), '16\n');
  await assert.rejects(startEmbedded({ folder, durable: false }), /PostgreSQL 16, this portal brings 18/);
});

test(
  'an ordinary user can run it, from a node_modules of somebody else',
  { skip: !root && 'only root can become another user' },
  async () => {
    const home = newFolder();
    chownSync(home, 65534, 65534);
    const { child, url } = await portalProcess(join(home, 'data'), { uid: 65534, gid: 65534, HOME: home });
    assert.deepEqual(await ask(url, 'SELECT 1 AS value'), [1]);
    const { pid = 0 } = neighbourOf(dataOf(join(home, 'data'))) ?? {};
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\t65534\t/m);
    child.kill('SIGTERM');
    await until('the end of the server', () => neighbourOf(dataOf(join(home, 'data'))) === undefined);
  },
);
