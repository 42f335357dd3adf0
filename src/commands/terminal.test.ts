import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Running } from '../main.ts';
import { untilStopped } from './terminal.ts';

test('Ctrl+C through npm, which comes twice, still lets running work finish', async () => {
  let finish = () => {};
  let stops = 0;
  const work = new Promise<void>((resolve) => (finish = resolve));
  const stopped = untilStopped({ app: null as never, url: '', stop: () => (stops++, work) } satisfies Running);
  process.emit('SIGINT');
  process.emit('SIGINT');
  process.emit('SIGTERM');
  finish();
  assert.equal(await stopped, 0);
  assert.equal(stops, 1);
});
