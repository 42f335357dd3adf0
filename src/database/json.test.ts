import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { storableJson } from './json.ts';

const clean = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.toWellFormed().replaceAll('\u0000', '')
    : Array.isArray(value)
      ? value.map(clean)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), clean(one)]))
        : value;

test('text goes to the database as it is, names and values, without NUL and without half characters', () => {
  const odd = fc.string({
    unit: fc.constantFrom('a', '\u0000', '\uffff', '\ud83d', '\ude00', '\\u0000', '\\', '"', 'é', '😀'),
  });
  fc.assert(
    fc.property(fc.array(fc.record({ name: odd, notes: fc.array(odd), more: fc.dictionary(odd, odd) })), (rows) => {
      assert.deepEqual(JSON.parse(storableJson(rows)), clean(rows));
    }),
  );
  assert.equal(storableJson({ a: 'x\u0000y', b: '\ud800' }), '{"a":"xy","b":"\ufffd"}');
});
