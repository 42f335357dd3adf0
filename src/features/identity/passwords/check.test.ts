import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { problemsOf } from './check.ts';
import { hashPassword, verifyPassword } from './hashing.ts';
import { inTurn } from './hash-queue.ts';
import { passwordProblemWords } from './texts.ts';

const context = { names: ['Anna', 'Vries', 'Bakkerij De Vries', 'anna@devries.example', 'Contict'], longFree: false };

test('the rule says everything that is wrong at once, and each thing in words', async () => {
  assert.deepEqual(await problemsOf('welkom', context), ['short', 'groups', 'known-words']);
  assert.deepEqual(await problemsOf('Iloveyou1!', context), ['leaked']);
  assert.deepEqual(await problemsOf('Vries2026!', context), ['known-words']);
  assert.deepEqual(await problemsOf('', context), ['short', 'groups']);
  const words = passwordProblemWords(await problemsOf('welkom', context), 'welkom', 'nl');
  assert.equal(words.length, 3);
  assert.match(words[1]!, /Nu ontbreken: hoofdletters \(A-Z\), cijfers \(0-9\), speciale tekens/);
});

test('a password of 256 characters is judged quickly, one of 300 is refused without a guess', async () => {
  const began = performance.now();
  assert.deepEqual(await problemsOf(`Aa1!${'qx7 '.repeat(63)}`, context), []);
  assert.deepEqual(await problemsOf('Aa1!'.repeat(75), context), ['long']);
  assert.ok(performance.now() - began < 5000);
});

test('a repeated pattern of the right shape is still refused', async () => {
  assert.deepEqual(await problemsOf('aA1!aA1!aA1!', context), ['guessable']);
});

test('random passwords that fit the rule are taken', async () => {
  const alphabet = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join('');
  let taken = 0;
  for (let round = 0; round < 200; round++) {
    const password = `${Array.from({ length: 10 }, () => alphabet[randomInt(94)]).join('')}aA1`;
    if ((await problemsOf(password, context)).length === 0) taken++;
  }
  assert.ok(taken >= 198, `${taken} of 200`);
});

test('a hash is a PHC string of argon2id that holds for this password only', async () => {
  const hash = await hashPassword('Kiwi-fiets 42 lamp é');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(hash, await hashPassword('Kiwi-fiets 42 lamp é'));
  assert.deepEqual(await verifyPassword('Kiwi-fiets 42 lamp é', hash), { ok: true, outdated: false });
  assert.deepEqual(await verifyPassword('Kiwi-fiets 42 lamp e\u0301', hash), { ok: true, outdated: false });
  assert.equal((await verifyPassword('Kiwi-fiets 42 lamp', hash)).ok, false);
  assert.equal((await verifyPassword('', null)).ok, false);
  assert.equal((await verifyPassword('x'.repeat(100_000), hash)).ok, false);
});

test('of a flood of strangers two are worked on and sixty wait; the others are told to come back, and who is known here still has a place and goes first', async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  let most = 0;
  let busy = 0;
  const work = async () => {
    most = Math.max(most, ++busy);
    await gate;
    busy--;
  };
  const order: string[] = [];
  const send = (known: boolean) =>
    inTurn(work, { known }).then(
      () => order.push(known ? 'known' : 'stranger'),
      (error: { statusCode: number }) => order.push(String(error.statusCode)),
    );
  const all = [...Array.from({ length: 80 }, () => send(false)), ...Array.from({ length: 25 }, () => send(true))];
  release();
  await Promise.all(all);
  const how = (word: string) => order.filter((one) => one === word).length;
  assert.deepEqual([how('stranger'), how('known'), how('503')], [62, 20, 18 + 5]);
  const served = order.filter((one) => one !== '503');
  assert.deepEqual(new Set(served.slice(2, 22)), new Set(['known']));
  assert.equal(most, 2);
});
