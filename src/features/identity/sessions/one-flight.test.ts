import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { entryFor, SessionChanged } from '../../../access/entry.ts';
import { customerScope, inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { knownSessions } from './known-sessions.ts';
import { actorFrom, sessionOf } from './queries.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
let flights = 0;
before(async () => {
  t = await testPortal('one flight');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  for (const pool of [t.portal.database.app.pg, t.portal.database.system.pg]) pool.on('acquire', () => flights++);
});
after(() => t.close());

let visitor: Visitor;
beforeEach(async () => {
  visitor = await t.visitor(people.noord.finance);
  await visitor.get('/facturen');
  flights = 0;
});

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const role = (key: string) =>
  sql(
    'insert into contact_role (customer_id, contact_id, role_key) values ($1, $2, $3)',
    noord.customerId,
    noord.contacts['finance'],
    key,
  );
const noRole = (key: string) =>
  sql('delete from contact_role where contact_id = $1 and role_key = $2', noord.contacts['finance'], key);

test('who comes back gets a page in one flight: session, wall and page together', async () => {
  assert.equal((await visitor.get('/facturen')).statusCode, 200);
  assert.equal(flights, 1);
});

test('a right that was taken away is gone at the very next request, and what was read under it goes to nobody', async () => {
  await noRole('financieel');
  try {
    const reply = await visitor.get('/facturen');
    assert.equal(reply.statusCode, 404);
    assert.ok(!reply.body.includes(`${canaries.noord}-`));
  } finally {
    await role('financieel');
  }
  assert.equal((await visitor.get('/facturen')).statusCode, 200);
});

test('a right that was given counts at the very next request', async () => {
  assert.ok(!(await visitor.get('/')).body.includes('href="/cloudgebruikers"'));
  await role('technisch');
  try {
    assert.ok((await visitor.get('/')).body.includes('href="/cloudgebruikers"'));
    assert.equal((await visitor.get('/cloudgebruikers')).statusCode, 200);
  } finally {
    await noRole('technisch');
  }
});

test('a session that ended shows nothing more, on no page, whatever was remembered of it', async () => {
  await sql('delete from session where contact_id = $1', noord.contacts['finance']);
  for (const address of ['/facturen', '/', '/contact', '/profiel', '/zoeken?q=factuur', '/bestaat-niet']) {
    const reply = await visitor.get(address);
    assert.ok(!reply.body.includes(canaries.noord), address);
    assert.ok(reply.statusCode === 303 || address === '/bestaat-niet', address);
  }
});

test('a session that moves to another customer shows that customer, not the one before', async () => {
  const before = await sql<{ contact_id: string; account_id: string }>(
    'select contact_id, account_id from session where contact_id = $1',
    noord.contacts['finance'],
  );
  const [other] = await sql<{ account_id: string }>(
    'select account_id from contact where id = $1',
    zuid.contacts['finance'],
  );
  await sql(
    'update session set contact_id = $1, account_id = $2 where contact_id = $3',
    zuid.contacts['finance'],
    other!.account_id,
    before[0]!.contact_id,
  );
  const { body } = await visitor.get('/facturen');
  assert.ok(body.includes(canaries.zuid) && !body.includes(canaries.noord));
  await sql('delete from session');
});

test('the wall follows from the token, not from what was remembered: another customer cannot be read behind it', async () => {
  const sessionOfNoord = sessionOf(visitor.cookies.get('sessie')!, t.clock.now);
  const [[said]] = await inOneFlight(t.system, sessionOfNoord);
  const remembered = actorFrom(said!.who!)(t.clock.now);
  assert.equal(remembered.kind, 'customer');
  const everything = plain<{ number: string; customer: number }>('select number, customer_id as customer from invoice');
  const posing = { ...remembered, customerId: zuid.customerId } as typeof remembered;
  const [rows] = await inOneFlight(
    customerScope(t.portal.database, posing, { entry: entryFor(sessionOfNoord, said!.who!) }),
    everything,
  );
  assert.deepEqual([...new Set(rows.map(({ customer }) => customer))], [noord.customerId]);
  await assert.rejects(
    inOneFlight(customerScope(t.portal.database, posing, { entry: entryFor(sessionOfNoord, '{}') }), everything),
    SessionChanged,
  );
  const nobody = sessionOf('x'.repeat(43), t.clock.now);
  await assert.rejects(
    inOneFlight(customerScope(t.portal.database, remembered, { entry: entryFor(nobody, said!.who!) }), everything),
    SessionChanged,
  );
});

test('nothing is written for somebody whom the database has not confirmed', async () => {
  const entry = entryFor(sessionOf('x'.repeat(43), t.clock.now), 'somebody');
  const [[said]] = await inOneFlight(t.system, sessionOf(visitor.cookies.get('sessie')!, t.clock.now));
  const scope = customerScope(t.portal.database, actorFrom(said!.who!)(t.clock.now), { entry });
  await assert.rejects(
    write(scope, async (trx) =>
      trx
        .insertInto('message_thread')
        .values({ customer_id: noord.customerId, contact_id: noord.contacts['finance']!, subject: 'SPOOK' })
        .execute(),
    ),
    SessionChanged,
  );
  assert.deepEqual(await sql('select 1 from message_thread where subject = $1', 'SPOOK'), []);
});

test('while a session is ended in the middle of a crowd of requests, each gets its page or the way to the sign-in page', async () => {
  const asked = Array.from({ length: 40 }, async (_, at) => {
    if (at === 20) await sql('delete from session where contact_id = $1', noord.contacts['finance']);
    return visitor.get('/facturen');
  });
  const replies = await Promise.all(asked);
  assert.deepEqual(
    [...new Set(replies.map(({ statusCode }) => statusCode))].filter((status) => status !== 200 && status !== 303),
    [],
  );
  assert.equal((await visitor.get('/facturen')).statusCode, 303);
});

test('a form is never taken from somebody who is only remembered', async () => {
  await sql('delete from session where contact_id = $1', noord.contacts['finance']);
  const reply = await visitor.post('/contact/bericht', { onderwerp: 'SPOOK', bericht: 'x' });
  assert.equal(reply.statusCode, 303);
  assert.match(String(reply.headers['location']), /^\/aanmelden/);
});

describe('every page and file', () => {
  /** Each address that somebody remembered may ask for, with ids of one's own. */
  const addresses = () => {
    const own: Record<string, string> = {
      invoice: noord.invoice,
      'invoice-file': noord.invoiceFile,
      subscription: noord.subscription,
      location: noord.location,
      contact: noord.contacts['finance']!,
      'cloud-user': noord.cloudUser,
      document: noord.document,
      news: noord.news,
      event: noord.event,
      thread: noord.thread,
      'message-file': noord.messageFile,
      year: '2026',
    };
    return t.app.routeTable
      .filter(
        ({ method, needs, url }) =>
          method === 'GET' && !['public', 'machine', 'staff', 'account'].includes(needs) && !url.startsWith('/demo'),
      )
      .map(({ url, ids }) =>
        url.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(own[ids[part]!] ?? noord.thread)),
      );
  };
  // A page that reads nothing is confirmed when it leaves, and then asks the browser to come again.
  const answer = async (one: Visitor, address: string) => {
    const reply = await one.get(address);
    return reply.headers['location'] === address ? one.get(address) : reply;
  };
  const logged = async () => (await sql<{ n: number }>('select count(*)::int as n from log_event'))[0]!.n;

  test('leads to the sign-in page when the session ended, and writes nothing', async () => {
    const before = await logged();
    const tried = addresses();
    for (const address of tried) {
      const one = await t.visitor(people.noord.everything);
      assert.equal((await one.get('/contact')).statusCode, 200);
      await sql('delete from session where contact_id = $1', noord.contacts['everything']);
      const reply = await answer(one, address);
      assert.deepEqual(
        [reply.statusCode, String(reply.headers['location']).split('?')[0]],
        [303, '/aanmelden'],
        address,
      );
    }
    assert.ok(tried.length > 30);
    assert.equal(await logged(), before);
  });

  test('is gone with the role that gave it, and nothing is written in the name of who had it', async () => {
    const before = await logged();
    for (const address of addresses()) {
      const one = await t.visitor(people.noord.everything);
      await one.get('/contact');
      await sql('delete from contact_role where contact_id = $1', noord.contacts['everything']);
      const [known, fresh] = [
        await answer(one, address),
        await answer(await t.visitor(people.noord.everything), address),
      ];
      await sql(
        "insert into contact_role (customer_id, contact_id, role_key) values ($1, $2, 'tekenbevoegd')",
        noord.customerId,
        noord.contacts['everything'],
      );
      assert.equal(known.statusCode, fresh.statusCode, address);
    }
    // What needs no role is still written down: the own message's file, the list of contacts. Nothing of invoices and
    // services.
    const written = await sql<{ action: string; subject: string }>(
      'select action, subject from log_event order by id offset $1',
      before,
    );
    assert.deepEqual(
      [...new Set(written.map(({ subject }) => subject))].filter((subject) => !/bijlage|contact/i.test(subject)),
      [],
    );
  });
});

test('an error of a page for somebody who is only remembered is first held against who this is', async () => {
  const reply = await visitor.get('/facturen/bestaat-niet');
  assert.equal(reply.statusCode, 404);
  await sql('delete from session where contact_id = $1', noord.contacts['finance']);
  const gone = await visitor.get('/contact/berichten/geen-id');
  assert.deepEqual(
    [gone.statusCode, gone.headers['location']],
    [303, '/aanmelden?terug=%2Fcontact%2Fberichten%2Fgeen-id'],
  );
});

test('what is remembered of sessions holds no token that opens one', async () => {
  const token = 'geheim-'.padEnd(43, 'x');
  const known = knownSessions();
  const seen: unknown[] = [];
  const { set } = Map.prototype;
  Map.prototype.set = function (...given) {
    seen.push(...given);
    return set.apply(this, given) as never;
  };
  try {
    known.keep(token, { who: '{}', person: () => null as never }, t.clock.now);
  } finally {
    Map.prototype.set = set;
  }
  assert.ok(seen.length > 0 && !JSON.stringify(seen).includes('geheim-'));
  assert.equal(known.recall(token)?.who, '{}');
});
