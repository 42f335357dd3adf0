import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { write } from '../src/access/scopes.ts';
import { pageMeant } from '../src/features/portal/errors/page-meant.ts';
import { pathAndQuery } from '../src/platform/http/address.ts';
import { people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

// What people type, click and follow by mistake leads where they meant, and never to another site.
let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('addresses');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

describe('an address', () => {
  test('with a slash behind it or capitals in it leads to the page, with what it names as it was typed', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const cases = [
      ['/facturen/', '/facturen'],
      ['/Facturen?status=open', '/facturen?status=open'],
      ['/CONTACT/Bericht/', '/contact/bericht'],
      [`/Facturen/${noord.invoice}/`, `/facturen/${noord.invoice}`],
      ['/Aanmelden', '/aanmelden'],
      ['/Organisatie-Wisselen///', '/organisatie-wisselen'],
    ];
    for (const [typed, right] of cases) {
      const reply = await visitor.get(typed!);
      assert.equal(reply.statusCode, 301, typed);
      assert.equal(reply.headers.location, right);
    }
    assert.equal(
      (await visitor.get(String((await visitor.get(`/Facturen/${noord.invoice}/`)).headers.location))).statusCode,
      200,
    );
  });

  test('that is none stays none, a form is never sent on, and the API keeps its own', async () => {
    const visitor = await t.visitor(people.noord.everything);
    for (const typed of ['/nergens/', '/facturen/a/b/c/d', '/api/v1/Customers/', '/API/', '/assets/'])
      assert.equal((await visitor.get(typed)).statusCode, 404, typed);
    assert.equal((await visitor.post('/Profiel/', {})).statusCode, 404);
  });

  test('never leads to another site', async () => {
    const { hostname, port } = new URL(await t.listen());
    const ask = (path: string) =>
      new Promise<string | undefined>((resolve, reject) =>
        http
          .get({ hostname, port, path }, (reply) => (reply.resume(), resolve(reply.headers.location)))
          .on('error', reject),
      );
    let led = 0;
    for (const typed of [
      '//evil.example/',
      '//evil.example/facturen/',
      '/\\evil.example/',
      '///facturen/',
      '/%2f%2fevil.example/',
      '/facturen//evil.example/',
      'http://evil.example/Facturen/',
      'http://evil.example/facturen',
      '/.//evil.example/',
      '//evil.example/%2e%2e/facturen',
    ]) {
      const location = await ask(typed);
      if (location === undefined) continue;
      led++;
      assert.equal(
        new URL(location, 'http://portal.example').origin,
        'http://portal.example',
        `${typed} → ${location}`,
      );
      const back = new URL(location, 'http://portal.example').searchParams.get('terug');
      assert.ok(back === null || /^\/(?![/\\])/.test(back), `${typed} → ${location}`);
      const meant = pageMeant(
        pathAndQuery(typed),
        t.app.routeTable.map(({ url }) => url),
      );
      assert.ok(meant === null || /^\/[a-z]/.test(meant), `${typed} → ${meant}`);
    }
    assert.ok(led > 0);
  });

  test('as a request line may write it gives only a path and a query', () => {
    const cases = [
      ['http://evil.example/facturen?x=1', '/facturen?x=1'],
      ['//evil.example/x', '/evil.example/x'],
      ['/\\evil.example', '/evil.example'],
      ['javascript:alert(1)', '/alert(1)'],
      ['/facturen?terug=//x#y', '/facturen?terug=//x'],
      ['*', '/*'],
      ['', '/'],
      ['http://', '/'],
    ];
    for (const [line, own] of cases) assert.equal(pathAndQuery(line!), own, line);
  });

  test('that cannot be read is told to people in HTML, in their language, and to machines in JSON', async () => {
    const page = await t.app.inject({ url: '/nieuws/caf%E9', headers: { cookie: 'x=1; taal=en' } });
    assert.equal(page.statusCode, 400);
    assert.match(String(page.headers['content-type']), /^text\/html/);
    assert.match(page.body, /<html lang="en">[\s\S]*This page does not exist/);
    assert.ok(!page.body.includes('caf'));
    assert.match(String((await t.app.inject({ url: '/api/v1/x%E9' })).headers['content-type']), /^application\/json/);
  });
});

test('a form from the same host without https is not from here when the portal has https', async () => {
  const safe = await testPortal('addresses-https', { BASE_URL: 'https://portal.example' });
  try {
    const send = (origin: string) =>
      safe.app.inject({
        method: 'POST',
        url: '/taal',
        headers: { origin, host: 'portal.example', 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'taal=en',
      });
    assert.equal((await send('https://portal.example')).statusCode, 303);
    for (const origin of [
      'http://portal.example',
      'http://',
      'null',
      'https://portal.example:444',
      'https://evil.example',
    ])
      assert.equal((await send(origin)).statusCode, 403, origin);
  } finally {
    await safe.close();
  }
});

test('what the provider writes links only to what its reader may open', async () => {
  await write(t.system, (trx) =>
    trx
      .insertInto('faq')
      .values({
        category_nl: 'Vraag',
        question_nl: 'Waar staat het?',
        answer_nl:
          'Bij [Facturen](/facturen?status=open), [jouw diensten](http://portal.example/diensten) en [Contact](/contact).',
        source: 'test',
        external_id: 'links',
      })
      .execute(),
  );
  const page = async (mail: string) => (await (await t.visitor(mail)).get('/veelgestelde-vragen')).body;
  const all = await page(people.noord.everything);
  assert.match(all, /<a href="\/facturen\?status=open">Facturen<\/a>/);
  assert.match(all, /diensten"[^>]*>jouw diensten<\/a>/);
  const plain = await page(people.noord.plain);
  assert.match(plain, /Bij Facturen, jouw diensten en <a href="\/contact">Contact<\/a>/);
});

test('who is not signed in finds a phone number and a mail address on every page, and no link to a page behind the sign-in', async () => {
  const { body } = await (await t.visitor()).get('/aanmelden');
  const footer = /<footer[\s\S]*<\/footer>/.exec(body)![0];
  assert.match(footer, /href="tel:\+31/);
  assert.match(footer, /href="mailto:/);
  assert.ok(!footer.includes('href="/contact"'));
});

test('boxes for mail stand only before who may get that mail, and a box that is not there keeps what it says', async () => {
  const visitor = await t.visitor(people.noord.technical);
  const page = (await visitor.get('/profiel')).body;
  assert.ok(!page.includes('value="invoices"') && page.includes('value="news"'));
  assert.ok((await (await t.visitor(people.noord.finance)).get('/profiel')).body.includes('value="invoices"'));
  await visitor.post('/profiel', { telefoon: '', mobiel: '', mail: ['news'], taal: 'nl' });
  const { shown_mail_categories } = await write(t.system, (trx) =>
    trx
      .selectFrom('contact')
      .select('shown_mail_categories')
      .where('id', '=', noord.contacts['technical']!)
      .executeTakeFirstOrThrow(),
  );
  assert.deepEqual([...shown_mail_categories].sort(), ['invoices', 'news']);
});
