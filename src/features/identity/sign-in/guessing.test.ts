import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { write } from '../../../access/scopes.ts';
import { setPassword } from '../passwords/index.ts';

const password = 'Kiwi-fiets 42 lamp';
let t: TestPortal;
before(async () => {
  t = await testPortal('guessing');
  await seedCast(t.system, t.portal.files);
  for (const mail of [people.noord.finance, people.noord.reader])
    await setPassword(t.system, mail, password, { check: false });
});
after(() => t.close());
beforeEach(async () => {
  await write(t.system, (trx) => trx.deleteFrom('throttle').execute());
  t.clock.now = new Date('2026-11-20T10:00:00Z');
});

const form = (mail: string, wachtwoord = password) => ({ gebruikersnaam: mail, wachtwoord });

describe('guessing', () => {
  const guess = async (mail: string, headers: Record<string, string> = {}) =>
    (await t.visitor()).post('/aanmelden', form(mail, 'Verkeerd-wachtwoord 1'), headers);

  test('slows down from the fifth try, says until when, and does so for unknown accounts alike', async () => {
    const bodies: string[] = [];
    for (const mail of [people.noord.finance, 'niemand@nergens.example']) {
      const codes: number[] = [];
      for (let tries = 0; tries < 6; tries++) codes.push((await guess(mail)).statusCode);
      assert.deepEqual(codes, [422, 422, 422, 422, 422, 429]);
      const blocked = await guess(mail);
      assert.equal(blocked.headers['retry-after'], '5');
      bodies.push(blocked.body.replaceAll(mail, ''));
    }
    assert.equal(bodies[0], bodies[1]);
    t.clock.now = new Date(t.clock.now.getTime() + 5001);
    assert.equal((await guess(people.noord.finance)).statusCode, 422);
    assert.equal((await guess(people.noord.finance)).headers['retry-after'], '10');
  });

  test('at once, from made-up addresses, in other cases and spellings of the name: all of it is counted', async () => {
    const spellings = [people.noord.finance, people.noord.finance.toUpperCase(), ` ${people.noord.finance} `];
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        guess(spellings[at % 3]!, {
          'x-forwarded-for': `203.0.113.${at}`,
          'x-real-ip': `203.0.113.${at}`,
          forwarded: `for=203.0.113.${at}`,
        }),
      ),
    );
    assert.equal(replies.filter(({ statusCode }) => statusCode === 422).length, 5);
    assert.equal(replies.filter(({ statusCode }) => statusCode === 429).length, 25);
  });

  test('of many accounts from one network stops too', async () => {
    const codes: number[] = [];
    for (let at = 0; at < 52; at++) codes.push((await guess(`iemand${at}@nergens.example`)).statusCode);
    assert.deepEqual(codes.slice(48), [422, 422, 429, 429]);
  });

  test('does not lock the owner out: the browser they used before, or a new password, still gets them in', async () => {
    const owner = await t.visitor();
    assert.equal((await owner.post('/aanmelden', form(people.noord.finance))).statusCode, 303);
    await owner.post('/afmelden');
    assert.ok(owner.cookies.has('toestel'));
    for (let tries = 0; tries < 60; tries++) await guess(people.noord.finance);
    assert.equal((await guess(people.noord.finance)).statusCode, 429);
    assert.equal((await (await t.visitor()).post('/aanmelden', form(people.noord.finance))).statusCode, 429);
    assert.equal((await owner.post('/aanmelden', form(people.noord.finance))).statusCode, 303);
  });

  test('from a stolen browser is counted as well, and that browser knows one account only', async () => {
    const owner = await t.visitor();
    await owner.post('/aanmelden', form(people.noord.finance));
    await owner.post('/afmelden');
    const codes: number[] = [];
    for (let tries = 0; tries < 6; tries++)
      codes.push((await owner.post('/aanmelden', form(people.noord.finance, 'Verkeerd-wachtwoord 1'))).statusCode);
    assert.deepEqual(codes, [422, 422, 422, 422, 422, 429]);
    for (let tries = 0; tries < 5; tries++) await guess(people.noord.reader);
    assert.equal((await owner.post('/aanmelden', form(people.noord.reader))).statusCode, 429);
  });
});
