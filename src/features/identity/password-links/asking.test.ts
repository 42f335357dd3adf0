import { simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import pino from 'pino';
import { buildApp } from '../../../app.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

const password = 'Kiwi-fiets 42 lamp';
const other = 'Regenton & 88 vlaggen';
let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('links');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());
beforeEach(async () => {
  await startClean();
});

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
/** No counts, and no mail that an earlier step still has waiting. */
async function startClean(): Promise<void> {
  await sql('delete from throttle');
  await t.runJobs();
  t.mails.length = 0;
}
const codeIn = (text: string) => /wachtwoord-instellen\?code=([\w-]{43})/.exec(text)![1]!;

/** Asks for a link and answers its code from the mail. */
async function link(mail: string, headers: Record<string, string> = {}): Promise<string> {
  await startClean();
  const reply = await (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: mail }, headers);
  assert.equal(reply.statusCode, 303);
  await t.runJobs();
  assert.equal(t.mails.length, 1);
  return codeIn(t.mails.at(-1)!.text);
}
const set = async (code: string, wachtwoord = password, again = wachtwoord) =>
  (await t.visitor()).post('/wachtwoord-instellen', { code, wachtwoord, wachtwoord_herhaling: again });
const canSignIn = async (mail: string, wachtwoord: string) =>
  (await (await t.visitor()).post('/aanmelden', { gebruikersnaam: mail, wachtwoord })).statusCode === 303;

