import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localStore } from '../../../platform/files/store.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { sweepFiles } from './index.ts';

let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('sweep');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

const sweep = () => sweepFiles.run(t.portal, {}, { id: '1', attempt: 1 });

test('a file that nothing names goes after a day, and one that is named stays', async () => {
  const { key } = await t.portal.files.put(Buffer.from('left behind'));
  t.clock.now = new Date();
  await sweep();
  await t.portal.files.get(key).then((stream) => stream.destroy());
  t.clock.now = new Date(Date.now() + 25 * 3_600_000);
  await sweep();
  await assert.rejects(t.portal.files.get(key), { code: 'ENOENT' });
  const page = await (await t.visitor(people.noord.finance)).get(`/facturen/${noord.invoice}/pdf`);
  assert.equal(page.statusCode, 200);
});

test('half a file that a killed portal left goes too, one that is being written stays, and strange names are left alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-half-'));
  await mkdir(join(folder, 'ab'));
  const [old, fresh, strange] = [
    `ab/${randomBytes(15).toString('hex')}.half`,
    `ab/${randomBytes(15).toString('hex')}.half`,
    'ab/notes.txt',
  ];
  for (const name of [old, fresh, strange]) await writeFile(join(folder, name), 'half');
  const longAgo = new Date(t.clock.now.getTime() - 30 * 3_600_000);
  for (const name of [old, strange]) await utimes(join(folder, name), longAgo, longAgo);
  await utimes(join(folder, fresh), t.clock.now, t.clock.now);
  await sweepFiles.run({ ...t.portal, files: localStore(folder) }, {}, { id: '1', attempt: 1 });
  assert.deepEqual(
    [old, fresh, strange].map((name) => existsSync(join(folder, name))),
    [false, true, true],
  );
  await rm(folder, { recursive: true });
});
