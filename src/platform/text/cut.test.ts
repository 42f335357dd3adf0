import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cut } from './cut.ts';

test('a text that is cut keeps its characters whole, wherever the cut falls', () => {
  const odd = fc.string({ unit: fc.constantFrom('a', '😀', 'é', '\ud83d', '\ude00', '\uffff') });
  fc.assert(
    fc.property(odd, fc.integer({ min: 1, max: 12 }), fc.constantFrom('', '…'), (text, most, end) => {
      const short = cut(text, most, end);
      assert.ok(short.isWellFormed());
      assert.ok(Array.from(short).length <= most);
      assert.ok(text.toWellFormed().startsWith(short.replace(/…$/, '')));
    }),
  );
  assert.equal(cut('ab😀cd', 4, '…'), 'ab😀…');
  assert.equal(cut('ab😀c', 4, '…'), 'ab😀c');
});
