import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { canaries, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

const password = 'Kiwi-fiets 42 lamp';
const other = 'Regenton & 88 vlaggen';
let t: TestPortal;
before(async () => {
  t = await testPortal('links');
  await seedCast(t.system, t.portal.files);
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
const minutes = (count: number) => (t.clock.now = new Date(t.clock.now.getTime() + count * 60_000));
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

describe('a link', () => {
  test('works once', async () => {
    const code = await link(people.noord.finance);
    assert.equal((await set(code)).statusCode, 303);
    const again = await set(code, other);
    assert.equal(again.statusCode, 410);
    assert.match(again.body, /werkt niet meer/);
    assert.ok(await canSignIn(people.noord.finance, password));
    assert.ok(!(await canSignIn(people.noord.finance, other)));
  });

  test('of twenty people at once, one wins', async () => {
    for (let round = 0; round < 3; round++) {
      const code = await link(people.noord.finance);
      const replies = await Promise.all(Array.from({ length: 20 }, (_, at) => set(code, `${other} ${round}-${at}`)));
      const winners = replies.flatMap(({ statusCode }, at) => (statusCode === 303 ? [at] : []));
      assert.equal(winners.length, 1);
      assert.equal(replies.filter(({ statusCode }) => statusCode === 410).length, 19);
      assert.ok(await canSignIn(people.noord.finance, `${other} ${round}-${winners[0]}`));
    }
  });

  test('survives the scanners of mailboxes: opening it touches nothing', async () => {
    const code = await link(people.noord.finance);
    for (let round = 0; round < 10; round++) {
      for (const method of ['HEAD', 'GET'] as const)
        assert.equal((await t.app.inject({ method, url: `/wachtwoord-instellen?code=${code}` })).statusCode, 200);
    }
    assert.equal((await set(code)).statusCode, 303);
  });

  test('works 72 hours the first time and 60 minutes after that, and not a moment longer', async () => {
    await sql('update account set password_hash = null where mail = $1', people.noord.reader);
    for (const [works, mail] of [
      [72 * 60, people.noord.reader],
      [60, people.noord.reader],
    ] as const) {
      const late = await link(mail);
      minutes(works);
      const expired = await set(late);
      assert.equal(expired.statusCode, 410);
      assert.match(expired.body, /is verlopen/);
      assert.equal((await (await t.visitor()).get(`/wachtwoord-instellen?code=${late}`)).statusCode, 410);
      const inTime = await link(mail);
      minutes(works - 1);
      assert.equal((await set(inTime)).statusCode, 303);
    }
  });

  test('works with the stop, comma or bracket that a mail program took for a part of it', async () => {
    const code = await link(people.noord.finance);
    for (const behind of ['.', ',', ')', '%3E', '%29.'])
      assert.equal(
        (await (await t.visitor()).get(`/wachtwoord-instellen?code=${code}${behind}`)).statusCode,
        200,
        behind,
      );
    assert.equal((await set(`${code}>`)).statusCode, 303);
  });

  test('that expired is renewed by one button, which does not tell whose it is', async () => {
    const code = await link(people.noord.finance);
    minutes(61);
    const page = await (await t.visitor()).get(`/wachtwoord-instellen?code=${code}`);
    assert.ok(!page.body.includes(people.noord.finance));
    assert.match(page.body, /action="\/wachtwoord-instellen\/nieuwe-link"/);
    const renewed = await (await t.visitor()).post('/wachtwoord-instellen/nieuwe-link', { code });
    assert.equal(renewed.headers.location, '/wachtwoord-opvragen/verstuurd');
    await t.runJobs();
    assert.equal(t.mails.at(-1)!.to, people.noord.finance);
    assert.equal((await set(codeIn(t.mails.at(-1)!.text))).statusCode, 303);
    assert.equal((await (await t.visitor()).post('/wachtwoord-instellen/nieuwe-link', { code })).statusCode, 410);
  });

  test('works only while it is the newest, and not after the password was changed', async () => {
    const [first, second] = [await link(people.noord.finance), await link(people.noord.finance)];
    assert.equal((await set(first)).statusCode, 410);
    assert.equal((await set(second)).statusCode, 303);
    const third = await link(people.noord.finance);
    const owner = await t.visitor();
    await owner.post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: password });
    assert.equal(
      (await owner.post('/profiel/wachtwoord', { huidig: password, wachtwoord: other, wachtwoord_herhaling: other }))
        .statusCode,
      303,
    );
    assert.equal((await set(third)).statusCode, 410);
  });

  test('is no session and no session or known browser is a link', async () => {
    const code = await link(people.noord.finance);
    const visitor = await t.visitor();
    for (const name of ['sessie', 'toestel']) visitor.cookies.set(name, code);
    assert.equal((await visitor.get('/profiel')).statusCode, 303);
    const inside = await t.visitor();
    await set(code);
    await inside.post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: password });
    for (const token of inside.cookies.values()) assert.equal((await set(token)).statusCode, 410);
  });

  test('is not used up by a password that is refused; the reasons stand with it', async () => {
    const code = await link(people.noord.finance);
    const refused = await set(code, 'welkom', 'anders');
    assert.equal(refused.statusCode, 422);
    for (const words of [/te kort/, /3 van de 4 groepen/, /makkelijk te raden/, /niet gelijk/])
      assert.match(refused.body, words);
    assert.equal((await set(code, other)).statusCode, 303);
    const named = await link(people.noord.finance);
    assert.equal((await set(named, `${canaries.noord}2026!`)).statusCode, 422);
    assert.equal((await set(named, 'Contict2026!')).statusCode, 422);
  });

  test('of a closed account does not work', async () => {
    const code = await link(people.noord.finance);
    await sql('update account set disabled_at = now() where mail = $1', people.noord.finance);
    assert.equal((await set(code)).statusCode, 410);
    await sql('update account set disabled_at = null where mail = $1', people.noord.finance);
  });

  test('lies in the database only as a hash, and in no queue', async () => {
    const code = await link(people.noord.finance);
    const rows = await sql<{ line: string }>(
      'select password_link::text as line from password_link union all select concat(actor, action, subject, facts, personal) from log_event',
    );
    for (const { line } of rows) assert.ok(!line.includes(code));
  });
});

