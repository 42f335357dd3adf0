import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people, seedCast, type Seeded } from '../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../test/portal.ts';
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
