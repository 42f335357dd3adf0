import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
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

test('a wrong password, an unknown account and a person who may no longer enter get the same answer, byte for byte', async () => {
  const answers = await Promise.all(
    [
      form(people.noord.finance, 'Verkeerd-wachtwoord 1'),
      form('niemand@nergens.example', 'Verkeerd-wachtwoord 1'),
      form(people.noord.ended),
    ].map(async (fields) => (await t.visitor()).post('/aanmelden', fields)),
  );
  const [known] = answers;
  assert.equal(known!.statusCode, 422);
  const same = (body: string) => body.replace(/value="[^"]*@[^"]*"/, '');
  for (const answer of answers) {
    assert.equal(answer.statusCode, known!.statusCode);
    assert.equal(same(answer.body), same(known!.body));
    assert.deepEqual(Object.keys(answer.headers).sort(), Object.keys(known!.headers).sort());
    assert.equal(answer.headers['set-cookie'], undefined);
  }
});

test('what was typed stays, but for the password', async () => {
  const reply = await (
    await t.visitor()
  ).post('/aanmelden', form(people.noord.finance, 'Verkeerd-wachtwoord 1', { onthouden: 'ja', terug: '/facturen' }));
  assert.match(reply.body, new RegExp(`value="${people.noord.finance}"`));
  assert.match(reply.body, /name="onthouden"[^>]*checked/);
  assert.match(reply.body, /name="terug" value="\/facturen"/);
  assert.ok(!reply.body.includes('Verkeerd-wachtwoord'));
});

test('a session token that was there before signing in never becomes valid', async () => {
  const planted = 'A'.repeat(43);
  const victim = await t.visitor();
  victim.cookies.set('sessie', planted);
  assert.equal((await victim.post('/aanmelden', form(people.noord.finance))).statusCode, 303);
  assert.notEqual(victim.cookies.get('sessie'), planted);
  const attacker = await t.visitor();
  attacker.cookies.set('sessie', planted);
  assert.equal((await attacker.get('/profiel')).statusCode, 303);
});

test('signing in again ends the session the browser had', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const before = visitor.cookies.get('sessie')!;
  await visitor.post('/aanmelden', form(people.noord.finance));
  const replay = await t.visitor();
  replay.cookies.set('sessie', before);
  assert.equal((await replay.get('/profiel')).statusCode, 303);
});

test('who chooses English before signing in reads English after it, and gets English mail', async () => {
  const visitor = await t.visitor();
  await visitor.post('/taal', { taal: 'en', terug: '/aanmelden' });
  const signedIn = await visitor.post('/aanmelden', { gebruikersnaam: people.noord.reader, wachtwoord: password });
  assert.equal(signedIn.statusCode, 303);
  assert.match((await visitor.get('/profiel')).body, /<html lang="en">/);
  const rows = await sql<{ language: string }>('select language from account where mail = $1', people.noord.reader);
  assert.deepEqual(rows, [{ language: 'en' }]);
});

test('odd bodies are refused in plain words, never with a crash, and never let anyone in', async () => {
  const visitor = await t.visitor();
  const origin = { origin: 'http://portal.example' };
  const bodies = [
    '{"gebruikersnaam":{"$ne":null},"wachtwoord":{"$ne":null}}',
    '{"gebruikersnaam":["a"],"wachtwoord":[1]}',
    '[]',
    'null',
    '1',
    '{"__proto__":{"x":1}}',
    '{',
    '""',
  ];
  for (const url of [
    '/aanmelden',
    '/wachtwoord-opvragen',
    '/wachtwoord-instellen',
    '/wachtwoord-instellen/nieuwe-link',
    '/taal',
  ]) {
    for (const payload of bodies) {
      const reply = await t.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { ...origin, 'content-type': 'application/json' },
      });
      assert.ok(reply.statusCode >= 300 && reply.statusCode < 500, `${url} ${payload} ${reply.statusCode}`);
    }
    for (const type of [
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'application/x-www-form-urlencoded; charset=utf-7',
      '\t',
      'x',
    ]) {
      const reply = await t.app.inject({
        method: 'POST',
        url,
        payload: 'gebruikersnaam=x',
        headers: { ...origin, 'content-type': type },
      });
      assert.ok(reply.statusCode >= 300 && reply.statusCode < 500, `${url} ${type} ${reply.statusCode}`);
    }
  }
  const twice = await visitor.post('/aanmelden', {
    gebruikersnaam: [people.noord.finance, 'x'],
    wachtwoord: [password, 'x'],
  });
  assert.equal(twice.statusCode, 422);
});

test('signing in, refusals and signing out are in the log, without a password', async () => {
  const visitor = await t.visitor();
  await visitor.post('/aanmelden', form(people.noord.finance, 'Geheim-in-het-log 1'));
  await visitor.post('/aanmelden', form('Geheim-als-naam1', 'Geheim-in-het-log 1'));
  await visitor.post('/aanmelden', form(people.noord.finance));
  await visitor.post('/afmelden');
  const rows = await sql<{ action: string; subject: string | null; customer_id: number | null; line: string }>(
    'select action, subject, customer_id, concat(actor, action, subject, facts, personal) as line from log_event order by id desc limit 4',
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['session.closed', 'session.opened', 'session.refused', 'session.refused'],
  );
  assert.equal(rows[1]!.customer_id, noord.customerId);
  for (const { line } of rows) assert.doesNotMatch(line, /Geheim|Kiwi|argon2|[\w-]{43}/);
});

test('a hash of an older cost is made anew when its person signs in', async () => {
  const old = '$argon2id$v=19$m=8192,t=2,p=1$';
  const { argon2Sync, randomBytes } = await import('node:crypto');
  const salt = randomBytes(16);
  const tag = argon2Sync('argon2id', {
    message: password,
    nonce: salt,
    memory: 8192,
    passes: 2,
    parallelism: 1,
    tagLength: 32,
  });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  await write(t.system, (trx) =>
    trx
      .updateTable('account')
      .set({ password_hash: `${old}${text(salt)}$${text(tag)}` })
      .where('mail', '=', people.noord.finance)
      .execute(),
  );
  assert.equal((await (await t.visitor()).post('/aanmelden', form(people.noord.finance))).statusCode, 303);
  const [row] = await sql<{ password_hash: string }>(
    'select password_hash from account where mail = $1',
    people.noord.finance,
  );
  assert.match(row!.password_hash, /m=19456,t=2,p=1/);
  assert.equal((await (await t.visitor()).post('/aanmelden', form(people.noord.finance))).statusCode, 303);
});
