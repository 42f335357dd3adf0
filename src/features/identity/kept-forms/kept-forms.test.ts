import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
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

/** What a browser would send of the form with this action: every field as it stands on the page. */
function formOn(page: string, action: string): Record<string, string> {
  const form = [...page.matchAll(/<form [^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find((one) => one[1] === action);
  assert.ok(form, `a form for ${action}`);
  const fields: Record<string, string> = {};
  for (const [, attributes] of form[2]!.matchAll(/<input([^>]*)>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes!)?.[1] ?? '';
    if (!['checkbox', 'radio', 'file', 'password'].includes(of('type')) || / checked/.test(attributes!))
      fields[of('name')] = of('value');
  }
  for (const [, name, text] of form[2]!.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)/g)) fields[name!] = text!;
  for (const [, name, options] of form[2]!.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
    ]),
  );
}
async function sendParts(
  visitor: Visitor,
  url: string,
  fields: Readonly<Record<string, string>>,
  ...files: readonly string[]
) {
  const parts = Object.entries(fields)
    .map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');
  const bytes = files
    .map(
      (file) => `--x\r\ncontent-disposition: form-data; name="bijlagen"; filename="${file}"\r\n\r\n%PDF-1.7 geheim\r\n`,
    )
    .join('');
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const reply = await t.app.inject({
    method: 'POST',
    url,
    payload: `${parts}${bytes}--x--\r\n`,
    headers: { cookie, origin: 'http://portal.example', 'content-type': 'multipart/form-data; boundary=x' },
  });
  for (const { name, value } of reply.cookies) visitor.cookies.set(name, value);
  return reply;
}
/** What the portal itself writes in a form for somebody at KANARIENOORD. */
const forNoord = () =>
  signedFor(t.app.formKey, {
    kind: 'customer',
    customerId: noord.customerId,
    accountId: noord.contacts['finance']!,
  } as CustomerActor);
const words = { soort: 'complaint', onderwerp: 'Een <vraag> over "€ 5"', bericht: 'Eerste regel\nTweede & laatste 🌕' };
const signIn = (visitor: Visitor, mail: string, terug: string) =>
  visitor.post('/aanmelden', { gebruikersnaam: mail, wachtwoord: password, terug });

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
        (v: Visitor, f: Record<string, string>) => sendParts(v, action, f, 'a.pdf'),
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
        ? await sendParts(visitor, action, fields)
        : await visitor.post(action, fields);
      assert.equal(reply.statusCode, 409, action);
      assert.equal(await count('log_event'), before, action);
      t.clock.now = new Date(t.clock.now.getTime() + 60_000);
    }
  });
});

