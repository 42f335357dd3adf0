import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { formOn, sendParts } from '../../../../test/forms.ts';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { setPassword } from '../passwords/index.ts';

const password = 'Kiwi-fiets 42 lamp';
let t: TestPortal;
before(async () => {
  t = await testPortal('kept-forms');
  await seedCast(t.system, t.portal.files);
  for (const mail of [people.noord.everything, people.noord.reader, people.both])
    await setPassword(t.system, mail, password, { check: false });
});
after(() => t.close());

const count = async (table: 'message' | 'log_event' | 'kept_form') =>
  (await inOneFlight(t.system, plain<{ n: number }>(`select count(*)::int as n from ${table}`)))[0][0]!.n;

const words = { soort: 'complaint', onderwerp: 'Een <vraag> over "€ 5"', bericht: 'Eerste regel\nTweede & laatste 🌕' };
const signIn = (visitor: Visitor, mail: string, terug: string) =>
  visitor.post('/aanmelden', { gebruikersnaam: mail, wachtwoord: password, terug });

describe('a message', () => {
  test('typed while the session ended is in its form again after signing in, with its choices, without its file, until it is sent', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const fields = {
      ...formOn((await visitor.get('/contact/bericht?over=factuur&nummer=2026-1')).body, '/contact/bericht'),
      ...words,
    };
    visitor.cookies.delete('sessie');
    const ended = await sendParts(t, visitor, '/contact/bericht', fields, 'bijlage.pdf');
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
      (await sendParts(t, visitor, '/contact/bericht', { ...formOn(page, '/contact/bericht'), ...words })).statusCode,
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
        t,
        await t.visitor(people.both, numbers.zuid),
        '/contact/bericht',
        { ...atNoord, ...words },
        ...files,
      );
      assert.match(elsewhere.body, /Je tekst is bewaard/);
      assert.equal(/Bijlagen kies je opnieuw/.test(elsewhere.body), asks, `${files.length} at another organisation`);
      visitor.cookies.delete('sessie');
      await sendParts(t, visitor, '/contact/bericht', fields, ...files);
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
    await sendParts(t, visitor, '/contact/bericht', fields);
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
    await sendParts(t, visitor, '/contact/bericht', fields);
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
      const reply = await sendParts(t, visitor, '/contact/bericht', { ...planted, _voor });
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
      await sendParts(t, visitor, '/contact/bericht', { ...planted, _voor });
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
      await sendParts(t, visitor, '/contact/bericht', tab);
      t.clock.now = new Date(t.clock.now.getTime() + 1_000);
    }
    await signIn(visitor, people.noord.everything, '/contact/bericht');
    const first = (await visitor.get('/contact/bericht')).body;
    assert.ok(first.includes('Uit het andere') && !first.includes('Uit het ene'));
    assert.equal(
      (await sendParts(t, visitor, '/contact/bericht', { ...formOn(first, '/contact/bericht'), ...words })).statusCode,
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
    await sendParts(t, visitor, '/contact/bericht', fields);
    await signIn(visitor, people.noord.reader, '/contact/bericht');
    assert.equal((await sendParts(t, visitor, '/contact/bericht', { ...fields, bericht: 'Geplant' })).statusCode, 409);
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
    const refused = await sendParts(t, visitor, '/contact/bericht', fields);
    assert.equal(refused.statusCode, 409);
    assert.equal(await count('message'), before);
    assert.match(refused.body, /Dit formulier is voor KANARIENOORD Groep/);
    assert.match((await visitor.get('/contact/bericht')).body, /een tekst voor een andere organisatie/);
    const on = await visitor.post('/organisatie-wisselen', formOn(refused.body, '/organisatie-wisselen'));
    assert.equal(on.headers.location, '/contact/bericht');
    assert.match((await visitor.get('/contact/bericht')).body, /Tweede &amp; laatste/);
  });
});
