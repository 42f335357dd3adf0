import assert from 'node:assert/strict';
import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { openSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { freePort } from '../bench/server.ts';
import { startCommand, surroundings, root } from './portal-process.ts';

/** A portal whose standard output goes somewhere bad; answers how many of 600 requests were answered, its dropped lines, and its exit code. */
async function portalOn(stdout: (child: { stdout: NodeJS.ReadableStream | null }) => void, stdio: StdioOptions) {
  const metrics = await freePort();
  const { env, port, folder } = await surroundings({ LOG_LEVEL: 'info', METRICS_PORT: String(metrics) });
  const child = spawn(process.execPath, [...startCommand], { cwd: root, env, stdio });
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
  stdout(child);
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(({ status }) => status, () => 0);
  for (let at = 0; at < 600 && (await ask('/readyz')) !== 200 && child.exitCode === null; at++) await pause(50);
  let answered = 0;
  for (let round = 0; round < 60; round++) answered += (await Promise.all(Array.from({ length: 10 }, () => ask('/aanmelden')))).filter((status) => status === 200).length;
  // Enough of them are on their way to have filled any pipe.
  await pause(600);
  const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  child.kill('SIGTERM');
  const ended = await Promise.race([gone, pause(20_000).then(() => null)]);
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  return { answered, dropped: Number(/portal_log_lines_dropped_total (\d+)/.exec(text)?.[1]), code: ended?.[0] };
}

test('with standard output on a full disk the portal answers, counts the lines it lost, and stops when asked', async () => {
  const full = openSync('/dev/full', 'w');
  const { answered, dropped, code } = await portalOn(() => {}, ['ignore', full, 'ignore']);
  assert.deepEqual([answered, code], [600, 0]);
  assert.ok(dropped >= 600, `${dropped}`);
});

test('with a reader that is gone, or that does not read, the portal answers and stops when asked', async () => {
  const gone = await portalOn(({ stdout }) => (stdout as unknown as { destroy(): void }).destroy(), ['ignore', 'pipe', 'ignore']);
  assert.deepEqual([gone.answered, gone.code], [600, 0]);
  assert.ok(gone.dropped >= 600, `${gone.dropped}`);
  const deaf = await portalOn(({ stdout }) => void stdout!.pause(), ['ignore', 'pipe', 'ignore']);
  assert.deepEqual([deaf.answered, deaf.code], [600, 0]);
});
