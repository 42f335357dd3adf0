import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { flat, formatOf, limits, problemTexts, readFile, type Columns, type Format } from './index.ts';
import { sniffDelimiter } from './read-csv.ts';

const columns = (names: readonly string[]): Columns => ({
  byHeader: new Map(names.map((name) => [flat(name), name])),
  names,
  body: ['bodyNl', 'bodyEn'],
});
const read = (text: string | Uint8Array, format: Format, names: readonly string[]) =>
  readFile(typeof text === 'string' ? Buffer.from(text) : text, format, columns(names), { file: 'welkom.md' });
const table = async (text: string | Uint8Array, names: readonly string[]) =>
  (await read(text, 'csv', names)).rows.map((row) => Object.fromEntries(row.values));
const codes = async (text: string | Uint8Array, format: Format, names = ['a', 'b']) =>
  (await read(text, format, names)).problems.map(({ code }) => code);

describe('a CSV', () => {
  const corpus = '../shared/data/csv-spectrum';
  for (const file of existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.csv')) : []) {
    test(`of the corpus gives the expected values: ${file}`, async () => {
      const expected = JSON.parse(readFileSync(`${corpus}/${file.replace('.csv', '.json')}`, 'utf8')) as Record<
        string,
        string
      >[];
      assert.deepEqual(await table(readFileSync(`${corpus}/${file}`), Object.keys(expected[0]!)), expected);
    });
  }
  test(
    'of the corpus is read where it is present',
    { skip: existsSync(corpus) ? false : 'corpus not present' },
    () => {},
  );

  test('comes as Dutch Excel saves it: semicolons, a byte order mark, Windows line ends', async () => {
    assert.deepEqual(await table('\uFEFFa;b\r\n"één";1.234,50\r\n', ['a', 'b']), [{ a: 'één', b: '1.234,50' }]);
  });

  test('comes in Windows-1252 and in UTF-16 too', async () => {
    assert.deepEqual(await table(Buffer.from('a;b\n\x80 5;caf\xe9\n', 'latin1'), ['a', 'b']), [
      { a: '€ 5', b: 'café' },
    ]);
    assert.deepEqual(await table(Buffer.from('\uFEFFa\tb\nx\ty\n', 'utf16le'), ['a', 'b']), [{ a: 'x', b: 'y' }]);
  });

  test('may say itself what parts the cells', async () => {
    assert.deepEqual(await table('sep=,\na,b\n1,"2;3;4"\n', ['a', 'b']), [{ a: '1', b: '2;3;4' }]);
    assert.deepEqual(['a;b,c;d', 'a,b;c,d', 'a\tb', '"x,y,z";b', 'a'].map(sniffDelimiter), [';', ',', '\t', ';', ';']);
  });

  test('keeps what looks like a formula as it is, and takes ="0123" as the text it stands for', async () => {
    assert.deepEqual(await table('a;b\n=1+1;@SUM(A1)\n="0123";-2+3\n', ['a', 'b']), [
      { a: '=1+1', b: '@SUM(A1)' },
      { a: '0123', b: '-2+3' },
    ]);
  });

  test('names rows as a spreadsheet does, across blank lines and newlines inside quotes', async () => {
    const { rows } = await read('a;b\n"1\n2";x\n;\n3;y\n', 'csv', ['a', 'b']);
    assert.deepEqual(
      rows.map((row) => row.path('b')),
      ['row 2, column b', 'row 4, column b'],
    );
  });

  test('with an unknown column is refused, with the name that was meant', async () => {
    const { problems, rows } = await read('a;postcde\n1;2\n', 'csv', ['a', 'postalCode', 'postcode']);
    assert.deepEqual(
      [rows.length, problems[0]!.code, problems[0]!.path],
      [0, 'unknown_field', 'row 1, column postcde'],
    );
    assert.match(problems[0]!.message, /postcode\?$/);
  });

  test('that was cut off, or is broken, is refused as a whole', async () => {
    assert.deepEqual(await codes('a;b\n1;2\n3', 'csv'), ['cell_count']);
    assert.deepEqual(await codes('a;b\n1;2;3\n', 'csv'), ['cell_count']);
    assert.deepEqual(await codes('a;b\n1;"2\n3;4\n', 'csv'), ['csv_syntax']);
    assert.equal((await read('a;b\n1;"2\n3;4\n', 'csv', ['a', 'b'])).problems[0]!.path, 'row 2');
    assert.deepEqual(await codes('a;a\n1;2\n', 'csv'), ['double_column']);
    assert.deepEqual(await codes('', 'csv'), ['empty_file']);
    assert.deepEqual(await codes('a\0b', 'csv'), ['binary_file']);
  });

  test('has short rows where Excel left out the empty cells at their end', async () => {
    assert.deepEqual(await table('a;b;c\r\n1;2;3\r\n4;5\r\n6\r\n', ['a', 'b', 'c']), [
      { a: '1', b: '2', c: '3' },
      { a: '4', b: '5', c: '' },
      { a: '6', b: '', c: '' },
    ]);
  });

  test('may have line ends of several kinds', async () => {
    assert.deepEqual(await table('a;b\r\n1;2\n3;4\n', ['a', 'b']), [
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]);
    assert.deepEqual(await table('a;b\n1;2\r\n"3\n";4\r\n', ['a', 'b']), [
      { a: '1', b: '2' },
      { a: '3\n', b: '4' },
    ]);
  });

  test('with one byte that is no UTF-8 keeps the letters around it', async () => {
    const bytes = Buffer.concat([Buffer.from('a;b\nZoë;Müller\nBj'), Buffer.from([0xf8]), Buffer.from('rn;Ørsted\n')]);
    assert.deepEqual(await table(bytes, ['a', 'b']), [
      { a: 'Zoë', b: 'Müller' },
      { a: 'Bj\ufffdrn', b: 'Ørsted' },
    ]);
    assert.deepEqual(await table(Buffer.from('a;b\nZo\xeb;M\xfcller\n', 'latin1'), ['a', 'b']), [
      { a: 'Zoë', b: 'Müller' },
    ]);
  });

  test('puts details.… columns together', async () => {
    const [row] = await table('a;details.sku\n1;SPE_E3\n', ['a', 'details.sku']);
    assert.deepEqual({ ...(row!['details'] as object) }, { sku: 'SPE_E3' });
  });
});

