import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Cell, FieldType } from './field.ts';
import { country } from './country-type.ts';
import { kvk, mail, phone, postalCode, sku, slugFrom, url } from './format-types.ts';
import { kindOf } from '../../../kinds.ts';
import { cents, flag } from './number-types.ts';
import { key, line } from './text-types.ts';
import { day } from './time-types.ts';
import { fileKindOf } from './file-type.ts';
import { list } from './list-type.ts';

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
describe('fields', () => {
  test('phones, mail addresses, countries, postal codes and web addresses get one form', () => {
    assert.deepEqual(
      [
        '010-123 45 67',
        '0031 6 12345678',
        '+32 2 123 45 67',
        '020-1234567 tst 12',
        '010 1234567 (toestel 4)',
        '123',
        'tst 12',
        'bel mij',
      ].map((text) => take(phone, text)),
      [
        '+31101234567',
        '+31612345678',
        '+3221234567',
        '+31201234567;ext=12',
        '+31101234567;ext=4',
        '!not_a_phone',
        '!not_a_phone',
        '!not_a_phone',
      ],
    );
    assert.deepEqual(
      ['A.Jansen@Klant.Example', 'a@b', 'a b@c.nl', 'a@b..nl', '"x"@y.nl', 'a@x.nl; b@x.nl', 'josé@x.nl'].map((text) =>
        take(mail, text),
      ),
      ['a.jansen@klant.example', ...Array<string>(4).fill('!not_a_mail'), '!more_than_one_mail', '!warn:mail_letters'],
    );
    assert.deepEqual(
      [
        take(country, 'nederland'),
        take(country, 'be'),
        take(country, 'Holland'),
        take(country, 'Frankrijk'),
        take(country, 'Verenigd Koninkrijk'),
        take(country, 'Atlantis'),
        take(country, 'ZZ'),
        take(postalCode, '3011ab'),
      ],
      ['NL', 'BE', 'NL', 'FR', 'GB', '!not_a_country', '!not_a_country', '3011 AB'],
    );
    assert.deepEqual(
      [
        'www.contict.nl',
        'https://a.nl/b?c=d',
        'javascript:alert(1)',
        'geen',
        'https://a:b@c.nl',
        'data:text/html,x',
      ].map((text) => take(url, text)),
      ['https://www.contict.nl/', 'https://a.nl/b?c=d', ...Array<string>(4).fill('!not_a_url')],
    );
  });

  test('text is stored as people wrote it, without characters that cannot be shown', () => {
    assert.deepEqual(
      ['=HYPERLINK("x")', "  O'Brien ", 'e\u0301', 'a\nb'].map((text) => take(line(), text)),
      ['=HYPERLINK("x")', "O'Brien", 'é', 'a b'],
    );
    assert.deepEqual(
      ['a\u0001', '\ud800'].map((text) => take(line(), text)),
      Array(2).fill('!control_character'),
    );
    assert.equal(take(line(3), 'vier'), '!too_long');
    assert.equal(take(line(), 12, false), '!not_text');
  });

  test('what cannot be seen is taken out of keys, numbers, addresses and names', () => {
    for (const unseen of [
      '\u200b',
      '\u2060',
      '\u00ad',
      '\ufeff',
      '\u200e',
      '\u200f',
      '\u202a',
      '\u202c',
      '\u202e',
      '\u2066',
      '\u2069',
      '\u200d',
      '\u3164',
    ]) {
      assert.deepEqual(
        [
          take(mail, `an${unseen}na@proef.example`),
          take(key(), `90${unseen}01${unseen}`),
          take(sku, `SPB${unseen}`),
          take(line(), `${unseen}Anna`),
          take(kvk, `12345678${unseen}`),
          take(flag, `ja${unseen}`),
          take(day, `2026-01-02${unseen}`),
        ],
        ['anna@proef.example', '9001', 'SPB', 'Anna', '12345678', true, '2026-01-02'],
        JSON.stringify(unseen),
      );
    }
    for (const text of [true, false])
      assert.deepEqual(
        ['\u200b', '\u2060', '\ufeff', '\u2800'].map((unseen) => take(cents(), `121.00${unseen}`, text)),
        Array(4).fill(12100),
      );
    assert.deepEqual([take(cents(), '121,00\u200b'), take(cents(), '1\u200b.250,00')], [12100, 125000]);
    assert.deepEqual(
      [take(mail, 'an\u2800na@proef.example'), take(key(), '\u280090\u280001'), take(line(), '\u2800Anna\u2800')],
      ['anna@proef.example', '9001', 'Anna'],
    );
    assert.equal(take(line(), 'Anna\u2800Jansen'), 'Anna Jansen', 'between two names it is seen, as a space');
    assert.deepEqual(
      ['👩‍💻', '❤️', 'می‌خواهم'].map((text) => take(line(), text)),
      ['👩‍💻', '❤️', 'می‌خواهم'],
    );
    assert.equal(take(line(), 'Bj\ufffdrn'), '!broken_character');
  });

  test('a part number is what its maker writes', () => {
    assert.deepEqual(
      ['Microsoft_365_E3_EEA_(no_Teams)', 'A&B #2', 'X[1],y', 'a|b', 'a\u0001'].map((text) => take(sku, text)),
      ['Microsoft_365_E3_EEA_(no_Teams)', 'A&B #2', 'X[1],y', '!not_a_sku', '!control_character'],
    );
  });

  test('a mail address with an international domain is one address, however it is written', () => {
    assert.equal(take(mail, 'Anna@xn--bcher-kva.example'), take(mail, 'anna@B\u00fccher.example'));
  });

  test('words of a list come in Dutch too', () => {
    const read = (kind: string, name: string, text: string) =>
      take(kindOf(kind)!.fields.find((field) => field.name === name)!.type, text);
    assert.deepEqual(
      [
        read('subscriptions', 'status', 'Actief'),
        read('subscriptions', 'status', 'Wijziging gepland'),
        read('subscriptions', 'group', 'Telefonie'),
        read('subscriptions', 'billingPeriod', 'per kwartaal'),
        read('customers', 'status', 'Beëindigd'),
        read('notices', 'tone', 'storing'),
        read('customers', 'status', 'slapend'),
      ],
      ['active', 'change-planned', 'voice', 'quarter', 'ended', 'outage', '!unknown_word'],
    );
  });

  test('a list that was written with commas says that | goes between', () => {
    const roles = kindOf('contacts')!.fields.find((field) => field.name === 'mailCategories')!.type;
    assert.equal(take(roles, 'invoices, news'), '!list_separator');
    const limit = kindOf('contacts')!.fields.find((field) => field.name === 'roles')!.type;
    assert.deepEqual(
      ['besteller:1,000', 'besteller:1.000', 'besteller:1,2345', 'besteller:5, melder'].map((text) =>
        take(limit, text),
      ),
      ['!ambiguous_number', '!ambiguous_number', '!too_many_decimals', '!list_separator'],
    );
  });

  test('lists come with | between, and hold nothing twice', () => {
    assert.deepEqual(take(list(line()), 'a | b|'), ['a', 'b']);
    assert.deepEqual(
      [take(list(line()), 'a|a'), take(list(line()), 'a|b', false), take(list(line(), { max: 1 }), 'a|b')],
      ['!double_item', '!not_a_list', '!too_many_items'],
    );
  });

  test('a page address follows from a title', () => {
    assert.deepEqual(
      [slugFrom('Nieuwe tariéven: per 1 januari!', 'x'), slugFrom('???', 'N 12'), slugFrom('???', '???')],
      ['nieuwe-tarieven-per-1-januari', 'n-12', null],
    );
  });

  test('files are what their bytes say, whatever they are called', () => {
    const kindOfFile = (text: string, name: string) => fileKindOf(Buffer.from(text, 'latin1'), name)?.name ?? null;
    assert.deepEqual(
      [
        kindOfFile('%PDF-1.7', 'a.exe'),
        kindOfFile('\x89PNG\r\n\x1a\n..', 'a.png'),
        kindOfFile('PK\x03\x04..word/document.xml', 'a.docx'),
        kindOfFile('PK\x03\x04..word/document.xml vbaProject.bin', 'a.docx'),
        kindOfFile('PK\x03\x04', 'a.zip'),
        kindOfFile('<svg onload=1>', 'a.txt'),
        kindOfFile('MZ\0', 'a.txt'),
        kindOfFile('a;b', 'a.csv'),
      ],
      ['PDF', 'PNG', 'DOCX', null, null, null, null, 'CSV'],
    );
  });
});
