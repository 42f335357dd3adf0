import assert from 'node:assert/strict';
import { argon2Sync, randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { hashPassword, renewHash, storePassword } from '../passwords/index.ts';

const [known, fresh] = ['Oud-Wachtwoord-2026-x', 'Nieuw-Wachtwoord-2026-y'];
let t: TestPortal;
let zuid: Seeded;
let hashes: { known: string; fresh: string };
let account: string;
before(async () => {
  t = await testPortal('changed password');
  ({ zuid } = await seedCast(t.system, t.portal.files));
  hashes = { known: await hashPassword(known), fresh: await hashPassword(fresh) };
  account = (await sql<{ id: string }>('select id from account where mail = $1', people.both))[0]!.id;
});
after(() => t.close());
beforeEach(async () => {
  await sql('delete from throttle');
  await sql('update account set password_hash = $1', hashes.known);
  await sql('delete from session');
});

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const signIn = async (wachtwoord: string) => {
  const visitor = await t.visitor();
  const reply = await visitor.post('/aanmelden', { gebruikersnaam: people.both, wachtwoord });
  return { visitor, isIn: reply.statusCode === 303 };
};
/** Changes the password, and lets the change lie open until `meanwhile` waits for it. */
async function changeAround<T>(meanwhile: () => Promise<T>): Promise<T> {
  let asked: Promise<T> | undefined;
  await write(t.system, async (trx) => {
    await storePassword(trx, { accountId: account, hash: hashes.fresh, now: t.clock.now });
    asked = meanwhile();
    for (let tries = 0; tries < 100; tries++) {
      const [[waiting]] = await inOneFlight(
        t.system,
        plain<{ n: number }>(
          "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        ),
      );
      if (waiting!.n > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  return asked!;
}
const openSessions = async () => (await sql('select 1 from session where account_id = $1', account)).length;

describe('a changed password ends access for who knows the old one', () => {
  test('who signs in with the old one while it changes is refused', async () => {
    const { isIn, visitor } = await changeAround(() => signIn(known));
    assert.equal(isIn, false);
    assert.equal((await visitor.get('/diensten')).statusCode, 303);
    assert.equal(await openSessions(), 0);
  });

  test('who signs in over and over while it changes holds nothing afterwards', async () => {
    for (let round = 0; round < 4; round++) {
      await sql('delete from throttle');
      await sql('update account set password_hash = $1', hashes.known);
      let stop = false;
      const thieves = [0, 1].map(async () => {
        while (!stop && (await signIn(known)).isIn);
      });
      await new Promise((resolve) => setTimeout(resolve, 60 + round * 23));
      await write(t.system, (trx) => storePassword(trx, { accountId: account, hash: hashes.fresh, now: t.clock.now }));
      stop = true;
      await Promise.all(thieves);
      assert.equal(await openSessions(), 0);
    }
  });

  test('who signs in with the new one while it changes comes in, without a second try', async () => {
    assert.equal((await changeAround(() => signIn(fresh))).isIn, false, 'judged before the change was there');
    assert.equal((await signIn(fresh)).isIn, true);
  });

  test('a hash that is made anew at today’s cost does not bring the old password back', async () => {
    const salt = randomBytes(16);
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const tag = argon2Sync('argon2id', {
      message: known,
      nonce: salt,
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    }) as Buffer;
    await sql('update account set password_hash = $1', `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`);
    assert.equal((await changeAround(() => signIn(known))).isIn, false);
    assert.deepEqual([(await signIn(known)).isIn, (await signIn(fresh)).isIn], [false, true]);
    await write(t.system, (trx) => renewHash(trx, account, { proven: hashes.known, hash: hashes.known }));
    assert.equal((await signIn(fresh)).isIn, true);
  });

  test('two people who sign in at once with a password of an older cost both come in', async () => {
    const salt = randomBytes(16);
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const tag = argon2Sync('argon2id', {
      message: known,
      nonce: salt,
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    }) as Buffer;
    await sql('update account set password_hash = $1', `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`);
    const both = await Promise.all([signIn(known), signIn(known), signIn(known)]);
    assert.deepEqual(
      both.map(({ isIn }) => isIn),
      [true, true, true],
    );
  });

  test('a session that goes to another organisation while it changes does not live on there', async () => {
    const thief = await t.visitor(people.both, '10001');
    const reply = await changeAround(() => thief.post('/organisatie-wisselen', { naar: zuid.contacts['both']! }));
    assert.match(String(reply.headers['location']), /^\/aanmelden/);
    assert.equal(await openSessions(), 0);
  });

  test('a session that changes it too, while it changes, is sent away', async () => {
    const thief = await t.visitor(people.both, '10001');
    const reply = await changeAround(() =>
      thief.post('/profiel/wachtwoord', {
        huidig: known,
        wachtwoord: 'Derde-Wachtwoord-2026-z',
        wachtwoord_herhaling: 'Derde-Wachtwoord-2026-z',
      }),
    );
    assert.match(String(reply.headers['location']), /^\/aanmelden/);
    assert.equal((await signIn(fresh)).isIn, true);
  });

  test('a calendar link that is made while it changes does not come to be, and those made before stop', async () => {
    const thief = await t.visitor(people.both, '10001');
    assert.equal((await thief.post('/profiel/agenda-links', { soort: 'news' })).statusCode, 200);
    const reply = await changeAround(() => thief.post('/profiel/agenda-links', { soort: 'news' }));
    assert.equal(reply.statusCode, 303);
    assert.deepEqual(
      await sql('select 1 from calendar_link where account_id = $1 and revoked_at is null', account),
      [],
    );
  });

  test('a link that was mailed for a first password is no longer one for a first password', async () => {
    await sql('update account set password_hash = null where id = $1', account);
    await write(t.system, (trx) => storePassword(trx, { accountId: account, hash: hashes.fresh, now: t.clock.now }));
    await (await t.visitor()).post('/wachtwoord-opvragen', { gebruikersnaam: people.both });
    await t.runJobs();
    assert.match(t.mails.at(-1)!.text, /60 minuten/);
  });
});

describe('signing out everywhere', () => {
  test('also ends the session that goes to another organisation at that moment, and what it makes', async () => {
    for (let round = 0; round < 6; round++) {
      const [owner, thief] = [await t.visitor(people.both, '10001'), await t.visitor(people.both, '10001')];
      await Promise.all([
        thief
          .post('/organisatie-wisselen', { naar: zuid.contacts['both']! })
          .then(() => thief.post('/profiel/agenda-links', { soort: 'news' })),
        owner.post('/profiel/sessies/einde'),
      ]);
      await owner.post('/profiel/sessies/einde');
      assert.equal((await thief.get('/diensten')).statusCode, 303);
      assert.equal(await openSessions(), 1);
      assert.deepEqual(
        await sql('select 1 from calendar_link where account_id = $1 and revoked_at is null', account),
        [],
      );
      await sql('delete from session');
    }
  });

  test('is not for who was signed out a moment before', async () => {
    const [owner, thief] = [await t.visitor(people.both, '10001'), await t.visitor(people.both, '10001')];
    let reply: Promise<{ headers: object }> | undefined;
    await write(t.system, async (trx) => {
      await trx.selectFrom('account').select('id').where('id', '=', account).forUpdate().execute();
      reply = thief.post('/profiel/sessies/einde');
      await new Promise((resolve) => setTimeout(resolve, 200));
      await trx
        .deleteFrom('session')
        .where('id', '=', await idOf(thief))
        .execute();
    });
    assert.match(String(((await reply!).headers as Record<string, unknown>)['location']), /^\/aanmelden/);
    assert.equal((await owner.get('/diensten')).statusCode, 200);
  });

  test('one device is found in the list although it went to another organisation since', async () => {
    const [owner, other] = [await t.visitor(people.both, '10001'), await t.visitor(people.both, '10001')];
    const id = await idOf(other);
    assert.equal((await other.post('/organisatie-wisselen', { naar: zuid.contacts['both']! })).statusCode, 303);
    assert.equal((await owner.post(`/profiel/sessies/${id}/einde`)).statusCode, 303);
    assert.equal((await other.get('/diensten')).statusCode, 303);
  });

  test('the page says that calendar links stop as well, also when there is no other device', async () => {
    const owner = await t.visitor(people.both, '10001');
    assert.doesNotMatch((await owner.get('/profiel/sessies')).body, /action="\/profiel\/sessies\/einde"/);
    await owner.post('/profiel/agenda-links', { soort: 'news' });
    assert.match((await owner.get('/profiel/sessies')).body, /Ook je agenda-link werkt daarna niet meer/);
    const reply = await owner.post('/profiel/sessies/einde');
    assert.match((await owner.get(String(reply.headers['location']))).body, /Ook je agenda-links werken niet meer/);
    assert.match((await owner.get('/profiel/agenda-links')).body, /Je hebt nog geen links/);
  });
});

test('of many calendar links asked for at once, no more than ten come to be', async () => {
  const visitor = await t.visitor(people.both, '10001');
  const replies = await Promise.all(
    Array.from({ length: 16 }, () => visitor.post('/profiel/agenda-links', { soort: 'events' })),
  );
  assert.equal(replies.filter(({ statusCode }) => statusCode === 200).length, 10);
  assert.equal(
    (await sql('select 1 from calendar_link where account_id = $1 and revoked_at is null', account)).length,
    10,
  );
});

const idOf = async (visitor: { cookies: Map<string, string> }) => {
  const { hash } = await import('node:crypto');
  return (
    await sql<{ id: string }>(
      'select id from session where token_hash = $1',
      hash('sha256', visitor.cookies.get('sessie')!, 'buffer'),
    )
  )[0]!.id;
};
