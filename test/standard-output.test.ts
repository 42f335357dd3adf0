import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, test } from 'node:test';
import { open, requestFor } from '../bench/load.ts';
import { freePort } from '../bench/server.ts';
import { throwAwayFolder } from '../src/database/embedded.ts';
import { startCommand, surroundings, root } from './portal-process.ts';
import { mayNot, smallDisk } from './small-disk.ts';

const cleaning: (() => unknown)[] = [];
after(async () => {
  for (const clean of cleaning.reverse()) await clean();
});

/** A portal whose standard output is this file descriptor, which is closed here once the portal has it. */
async function portalOn(stdout: number) {
  const metrics = await freePort();
  const { env, port, folder } = await surroundings({ LOG_LEVEL: 'info', METRICS_PORT: String(metrics) });
  const child = spawn(process.execPath, [...startCommand], { cwd: root, env, stdio: ['ignore', stdout, 'ignore'] });
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
  closeSync(stdout);
  cleaning.push(
    () => rmSync(folder, { recursive: true, force: true }),
    () => child.kill('SIGKILL'),
  );
  const status = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ status }) => status,
      () => 0,
    );
  for (let at = 0; at < 1200 && (await status('/readyz')) !== 200 && child.exitCode === null; at++) await pause(50);
  return {
    /** How many of so many requests, each with its line in the log, are answered. */
    async answered(requests: number): Promise<number> {
      const lines = await Promise.all(Array.from({ length: 8 }, () => open(port)));
      let [left, good] = [requests, 0];
      await Promise.all(
        lines.map(async ({ ask }) => {
          while (left-- > 0) if ((await ask(requestFor('/robots.txt', null))).status === 200) good += 1;
        }),
      );
      lines.forEach(({ socket }) => socket.destroy());
      return good;
    },
    async dropped(): Promise<number> {
      const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
      return Number(/portal_log_lines_dropped_total (\d+)/.exec(text)?.[1]);
    },
    /** Its exit code after SIGTERM; null when it is still there half a minute later. */
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      return (await Promise.race([gone, pause(30_000, null, { ref: false })]))?.[0] ?? null;
    },
  };
}

/** A real pipe, as a shell makes it: what is written waits in it, some 64 kB, until somebody reads. */
function pipe(): Readonly<{ read: number; write: number }> | null {
  const path = join(throwAwayFolder('pipe'), 'pipe');
  cleaning.push(() => rmSync(join(path, '..'), { recursive: true, force: true }));
  if (spawnSync('mkfifo', [path]).status !== 0) return null;
  // The reader first, and without waiting: opening the other end waits for one.
  const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { read, write: openSync(path, constants.O_WRONLY) };
}

/** Reads on until this is so of the lines; answers all it read. */
async function readUntil(fd: number, isEnough: (lines: readonly LogLine[]) => boolean): Promise<string> {
  const part = Buffer.alloc(65_536);
  const parts: Buffer[] = [];
  for (const until = Date.now() + 10_000; Date.now() < until;) {
    let bytes = 0;
    try {
      bytes = readSync(fd, part);
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'EAGAIN');
    }
    if (bytes > 0) parts.push(Buffer.from(part.subarray(0, bytes)));
    else if (isEnough(linesIn(Buffer.concat(parts).toString()))) break;
    else await pause(20);
  }
  return Buffer.concat(parts).toString();
}

type LogLine = Readonly<{ msg: string; lines?: number }>;
const linesIn = (text: string): readonly LogLine[] =>
  text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);
const told = (lines: readonly LogLine[]) =>
  lines.flatMap(({ msg, lines: missing }) => (/were dropped/.test(msg) ? [missing!] : []));
const requestsIn = (lines: readonly LogLine[]) => lines.filter(({ msg }) => msg === 'request').length;

const noPipe = 'this system makes no named pipes';
// More than a pipe and the portal's own megabyte hold, at some 150 bytes a line.
const tooMany = 9_000;

test('a pipe that is full and not read: all are answered, lines too many are counted, and who reads on finds each line or its number, with nothing new said', async (t) => {
  const ends = pipe();
  if (ends === null) return t.skip(noPipe);
  const portal = await portalOn(ends.write);
  assert.equal(await portal.answered(tooMany), tooMany);
  await pause(600);
  const dropped = await portal.dropped();
  assert.ok(dropped > 0, `${dropped}`);
  const lines = linesIn(
    await readUntil(ends.read, (some) => told(some).length > 0 && requestsIn(some) + dropped >= tooMany),
  );
  assert.deepEqual(told(lines), [dropped]);
  assert.equal(requestsIn(lines) + dropped, tooMany, 'each line is there or was counted');
  assert.equal(await portal.answered(1_000), 1_000);
  assert.equal(await portal.stop(), 0, 'also with a pipe that is full again');
  closeSync(ends.read);
});

test('a pipe whose reader is gone: all are answered, every line is counted, and the portal stops when asked', async (t) => {
  const ends = pipe();
  if (ends === null) return t.skip(noPipe);
  const portal = await portalOn(ends.write);
  closeSync(ends.read);
  assert.equal(await portal.answered(600), 600);
  await pause(600);
  assert.ok((await portal.dropped()) >= 600);
  assert.equal(await portal.stop(), 0);
});

test('standard output on a device that takes nothing: all are answered, every line is counted, and the portal stops when asked', async () => {
  const portal = await portalOn(openSync('/dev/full', 'w'));
  assert.equal(await portal.answered(600), 600);
  await pause(600);
  assert.ok((await portal.dropped()) >= 600);
  assert.equal(await portal.stop(), 0);
});

test('standard output in a file on a full disk: once there is room, each line stands on its own and one tells how many are missing', async (t) => {
  const folder = throwAwayFolder('full-log');
  cleaning.push(() => rmSync(folder, { recursive: true, force: true }));
  const disk = smallDisk(folder, 1);
  if (disk === null) return t.skip(mayNot);
  cleaning.push(disk.remove);
  const file = join(folder, 'portal.log');
  const portal = await portalOn(openSync(file, 'a'));
  disk.fill(4_096);
  assert.equal(await portal.answered(600), 600);
  await pause(600);
  const dropped = await portal.dropped();
  assert.ok(dropped > 0, `${dropped}`);
  disk.free();
  for (
    const until = Date.now() + 10_000;
    Date.now() < until && !/were dropped/.test(readFileSync(file, 'utf8'));
    await pause(20)
  );
  assert.equal(await portal.answered(1), 1);
  assert.equal(await portal.stop(), 0);
  const written = readFileSync(file, 'utf8').trimEnd().split('\n');
  const broken = written.filter((line) => line.startsWith('{') && !line.endsWith('}'));
  assert.ok(broken.length <= 1, 'at most the line for which there was half the room');
  const lines = linesIn(
    written
      .filter((line) => !broken.includes(line))
      .join('\n')
      .concat('\n'),
  );
  assert.deepEqual(told(lines), [dropped]);
  assert.equal(requestsIn(lines) + dropped, 601);
});
