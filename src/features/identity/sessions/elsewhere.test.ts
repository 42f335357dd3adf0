import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { canaries, numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
let visitor: Visitor;
before(async () => {
  t = await testPortal('elsewhere');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  // At Zuid this person does the invoices; at Noord they only look along.
  await sql(
    "insert into contact_role (customer_id, contact_id, role_key) values ($1, $2, 'financieel')",
    zuid.customerId,
    zuid.contacts['both'],
  );
  await sql(
    "insert into message_thread (customer_id, contact_id, subject) values ($1, $2, 'Eigen vraag')",
    zuid.customerId,
    zuid.contacts['both'],
  );
});
after(() => t.close());
beforeEach(async () => {
  visitor = await t.visitor(people.both, numbers.noord);
});
const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const hidden = (body: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)![1]!.replaceAll('&amp;', '&');

/** Opens an address, takes the offer, and answers the page behind it. */
async function takeOffer(address: string) {
  const offered = await visitor.get(address);
  assert.equal(offered.statusCode, 200, address);
  assert.match(offered.body, /Wissel en open/);
  assert.ok(offered.body.includes(`${canaries.zuid} Groep`) && !offered.body.includes(`${canaries.zuid}-1 `));
  const reply = await visitor.post('/organisatie-wisselen', {
    naar: hidden(offered.body, 'naar'),
    terug: hidden(offered.body, 'terug'),
  });
  assert.deepEqual([reply.statusCode, reply.headers['location']], [303, address]);
  return visitor.get(address);
}

describe('a link of another organisation of the same person', () => {
  test('offers to switch and open: an invoice, a service, an own message', async () => {
    const [thread] = await sql<{ id: string }>("select id from message_thread where subject = 'Eigen vraag'");
    for (const [address, shows] of [
      [`/facturen/${zuid.invoice}`, zuid.invoice],
      [`/diensten/${zuid.subscription}`, 'Microsoft 365'],
      [`/contact/berichten/${thread!.id}`, 'Eigen vraag'],
    ] as const) {
      visitor = await t.visitor(people.both, numbers.noord);
      const page = await takeOffer(address);
      assert.equal(page.statusCode, 200);
      assert.ok(page.body.includes(shows), address);
    }
  });

  test('says in natural words whose page it is and which one is open, in both languages', async () => {
    const said = async () => (await visitor.get(`/facturen/${zuid.invoice}`)).body.replaceAll(/<[^>]+>/g, '');
    assert.match(await said(), /De pagina hoort bij KANARIEZUID[^.]*\. Je bekijkt nu KANARIENOORD/);
    await visitor.post('/taal', { taal: 'en' });
    assert.match(await said(), /The page belongs to KANARIEZUID[^.]*\. You are currently viewing KANARIENOORD/);
    await visitor.post('/taal', { taal: 'nl' });
  });

  test('from a mail, which names the customer, also where both have such a page', async () => {
    const page = await takeOffer(`/diensten?klant=${numbers.zuid}`);
    assert.ok(page.body.includes(canaries.zuid) && !page.body.includes(canaries.noord));
  });

  test('of the organisation one is at already simply opens, and a number that is not one’s own changes nothing', async () => {
    for (const number of [numbers.noord, '99999', "' or 1=1"])
      assert.doesNotMatch((await visitor.get(`/diensten?klant=${encodeURIComponent(number)}`)).body, /Wissel en open/);
    const stranger = await t.visitor(people.noord.finance);
    assert.doesNotMatch((await stranger.get(`/facturen?klant=${numbers.zuid}`)).body, new RegExp(canaries.zuid));
  });
});

describe('who could not open it there either', () => {
  const nowhere = '/facturen/bestaat-niet';
  test('gets the page that is not there, byte for byte', async () => {
    const missing = async (who: Visitor, address: string) => {
      const { statusCode, body } = await who.get(address);
      assert.equal(statusCode, 404, address);
      return body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
    };
    // No account there at all; an account there without the right; a colleague's message; a contract.
    const stranger = await t.visitor(people.noord.finance);
    assert.equal(await missing(stranger, `/facturen/${zuid.invoice}`), await missing(stranger, nowhere));
    const atZuid = await t.visitor(people.both, numbers.zuid);
    assert.equal(await missing(atZuid, `/facturen/${noord.invoice}`), await missing(atZuid, nowhere));
    assert.equal(await missing(visitor, `/contact/berichten/${zuid.thread}`), await missing(visitor, nowhere));
    assert.equal(await missing(atZuid, `/documenten/${noord.document}`), await missing(atZuid, nowhere));
  });

  test('is nobody whose contact there has ended', async () => {
    await sql("update contact set active_until = '2026-11-01' where id = $1", zuid.contacts['both']);
    assert.equal(
      (await (await t.visitor(people.both, numbers.noord)).get(`/facturen/${zuid.invoice}`)).statusCode,
      404,
    );
    await sql('update contact set active_until = null where id = $1', zuid.contacts['both']);
  });
});

test('switching never leads to another site, or to pages of staff', async () => {
  for (const terug of ['https://evil.example/', '//evil.example', '/beheer', '/afmelden']) {
    visitor = await t.visitor(people.both, numbers.noord);
    assert.equal(
      (await visitor.post('/organisatie-wisselen', { naar: zuid.contacts['both']!, terug })).headers['location'],
      '/',
      terug,
    );
  }
});
