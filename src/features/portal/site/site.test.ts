import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { securityTxt } from './security-txt.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('site', { SECURITY_MAIL: 'veilig@contict.example' });
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());

test('researchers find where to report a weak spot, for half a year from now', async () => {
  const reply = await (await t.visitor()).get('/.well-known/security.txt');
  assert.equal(reply.headers['content-type'], 'text/plain; charset=utf-8');
  const fields = Object.fromEntries(
    reply.body
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  assert.equal(fields['Contact'], 'mailto:veilig@contict.example');
  assert.equal(fields['Canonical'], 'http://portal.example/.well-known/security.txt');
  const days = (Date.parse(fields['Expires']!) - t.clock.now.getTime()) / 86_400_000;
  assert.ok(days > 30 && days < 365, `${days} days`);
  assert.match(
    securityTxt({ baseUrl: 'https://x.example', mail: 'a@b.example', now: new Date('2028-02-29T23:59:59Z') }),
    /Expires: 2028-08-27T00:00:00\.000Z/,
  );
});

test('search engines are asked to stay out', async () => {
  assert.equal(
    (await (await t.visitor()).get('/robots.txt')).body,
    'User-agent: *\nAllow: /aanmelden$\nAllow: /over$\nAllow: /assets/\nDisallow: /\n',
  );
});

test('the page about the site says what we keep, how to use it and where to report', async () => {
  const page = (await (await t.visitor()).get('/over')).body;
  for (const id of ['privacy', 'toegankelijkheid', 'kwetsbaarheid']) assert.ok(page.includes(`id="${id}"`), id);
  assert.match(page, /veilig@contict\.example/);
});

test('the language chosen on a device stays, leads back to the same page, and follows the account of whoever is signed in', async () => {
  const visitor = await t.visitor();
  const chosen = await visitor.post('/taal', { taal: 'en', terug: '/aanmelden?terug=%2Ffacturen' });
  assert.equal(chosen.headers.location, '/aanmelden?terug=%2Ffacturen');
  assert.match((await visitor.get('/aanmelden')).body, /<html lang="en">[\s\S]*Sign in/);
  assert.equal((await visitor.post('/taal', { taal: 'fr', terug: '//evil.example' })).headers.location, '/');
  assert.equal(visitor.cookies.get('taal'), 'en');
  const contact = await t.visitor(people.noord.finance);
  await contact.post('/taal', { taal: 'en', terug: '/profiel' });
  const elsewhere = await t.visitor(people.noord.finance);
  assert.match((await elsewhere.get('/profiel')).body, /<html lang="en">/);
});
