import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { csvText, harmless } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { xlsxBytes } from './xlsx.ts';

const nasty = fc.constantFrom(
  '=1+1',
  '+31612345678',
  '-2+3',
  '@SUM(A1)',
  '\t=cmd|calc',
  '\u00a0=1',
  '\u200b=1',
  '\ufeff=1',
  '＝1+1',
  '"=1',
  ';=1',
  'a;b',
  'a"b',
  'regel\r\n=twee',
  '-12,50',
  '-12.5',
  '+12',
  '',
  ' ',
  'gewoon',
);
const word = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }));
type Row = Readonly<{ a: string; b: string; c: string }>;
const sheet = (rows: readonly Row[]): Sheet<Row> => ({
  name: 'x',
  rows,
  columns: (['a', 'b', 'c'] as const).map((key) => ({ label: key, kind: 'text', cell: (row) => row[key] })),
});
const read = (text: string) => parse(text, { delimiter: ';', bom: true, relax_column_count: true });
const isNumber = (text: string) => /^-?\d+(?:[.,]\d+)?$/.test(text);
const live = (text: string) => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) && !isNumber(text);

test('of 10,000 rows no cell is a formula, and what is read back is what was written', () => {
  let rows = 0;
  fc.assert(
    fc.property(fc.array(fc.record({ a: word, b: word, c: word }), { minLength: 100, maxLength: 100 }), (given) => {
      const [, ...back] = read(csvText(sheet(given), 'nl'));
      assert.equal(back.length, given.length);
      for (const [at, cells] of back.entries()) {
        assert.ok(!cells.some(live), JSON.stringify(cells));
        const { a, b, c } = given[at]!;
        assert.deepEqual(cells, [a, b, c].map(harmless));
        assert.ok(cells.every((cell, column) => cell === [a, b, c][column] || cell === `'${[a, b, c][column]}`));
      }
      rows += given.length;
    }),
    { numRuns: 100 },
  );
  assert.equal(rows, 10_000);
});

test('amounts have a decimal comma, days are Dutch, the file begins with a byte order mark and its lines end as Excel wants', () => {
  type Line = { cents: number; day: string; count: string };
  const one: Sheet<Line> = {
    name: 'x',
    rows: [{ cents: -123456, day: '2026-03-05', count: '5.000' }],
    columns: [
      { label: 'Bedrag', kind: 'money', cell: (row) => row.cents },
      { label: 'Dag', kind: 'day', cell: (row) => row.day },
      { label: 'Aantal', kind: 'number', cell: (row) => row.count },
    ],
  };
  assert.equal(csvText(one, 'nl'), '\ufeffBedrag;Dag;Aantal\r\n-1234,56;05-03-2026;5\r\n');
  assert.match(csvText(one, 'en'), /2026-03-05/);
});

test('a workbook holds amounts as numbers, days as days and texts as texts, and survives signs that XML cannot hold', async () => {
  const one: Sheet<{ text: string; cents: number; day: string }> = {
    name: 'facturen',
    rows: [{ text: '=HYPERLINK("x")\u0000\ud800', cents: -1250, day: '2026-03-05' }],
    columns: [
      { label: 'Tekst', kind: 'text', cell: (row) => row.text },
      { label: 'Bedrag', kind: 'money', cell: (row) => row.cents },
      { label: 'Dag', kind: 'day', cell: (row) => row.day },
    ],
  };
  const parts = unzipSync(await xlsxBytes(one));
  const page = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  assert.match(page, /<v>-12\.5<\/v>/);
  assert.match(page, /<v>46086<\/v>/);
  assert.doesNotMatch(page, /<f>/);
  assert.match(strFromU8(parts['xl/sharedStrings.xml']!), /=HYPERLINK\((&quot;|")x(&quot;|")\) ?/);
});
