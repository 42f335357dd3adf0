import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile, type Columns, type Format, type Sheet } from './index.ts';

const names = ['externalId', 'number', 'details.tenant', 'name'];
const columns: Columns = {
  byHeader: new Map(names.map((name) => [name.toLowerCase().replace('.', ''), name])),
  names,
  body: null,
};
const many = (n: number, row: (at: number) => string) => Array.from({ length: n }, (_, at) => row(at));
const csv = (n: number) =>
  Buffer.from(
    `externalId;number;detailstenant;name\n${many(n, (at) => `k${at};="00${at}";t${at};"Café ""Nr ${at}"", 🌕"\n`).join('')}`,
  );
const json = (n: number) =>
  Buffer.from(
    JSON.stringify({
      wholeSet: true,
      records: many(
        n,
        (at) =>
          `{"externalId":"k${at}","number":${at},"__proto__":{"a":1},"details":{"tenant":null},"name":"\\ud83c Café"}`,
      ).map((one) => JSON.parse(one) as object),
    }),
  );
const told = ({ rows, ...rest }: Sheet) => ({
  ...rest,
  rows: rows.map((row) => [
    [...row.values].map(([name, value]) => [name, JSON.stringify(value)]),
    row.text,
    row.path(),
    row.path('name'),
    row.path('details', 'tenant'),
    row.path('toString'),
    row.file,
    row.beside,
  ]),
});

test('a large file is read in a process of its own, to the last letter as a small one is', async () => {
  for (const [format, bytes] of [
    ['csv', csv(9_000)],
    ['json', json(9_000)],
  ] as [Format, Buffer][]) {
    assert.ok(bytes.length > 400_000);
    const [here, apart] = [
      await readFile(bytes, format, columns, { file: 'a' }),
      await readFile(bytes, format, columns, { file: 'a', apart: true }),
    ];
    assert.equal(apart.rows.length, 9_000);
    assert.deepEqual(told(apart), told(here));
  }
});

test('a large file that cannot be read is refused with the same problem and place', async () => {
  const broken: [Format, string][] = [
    ['csv', `externalId;name\n${'a;b\n'.repeat(100)}"open;${'c'.repeat(400_000)}`],
    ['csv', `externalId;name\n${`a;b;${'c'.repeat(400)}\n`.repeat(800)}`],
    ['csv', `nobody;name\n${`a;${'b'.repeat(400)}\n`.repeat(800)}`],
    ['json', `[${'{ },'.repeat(90_000)}`],
    ['json', `[${'1,'.repeat(150_000)}1]`],
    ['json', `\0${' '.repeat(300_000)}`],
  ];
  for (const [format, text] of broken) {
    const [here, apart] = [
      await readFile(Buffer.from(text), format, columns),
      await readFile(Buffer.from(text), format, columns, { apart: true }),
    ];
    assert.ok(here.problems.length > 0, text.slice(0, 30));
    assert.deepEqual(apart, here);
  }
});

test('while records are read others have their turn: reading them here holds everybody up several times as long', async () => {
  const bytes = csv(80_000);
  async function longestWait(work: () => Promise<unknown>): Promise<number> {
    let [last, longest] = [performance.now(), 0];
    const look = () => void ([longest, last] = [Math.max(longest, performance.now() - last), performance.now()]);
    const timer = setInterval(look, 2);
    await work();
    look();
    clearInterval(timer);
    return longest;
  }
  const apart = await longestWait(() => readFile(bytes, 'csv', columns, { apart: true }));
  const here = await longestWait(() => readFile(bytes, 'csv', columns));
  assert.ok(apart * 3 < here, `${apart.toFixed(0)} ms apart, ${here.toFixed(0)} ms here`);
});
