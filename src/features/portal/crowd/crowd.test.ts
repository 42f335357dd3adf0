import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { mayEnter, roomFor } from './rules.ts';

let t: TestPortal;
let member: Visitor;
before(async () => {
  t = await testPortal('crowd', { REQUESTS_AT_ONCE: '3' });
  await seedCast(t.system, t.portal.files);
  member = await t.visitor(people.noord.finance);
  assert.equal((await member.get('/facturen')).statusCode, 200);
});
after(() => t.close());

/** Holds every question to the database until the work is done. */
async function whileDatabaseIsSlow(work: () => Promise<void>): Promise<void> {
  const pools = [t.portal.database.app.pg, t.portal.database.system.pg];
  const gate = Promise.withResolvers<void>();
  const before = pools.map((pool) => pool.connect.bind(pool) as () => Promise<unknown>);
  for (const [at, pool] of pools.entries())
    Object.assign(pool, { connect: async () => (await gate.promise, before[at]!()) });
  await work().finally(gate.resolve);
  for (const [at, pool] of pools.entries()) Object.assign(pool, { connect: before[at] });
}

const stranger = () => t.app.inject({ url: '/facturen', headers: { cookie: `sessie=${'x'.repeat(43)}` } });

test('more than there is room for is refused at once, strangers first, and whoever was let in is helped', async () => {
  const waiting: Promise<{ statusCode: number }>[] = [];
  await whileDatabaseIsSlow(async () => {
    waiting.push(stranger(), stranger());
    await new Promise(setImmediate);
    const refused = await stranger();
    assert.deepEqual([refused.statusCode, refused.headers['retry-after']], [503, '5']);
    assert.match(refused.body, /erg druk/);
    assert.match(String(refused.headers['content-security-policy']), /default-src 'none'/);
    waiting.push(member.get('/facturen'));
    await new Promise(setImmediate);
    assert.equal((await member.get('/facturen')).statusCode, 503, 'the room is full for everybody');
    const english = await t.app.inject({ url: '/facturen', headers: { cookie: 'taal=en' } });
    assert.match(english.body, /very busy/);
    const sent = await t.app.inject({
      method: 'POST',
      url: '/contact/terugbellen',
      headers: { origin: 'http://portal.example' },
      payload: 'x=1',
    });
    assert.match(sent.body, /is niet bewaard\. Ga terug en verstuur het opnieuw/);
    assert.doesNotMatch(refused.body, /niet bewaard/);
    const packed = await t.app.inject({ url: '/facturen', headers: { 'accept-encoding': 'gzip' } });
    assert.deepEqual(
      [packed.statusCode, packed.headers['content-encoding'], packed.headers['vary']],
      [503, 'gzip', 'accept-encoding'],
    );
    assert.match(gunzipSync(packed.rawPayload).toString(), /erg druk/);
    for (const url of ['/healthz', t.portal.assets.address('css/portal.css')])
      assert.equal((await t.app.inject({ url })).statusCode, 200, url);
    const signIn = await t.app.inject({ url: '/api/v1/invoices', method: 'GET' });
    assert.notEqual(signIn.statusCode, 503, 'machines wait in a queue of their own');
  });
  assert.deepEqual(
    (await Promise.all(waiting)).map(({ statusCode }) => statusCode),
    [303, 303, 200],
  );
  assert.equal((await stranger()).statusCode, 303);
});

test('who goes away in the middle leaves the place to others', async () => {
  const url = await t.listen();
  await whileDatabaseIsSlow(async () => {
    for (let round = 0; round < 4; round++) {
      const patience = new AbortController();
      const asked = fetch(`${url}/facturen`, {
        signal: patience.signal,
        headers: { cookie: `sessie=${'x'.repeat(43)}` },
      }).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, 50));
      patience.abort();
      assert.equal(await asked, null);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  assert.equal((await stranger()).statusCode, 303);
});

test('a third of the room is for people who are signed in', () => {
  const room = roomFor(24);
  assert.deepEqual(room, { all: 24, strangers: 16 });
  assert.deepEqual(
    [15, 16, 23, 24].map((busy) => [mayEnter(busy, room, () => false), mayEnter(busy, room, () => true)]),
    [
      [true, true],
      [false, true],
      [false, true],
      [false, false],
    ],
  );
  for (const all of [1, 2, 3]) assert.ok(mayEnter(0, roomFor(all), () => false));
});
