import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashToken, newToken } from './token.ts';

test('a token is made once, fits an address, and has at least 192 random bits', () => {
  const made = Array.from({ length: 1000 }, () => newToken('session'));
  assert.equal(new Set(made).size, 1000);
  for (const token of [...made, newToken('calendar-link')]) assert.match(token, /^[\w-]{32,}$/);
});

test('the same letters are another secret for a link in a mail than for a kept form or a session', () => {
  const hashes = (['session', 'password-link', 'kept-form'] as const).map((purpose) =>
    hashToken(purpose, 'abc').toString('hex'),
  );
  assert.equal(new Set(hashes).size, 3);
});

test('what was stored before still fits: of sessions, devices, keys and calendar links the bare SHA-256', () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  for (const purpose of ['session', 'device', 'api-key', 'calendar-link'] as const)
    assert.equal(hashToken(purpose, 'abc').toString('hex'), abc);
});
