import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import pg from 'pg';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { setPassword } from '../../identity/passwords/index.ts';
import { phoneOf } from './inputs.ts';

const password = 'Kiwi-fiets 42 lamp';
const other = 'Regenton & 88 vlaggen';
let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('profile');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());
beforeEach(async () => {
  await t.runJobs();
  t.mails.length = 0;
  await sql('delete from throttle');
  for (const mail of [people.noord.finance, people.staff])
    await setPassword(t.system, mail, password, { check: false });
});

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const contact = async () =>
  (
    await sql<{ phone: string | null; mobile: string | null; mail_categories: string[] }>(
      'select shown_phone as phone, shown_mobile as mobile, shown_mail_categories as mail_categories from contact where id = $1',
      noord.contacts['finance'],
    )
  )[0]!;
const signedIn = async () => {
  const visitor = await t.visitor();
  assert.equal(
    (await visitor.post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: password })).statusCode,
    303,
  );
  return visitor;
};

describe('the profile', () => {
  test('shows who you are, and takes a phone number as people write it', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const page = (await visitor.get('/profiel')).body.replaceAll('<wbr/>', '');
    for (const words of ['Voor van KANARIENOORD finance', 'KANARIENOORD Groep', people.noord.finance, '010 111 2222'])
      assert.ok(page.includes(words), words);
    const saved = await visitor.post('/profiel', {
      telefoon: '(010) 765 43-21',
      mobiel: '+32 470 12 34 56',
      mail: ['invoices', 'news', 'bogus'],
      taal: 'nl',
    });
    assert.equal(saved.headers.location, '/profiel?gelukt=opgeslagen');
    assert.match((await visitor.get('/profiel?gelukt=opgeslagen')).body, /Je profiel is bijgewerkt/);
    assert.deepEqual(await contact(), {
      phone: '+31107654321',
      mobile: '+32470123456',
      mail_categories: ['invoices', 'news'],
    });
    await t.runJobs();
    assert.deepEqual(
      t.mails.map(({ to }) => to),
      [t.portal.config.staffMail],
    );
    assert.match(t.mails[0]!.text, /010 765 4321 \(was: 010 111 2222\)/);
    await visitor.post('/profiel', { telefoon: '010 765 4321', mobiel: '', taal: 'nl' });
    assert.deepEqual(await contact(), { phone: '+31107654321', mobile: null, mail_categories: [] });
  });

  test('that is saved several times at once is changed once, and the back office gets one mail about it', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const logged = async () =>
      (await sql<{ n: number }>("select count(*)::int as n from log_event where action = 'profile.changed'"))[0]!.n;
    const before = await logged();
    const form = { telefoon: '010 444 5566', mobiel: '', mail: ['news'], taal: 'nl' };
    // Somebody else holds the record until several of them stand at its door, so that they are there at once.
    const holder = new pg.Client(t.portal.database.address);
    await holder.connect();
    await holder.query('begin');
    await holder.query('select id from contact where id = $1 for update', [noord.contacts['finance']]);
    const posted = Promise.all(Array.from({ length: 4 }, () => visitor.post('/profiel', form)));
    const waiting =
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    for (let n = 0, looks = 0; n < 2 && looks < 100; looks++) {
      await holder.query('select pg_stat_clear_snapshot(), pg_sleep(0.01)');
      n = (await holder.query<{ n: number }>(waiting)).rows[0]!.n;
    }
    await holder.query('commit');
    await holder.end();
    const replies = await posted;
    assert.deepEqual([...new Set(replies.map(({ headers }) => headers.location))], ['/profiel?gelukt=opgeslagen']);
    assert.equal((await contact()).phone, '+31104445566');
    await t.runJobs();
    assert.deepEqual(
      t.mails.map(({ to }) => to),
      [t.portal.config.staffMail],
    );
    assert.equal((await logged()) - before, 1);
  });

  test('keeps what was typed when a number is none, and changes nothing', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const before = await contact();
    const refused = await visitor.post('/profiel', { telefoon: '12', mobiel: 'bel mij', mail: 'news', taal: 'en' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /value="bel mij"/);
    assert.equal(refused.body.match(/Dit is geen telefoonnummer/g)?.length, 4);
    assert.deepEqual(await contact(), before);
  });

  test('changes nothing that a person may not change, whatever else is sent', async () => {
    const visitor = await t.visitor(people.noord.finance);
    await visitor.post('/profiel', {
      telefoon: '',
      mobiel: '',
      surname: 'X',
      mail_categories: 'x',
      customer_id: '2',
      account_id: 'x',
      naam: 'X',
      password_hash: 'x',
      taal: 'nl',
    });
    assert.match((await visitor.get('/profiel')).body, /Voor van KANARIENOORD finance/);
  });

  test('of staff has no contact part, but a language', async () => {
    const visitor = await t.visitor(people.staff);
    const page = (await visitor.get('/profiel')).body.replaceAll('<wbr/>', '');
    assert.match(page, /Mila Medewerker/);
    assert.ok(!page.includes('name="telefoon"'));
    await visitor.post('/profiel', { taal: 'en' });
    assert.match((await visitor.get('/profiel')).body, /<html lang="en">/);
    await visitor.post('/profiel', { taal: 'nl' });
  });
});