describe('JSON', () => {
  test('is an object, a list or { records }', async () => {
    for (const text of ['{"a":1}', '[{"a":1}]', '{"records":[{"a":1}]}'])
      assert.equal((await read(text, 'json', ['a'])).rows.length, 1, text);
    assert.equal((await read('{"records":[],"wholeSet":true}', 'json', [])).wholeSet, true);
    assert.deepEqual(await codes('{"records":{},"wholeSet":1}', 'json'), ['json_shape']);
    assert.deepEqual(await codes('{"records":[],"hwoleSet":true}', 'json'), ['unknown_field']);
    assert.deepEqual(await codes('[1]', 'json'), ['json_shape']);
    assert.deepEqual(await codes('{"a":', 'json'), ['json_syntax']);
  });

  test('names places as JSON pointers', async () => {
    const { rows } = await read('{"records":[{},{"a/b":1}]}', 'json', []);
    assert.equal(rows[1]!.path('a/b'), '/records/1/a~1b');
  });

  test('nested a hundred thousand deep is answered, not fallen over', async () => {
    assert.ok((await read(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'json', ['a'])).rows.length <= 1);
  });
});

describe('Markdown', () => {
  test('has fields on top, then the Dutch text, then the English', async () => {
    const { rows } = await read(
      '---\nkvk: 01234567\ndue: 2026-01-01\non: no\nroles: [a, b]\n---\nHallo\n\n<!-- en -->\nHello\n',
      'markdown',
      [],
    );
    assert.deepEqual(Object.fromEntries(rows[0]!.values), {
      kvk: '01234567',
      due: '2026-01-01',
      on: 'no',
      roles: ['a', 'b'],
      externalId: 'welkom',
      bodyNl: 'Hallo',
      bodyEn: 'Hello',
    });
  });

  test('without fields, or with fields that cannot be read, is refused', async () => {
    assert.deepEqual(await codes('Hallo', 'markdown'), ['front_matter_missing']);
    assert.deepEqual(await codes('---\na: [\n---\n', 'markdown'), ['front_matter']);
    assert.deepEqual(await codes('---\n- a\n---\n', 'markdown'), ['front_matter']);
    assert.deepEqual(await codes('---\na: &x [1]\nb: *x\n---\n', 'markdown'), ['front_matter']);
    assert.deepEqual(await codes(`---\na: ${'['.repeat(50_000)}\n---\n`, 'markdown'), ['front_matter']);
  });
});

test('any bytes at all give rows or problems, never an exception', async () => {
  const formats = fc.constantFrom<Format>('json', 'csv', 'markdown');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(text)),
    fc.stringMatching(/^[ab;,"\n\r=\-: [\]{}&*!|>]{0,80}$/).map((text) => Buffer.from(`---\n${text}\n---\n`)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, formats, async (content, format) => {
      const { rows, problems } = await read(content, format, ['a', 'b', 'details.sku']);
      for (const { code, message, nl, path } of problems)
        assert.ok(code in problemTexts && message !== '' && nl !== '' && typeof path === 'string');
      for (const row of rows) assert.equal(typeof row.path('a'), 'string');
    }),
    { numRuns: 400 },
  );
});

test('a file that is too large is refused before it is read', async () => {
  assert.deepEqual(await codes(new Uint8Array(limits.bytes + 1), 'csv'), ['too_large']);
});

test('more columns, names or levels than a record has are refused before they are read, in no time', async () => {
  const odd: readonly (readonly [Format, string, string])[] = [
    ['csv', `${Array.from({ length: 200_000 }, (_, at) => `kolom${at}`).join(';')}\n1\n`, 'too_many_columns'],
    ['csv', `a;b\n${'"x;y";'.repeat(500_000)}\n`, 'too_many_columns'],
    ['csv', `a;b\n${'x;y\n'.repeat(450_000)}`, 'too_many_rows'],
    ['csv', `a;b\r${'\r'.repeat(5_000_000)}`, 'too_many_rows'],
    ['json', `{${Array.from({ length: 600_000 }, (_, at) => `"naam${at}":1`).join(',')}}`, 'too_many_fields'],
    ['json', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'too_deep'],
    ['json', `[${'{},'.repeat(400_000)}{}]`, 'too_many_rows'],
    ['json', `{"a":[${'[],'.repeat(3_000_000)}[]]}`, 'too_many_rows'],
    ['json', `{"\\"":"${'\\\\'.repeat(500_000)}\\","b":${'['.repeat(40)}`, 'json_syntax'],
  ];
  for (const [format, text, code] of odd) {
    const start = performance.now();
    assert.deepEqual(await codes(text, format), [code]);
    assert.ok(performance.now() - start < 2000, `${code}: ${performance.now() - start} ms`);
  }
});

test('the name of a file tells its format', () => {
  assert.deepEqual(['a.json', 'b.CSV', 'c.md', 'd.exe', 'e'].map(formatOf), ['json', 'csv', 'markdown', null, null]);
});
