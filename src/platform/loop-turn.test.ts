import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { loopTurns } from './loop-turn.ts';

test('of pages that are ready together one is made in each turn of the loop, in the order they came', async () => {
  const turn = loopTurns();
  const made: string[] = [];
  let looks = 0;
  const looking = setInterval(() => {}, 1);
  const look = () => void (looks++, made.length < 5 && setImmediate(look));
  setImmediate(look);
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map(async (name) => {
      const later = turn();
      if (later !== null) await later;
      made.push(`${name}${looks}`);
    }),
  );
  clearInterval(looking);
  assert.deepEqual(
    made.map(([name]) => name),
    ['a', 'b', 'c', 'd', 'e'],
  );
  assert.equal(new Set(made.map((one) => one.slice(1))).size, 5, `each in a turn of its own: ${made.join()}`);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  assert.equal(turn(), null, 'nobody waits in a quiet portal');
});

test('who connects while a hundred pages are ready is let in between them', async () => {
  const turn = loopTurns();
  let made = 0;
  const madeBefore: number[] = [];
  const door = createServer((socket) => void (madeBefore.push(made), socket.destroy()));
  await new Promise<void>((resolve) => void door.listen(0, '127.0.0.1', resolve));
  const guests = Array.from({ length: 10 }, () => connect((door.address() as AddressInfo).port, '127.0.0.1'));
  await Promise.all(
    Array.from({ length: 100 }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const later = turn();
      if (later !== null) await later;
      for (const until = performance.now() + 3; performance.now() < until;);
      made++;
    }),
  );
  for (const guest of guests) guest.on('error', () => {}).destroy();
  door.close();
  assert.equal(madeBefore.length, 10);
  assert.ok(madeBefore.at(-1)! < 60, `the last of ten came in after ${madeBefore.at(-1)} pages`);
});