describe('the password', () => {
  const change = (huidig: string, wachtwoord: string, again = wachtwoord) => ({
    huidig,
    wachtwoord,
    wachtwoord_herhaling: again,
  });

  test('is changed with the current one; other sessions end, this one goes on under a new token', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const before = here.cookies.get('sessie')!;
    assert.equal(
      (await here.post('/profiel/wachtwoord', change(password, other))).headers.location,
      '/profiel?gelukt=wachtwoord',
    );
    assert.notEqual(here.cookies.get('sessie'), before);
    assert.equal((await here.get('/profiel')).statusCode, 200);
    assert.equal((await there.get('/profiel')).statusCode, 303);
    const replay = await t.visitor();
    replay.cookies.set('sessie', before);
    assert.equal((await replay.get('/profiel')).statusCode, 303);
    await t.runJobs();
    assert.match(t.mails.at(-1)!.subject, /is gewijzigd/);
    assert.equal(
      (await (await t.visitor()).post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: other }))
        .statusCode,
      303,
    );
  });

  test('is not changed without the current one, and tries at it are counted', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const replies: number[] = [];
    for (let tries = 0; tries < 6; tries++)
      replies.push((await visitor.post('/profiel/wachtwoord', change('Verkeerd 1', other))).statusCode);
    assert.deepEqual(replies, [422, 422, 422, 422, 422, 429]);
    assert.equal((await visitor.post('/profiel/wachtwoord', change('', other))).statusCode, 422);
  });

  test('that must wait after too many tries is no thing to correct: the heading says so in both languages', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const ask = () => visitor.post('/profiel/wachtwoord', change('Verkeerd 1', other));
    for (let tries = 0; tries < 5; tries++) await ask();
    const dutch = (await ask()).body;
    assert.match(dutch, /Dat lukt nu nog niet[^]*te vaak een verkeerd wachtwoord/);
    assert.doesNotMatch(dutch, /om te verbeteren/);
    await visitor.post('/taal', { taal: 'en' });
    const english = (await ask()).body;
    assert.match(english, /That is not possible yet[^]*wrong password was entered too often/);
    assert.doesNotMatch(english, /to correct/);
    // What can be mended beside it is still counted.
    assert.match(
      (await visitor.post('/profiel/wachtwoord', change('Verkeerd 1', other, 'anders'))).body,
      /There is 1 thing to correct/,
    );
    await visitor.post('/taal', { taal: 'nl' });
  });

  test('that is refused says all that is wrong at once', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const reply = await visitor.post('/profiel/wachtwoord', change('Verkeerd 1', 'welkom', 'anders'));
    for (const words of [/niet je huidige wachtwoord/, /te kort/, /niet gelijk/]) assert.match(reply.body, words);
  });
});

test('each change of a profile, password, session or language is in the log', async () => {
  const visitor = await signedIn();
  await visitor.post('/profiel', { telefoon: '010 222 3333', mobiel: '', taal: 'en' });
  await visitor.post('/profiel/wachtwoord', { huidig: password, wachtwoord: other, wachtwoord_herhaling: other });
  await t.visitor(people.noord.finance);
  await visitor.post('/profiel/sessies/einde');
  await visitor.post('/taal', { taal: 'nl', terug: '/profiel' });
  const actions = (
    await sql<{ action: string; account_id: string | null }>('select action, account_id from log_event order by id')
  ).map(({ action }) => action);
  for (const action of [
    'profile.changed',
    'account.language-chosen',
    'password.changed',
    'session.opened',
    'sessions.ended',
  ])
    assert.ok(actions.includes(action), action);
});

test('a phone number becomes one that can be dialled from anywhere, or is refused', () => {
  assert.equal(phoneOf('010-123 45 67', null), '+31101234567');
  assert.equal(phoneOf('06 12345678', null), '+31612345678');
  assert.equal(phoneOf('0032 2 123 45 67', null), '+3221234567');
  assert.equal(phoneOf('', '+31101234567'), null);
  assert.equal(phoneOf('toestel 204', 'toestel 204'), 'toestel 204');
  for (const typed of ['12', 'bel mij', '+', '010 123 45 67 89 01 23', '<script>'])
    assert.equal(phoneOf(typed, null), undefined, typed);
});