describe('setting a password', () => {
  test('ends every session of the account, also of this browser, and mails the owner', async () => {
    const [one, two] = [await t.visitor(people.noord.finance), await t.visitor(people.noord.finance)];
    const code = await link(people.noord.finance);
    assert.equal(
      (await one.post('/wachtwoord-instellen', { code, wachtwoord: other, wachtwoord_herhaling: other })).statusCode,
      303,
    );
    assert.ok(!one.cookies.has('sessie'));
    for (const visitor of [one, two]) assert.equal((await visitor.get('/profiel')).statusCode, 303);
    await t.runJobs();
    assert.match(t.mails.at(-1)!.subject, /Je wachtwoord voor Mijn Contict is gewijzigd/);
    assert.equal(t.mails.at(-1)!.to, people.noord.finance);
  });

  test('lets the owner in at once, however many guesses others made', async () => {
    for (let tries = 0; tries < 8; tries++)
      await (await t.visitor()).post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: 'Verkeerd 1' });
    await sql(
      "update throttle set failures = 100, blocked_until = now() + interval '30 days' where key like 'account:%'",
    );
    const reply = await (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: people.noord.finance });
    assert.equal(reply.statusCode, 303);
    await t.runJobs();
    const owner = await t.visitor();
    assert.equal(
      (
        await owner.post('/wachtwoord-instellen', {
          code: codeIn(t.mails.at(-1)!.text),
          wachtwoord: password,
          wachtwoord_herhaling: password,
        })
      ).statusCode,
      303,
    );
    for (let tries = 0; tries < 8; tries++)
      await (await t.visitor()).post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: 'Verkeerd 1' });
    assert.equal(
      (await owner.post('/aanmelden', { gebruikersnaam: people.noord.finance, wachtwoord: password })).statusCode,
      303,
    );
  });
});
