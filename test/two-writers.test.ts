import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setPassword } from '../src/features/identity/passwords/index.ts';
import { numbers, people, seedCast } from './people.ts';
import { testPortal, type TestPortal, type Visitor } from './portal.ts';

// Two browsers of one person, at the same time: each does what it is asked, or says why not, and neither undoes the
// other.
let t: TestPortal;
const mail = people.noord.finance;
const [first, second, third] = ['Kiwi-fiets 42 lamp', 'Nog-een-heel-Ander 78', 'Weer-een-heel-Ander 79'];
before(async () => {
  t = await testPortal('two-writers');
  await seedCast(t.system, t.portal.files);
});
after(() => t.close());
beforeEach(async () => {
  await sql('delete from throttle');
  await setPassword(t.system, mail, first, { check: false });
});

const sql = async (text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query<Record<string, unknown>>(text, values)).rows;
const rounds = Array.from({ length: 8 }, (_, n) => n);
const logged = async (action: string) =>
  Number((await sql('select count(*)::int as n from log_event where action = $1', [action]))[0]!['n']);
const two = () => Promise.all([t.visitor(mail), t.visitor(mail)]);
const change = (visitor: Visitor, wachtwoord: string) =>
  visitor.post('/profiel/wachtwoord', { huidig: first, wachtwoord, wachtwoord_herhaling: wachtwoord });
const worksWith = async (wachtwoord: string) =>
  (await (await t.visitor()).post('/aanmelden', { gebruikersnaam: mail, wachtwoord })).statusCode === 303;

test('a phone number and a language that are changed at once are both changed, and both in the log', async () => {
  for (const n of rounds) {
    const [one, other] = await two();
    const before = [await logged('profile.changed'), await logged('account.language-chosen')];
    const language = n % 2 === 0 ? 'en' : 'nl';
    const replies = await Promise.all([
      one.post('/profiel', { telefoon: `010 222 33 4${n}`, mobiel: '', taal: n % 2 === 0 ? 'nl' : 'en' }),
      other.post('/taal', { taal: language, terug: '/profiel' }),
    ]);
    assert.deepEqual(
      replies.map(({ statusCode }) => statusCode),
      [303, 303],
    );
    const [row] = await sql('select shown_phone as phone from contact where mail = $1', [mail]);
    assert.equal(row!['phone'], `+31102223 34${n}`.replace(' ', ''));
    assert.equal(await logged('profile.changed'), before[0]! + 1);
    assert.ok((await logged('account.language-chosen')) > before[1]!);
  }
});

test('two numbers that are changed at once end as one of them, and each change tells what stood there before it', async () => {
  for (const n of rounds) {
    const [one, other] = await two();
    const from = (await sql('select coalesce(max(id), 0) as id from log_event'))[0]!['id'];
    const replies = await Promise.all(
      [one, other].map((visitor, at) => visitor.post('/profiel', { telefoon: `010 222 ${n}3 ${at}4`, taal: 'nl' })),
    );
    assert.deepEqual(
      replies.map(({ statusCode }) => statusCode),
      [303, 303],
    );
    const rows = (await sql(
      `select personal->'before'->>'phone' as before, personal->'after'->>'phone' as after from log_event
      where id > $1 and action = 'profile.changed' order by id`,
      [from],
    )) as { before: string; after: string }[];
    assert.equal(rows.length, 2);
    assert.equal(rows[1]!.before, rows[0]!.after, 'the later saw the earlier');
    const [row] = await sql('select shown_phone as phone from contact where mail = $1', [mail]);
    assert.equal(row!['phone'], rows[1]!.after);
  }
});

test('of two new passwords at once one holds, the other browser is told, and only one is in the log', async () => {
  for (const _ of rounds.slice(0, 4)) {
    await sql('delete from throttle');
    await setPassword(t.system, mail, first, { check: false });
    const [one, other] = await two();
    const before = await logged('password.changed');
    const replies = await Promise.all([change(one, second), change(other, third)]);
    const done = replies.filter(({ headers }) => String(headers.location ?? '').startsWith('/profiel'));
    assert.ok(replies.every(({ statusCode }) => [303, 422].includes(statusCode)));
    assert.equal(done.length, 1);
    assert.equal(await logged('password.changed'), before + 1);
    const works = [await worksWith(second), await worksWith(third), await worksWith(first)];
    assert.equal(works.filter(Boolean).length, 1);
    assert.equal(works[replies.indexOf(done[0]!)], true);
  }
});

test('signing out elsewhere and a new password at once leave nobody inside who should not be', async () => {
  for (const _ of rounds.slice(0, 4)) {
    await sql('delete from throttle');
    await setPassword(t.system, mail, first, { check: false });
    const [one, other] = await two();
    const stranger = await t.visitor(mail);
    const replies = await Promise.all([change(one, second), other.post('/profiel/sessies/einde')]);
    assert.ok(replies.every(({ statusCode }) => [303, 422].includes(statusCode)));
    assert.equal((await stranger.get('/profiel')).statusCode, 303, 'a third browser is out, whoever was first');
    const open = Number(
      (
        await sql('select count(*)::int as n from session s join account a on a.id = s.account_id where a.mail = $1', [
          mail,
        ])
      )[0]!['n'],
    );
    assert.ok(open <= 1);
  }
});

test('of two switches to another organisation each browser is where it went, and no session is lost', async () => {
  const contact = async (customer: string) =>
    String(
      (
        await sql(
          'select c.id from contact c join customer cu on cu.id = c.customer_id where c.mail = $1 and cu.number = $2',
          [people.both, customer],
        )
      )[0]!['id'],
    );
  const [noord, zuid] = [await contact(numbers.noord), await contact(numbers.zuid)];
  for (const _ of rounds) {
    const [one, other] = await Promise.all([
      t.visitor(people.both, numbers.noord),
      t.visitor(people.both, numbers.zuid),
    ]);
    const replies = await Promise.all([
      one.post('/organisatie-wisselen', { naar: zuid }),
      other.post('/organisatie-wisselen', { naar: noord }),
    ]);
    assert.deepEqual(
      replies.map(({ statusCode }) => statusCode),
      [303, 303],
    );
    assert.match((await one.get('/')).body, /KANARIEZUID/);
    assert.match((await other.get('/')).body, /KANARIENOORD/);
  }
});
