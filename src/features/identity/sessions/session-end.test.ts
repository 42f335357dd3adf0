import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { cleanUpSignIn } from './clean-up.ts';
import { setPassword } from '../passwords/index.ts';

const password = 'Kiwi-fiets 42 lamp';
let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('sign-in');
  ({ noord } = await seedCast(t.system, t.portal.files));
  for (const mail of [people.noord.finance, people.noord.reader, people.noord.ended, people.both, people.staff])
    await setPassword(t.system, mail, password, { check: false });
});
after(() => t.close());
beforeEach(async () => {
  await sql('delete from throttle');
  t.clock.now = new Date('2026-11-20T10:00:00Z');
});

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const form = (mail: string, wachtwoord = password, more: Record<string, string> = {}) => ({
  gebruikersnaam: mail,
  wachtwoord,
  ...more,
});
const minutes = (count: number) => (t.clock.now = new Date(t.clock.now.getTime() + count * 60_000));

describe('a session ends', () => {
  const replayed = async (token: string) => {
    const visitor = await t.visitor();
    visitor.cookies.set('sessie', token);
    return (await visitor.get('/profiel')).statusCode;
  };

  test('when its person signs out, and the browser is told to forget', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const token = visitor.cookies.get('sessie')!;
    assert.equal(await replayed(token), 200);
    const reply = await visitor.post('/afmelden');
    assert.equal(reply.headers.location, '/aanmelden?gelukt=afgemeld');
    assert.match(String(reply.headers['clear-site-data']), /"cache"/);
    assert.ok(!visitor.cookies.has('sessie'));
    assert.equal(await replayed(token), 303);
  });

  test('once, and whoever presses the button again, or twice at once, is told the same', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const token = visitor.cookies.get('sessie')!;
    const twins = await Promise.all([t.visitor(), t.visitor()]);
    for (const twin of twins) twin.cookies.set('sessie', token);
    const both = await Promise.all([visitor, ...twins].map((one) => one.post('/afmelden')));
    const later = [await twins[0].post('/afmelden'), await visitor.post('/afmelden')];
    const told = [...both, ...later].map(({ statusCode, headers }) => [statusCode, headers.location]);
    assert.deepEqual(
      told,
      told.map(() => [303, '/aanmelden?gelukt=afgemeld']),
    );
    assert.match((await visitor.get('/aanmelden?gelukt=afgemeld')).body, /Je bent uitgelogd/);
  });

  test('after an hour of doing nothing, or twelve hours in all; staff after half an hour', async () => {
    const customer = await t.visitor(people.noord.finance);
    const staff = await t.visitor(people.staff);
    minutes(29);
    assert.equal((await customer.get('/profiel')).statusCode, 200);
    assert.equal((await staff.get('/profiel')).statusCode, 200);
    minutes(31);
    assert.equal((await staff.get('/profiel')).statusCode, 303);
    assert.equal((await customer.get('/profiel')).statusCode, 200);
    minutes(61);
    assert.equal((await customer.get('/profiel')).statusCode, 303);
    const busy = await t.visitor(people.noord.finance);
    for (let hour = 0; hour < 13; hour++) {
      minutes(55);
      assert.equal((await busy.get('/profiel')).statusCode, 200);
    }
    minutes(6);
    assert.equal((await busy.get('/profiel')).statusCode, 303);
  });

  test('after thirty days when it was to be remembered; staff are never remembered', async () => {
    const visitor = await t.visitor();
    const reply = await visitor.post('/aanmelden', form(people.noord.finance, password, { onthouden: 'ja' }));
    assert.equal(reply.cookies.find(({ name }) => name === 'sessie')?.maxAge, 30 * 24 * 3600);
    for (let day = 0; day < 29; day++) {
      minutes(24 * 60);
      assert.equal((await visitor.get('/profiel')).statusCode, 200);
    }
    minutes(24 * 60);
    assert.equal((await visitor.get('/profiel')).statusCode, 303);
    const staff = await t.visitor();
    const answer = await staff.post('/aanmelden', form(people.staff, password, { onthouden: 'ja' }));
    assert.equal(answer.cookies.find(({ name }) => name === 'sessie')?.maxAge, undefined);
    minutes(31);
    assert.equal((await staff.get('/profiel')).statusCode, 303);
  });

  test('at once when its contact leaves, its customer ends or its account is closed', async () => {
    const events = [
      ['update contact set active_until = $1 where id = $2', '2026-11-19', noord.contacts['reader']],
      ['update contact set removed_at = $1 where id = $2', '2026-11-19', noord.contacts['reader']],
      ['update customer set status = $1 where id = $2', 'ended', noord.customerId],
      ['update account set disabled_at = $1 where mail = $2', '2026-11-19', people.noord.reader],
    ] as const;
    for (const [text, ...values] of events) {
      const visitor = await t.visitor(people.noord.reader);
      assert.equal((await visitor.get('/profiel')).statusCode, 200);
      await sql(text, ...values);
      assert.equal((await visitor.get('/profiel')).statusCode, 303, text);
      assert.equal((await (await t.visitor()).post('/aanmelden', form(people.noord.reader))).statusCode, 422, text);
      await sql('update contact set active_until = null, removed_at = null where id = $1', noord.contacts['reader']);
      await sql("update customer set status = 'active' where id = $1", noord.customerId);
      await sql('update account set disabled_at = null where mail = $1', people.noord.reader);
    }
  });
});

