import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readFile } from '../import-files/index.ts';
import type { Cell, FieldType } from './field.ts';
import { country } from './country-type.ts';
import { iban, kvk, mail, phone, postalCode, sku, slugFrom, url } from './format-types.ts';
import { vatId } from './vat-type.ts';
import { checkRow, columnsOf, notationsOf } from './index.ts';
import { kindOf, kinds } from '../../../kinds.ts';
import { cents, decimal, flag, integer } from './number-types.ts';
import { key, line, list } from './text-types.ts';
import { day, moment } from './time-types.ts';
import { fileKindOf } from './file-type.ts';

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

describe('kinds', () => {
  test('have headers that mean one thing each, and columns for each required field', () => {
    for (const kind of kinds) {
      const { byHeader, names } = columnsOf(kind);
      for (const name of names)
        assert.equal(byHeader.get(name.toLowerCase().replace(/[^a-z]/g, '')), name, `${kind.name}: ${name}`);
      const aliases = kind.fields.flatMap((field) =>
        field.aliases.map((alias) => alias.toLowerCase().replace(/[^a-z0-9]/g, '')),
      );
      assert.deepEqual(
        aliases.filter((alias, at) => aliases.indexOf(alias) !== at),
        [],
        `${kind.name}: an alias is used twice`,
      );
    }
  });

  test('read any values without an exception, and name a place with every problem', async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('', ' ', '2026-01-01', '1,5', 'ja', 'a@b.nl', 'cloud', '\ud800', '__proto__'),
    );
    const anyKind = fc.constantFrom(...kinds);
    await fc.assert(
      fc.asyncProperty(
        anyKind,
        fc.array(fc.tuple(fc.nat(40), value), { maxLength: 12 }),
        fc.boolean(),
        async (kind, cells, extra) => {
          const record = Object.fromEntries(
            cells.map(([at, raw]) => [kind.fields[at % kind.fields.length]!.name, raw]),
          );
          const { rows } = await readFile(
            Buffer.from(JSON.stringify([extra ? { ...record, vreemd: 1 } : record])),
            'json',
            columnsOf(kind),
          );
          for (const row of rows) {
            const { record: good, problems } = checkRow(kind, row);
            assert.equal(
              good === null,
              problems.some(({ severity }) => severity === 'fatal'),
            );
            for (const { path } of problems) assert.match(path, /^\/0/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('read a column of a table in one way', async () => {
    const kind = kindOf('payments')!;
    const codesOf = async (csv: string) => {
      const { rows } = await readFile(Buffer.from(csv), 'csv', columnsOf(kind));
      const notations = notationsOf(kind, rows);
      return rows.map((row) =>
        checkRow(kind, row, notations)
          .problems.map(({ code }) => code)
          .join(),
      );
    };
    const head = 'externalId;customer;invoice;amount;paidOn\n';
    assert.deepEqual(await codesOf(`${head}a;1;F;1.234,50;2026-01-01\nb;1;F;12.50;2026-01-01\n`), ['', '']);
    assert.deepEqual(await codesOf(`${head}a;1;F;12,50;2026-01-01\nb;1;F;1,234.50;2026-01-01\nc;1;F;12;2026-01-01\n`), [
      'two_notations',
      'two_notations',
      '',
    ]);
    assert.deepEqual(await codesOf(`${head}a;1;F;1;31-03-2026\nb;1;F;1;04-03-2026\n`), ['', '']);
    assert.deepEqual(await codesOf(`${head}a;1;F;1;03/31/2026\nb;1;F;1;04/03/2026\nc;1;F;1;2026-01-01\n`), [
      'not_a_date',
      'two_date_orders',
      '',
    ]);
  });

  test('say of a column in two ways only what is true of each value', async () => {
    const said = async (name: string, field: string, values: readonly string[]) => {
      const kind = kindOf(name)!;
      const { rows } = await readFile(
        Buffer.from(`${field};externalId\n${values.map((value) => `"${value}";x\n`).join('')}`),
        'csv',
        columnsOf(kind),
      );
      const notations = notationsOf(kind, rows);
      return rows.map((row) =>
        checkRow(kind, row, notations)
          .problems.filter(({ path }) => path.includes(field))
          .map(({ code, message }) => `${code} ${message}`)
          .join(),
      );
    };
    const numbers = await said('payments', 'amount', ['12,50', '1,234.50', '12']);
    assert.deepEqual(numbers, [
      'two_notations 12,50 and 1,234.50 are in one column but written in two ways. Write the whole column one way.',
      'two_notations 1,234.50 and 12,50 are in one column but written in two ways. Write the whole column one way.',
      '',
    ]);
    const thousands = await said('payments', 'amount', ['1.234.567', '1,234.5']);
    assert.deepEqual(
      thousands.map((one) => one.split(' ')[0]),
      ['two_notations', 'two_notations'],
    );
    const days = await said('payments', 'paidOn', [
      '11/30/2026',
      '04/03/2026',
      '31-02-2026',
      '31-03-2026',
      '03/03/2026',
    ]);
    assert.deepEqual(
      days.map((one) => one.split(' ')[0]),
      ['not_a_date', 'two_date_orders', 'not_a_date', '', ''],
    );
    assert.match(days[1]!, /^two_date_orders 04\/03\/2026 can mean two days: this column also has 11\/30\/2026/);
    const noMonth = await said('payments', 'paidOn', ['11/31/2026', '04/03/2026']);
    assert.deepEqual(
      noMonth.map((one) => one.split(' ')[0]),
      ['not_a_date', ''],
      '31 November is no proof of anything',
    );
    const events = await said('events', 'startsAt', ['11/30/2026 14:00', '04/03/2026 14:00', '04/03/2026']);
    assert.deepEqual(
      events.map((one) => one.split(' ')[0]),
      ['not_a_moment', 'two_date_orders', 'two_date_orders'],
    );
  });

  test('take a subscription with its details, in JSON and as CSV columns, as the same', async () => {
    const kind = kindOf('subscriptions')!;
    const json = [
      {
        externalId: 's1',
        customer: '1001',
        number: 'D-1',
        group: 'voice',
        product: 'Hosted seat',
        details: { numbers: ['010', '020'], channels: 2 },
      },
    ];
    const csv =
      'externalId;klantnummer;nummer;groep;product;details.numbers;details.channels\ns1;1001;D-1;voice;Hosted seat;010|020;2\n';
    const [a, b] = await Promise.all([
      readFile(Buffer.from(JSON.stringify(json)), 'json', columnsOf(kind)),
      readFile(Buffer.from(csv), 'csv', columnsOf(kind)),
    ]);
    assert.deepEqual(checkRow(kind, a.rows[0]!).record!.values, checkRow(kind, b.rows[0]!).record!.values);
  });
});