describe('a message', () => {
  test('typed while the session ended is in its form again after signing in, with its choices, without its file, until it is sent', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const fields = {
      ...formOn((await visitor.get('/contact/bericht?over=factuur&nummer=2026-1')).body, '/contact/bericht'),
      ...words,
    };
    visitor.cookies.delete('sessie');
    const ended = await sendParts(visitor, '/contact/bericht', fields, 'bijlage.pdf');
    const signInPage = await visitor.get(String(ended.headers.location));
    assert.match(signInPage.body, /Je tekst is bewaard\. Log in om verder te gaan/);
    const back = formOn(signInPage.body, '/aanmelden')['terug']!;
    const inside = await signIn(visitor, people.noord.everything, back);
    assert.equal(inside.headers.location, '/contact/bericht?over=factuur&nummer=2026-1');
    const page = (await visitor.get(String(inside.headers.location))).body;
    assert.match(page, /Hij is nog niet verstuurd/);
    assert.match(page, /value="complaint" selected/);
    assert.match(page, /value="Een &lt;vraag> over &quot;€ 5&quot;"/);
    assert.match(page, />Eerste regel\nTweede &amp; laatste 🌕<\/textarea>/);
    assert.match(page, /name="over" value="invoice 2026-1"/);
    const before = await count('message');
    assert.equal(
      (await sendParts(visitor, '/contact/bericht', { ...formOn(page, '/contact/bericht'), ...words })).statusCode,
      303,
    );
    assert.equal(await count('message'), before + 1);
    const empty = (await visitor.get('/contact/bericht')).body;
    assert.ok(!empty.includes('Tweede') && !empty.includes('nog niet verstuurd'), 'what was sent is not offered again');
  });

  test('that had no file does not ask for files again, one that had them does, and a whole folder of them costs no text', async () => {
    for (const [files, asks] of [
      [[], false],
      [['a.pdf'], true],
      [Array.from({ length: 30 }, (_, n) => `${n}.pdf`), true],
    ] as const) {
      const visitor = await t.visitor(people.noord.everything);
      const fields = { ...formOn((await visitor.get('/contact/bericht')).body, '/contact/bericht'), ...words };
      const atNoord = formOn(
        (await (await t.visitor(people.both, numbers.noord)).get('/contact/bericht')).body,
        '/contact/bericht',
      );
      const elsewhere = await sendParts(
        await t.visitor(people.both, numbers.zuid),
        '/contact/bericht',
        { ...atNoord, ...words },
        ...files,
      );
      assert.match(elsewhere.body, /Je tekst is bewaard/);
      assert.equal(/Bijlagen kies je opnieuw/.test(elsewhere.body), asks, `${files.length} at another organisation`);
      visitor.cookies.delete('sessie');
      await sendParts(visitor, '/contact/bericht', fields, ...files);
      await signIn(visitor, people.noord.everything, '/contact/bericht');
      const page = (await visitor.get('/contact/bericht')).body;
      assert.match(page, /Hij is nog niet verstuurd[\s\S]*Tweede &amp; laatste/);
      assert.equal(/Bijlagen kies je opnieuw/.test(page), asks, `${files.length} after signing in`);
    }
  });

  test('of one person is not shown to the next one in the same browser, nor in another browser, nor after an hour', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const fields = { ...formOn((await visitor.get('/contact/bericht')).body, '/contact/bericht'), ...words };
    visitor.cookies.delete('sessie');
    await sendParts(visitor, '/contact/bericht', fields);
    await signIn(visitor, people.noord.reader, '/contact/bericht');
    assert.ok(!(await visitor.get('/contact/bericht')).body.includes('Tweede'));
    await visitor.post('/afmelden');
    await signIn(visitor, people.noord.everything, '/contact/bericht');
    assert.ok((await visitor.get('/contact/bericht')).body.includes('Tweede'));
    assert.ok(!(await (await t.visitor(people.noord.everything)).get('/contact/bericht')).body.includes('Tweede'));
    t.clock.now = new Date(t.clock.now.getTime() + 3_600_001);
    await signIn(visitor, people.noord.everything, '/');
    assert.ok(!(await visitor.get('/contact/bericht')).body.includes('Tweede'));
  });

  test('left by one person is not replaced by another in the same browser, nor by who is not signed in', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const fields: Record<string, string> = {
      ...formOn((await visitor.get('/contact/bericht')).body, '/contact/bericht'),
      ...words,
    };
    visitor.cookies.delete('sessie');
    await sendParts(visitor, '/contact/bericht', fields);
    const [whom, account, proof] = fields['_voor']!.split('.') as [string, string, string];
    const wrong = `${proof[0] === 'A' ? 'B' : 'A'}${proof.slice(1)}`;
    const forged = [
      `${whom}.${account}`,
      `${whom}.${account}.${wrong}`,
      `${whom}.${account}.`,
      `999.${account}.${proof}`,
    ];
    const planted = { ...fields, onderwerp: 'Geplant', bericht: 'Niet van mij' };
    for (const _voor of forged) {
      const reply = await sendParts(visitor, '/contact/bericht', { ...planted, _voor });
      assert.equal(reply.headers.location, '/aanmelden?gelukt=niet-bewaard', _voor);
    }
    const told = (await visitor.get('/aanmelden?gelukt=niet-bewaard')).body;
    assert.match(told, /Je formulier is niet verstuurd en niet bewaard/);
    for (let n = 0; n < 8; n++) {
      t.clock.now = new Date(t.clock.now.getTime() + 60_000);
      assert.match(
        String(
          (
            await visitor.post('/contact/terugbellen', {
              _voor: '',
              _van: '/contact',
              _naar: `/contact/terugbellen?${n}`,
              wanneer: `poging ${n}`,
            })
          ).headers.location,
        ),
        /bewaard/,
      );
    }
    await signIn(visitor, people.noord.reader, '/contact/bericht');
    for (const _voor of [...forged, `${whom}.${account.replace(/^./, (first) => (first === '0' ? '1' : '0'))}`])
      await sendParts(visitor, '/contact/bericht', { ...planted, _voor });
    await visitor.post('/afmelden');
    await signIn(visitor, people.noord.everything, '/contact/bericht');
    const page = (await visitor.get('/contact/bericht')).body;
    assert.ok(page.includes('Tweede') && !page.includes('Geplant') && !page.includes('Niet van mij'));
  });

  test('of two tabs is kept of both: when one is sent the other stands in the form', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const tabs: Record<string, string>[] = [];
    for (const bericht of ['Uit het ene tabblad', 'Uit het andere'])
      tabs.push({ ...formOn((await visitor.get('/contact/bericht')).body, '/contact/bericht'), ...words, bericht });
    visitor.cookies.delete('sessie');
    for (const tab of tabs) {
      await sendParts(visitor, '/contact/bericht', tab);
      t.clock.now = new Date(t.clock.now.getTime() + 1_000);
    }
    await signIn(visitor, people.noord.everything, '/contact/bericht');
    const first = (await visitor.get('/contact/bericht')).body;
    assert.ok(first.includes('Uit het andere') && !first.includes('Uit het ene'));
    assert.equal(
      (await sendParts(visitor, '/contact/bericht', { ...formOn(first, '/contact/bericht'), ...words })).statusCode,
      303,
    );
    const second = (await visitor.get('/contact/bericht')).body;
    assert.ok(second.includes('Uit het ene') && !second.includes('Uit het andere'));
  });

  test('sent again from an old tab while somebody else is signed in does not take the place of what was kept', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const fields: Record<string, string> = {
      ...formOn((await visitor.get('/contact/bericht')).body, '/contact/bericht'),
      ...words,
    };
    visitor.cookies.delete('sessie');
    await sendParts(visitor, '/contact/bericht', fields);
    await signIn(visitor, people.noord.reader, '/contact/bericht');
    assert.equal((await sendParts(visitor, '/contact/bericht', { ...fields, bericht: 'Geplant' })).statusCode, 409);
    await visitor.post('/afmelden');
    await signIn(visitor, people.noord.everything, '/contact/bericht');
    const page = (await visitor.get('/contact/bericht')).body;
    assert.ok(page.includes('Tweede &amp; laatste') && !page.includes('Geplant'));
  });

  test('written for one organisation and sent while another is open is stored at neither, and goes on at its own', async () => {
    const visitor = await t.visitor(people.both, numbers.noord);
    const page = await visitor.get('/contact/bericht');
    const fields = { ...formOn(page.body, '/contact/bericht'), ...words };
    const zuid = await t.visitor(people.both, numbers.zuid);
    visitor.cookies.set('sessie', zuid.cookies.get('sessie')!);
    const before = await count('message');
    const refused = await sendParts(visitor, '/contact/bericht', fields);
    assert.equal(refused.statusCode, 409);
    assert.equal(await count('message'), before);
    assert.match(refused.body, /Dit formulier is voor KANARIENOORD Groep/);
    assert.match((await visitor.get('/contact/bericht')).body, /een tekst voor een andere organisatie/);
    const on = await visitor.post('/organisatie-wisselen', formOn(refused.body, '/organisatie-wisselen'));
    assert.equal(on.headers.location, '/contact/bericht');
    assert.match((await visitor.get('/contact/bericht')).body, /Tweede &amp; laatste/);
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
