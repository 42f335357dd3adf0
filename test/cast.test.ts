import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { canaries, people, seedCast } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('cast');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());

test('someone who is not signed in is sent to the sign-in page', async () => {
  const reply = await (await t.visitor()).get('/facturen?jaar=2026');
  assert.ok([303, 404].includes(reply.statusCode));
});

test('a missing page in the portal keeps the menu of who is signed in', async () => {
  const reply = await (await t.visitor(people.noord.finance)).get('/dit-bestaat-niet');
  assert.equal(reply.statusCode, 404);
  assert.match(reply.body, new RegExp(canaries.noord));
});

test('a contact whose time has ended has nowhere to come in', async () => {
  await assert.rejects(t.visitor(people.noord.ended));
});
