import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

const words = ['start', 'demo', 'migrate', 'import', 'key', 'staff', 'backup', 'restore', 'doctor'];

test('a mistyped word leads to the one that was meant, and a strange one to none', () => {
  const typed = {
    imprt: 'import',
    Import: 'import',
    stfaf: 'staff',
    'back-up': 'backup',
    docter: 'doctor',
    keys: 'key',
    restor: 'restore',
    banaan: undefined,
    x: undefined,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(typed).map((word) => [word, nearest(word, words)])), typed);
});
