import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from './format.ts';
import { phoneNumber } from '../platform/text/phone.ts';
import { iban, kvkNumber, phone, postcode, vatNumber } from './identifiers.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('amounts, dates and sizes are written the Dutch way', () => {
  assert.equal(format.money(123450, 'nl'), '€\u00a01.234,50');
  assert.equal(plain(format.money(-5, 'nl')), '\u2212€ 0,05');
  assert.equal(plain(format.money(1200, 'nl', 'USD')), 'USD 12,00');
  assert.equal(plain(format.longDate('2026-03-05', 'nl')), '5 maart 2026');
  assert.equal(format.shortDate('2026-03-05', 'nl'), '05-03-2026');
  assert.equal(plain(format.period('2026-01-01', '2026-03-31', 'nl')), '1 januari t/m 31 maart 2026');
  assert.equal(plain(format.period('2025-12-01', '2026-01-31', 'nl')), '1 december 2025 t/m 31 januari 2026');
  assert.equal(plain(format.month('2026-03', 'nl')), 'maart 2026');
  assert.equal(plain(format.fileSize(12_300_000_000, 'nl')), '12,3 GB');
  assert.equal(plain(format.fileSize(84_211, 'nl')), '84 kB');
  assert.equal(plain(format.fileSize(0, 'nl')), '0 B');
  assert.equal(plain(format.bitRate(200, 'nl')), '200 Mbit/s');
  assert.equal(plain(format.bitRate(1000, 'nl')), '1 Gbit/s');
  assert.equal(format.percent(0.21, 'nl'), '21%');
  assert.equal(format.number(1234567, 'nl'), '1.234.567');
});

test('amounts and dates are written the English way', () => {
  assert.equal(format.money(123450, 'en'), '€1,234.50');
  assert.equal(format.money(-5, 'en'), '\u2212€0.05');
  assert.equal(plain(format.longDate('2026-03-05', 'en')), '5 March 2026');
  assert.equal(format.shortDate('2026-03-05', 'en'), '05/03/2026');
  assert.equal(plain(format.period('2026-01-01', '2026-03-31', 'en')), '1 January to 31 March 2026');
});

test('a time is the time in Amsterdam, on both sides of the clock change', () => {
  assert.equal(plain(format.moment(new Date('2026-03-28T23:30:00Z'), 'nl')), '29 maart 2026 om 00:30');
  assert.equal(plain(format.moment(new Date('2026-03-29T12:05:00Z'), 'nl')), '29 maart 2026 om 14:05');
  assert.equal(format.dayOf(new Date('2026-12-31T23:30:00Z')), '2027-01-01');
});

test('what is no date is shown as it was', () => {
  assert.equal(format.longDate('onbekend', 'nl'), 'onbekend');
  assert.equal(format.shortDate('', 'nl'), '');
});

test('numbers of people and companies are grouped as people read them', () => {
  assert.equal(iban('nl20ingb0001234567'), 'NL20 INGB 0001 2345 67');
  assert.equal(vatNumber('nl 123456789 b01'), 'NL123456789B01');
  assert.equal(kvkNumber('1234567'), '01234567');
  assert.equal(postcode('3011ab'), '3011 AB');
  assert.equal(postcode('B-1000'), 'B-1000');
  assert.deepEqual(phone('+31101234567', 'nl'), { text: '010 123 4567', href: 'tel:+31101234567' });
  assert.deepEqual(phone('toestel 12', 'nl'), { text: 'toestel 12', href: null });
});

test('an extension is written in words in both languages, dialled along, and read back as it was written', () => {
  for (const [stored, dutch, english] of [
    ['+31101234567;ext=12', '010 123 4567 toestel 12', '010 123 4567 ext. 12'],
    ['+3221234567;ext=7', '+32 2 123 45 67 toestel 7', '+32 2 123 45 67 ext. 7'],
  ] as const) {
    assert.deepEqual(phone(stored, 'nl'), { text: dutch, href: `tel:${stored}` });
    assert.deepEqual(phone(stored, 'en'), { text: english, href: `tel:${stored}` });
    assert.deepEqual([dutch, english].map(phoneNumber), [stored, stored]);
  }
});
