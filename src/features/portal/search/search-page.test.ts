import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { contentOf, says, saysNot } from '../../../../test/content.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { seedThings } from '../../../../test/search-cast.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
const visitors = new Map<string, Visitor>();

before(async () => {
  t = await testPortal('search');
  const seeded = await seedCast(t.system, t.portal.files);
  noord = seeded.noord;
  await seedThings(t.system, noord);
  for (const who of ['everything', 'finance', 'technical', 'reader', 'plain'] as const)
    visitors.set(who, await t.visitor(people.noord[who]));
});
after(() => t.close());

async function search(who: string, q: string, path = '/zoeken'): Promise<string> {
  const reply = await visitors.get(who)!.get(`${path}?${new URLSearchParams({ q })}`);
  assert.equal(reply.statusCode, 200, q);
  return path === '/zoeken' ? reply.body : `<main>${reply.body}</main>`;
}

/** Names of what was found, without the marks. */
const plainly = (body: string) => body.replace(/<\/?mark>/g, '');
const finds = async (who: string, q: string, pattern: RegExp) => says(plainly(await search(who, q)), pattern);
const findsNot = async (who: string, q: string, pattern: RegExp) => saysNot(plainly(await search(who, q)), pattern);

test('the name of a page leads to it, for who may open it', async () => {
  for (const q of ['handleiding', 'handleidingen']) await finds('plain', q, /Ga naar<\/span><a href="\/documenten"/);
  await finds('finance', 'contracten', /Ga naar<\/span><a href="\/documenten\?soort=contracten"/);
  await finds('plain', 'handleidingen', /href="\/documenten\/[^"]+">Bellen met het toestel/);
  await findsNot('plain', 'contracten', /soort=contracten|Raamovereenkomst/);
  await finds('finance', 'contracten', /Raamovereenkomst/);
  await findsNot('finance', 'contract', /Ga naar.*href="\/contact"/);
});

test('what was searched for is marked, and an exact number comes first', async () => {
  says(await search('finance', '2026/0815'), /<mark>2026\/0815<\/mark>/);
  const body = plainly(contentOf(await search('everything', 'TEL-7')));
  assert.match(body.slice(body.indexOf('<h2>')), /^<h2>Diensten/);
});

test('more than five of a kind become a link to all of them', async () => {
  const body = await search('finance', 'verhuizing');
  says(body, /href="\/facturen\?zoek=verhuizing">Alle facturen \(7\)/);
  says(body, /7 resultaten voor/);
  assert.equal([...body.matchAll(/href="\/facturen\/V-/g)].length, 5);
  const all = await visitors.get('finance')!.get('/zoeken?q=verhuizing&soort=facturen');
  assert.equal([...all.body.matchAll(/href="\/facturen\/V-/g)].length, 7);
});

test('the link to all people of a name leads to a page with just them', async () => {
  await write(t.system, (trx) =>
    trx
      .insertInto('contact')
      .values(
        Array.from({ length: 7 }, (_, n) => ({
          customer_id: noord.customerId,
          source: 'test',
          external_id: `z${n}`,
          given_name: `Kees${n}`,
          surname: 'Zonneveld',
        })),
      )
      .execute(),
  );
  const all = /href="([^"]+)">Alle contactpersonen \(7\)/.exec(await search('plain', 'zonneveld'))![1]!;
  const list = await visitors.get('plain')!.get(all);
  assert.equal(list.statusCode, 200);
  assert.equal(new Set([...list.body.matchAll(/Kees\d/g)].map(([name]) => name)).size, 7);
  saysNot(list.body, /Dongen/);
});

test('without a question the page says what can be found, by this person', async () => {
  says(await search('finance', ''), /op nummer, bedrag of maand/);
  saysNot(await search('plain', ''), /op nummer, bedrag of maand/);
});

test('when nothing is found the page helps on', async () => {
  says(await search('plain', 'qqxxzzvv'), /We vonden niets voor/);
  says(await search('plain', 'qqxxzzvv'), /href="\/contact"/);
});

test('asking for a kind that one may not see finds nothing, and does not fail', async () => {
  const reply = await visitors.get('plain')!.get('/zoeken?q=2026/0815&soort=facturen');
  assert.equal(reply.statusCode, 200);
  saysNot(reply.body, /href="\/facturen/);
});
