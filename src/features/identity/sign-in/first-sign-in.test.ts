import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('first-sign-in');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());

const password = 'Kiwi-fiets 42 lamp';

test('a contact signs in for the first time: asks for a password, gets a link by mail, sets it, and is inside', async () => {
  const visitor = await t.visitor();
  const signIn = await visitor.get('/organisatie-wisselen');
  assert.equal(signIn.headers.location, '/aanmelden?terug=%2Forganisatie-wisselen');
  const page = await visitor.get('/aanmelden?terug=%2Forganisatie-wisselen');
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /<a [^>]*href="\/wachtwoord-opvragen"[^>]*role="button">Wachtwoord opvragen</);
  assert.match(page.body, /servicedesk@contict\.example/);
  const ask = await visitor.get('/wachtwoord-opvragen');
  assert.match(ask.body, />Gebruikersnaam</);
  assert.match(ask.body, />Aanvragen</);
  const asked = await visitor.post('/wachtwoord-opvragen', {
    gebruikersnaam: ` ${people.noord.finance.toUpperCase()} `,
  });
  assert.equal(asked.statusCode, 303);
  await t.runJobs();
  const mail = t.mails.at(-1)!;
  assert.equal(mail.to, people.noord.finance);
  const link = /http:\/\/portal\.example(\/wachtwoord-instellen\?code=([\w-]{43}))/.exec(mail.text)!;
  assert.ok(mail.html.includes(link[1]!));
  const form = await visitor.get(link[1]!);
  assert.equal(form.statusCode, 200);
  assert.match(form.body, />Aanpassen</);
  const set = await visitor.post('/wachtwoord-instellen', {
    code: link[2]!,
    wachtwoord: password,
    wachtwoord_herhaling: password,
  });
  assert.equal(set.statusCode, 303, set.body);
  assert.equal(set.headers.location, '/aanmelden?gelukt=wachtwoord');
  assert.match((await visitor.get('/aanmelden?gelukt=wachtwoord')).body, /Je wachtwoord is ingesteld/);
  const inside = await visitor.post('/aanmelden', {
    gebruikersnaam: people.noord.finance,
    wachtwoord: password,
    terug: '/organisatie-wisselen',
  });
  assert.equal(inside.statusCode, 303, inside.body);
  assert.equal(inside.headers.location, '/organisatie-wisselen');
  assert.equal((await visitor.get('/aanmelden')).headers.location, '/');
  await t.runJobs();
  assert.match(t.mails.at(-1)!.subject, /is ingesteld/);
});
