import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { everydayWords, wordsOf } from './known-words.ts';
import { groups, groupsOf, isLeaked, isMadeOfKnownWords, shapeProblems } from './rules.ts';

const strict = { longFree: false };
const character = fc.constantFrom(...'abcABC123!? éÉ字٣😀ßǅ'.match(/./gu)!);

test('a password needs 8 characters, counted as people count them', () => {
  assert.deepEqual(shapeProblems('Aa1!aa1', strict), ['short']);
  assert.deepEqual(shapeProblems('Aa1!aa1x', strict), []);
  assert.deepEqual(shapeProblems('Aa1😀😀😀😀', strict), ['short']);
  assert.deepEqual(shapeProblems('Aa1😀😀😀😀😀', strict), []);
});

test('a password has at most 256 characters', () => {
  assert.deepEqual(shapeProblems(`Aa1${'x'.repeat(253)}`, strict), []);
  assert.deepEqual(shapeProblems(`Aa1${'x'.repeat(254)}`, strict), ['long']);
});

test('three of the four groups are needed; letters and digits of any script count, and a space is a special character', () => {
  assert.deepEqual(shapeProblems('aaaaaaaa', strict), ['groups']);
  assert.deepEqual(shapeProblems('Aaaaaaaa', strict), ['groups']);
  assert.deepEqual(shapeProblems('Aaaa aaa', strict), []);
  assert.deepEqual(groupsOf('Éé٣ '), ['upper', 'lower', 'digit', 'other']);
});

test('long passwords are free of groups only where the operator says so', () => {
  assert.deepEqual(shapeProblems('vier losse woorden', strict), ['groups']);
  assert.deepEqual(shapeProblems('vier losse woorden', { longFree: true }), []);
  assert.deepEqual(shapeProblems('veertien teken', { longFree: true }), ['groups']);
});

test('whatever is typed: the shape is right exactly when length and groups are', () => {
  fc.assert(
    fc.property(fc.array(character, { maxLength: 300 }), (typed) => {
      const password = typed.join('');
      const length = [...password].length;
      assert.equal(
        shapeProblems(password, strict).length === 0,
        length >= 8 && length <= 256 && groupsOf(password).length >= 3,
      );
    }),
  );
});

test('every character is in exactly one group', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), (typed) =>
      [...typed].every((one) => groupsOf(one).length === 1),
    ),
  );
});

test('more characters never take a group away', () => {
  fc.assert(
    fc.property(fc.array(character), character, (typed, one) =>
      groupsOf(typed.join('')).every((group) => groupsOf(typed.join('') + one).includes(group)),
    ),
  );
});

test('the page ticks off by the same rule as the server', () => {
  const source = /const tests = (\{[\s\S]*?\n\});/.exec(readFileSync('public/js/password.js', 'utf8'))![1]!;
  const ticks = new Function(`return ${source}`)() as Record<string, (text: string) => boolean>;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(character).map((typed) => typed.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (password) => {
        for (const group of ['upper', 'lower', 'digit', 'other'] as const)
          assert.equal(ticks[group]!(password), groups[group](password));
        assert.equal(ticks['length']!(password), !shapeProblems(password, strict).includes('short'));
      },
    ),
  );
});

test('a leaked password is found whatever its case and whatever digits and marks follow it', () => {
  const leaked = new Set(['letmein', 'passw0rd', '123456789', 'qwe']);
  for (const password of ['LetMeIn', 'Letmein2026!', 'letmein!!', '2026letmein#', 'PASSW0RD', 'L3tm3in99', '123456789'])
    assert.ok(isLeaked(password, leaked), password);
  for (const password of ['Letmeinside7!', 'Qwe2026!!', 'Xk9$2831']) assert.ok(!isLeaked(password, leaked), password);
});

test('a word that anyone would try, with a year or marks around it, is refused', () => {
  const words = new Set([
    ...everydayWords,
    ...wordsOf(['Bakkerij De Vries B.V.', 'Anna', 'anna.de.vries@bakkerijdevries.nl', 'Mijn Contict']),
  ]);
  const refused = [
    'Welkom2026!',
    'Zomer2026!',
    'W3lkom2026!',
    'Wachtwoord1!',
    'Contict2026!',
    'Bakkerij123!',
    'Vries2026!',
    'AnnaDeVries1!'.replace('De', ''),
    'Rotterdam010!',
    'Maandag01!',
    'Januari2026!',
    '2026Zomer!',
    'Zomer-Contict-26',
    'Welkom@Contict1',
    'ZOMER2026zomer',
    'Office365!!',
    'MijnContict1!',
    'Wélkom2026!',
    '!!Herfst!!99',
  ];
  for (const password of refused) assert.ok(isMadeOfKnownWords(password, words), password);
  for (const password of ['Kiwi-fiets 42 lamp', 'kT7#pL2q', 'Regenton!88', 'Zomerhuisje-op-Texel9'])
    assert.ok(!isMadeOfKnownWords(password, words), password);
});

test('digits and marks around a known word never make it good', () => {
  const around = fc.string({ unit: fc.constantFrom(...'0123456789!@#$%^&*()-_=+ .,?'), maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...everydayWords), around, around, fc.boolean(), (word, before, after, upper) =>
      isMadeOfKnownWords(before + (upper ? word.toUpperCase() : word) + after, everydayWords),
    ),
  );
});