test('a session can be stretched from the warning, with and without script', async () => {
  const visitor = await t.visitor(people.noord.finance);
  minutes(50);
  const script = await visitor.post('/sessie/verlengen', {}, { accept: 'application/json' });
  assert.deepEqual(script.json(), { endsAt: t.clock.now.getTime() + 3_600_000 });
  assert.equal((await visitor.post('/sessie/verlengen', { terug: '/profiel' })).headers.location, '/profiel');
  assert.equal((await visitor.post('/sessie/verlengen', { terug: '//evil.example' })).headers.location, '/');
  minutes(50);
  assert.equal((await visitor.get('/profiel')).statusCode, 200);
});

test('with https both cookies are bound to this host, and no script reads them', async () => {
  const secure = await testPortal('sign-in-https', { BASE_URL: 'https://portal.example' });
  try {
    await seedCast(secure.system, secure.portal.files);
    await setPassword(secure.system, people.noord.finance, password, { check: false });
    const reply = await (
      await secure.visitor()
    ).post('/aanmelden', form(people.noord.finance), { origin: 'https://portal.example' });
    assert.deepEqual(reply.cookies.map(({ name }) => name).sort(), ['__Host-sessie', '__Host-toestel']);
    for (const cookie of reply.cookies)
      assert.deepEqual(
        [cookie.secure, cookie.httpOnly, cookie.sameSite, cookie.path, cookie.domain],
        [true, true, 'Lax', '/', undefined],
      );
  } finally {
    await secure.close();
  }
});

describe('someone of two customers', () => {
  test('comes in where they were last, and goes to the other under a new token', async () => {
    const visitor = await t.visitor();
    await visitor.post('/aanmelden', form(people.both));
    const page = await visitor.get('/organisatie-wisselen');
    assert.match(page.body, new RegExp(canaries.noord));
    assert.match(page.body, new RegExp(canaries.zuid));
    const before = visitor.cookies.get('sessie')!;
    const [zuid] = await sql<{ id: string }>(
      "select c.id from contact c join customer cu on cu.id = c.customer_id where c.mail = $1 and cu.number = '10002'",
      people.both,
    );
    const switched = await visitor.post('/organisatie-wisselen', { naar: zuid!.id });
    assert.equal(switched.headers.location, '/');
    assert.notEqual(visitor.cookies.get('sessie'), before);
    const profile = (await visitor.get('/profiel')).body;
    assert.match(profile, new RegExp(canaries.zuid));
    assert.doesNotMatch(profile, new RegExp(canaries.noord));
    const replay = await t.visitor();
    replay.cookies.set('sessie', before);
    assert.equal((await replay.get('/profiel')).statusCode, 303);
    const again = await t.visitor();
    await again.post('/aanmelden', form(people.both));
    assert.match((await again.get('/profiel')).body, new RegExp(canaries.zuid));
  });

  test('cannot go where they are no contact, and a switch does not lengthen the session', async () => {
    const visitor = await t.visitor(people.both, '10001');
    for (const naar of [noord.contacts['finance']!, 'beheer', '', "x' or 1=1"])
      assert.equal((await visitor.post('/organisatie-wisselen', { naar })).statusCode, 422, naar);
    const [ends] = await sql<{ ends_at: Date }>(
      'select s.ends_at from session s join account a on a.id = s.account_id where a.mail = $1',
      people.both,
    );
    minutes(30);
    const [mine] = await sql<{ id: string }>(
      'select id from contact where mail = $1 and customer_id <> $2',
      people.both,
      noord.customerId,
    );
    await visitor.post('/organisatie-wisselen', { naar: mine!.id });
    const [after] = await sql<{ ends_at: Date }>(
      'select ends_at from session where contact_id = $1 and last_seen_at = $2',
      mine!.id,
      t.clock.now,
    );
    assert.equal(after!.ends_at.getTime(), ends!.ends_at.getTime());
  });

  test('and who also works here has a door to the staff side', async () => {
    await sql(
      "insert into staff_member (account_id, given_name, surname, mail) select id, 'Bo', 'Beide', mail from account where mail = $1",
      people.both,
    );
    const visitor = await t.visitor(people.both, '10001');
    assert.match((await visitor.get('/organisatie-wisselen')).body, /Contict: beheer/);
    assert.equal((await visitor.post('/organisatie-wisselen', { naar: 'beheer' })).headers.location, '/beheer');
    assert.equal((await visitor.get('/beheer')).statusCode === 303, false);
    await sql('delete from session where staff_id is not null');
    await sql('delete from staff_member where mail = $1', people.both);
  });
});

test('what signing in leaves behind is thrown away in time, and nothing that is still of use', async () => {
  const kept = await t.visitor(people.noord.finance);
  const counts = async () =>
    (
      await sql<{ sessions: number; counts: number }>(
        'select (select count(*) from session) as sessions, (select count(*) from throttle) as counts',
      )
    )[0]!;
  await sql(
    "insert into throttle (key, failures, first_at, last_at) values ('account:oud', 3, $1, $1), ('account:nieuw', 3, $2, $2)",
    new Date('2026-10-01'),
    t.clock.now,
  );
  await sql(
    'update session set ends_at = $1 where id in (select id from session where contact_id <> $2 or contact_id is null)',
    new Date('2026-11-01'),
    noord.contacts['finance'],
  );
  await cleanUpSignIn.run(t.portal, {}, { id: '1', attempt: 1 });
  const [left] = await sql<{ old: number }>('select count(*) as old from session where ends_at < $1', t.clock.now);
  assert.equal(left!.old, 0);
  assert.equal((await counts()).counts, 1);
  assert.equal((await kept.get('/profiel')).statusCode, 200);
});
