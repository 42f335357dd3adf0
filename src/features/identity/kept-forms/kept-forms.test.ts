import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { formOn, sendParts } from '../../../../test/forms.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import type { CustomerActor } from '../../../access/actor.ts';
import type { RouteLabel } from '../../../access/labels.ts';
import { signedFor } from '../../../access/made-for.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { setPassword } from '../passwords/index.ts';

const password = 'Kiwi-fiets 42 lamp';
let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('kept-forms');
  ({ noord } = await seedCast(t.system, t.portal.files));
  for (const mail of [people.noord.everything, people.noord.reader, people.both])
    await setPassword(t.system, mail, password, { check: false });
});
after(() => t.close());

const idsOf = (): Readonly<Record<string, string>> => ({
  invoice: noord.invoice,
  subscription: noord.subscription,
  contact: noord.contacts['finance']!,
  'cloud-user': noord.cloudUser,
  document: noord.document,
  news: noord.news,
  event: noord.event,
  thread: noord.thread,
  'staff-thread': noord.thread,
  'message-file': noord.messageFile,
  'invoice-file': noord.invoiceFile,
  location: noord.location,
  year: '2026',
});
const addressOf = ({ url, ids }: RouteLabel) =>
  url.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(idsOf()[ids[part]!] ?? '0'));
const signedIn = ({ needs }: RouteLabel) => t.visitor(needs === 'staff' ? people.staff : people.noord.everything);
const posts = () =>
  t.app.routeTable.filter(({ method, needs }) => method === 'POST' && needs !== 'public' && needs !== 'machine');
const count = async (table: 'message' | 'log_event' | 'kept_form') =>
  (await inOneFlight(t.system, plain<{ n: number }>(`select count(*)::int as n from ${table}`)))[0][0]!.n;

/** What the portal itself writes in a form for somebody at KANARIENOORD. */
const forNoord = () =>
  signedFor(t.app.formKey, {
    kind: 'customer',
    customerId: noord.customerId,
    accountId: noord.contacts['finance']!,
  } as CustomerActor);

describe('every form', () => {
  test('on every page says whom it is made for and where it stands', async () => {
    // These change nothing of an organisation.
    const free = ['/taal', '/afmelden', '/sessie/verlengen', '/organisatie-wisselen'];
    let seen = 0;
    for (const route of t.app.routeTable.filter(
      ({ method, url, needs }) => method === 'GET' && !url.startsWith('/assets/') && needs !== 'machine',
    )) {
      const page = await (await signedIn(route)).get(addressOf(route));
      if (!String(page.headers['content-type']).startsWith('text/html')) continue;
      for (const [, action, inside] of page.body.matchAll(
        /<form [^>]*action="([^"]*)" method="post"[^>]*>(.*?)<\/form>/gs,
      )) {
        if (free.includes(action!)) continue;
        seen++;
        assert.match(inside!, /name="_voor" value="(\d+|beheer)\.[0-9a-f-]{36}\.[\w-]{22}"/, `${route.url}: ${action}`);
        assert.match(inside!, /name="_van" value="\/[^"]*"/, `${route.url}: ${action}`);
      }
    }
    assert.ok(seen >= 8, `${seen} forms`);
  });

  test('sent after the session ended comes back after signing in, whatever its route and encoding', async () => {
    for (const route of posts()) {
      const action = addressOf(route);
      for (const send of [
        (v: Visitor, f: Record<string, string>) => v.post(action, f),
        (v: Visitor, f: Record<string, string>) => sendParts(t, v, action, f, 'a.pdf'),
      ]) {
        const visitor = await t.visitor();
        const reply = await send(visitor, {
          _voor: forNoord(),
          _van: '/contact?x=1',
          _naar: action,
          bericht: 'Mijn tekst',
        });
        assert.equal(reply.statusCode, 303, action);
        assert.equal(reply.headers.location, '/aanmelden?gelukt=bewaard&terug=%2Fcontact%3Fx%3D1', action);
        assert.ok(visitor.cookies.has('concept'), action);
        t.clock.now = new Date(t.clock.now.getTime() + 60_000); // not so many in one quarter of an hour
      }
    }
  });

  test('made for another organisation or person is refused on every route, and changes nothing', async () => {
    for (const route of posts()) {
      const visitor = await signedIn(route);
      const action = addressOf(route);
      const before = await count('log_event');
      const fields = {
        _voor: `999.${noord.contacts['finance']}`,
        _van: '/contact',
        _naar: action,
        bericht: 'Mijn tekst',
        onderwerp: 'x',
        telefoon: '010 123 45 67',
        soort: 'events',
        naar: 'x',
        huidig: 'x',
      };
      const reply = route.url.includes('bericht')
        ? await sendParts(t, visitor, action, fields)
        : await visitor.post(action, fields);
      assert.equal(reply.statusCode, 409, action);
      assert.equal(await count('log_event'), before, action);
      t.clock.now = new Date(t.clock.now.getTime() + 60_000);
    }
  });
});

