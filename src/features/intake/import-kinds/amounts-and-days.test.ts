import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Cell, FieldType } from './field.ts';
import { iban, kvk } from './format-types.ts';
import { vatId } from './vat-type.ts';
import { cents, decimal, flag, integer } from './number-types.ts';
import { day, moment } from './time-types.ts';

/** The value, or the code of the first problem in capitals' stead: '!code'. */
function take<T>(type: FieldType<T>, value: unknown, text = true): T | string {
  const codes: string[] = [];
  const cell: Cell = {
    text,
    problem: (code) => void codes.push(code),
    warn: (code) => void codes.push(`warn:${code}`),
    inside: () => cell,
  };
  const read = type.read(value, cell);
  return codes.length > 0 ? `!${codes[0]!}` : (read as T);
}
describe('amounts, days and numbers', () => {
  test('amounts in Dutch notation become cents', () => {
    const read = (text: string) => take(cents(), text);
    assert.deepEqual(
      ['1.234,50', '1234,5', '1234.50', '€ 12', '-0,01', '1.234.567', '1,234.50', '-0'].map(read),
      [123450, 123450, 123450, 1200, -1, 123456700, 123450, 0],
    );
    assert.deepEqual(['1.234', '1,000', '12,000', '1,2345', 'veel', '1e5', '1.2.3', '200000000,00'].map(read), [
      '!ambiguous_number',
      '!ambiguous_number',
      '!ambiguous_number',
      '!too_many_decimals',
      '!not_a_number',
      '!not_a_number',
      '!not_a_number',
      '!out_of_range',
    ]);
  });

  test('amounts come with what bookkeepers write around them', () => {
    const read = (text: string) => take(cents(), text);
    assert.deepEqual(
      [
        '12,-',
        '1.250,-',
        '1.250,--',
        '12,=',
        'EUR 12,50',
        '12,50 EUR',
        '-€ 12,50',
        '€ -12,50',
        '12.50-',
        '€ 12,50-',
        '(12,50)',
      ].map(read),
      [1200, 125000, 125000, 1200, 1250, 1250, -1250, -1250, -1250, -1250, -1250],
    );
    assert.deepEqual(['USD 12', '--12', '12-13', 'EUR', '-'].map(read), Array(5).fill('!not_a_number'));
  });

  test('a number that can mean two things is refused in every field, with both ways to write it', () => {
    for (const type of [cents(), decimal(), integer(0, 10_000)])
      assert.equal(take<unknown>(type, '1,000'), '!ambiguous_number');
    assert.equal(take(decimal(), '0,125'), '0.125');
  });

  test('amounts in JSON are decimal strings or numbers', () => {
    assert.deepEqual(
      ['1234.50', 12.5, '-3'].map((value) => take(cents(), value, false)),
      [123450, 1250, -300],
    );
    assert.deepEqual(
      ['1.234,50', '', [], true, 1e21].map((value) => take(cents(), value, false)),
      Array(5).fill('!not_a_number'),
    );
  });

  test('every amount of whole cents comes out as it went in, in both notations', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (amount) => {
        const [whole, part] = [Math.floor(Math.abs(amount) / 100), String(Math.abs(amount) % 100).padStart(2, '0')];
        const sign = amount < 0 ? '-' : '';
        assert.equal(take(cents(), `${sign}${whole}.${part}`, false), amount);
        assert.equal(take(cents(), `${sign}${String(whole).replace(/\B(?=(\d{3})+$)/g, '.')},${part}`), amount);
      }),
    );
  });

  test('unit prices keep their digits', () => {
    assert.deepEqual(
      [
        take(decimal(), '0,0125'),
        take(decimal(), '007.10', false),
        take(integer(0, 9), '10'),
        take(integer(0, 9), '1,5'),
      ],
      ['0.0125', '7.10', '!out_of_range', '!too_many_decimals'],
    );
  });

  test('days are real days', () => {
    assert.deepEqual(
      ['2026-02-28', '28-2-2026', '28/02/2026', '28-02-2026 00:00'].map((text) => take(day, text)),
      Array(4).fill('2026-02-28'),
    );
    assert.deepEqual(
      ['2026-02-29', '31-04-2026', '28-02-26', '46081', '02-28-2026', '2026-02-28T10:00'].map((text) =>
        take(day, text),
      ),
      Array(6).fill('!not_a_date'),
    );
    assert.equal(take(day, '28-02-2026', false), '!not_a_date');
  });

  test('a time without an offset is the time on a Dutch clock, in summer and winter and around the change', () => {
    assert.deepEqual(
      [
        '2026-01-15T14:00',
        '2026-07-15 14:00',
        '15-07-2026 14:00',
        '2026-07-15T14:00+05:30',
        '2026-07-15T14:00Z',
        '2026-03-29T01:59',
        '2026-03-29T03:00',
        '2026-10-25T03:30',
      ].map((text) => take(moment, text)),
      [
        '2026-01-15T13:00:00.000Z',
        '2026-07-15T12:00:00.000Z',
        '2026-07-15T12:00:00.000Z',
        '2026-07-15T08:30:00.000Z',
        '2026-07-15T14:00:00.000Z',
        '2026-03-29T00:59:00.000Z',
        '2026-03-29T01:00:00.000Z',
        '2026-10-25T02:30:00.000Z',
      ],
    );
    assert.deepEqual(
      ['2026-03-29T02:00', '29-03-2026 02:30', '2027-03-28T02:59'].map((text) => take(moment, text)),
      Array(3).fill('!no_such_time'),
    );
    assert.deepEqual(
      ['2026-07-15', '2026-02-30T10:00', '2026-07-15T25:00', 'morgen'].map((text) => take(moment, text)),
      Array(4).fill('!not_a_moment'),
    );
  });

  test('ja and nee are true and false', () => {
    assert.deepEqual(
      ['ja', 'Nee', 'WAAR', '0', 'misschien'].map((text) => take(flag, text)),
      [true, false, true, false, '!not_yes_or_no'],
    );
    assert.equal(take(flag, 'ja', false), '!not_yes_or_no');
  });

  test('numbers of organisations are held against their form', () => {
    assert.deepEqual(
      ['12345678', '1234567', '123', 'abc'].map((text) => take(kvk, text)),
      ['12345678', '!kvk_lost_zero', '!not_a_kvk', '!not_a_kvk'],
    );
    assert.deepEqual(
      [
        'NL 1234.56.782.B90',
        'NL123456789B13',
        'NL123456789B01',
        'NL12B01',
        'BE0123456749',
        'x',
        'vrijgesteld',
        'ZZ123456',
        'CHE123456789',
      ].map((text) => take(vatId, text)),
      [
        'NL123456782B90',
        'NL123456789B13',
        '!warn:vat_id_check',
        '!not_a_vat_id',
        'BE0123456749',
        '!not_a_vat_id',
        '!not_a_vat_id',
        '!not_a_vat_id',
        'CHE123456789',
      ],
    );
    assert.deepEqual(
      ['nl91 abna 0417 1643 00', 'NL91ABNA0417164301'].map((text) => take(iban, text)),
      ['NL91ABNA0417164300', '!not_an_iban'],
    );
  });
});
