import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readFile } from '../import-files/index.ts';
import { checkRow, columnsOf, notationsOf } from './index.ts';
import { kindOf, kinds } from '../../../kinds.ts';

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
