import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import fsp from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, mock, test } from 'node:test';
import { buffer } from 'node:stream/consumers';
import { localStore } from './store.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-store-'));
});

const texts = (count: number) => Array.from({ length: count }, (_, at) => Buffer.from(`file ${at}`));
const stored = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name);

test('files put together are each found under their own key, also an empty one', async () => {
  const store = localStore(join(folder, 'together'));
  const contents = [...texts(70), Buffer.alloc(0), Buffer.alloc(200_000, 'x')];
  const kept = await store.putAll(contents);
  assert.equal(new Set(kept.map(({ key }) => key)).size, contents.length);
  for (const [at, { key, bytes }] of kept.entries()) {
    assert.equal(bytes, contents[at]!.length);
    assert.deepEqual(await buffer(await store.get(key)), Buffer.from(contents[at]!));
  }
});

test('when one of several files cannot be kept, none is', async () => {
  const place = join(folder, 'none');
  const broken = new Proxy(Buffer.from('x'), {
    get: (target, name) => (name === 'byteLength' ? assert.fail('disk') : Reflect.get(target, name)),
  });
  await assert.rejects(localStore(place).putAll([...texts(40), broken]));
  assert.deepEqual(stored(place), []);
});

test('the bytes of every file and the names of all are on disk before they count as kept', async () => {
  const place = join(folder, 'synced');
  assert.equal(existsSync(place), false);
  const probe = await fsp.open(folder, 'r');
  const handle = Object.getPrototypeOf(probe) as { sync(): Promise<void> };
  await probe.close();
  const sync = mock.method(handle, 'sync');
  try {
    const store = localStore(place);
    await store.putAll(texts(50));
    assert.ok(sync.mock.callCount() >= 50 + 3, 'fifty files, their folder, the store and what holds it');
    sync.mock.resetCalls();
    await store.put(Buffer.from('one'));
    assert.ok(sync.mock.callCount() >= 2, 'a file and its folder');
  } finally {
    sync.mock.restore();
  }
});
