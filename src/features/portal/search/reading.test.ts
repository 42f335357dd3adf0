import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAmount } from './amount.ts';
import { readQuestion } from './inputs.ts';
import { excerpt } from './lines.ts';
import { likeness } from './likeness.ts';
import { piecesOf } from './marks.ts';
import { readPeriod } from './period.ts';

test('amounts are read as they are typed, what is missing is open', () => {
  assert.deepEqual(readAmount('1.234,50'), { from: 123_450, to: 123_450 });
  assert.deepEqual(readAmount('1,234.50'), { from: 123_450, to: 123_450 });
  assert.deepEqual(readAmount('€ 1234,5'), { from: 123_450, to: 123_459 });
  assert.deepEqual(readAmount('1.234'), { from: 123_400, to: 123_499 });
  assert.deepEqual(readAmount('12,'), { from: 1200, to: 1299 });
  for (const text of ['', 'abc', '1.2.3', '1.234,567', '12a', '010 1234 x', '9'.repeat(30)])
    assert.equal(readAmount(text), null, text);
});

test('every amount is found as the portal itself writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
      for (const locale of ['nl-NL', 'en-GB']) {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
        assert.deepEqual(readAmount(text), { from: cents, to: cents }, text);
      }
    }),
  );
});

test('periods are read in Dutch and English', () => {
  assert.deepEqual(readPeriod(['oktober', '2026'])?.period, { from: '2026-10-01', to: '2026-10-31', month: null });
  assert.deepEqual(readPeriod(['2028', '2'])?.period, { from: '2028-02-01', to: '2028-02-29', month: null });
  assert.deepEqual(readPeriod(['k2', '2026'])?.period, { from: '2026-04-01', to: '2026-06-30', month: null });
  assert.deepEqual(readPeriod(['may'])?.period, { from: null, to: null, month: 5 });
  assert.equal(readPeriod(['factuur']), null);
});

test('words that say nothing are left out, unless there are no others', () => {
  assert.deepEqual(readQuestion({ q: 'Hoe werkt de telefoon' }).words, ['werkt', 'telefoon']);
  assert.deepEqual(readQuestion({ q: 'de' }).words, ['de']);
  assert.equal(readQuestion({ q: 'x'.repeat(400) }).text.length, 100);
});

test('pieces of a marked text always add up to that text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ minLength: 1, maxLength: 6 })),
      fc.array(fc.constantFrom('12', 'a1', '0')),
      (text, words, codes) => {
        assert.equal(
          piecesOf(text, words, codes)
            .map((piece) => piece.text)
            .join(''),
          text,
        );
      },
    ),
  );
  assert.deepEqual(piecesOf('Café Résumé', ['resume'], []), [
    { text: 'Café ', hit: false },
    { text: 'Résumé', hit: true },
  ]);
  assert.deepEqual(piecesOf('085 555 03 10', [], ['85555']), [
    { text: '0', hit: false },
    { text: '85 555', hit: true },
    { text: ' 03 10', hit: false },
  ]);
});

test('an excerpt is plain words', () => {
  assert.equal(excerpt('Zo zet je **het** [hier](https://x.example) aan.\n- een'), 'Zo zet je het hier aan. een');
  assert.equal(excerpt('…alve woorden hierna'), '… woorden hierna');
});

test('likeness is 1 for the same word and 0 for another', () => {
  assert.equal(likeness('factuur', 'factuur'), 1);
  assert.equal(likeness('factuur', 'xyz'), 0);
  assert.ok(likeness('microsft', 'microsoft') > 0.45);
});
