import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { readConfig } from '../config.ts';
import type { Running } from '../main.ts';
import { untilStopped, withPort } from './terminal.ts';

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

test('a port that is taken is said at once, with one that is free', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const refused = await withPort(readConfig({ PORT: String(port) })).then(
    () => null,
    (error: Error) => error.message,
  );
  const [, free] = /^Port \d+ is taken by another program\. This one is free: PORT=(\d+)$/.exec(refused ?? '') ?? [];
  assert.equal((await withPort(readConfig({ PORT: free }))).port, Number(free));
  await assert.rejects(
    withPort(readConfig({ PORT: '0', METRICS_PORT: String(port) })),
    /^Error: Port \d+ is taken by another program\. This one is free: METRICS_PORT=\d+$/,
  );
  other.close();
});

test('a port that is left to us is known before anything leads to it', async () => {
  const config = await withPort(readConfig({ PORT: '0' }));
  assert.ok(config.port > 1023);
  assert.equal((await withPort(readConfig({ PORT: '4321' }))).port, 4321);
});
