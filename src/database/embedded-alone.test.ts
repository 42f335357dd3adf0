import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { neighbourOf } from './embedded-neighbour.ts';
import { runningEmbedded, startEmbedded, throwAwayFolder } from './embedded.ts';

const root = process.getuid?.() === 0;
const folders: string[] = [];
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = throwAwayFolder('embedded-alone');
  folders.push(folder);
  return folder;
}

const module = JSON.stringify(fileURLToPath(new URL('./embedded.ts', import.meta.url)));
const starter = `
  import { startEmbedded } from ${module};
  try {
    const db = await startEmbedded({ folder: process.argv[1], durable: true });
    console.log('started ' + db.url);
    setInterval(() => {}, 1000);
  }
  catch (error) { console.log('refused ' + error.message); }`;

/** A portal process that starts the database, behind these words: what it says first. */
async function portal(
  folder: string,
  before: readonly string[] = [],
  as: { uid?: number; gid?: number; HOME?: string } = {},
): Promise<{ child: ChildProcess; says: string }> {
  const { HOME = process.env['HOME'], ...account } = as;
  const words = [...before, process.execPath, '--input-type=module', '-e', starter, folder];
  const child = spawn(words[0]!, words.slice(1), {
    ...account,
    cwd: '/',
    env: { ...process.env, HOME, XDG_CACHE_HOME: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const says = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line) => resolve(String(line).trim())),
  );
  return { child, says };
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

const gone = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

// A container has process numbers of its own. Root makes such a place; ordinary users make one where the system lets
// them.
const apart = root
  ? ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child']
  : ['unshare', '--user', '--map-current-user', '--pid', '--fork', '--mount-proc', '--kill-child'];
const mayPart = spawnSync(apart[0]!, [...apart.slice(1), 'true']).status === 0;

test(
  'a portal in another container does not start a second database on a folder in use, whichever came first',
  { skip: !mayPart && 'this machine lets nobody make a place with process numbers of its own' },
  async () => {
    const folder = newFolder();
    const first = await startEmbedded({ folder, durable: true });
    await ask(first.url, 'CREATE TABLE note AS SELECT 1 AS value');
    const { says } = await portal(folder, apart);
    assert.match(says, new RegExp(`^refused Another portal uses .*: process ${process.pid} on .*another container`));
    assert.deepEqual(await ask(first.url, 'SELECT value FROM note'), [1]);
    await first.stop();
    const inside = await portal(folder, apart);
    assert.match(inside.says, /^started/);
    await assert.rejects(startEmbedded({ folder, durable: true }), /Another portal uses .*: process \d+ on/);
    // A command beside it finds it by its socket.
    const found = await runningEmbedded(folder);
    assert.deepEqual(await ask(found!.url, 'SELECT value FROM note'), [1]);
    const over = gone(inside.child);
    inside.child.kill('SIGKILL');
    await over;
    const again = await startEmbedded({ folder, durable: true });
    assert.deepEqual(await ask(again.url, 'SELECT value FROM note'), [1]);
    await again.stop();
  },
);

test('of two portals that start on one folder at the same moment one gets it', async () => {
  const folder = newFolder();
  await (await startEmbedded({ folder, durable: true })).stop();
  const both = await Promise.all([portal(folder), portal(folder)]);
  assert.deepEqual(both.map(({ says }) => says.split(' ')[0]).sort(), ['refused', 'started']);
  assert.deepEqual(
    await ask(both.find(({ says }) => says.startsWith('started'))!.says.slice('started '.length), 'SELECT 1 AS value'),
    [1],
  );
});

test(
  'a second portal of an ordinary user is held off by the lock as well',
  { skip: !root && 'only root can become another user' },
  async () => {
    const home = newFolder();
    chownSync(home, 65534, 65534);
    const as = { uid: 65534, gid: 65534, HOME: home };
    const first = await portal(join(home, 'data'), [], as);
    assert.match(first.says, /^started/);
    const parted = ['unshare', '--user', '--map-current-user', '--pid', '--fork', '--mount-proc', '--kill-child'];
    const words =
      spawnSync(parted[0]!, [...parted.slice(1), 'true'], { uid: 65534, gid: 65534 }).status === 0 ? parted : [];
    const second = await portal(join(home, 'data'), words, as);
    assert.match(second.says, /^refused Another portal uses/);
  },
);

test(
  'a program that only shares the account of the database server is not let in',
  { skip: !root && 'only root runs the server as somebody else' },
  async () => {
    const database = await startEmbedded({ folder: newFolder(), durable: false });
    const program = `
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    const client = new pg.Client({ connectionString: process.argv[1] });
    await client.connect().then(() => console.log('in'), (error) => console.log(error.message));
    process.exit(0);`;
    for (const role of ['portal_owner', 'portal_app', 'portal_system']) {
      const url = database.url.replace('portal_owner', role);
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program, url], {
        uid: 65534,
        gid: 65534,
        encoding: 'utf8',
      });
      assert.match(stdout, /Peer authentication failed/, role);
    }
    assert.deepEqual(await ask(database.url, 'SELECT 1 AS value'), [1]);
    await database.stop();
  },
);

test('a folder made when everybody on the socket was trusted asks who comes in from its next start on', async () => {
  const folder = newFolder();
  await (await startEmbedded({ folder, durable: false })).stop();
  const data = join(
    folder,
    readdirSync(folder).find((name) => /^\d+$/.test(name))!,
  );
  writeFileSync(join(data, 'pg_hba.conf'), 'local all all trust\n');
  const database = await startEmbedded({ folder, durable: false });
  assert.deepEqual(await ask(database.url, `SELECT auth_method AS value FROM pg_hba_file_rules`), ['peer']);
  await database.stop();
});

test(
  'data of nobody go to an account of their own once there is one, and the database starts as that',
  { skip: !root && 'only root runs the server as somebody else' },
  async () => {
    const folder = newFolder();
    const first = await startEmbedded({ folder, durable: false });
    await ask(first.url, 'CREATE TABLE note AS SELECT 5 AS value');
    await first.stop();
    // "games" stands for the account: tests make none on this machine.
    const { PORTAL_DATABASE_ACCOUNT: before } = process.env;
    process.env['PORTAL_DATABASE_ACCOUNT'] = 'games';
    try {
      const second = await startEmbedded({ folder, durable: false });
      assert.deepEqual(await ask(second.url, 'SELECT value FROM note'), [5]);
      const data = join(
        folder,
        readdirSync(folder).find((name) => /^\d+$/.test(name))!,
      );
      const uid = Number(spawnSync('id', ['-u', 'games'], { encoding: 'utf8' }).stdout);
      assert.match(
        readFileSync(`/proc/${neighbourOf(data)!.pid}/status`, 'utf8'),
        new RegExp(`^Uid:\\t${uid}\\t`, 'm'),
      );
      assert.deepEqual([statSync(folder).uid, statSync(join(data, 'PG_VERSION')).uid], [uid, uid]);
      await second.stop();
    } finally {
      if (before === undefined) delete process.env['PORTAL_DATABASE_ACCOUNT'];
      else process.env['PORTAL_DATABASE_ACCOUNT'] = before;
    }
  },
);
