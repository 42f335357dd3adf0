import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { aside, TooCostly, type AsideLimits } from './aside.ts';

const limits: AsideLimits = { seconds: 10, megabytes: 300 };
const work = <In, Out>(code: string, more: Partial<AsideLimits> = {}) =>
  aside<In, Out>(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { ...limits, ...more });
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('work is done in another process, which ends by itself when nothing more comes', async () => {
  const ask = work<number, { pid: number; twice: number }>(
    'export default (n) => ({ pid: process.pid, twice: n * 2 })',
    { idleMs: 50 },
  );
  const [first, second] = await Promise.all([ask(2), ask(3)]);
  assert.deepEqual([first.twice, second.twice, first.pid], [4, 6, second.pid]);
  assert.notEqual(first.pid, process.pid);
  while (isAlive(first.pid)) await pause(10);
  assert.notEqual((await ask(1)).pid, first.pid);
});

test('bytes beyond the heap of JavaScript count as well: a file that inflates ends itself, not the portal', async () => {
  const ask = work<number, number>(
    'export default (mb) => { const kept = []; while (kept.length < mb / 10) kept.push(new Uint8Array(10_000_000).fill(1)); return kept.length }',
  );
  await assert.rejects(ask(4_000), TooCostly);
  assert.equal(await ask(50), 5);
});

test('text that fills the heap ends its process, and the next work gets another', async () => {
  const ask = work<number, number>(
    'export default (n) => { const kept = []; for (let i = 0; i < n; i++) kept.push(new Array(100).fill(i)); return kept.length }',
  );
  await assert.rejects(ask(100_000_000), TooCostly);
  assert.equal(await ask(3), 3);
});

test('only the work that takes too long is given up: who waits for it is served next', async () => {
  const ask = work<string, string>('export default (word) => { for (; word === "endless";); return word }', {
    seconds: 4,
  });
  const answers = await Promise.allSettled([ask('endless'), ask('a'), ask('b')]);
  assert.ok(answers[0].status === 'rejected' && answers[0].reason instanceof TooCostly);
  assert.deepEqual(
    answers.slice(1).map((one) => one.status === 'fulfilled' && one.value),
    ['a', 'b'],
  );
});

test('who waits too long, or behind too many, hears that it is busy and may try again', async () => {
  const ask = work<string, string>('export default (word) => { for (; word === "endless";); return word }', {
    seconds: 2,
    waiting: 1,
    patienceMs: 300,
  });
  const answers = await Promise.allSettled([ask('endless'), ask('late'), ask('one too many')]);
  const codes = answers.map(
    (one) => one.status === 'rejected' && (one.reason as { code?: string; statusCode?: number }),
  );
  assert.ok(codes[0] instanceof TooCostly);
  assert.deepEqual(
    codes.slice(1).map((one) => one && [one.statusCode, one.code]),
    [
      [503, 'busy'],
      [503, 'busy'],
    ],
  );
  assert.equal(await ask('again'), 'again');
});

test('what the work throws is told, and its process knows no setting or secret of the portal', async () => {
  const ask = work<string, string[]>(
    'export default (word) => { if (word) throw new Error(word); return Object.keys(process.env) }',
  );
  await assert.rejects(ask('No such thing.'), /^Error: No such thing\.$/);
  const names = await ask('');
  assert.deepEqual(
    names.filter((name) => !/^(NODE_CHANNEL|PWD|OLDPWD|SHLVL|_$)/.test(name)),
    [],
  );
});