describe('asking for a link', () => {
  test('gets the same answer for a known, an unknown and a former contact; only the first gets a mail', async () => {
    const asked = async (mail: string) => (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: mail });
    const replies = [
      await asked(people.noord.finance),
      await asked('niemand@nergens.example'),
      await asked(people.noord.ended),
    ];
    for (const reply of replies) {
      assert.deepEqual(
        [reply.statusCode, reply.headers.location, reply.body],
        [303, '/wachtwoord-opvragen/verstuurd', replies[0]!.body],
      );
      assert.equal(reply.headers['set-cookie'], undefined);
    }
    assert.equal((await (await t.visitor()).get('/wachtwoord-opvragen/verstuurd')).statusCode, 200);
    await t.runJobs();
    assert.deepEqual(
      t.mails.map(({ to }) => to),
      [people.noord.finance],
    );
  });

  test('gives a contact whom the back office knows an account, and staff too', async () => {
    await sql(
      "insert into contact (customer_id, given_name, surname, mail, source, external_id) values ($1, 'Nieuw', 'Gezicht', 'nieuw@noord.example', 'test', 'nieuw-1')",
      noord.customerId,
    );
    await set(await link('nieuw@noord.example'), other);
    assert.ok(await canSignIn('nieuw@noord.example', other));
    await sql("insert into staff_member (given_name, surname, mail) values ('Sam', 'Staf', 'sam@contict.example')");
    await set(await link('sam@contict.example'), other);
    assert.ok(await canSignIn('sam@contict.example', other));
  });

  test('is refused in words when it is no mail address, whatever it is', async () => {
    for (const mail of ['', 'anna', 'anna@', '<anna@x.example>', 'a b@x.example', 'a@x.example\r\nBcc: b@y.example']) {
      const reply = await (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: mail });
      assert.equal(reply.statusCode, 422, mail);
    }
  });

  test('too often waits, for unknown addresses alike, and a parallel burst is counted exactly', async () => {
    const bodies: string[] = [];
    for (const mail of [people.noord.finance, 'niemand@nergens.example']) {
      const replies = await Promise.all(
        Array.from({ length: 12 }, async () =>
          (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: mail }),
        ),
      );
      assert.equal(replies.filter(({ statusCode }) => statusCode === 303).length, 3);
      const blocked = replies.filter(({ statusCode }) => statusCode === 429);
      assert.equal(blocked.length, 9);
      assert.equal(blocked[0]!.headers['retry-after'], '300');
      bodies.push(blocked[0]!.body);
    }
    assert.equal(bodies[0], bodies[1]);
  });

  test('guessing codes stops after sixty, also in parallel', async () => {
    const replies = await Promise.all(Array.from({ length: 80 }, (_, at) => set(String(at).padStart(43, 'x'))));
    assert.equal(replies.filter(({ statusCode }) => statusCode === 410).length, 60);
    assert.equal(replies.filter(({ statusCode }) => statusCode === 429).length, 20);
  });

  test('whatever host a request claims to be for, the mail leads to the portal', async () => {
    const forms: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: 'portal.example:8080' },
      { host: 'portal.example.evil.example' },
      { 'x-forwarded-host': 'evil.example' },
      { forwarded: 'host=evil.example' },
      { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', 'x-forwarded-port': '444' },
      { 'x-original-url': 'http://evil.example/' },
      { 'x-host': 'evil.example' },
      { 'x-forwarded-server': 'evil.example' },
    ];
    for (const headers of forms) {
      await link(people.noord.finance, headers);
      const { text, html } = t.mails.at(-1)!;
      for (const body of [text, html]) {
        assert.ok(body.includes('http://portal.example/wachtwoord-instellen?code='), JSON.stringify(headers));
        assert.ok(!/evil|8080|444/.test(body), JSON.stringify(headers));
      }
    }
  });

  test('a name with markup or line breaks stays a name in the mail', async () => {
    await sql(
      'update contact set given_name = $1 where mail = $2',
      '<img src=x onerror=alert(1)>"\r\nBcc: all@evil.example\r\n\r\n<b>hoi',
      people.noord.finance,
    );
    await link(people.noord.finance);
    const { html, subject, text, to, toName } = t.mails.at(-1)!;
    assert.ok(!html.includes('<img') && !html.includes('<b>hoi'));
    assert.match(html, /&lt;img src=x/);
    const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
    const sent = await transport.sendMail({
      from: 'a@b.example',
      to: { name: toName!, address: to },
      subject,
      text,
      html,
    });
    const parsed = await simpleParser(sent.message);
    assert.equal(parsed.bcc, undefined);
    assert.equal((parsed.to as { value: unknown[] }).value.length, 1);
    await sql("update contact set given_name = 'Voor' where mail = $1", people.noord.finance);
  });

  test('comes in the language of who asked the first time, and of the account after that', async () => {
    await sql("update account set password_hash = null, language = 'nl' where mail = $1", people.noord.technical);
    const english = await t.visitor();
    english.cookies.set('taal', 'en');
    await english.post('/wachtwoord-opvragen', { gebruikersnaam: people.noord.technical });
    await t.runJobs();
    assert.match(t.mails.at(-1)!.subject, /Set your password/);
    await english.post('/wachtwoord-instellen', {
      code: codeIn(t.mails.at(-1)!.text),
      wachtwoord: other,
      wachtwoord_herhaling: other,
    });
    await link(people.noord.technical);
    assert.match(t.mails.at(-1)!.subject, /New password/);
  });
});

test('no code, password or mail address gets into the log of requests', async () => {
  const lines: string[] = [];
  const app = await buildApp({
    ...t.portal,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
  });
  const code = await link(people.noord.finance);
  const headers = {
    origin: 'http://portal.example',
    'content-type': 'application/x-www-form-urlencoded',
    referer: `http://portal.example/wachtwoord-instellen?code=${code}`,
  };
  await app.inject({ url: `/wachtwoord-instellen?code=${code}` });
  await app.inject({ url: `/bestaat-niet?code=${code}` });
  await app.inject({
    method: 'POST',
    url: '/wachtwoord-instellen',
    headers,
    payload: new URLSearchParams({ code, wachtwoord: password, wachtwoord_herhaling: password }).toString(),
  });
  await app.inject({
    method: 'POST',
    url: '/aanmelden',
    headers,
    payload: new URLSearchParams({ gebruikersnaam: people.noord.finance, wachtwoord: password }).toString(),
  });
  await app.close();
  assert.ok(lines.length >= 4);
  for (const line of lines)
    for (const secret of [code, password, encodeURIComponent(password), people.noord.finance, 'argon2'])
      assert.ok(!line.includes(secret), line);
});
