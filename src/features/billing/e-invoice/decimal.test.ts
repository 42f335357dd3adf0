import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { add, compare, decimal, format, percentage, round, toCents } from './decimal.ts';

test('amounts become cents, half away from zero', () => {
  const cases: readonly (readonly [string, number | null])[] = [
    ['331.25', 33125],
    ['-0', 0],
    ['0.005', 1],
    ['-0.005', -1],
    ['1.004999', 100],
    ['-782179.43', -78217943],
    ['.5', 50],
    ['1325', 132500],
    [' 7.1 ', 710],
    ['1,50', null],
    ['1e3', null],
    ['NaN', null],
    ['', null],
    ['--1', null],
    ['9'.repeat(24), null],
    ['9'.repeat(5000), null],
  ];
  for (const [text, cents] of cases) assert.equal(toCents(text) === 0 ? 0 : toCents(text), cents, text);
});

test('sums are exact where floats are not', () => {
  const read = (text: string) => decimal(text)!;
  assert.equal(format(add(read('0.1'), read('0.2'))), '0.30');
  assert.equal(format(round(percentage(read('2141.19'), read('2.1')))), '44.96');
  assert.equal(compare(read('-0'), read('0.00')), 0);
});

test('cents written out read back as the same cents', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (cents) => {
      assert.equal(toCents(format({ units: BigInt(cents), scale: 2 })), cents);
    }),
  );
});