describe('the choice of language', () => {
  const button =
    /<button form="formulier" formaction="\/taal" formenctype="application\/x-www-form-urlencoded" formnovalidate name="_taal" class="[^"]*" value="en"|<button (?=[^>]*form="formulier")(?=[^>]*formaction="\/taal")(?=[^>]*name="_taal")(?=[^>]*value="en")/;

  test('takes along what was typed, also in the form where the language itself is a choice', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const page = (await visitor.get('/profiel')).body;
    assert.match(page, button);
    const chosen = await visitor.post('/taal', {
      ...formOn(page, '/profiel'),
      telefoon: 'niet af',
      mail: 'news',
      _taal: 'en',
    });
    assert.equal(chosen.headers.location, '/profiel');
    const english = (await visitor.get('/profiel')).body;
    assert.match(english, /<html lang="en">/);
    assert.match(english, /name="telefoon"[^>]* value="niet af"/);
    assert.match(english, /value="news"[^>]* checked/);
    assert.doesNotMatch(english, /value="invoices"[^>]* checked/);
    assert.ok(!english.includes('Your text is still here'), 'nothing to tell');
    await visitor.post('/taal', { taal: 'nl' });
  });

  test('is what the profile shows and saves afterwards, unless that choice is changed in the form', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const dutch = formOn((await visitor.get('/profiel')).body, '/profiel');
    assert.equal(dutch['taal'], 'nl');
    await visitor.post('/taal', { ...dutch, _taal: 'en' });
    const english = formOn((await visitor.get('/profiel')).body, '/profiel');
    assert.equal(english['taal'], 'en');
    const stands = async () => /<html lang="(..)">/.exec((await visitor.get('/profiel')).body)![1];
    assert.equal((await visitor.post('/profiel', english)).statusCode, 303);
    assert.equal(await stands(), 'en');
    assert.equal((await visitor.post('/profiel', dutch)).statusCode, 303);
    assert.equal(await stands(), 'en', 'a page from before the switch does not turn it back');
    await visitor.post('/profiel', { ...english, taal: 'nl' });
    assert.equal(await stands(), 'nl');
  });

  test('keeps the name on the sign-in page, and no password anywhere', async () => {
    const visitor = await t.visitor();
    const page = (await visitor.get('/aanmelden')).body;
    await visitor.post('/taal', {
      ...formOn(page, '/aanmelden'),
      gebruikersnaam: 'iemand@noord.example',
      wachtwoord: 'Zeer-geheim 12',
      huidig: 'Zeer-geheim 12',
      _taal: 'en',
    });
    const english = (await visitor.get('/aanmelden')).body;
    assert.match(english, /value="iemand@noord\.example"/);
    assert.ok(!english.includes('Zeer-geheim'));
  });

  test('is not what Enter in a field presses', async () => {
    const page = (await (await t.visitor(people.noord.finance)).get('/contact/bericht')).body;
    const first = /<button [^>]*form="formulier"[^>]*>/.exec(page)![0];
    assert.ok(/ hidden/.test(first) && !first.includes('formaction'), first);
  });
});

test('the database holds no word of what was typed', async () => {
  const visitor = await t.visitor();
  await visitor.post('/contact/terugbellen', {
    _voor: forNoord(),
    _van: '/contact',
    _naar: '/contact/terugbellen',
    wanneer: 'MORGENOCHTEND',
  });
  const [rows] = await inOneFlight(
    t.system,
    plain<{ sealed: Buffer; text: string }>('select sealed, kept_form::text as text from kept_form'),
  );
  assert.ok(
    rows.length > 0 &&
      rows.every(
        ({ sealed, text }) =>
          !sealed.toString('latin1').includes('MORGEN') && !text.includes(visitor.cookies.get('concept')!),
      ),
  );
});

test('a stranger can keep a few forms, small ones, not fill the database', async () => {
  const before = await count('kept_form');
  const send = async (value: string) =>
    (await t.visitor()).post('/contact/terugbellen', {
      _voor: '',
      _van: '/contact',
      _naar: '/contact/terugbellen',
      wanneer: value,
    });
  assert.equal((await send('x'.repeat(100_000))).headers.location, '/aanmelden?gelukt=niet-bewaard');
  for (let n = 0; n < 80; n++) await send(`poging ${n}`);
  assert.ok((await count('kept_form')) - before <= 60);
  for (const _naar of ['//evil.example', 'https://evil.example/', 'javascript:1', '/contact\\x'])
    assert.equal(
      (await (await t.visitor()).post('/contact/terugbellen', { _van: '/contact', _naar, wanneer: 'x' })).headers
        .location,
      '/aanmelden?gelukt=niet-bewaard',
      _naar,
    );
});
