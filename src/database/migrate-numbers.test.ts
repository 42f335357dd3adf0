import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../test/cluster.ts';
import { migrate } from './migrate.ts';

let source: TestDatabase;
before(async () => {
  source = await testDatabase('numbers before');
});
after(() => source.drop());

/** A database of an older portal, at this version, with one customer; `bring` brings it further. */
async function older(
  version: number,
  work: (client: pg.Client, bring: (to: number) => Promise<void>) => Promise<void>,
) {
  const name = `numbers_${randomBytes(4).toString('hex')}`;
  const outside = new pg.Client({ connectionString: source.url });
  await outside.connect();
  await outside.query(`create database ${name}`);
  const connectionString = source.url.replace(source.database, name);
  const client = new pg.Client({ connectionString });
  try {
    await migrate({ connectionString }, { upTo: version });
    await client.connect();
    await client.query("insert into customer (number, name, source, external_id) values ('1', 'Oud', 'test', '1')");
    await work(client, async (to) => void (await migrate({ connectionString }, { upTo: to })));
  } finally {
    await client.end();
    await outside.query(`drop database ${name} with (force)`);
    await outside.end();
  }
}

type Old = Readonly<{ key: string; number: string; country?: string; vat?: string; credit?: boolean }>;

/** Stores invoices of € 100 as they were stored then. */
async function store(client: pg.Client, invoices: readonly Old[]) {
  for (const [at, { key, number, country, vat = null, credit = false }] of invoices.entries()) {
    await client.query(
      `insert into invoice (customer_id, address, number, kind, supplier_key, supplier_vat, supplier_name, issued_on,
        currency, line_count, payable_cents, tax_inclusive_cents, document, content_hash, source, external_id)
      select id, $1, $2, $3, $4, $5, 'Leverancier', '2026-10-01', 'EUR', 0, 10000, 10000, $6, 'x', 'test', $7
      from customer`,
      [
        `plek-${at}`,
        number,
        credit ? 'credit-note' : 'invoice',
        key,
        vat,
        { number, supplier: country === undefined ? {} : { country } },
        `${key} ${number}`,
      ],
    );
  }
}

const keys = async (client: pg.Client) =>
  (
    await client.query<{ key: string; known: string }>(
      'select supplier_key as key, external_id as known from invoice order by id',
    )
  ).rows;

test('a KVK number in words, under another scheme or with a 0 too many becomes the one key of its supplier', async () => {
  await older(193, async (client, bring) => {
    const kvk: readonly Old[] = [
      { key: 'KVK:12345678', number: 'A' },
      { key: 'NL-KVK:012345678', number: 'B' },
      { key: 'NLKVK:12345678', number: 'C' },
      { key: 'kvk:012345678', number: 'D' },
      { key: 'ZZZ:KVK12345678', number: 'E' },
      { key: 'legal:NL:KVK:12345678', number: 'F' },
      { key: 'legal:KVKNUMMER:012345678', number: 'G' },
      { key: 'ZZZ:12345678', number: 'H', country: 'nl' },
      { key: 'ZZZ:12345678', number: 'I', vat: 'NL123456789B01' },
    ];
    const others: readonly Old[] = [
      { key: 'kvk:12345678', number: 'J' },
      { key: 'ZZZ:12345678', number: 'K' },
      { key: 'ZZZ:12345678', number: 'L', country: 'DE', vat: 'NL123456789B01' },
      { key: 'KVK:1234567', number: 'M' },
      { key: 'vat:NL123456789B01', number: 'N' },
      { key: 'oin:00000001123456780000', number: 'O' },
    ];
    // Two of one number that would become one invoice, and one that another has that number of already.
    const twins: readonly Old[] = [
      { key: 'KVK:12345678', number: 'P' },
      { key: 'ZZZ:KVK12345678', number: 'P' },
      { key: 'KVK:12345678', number: 'Q' },
      { key: 'kvk:12345678', number: 'Q' },
    ];
    await store(client, [...kvk, ...others, ...twins]);
    await bring(194);
    const same = ({ key, number }: Old) => ({ key, known: `${key} ${number}` });
    assert.deepEqual(await keys(client), [
      ...kvk.map(({ number }) => same({ key: 'kvk:12345678', number })),
      ...[...others, ...twins].map(same),
    ]);
  });
});

test('a number loses the signs that turn the direction of writing, unless another invoice has it, and payments find it', async () => {
  await older(200, async (client, bring) => {
    await store(client, [
      { key: 'kvk:12345678', number: 'A\u202e1\u202c' },
      { key: 'kvk:12345678', number: '\u2066A  2\u2069' },
      { key: 'kvk:12345678', number: 'A3' },
      { key: 'kvk:12345678', number: 'A\u202d3' },
      { key: 'kvk:12345678', number: 'A\u202d4' },
      { key: 'kvk:12345678', number: 'A4\u202e' },
      { key: 'kvk:12345678', number: '\u202e' },
      { key: 'kvk:87654321', number: 'A\u202e3' },
      { key: 'kvk:12345678', number: 'C\u202e5', credit: true },
      { key: 'kvk:12345678', number: 'A\u202e6' },
    ]);
    await client.query(`
      insert into payment (customer_id, invoice_number, amount_cents, paid_on, source, external_id, supplier,
        removed_at)
      select customer.id, p.number, p.cents, p.day::date, 'test', p.number || p.day, p.supplier,
        p.gone::timestamptz
      from customer, (values ('A1', 4000, '2026-10-05', null, null), ('A1', 6000, '2026-10-09', null, null),
        ('A 2', 9999, '2026-10-06', null, null), ('A3', 10000, '2026-10-07', '87654321', null),
        ('C5', -10000, '2026-10-08', null, null), ('A6', 10000, '2026-10-09', null, '2026-10-10'))
        p (number, cents, day, supplier, gone)`);
    await bring(206);
    const { rows } = await client.query(
      `select number, document ->> 'number' as said, external_id as known, paid_cents as cents, paid_on::text as day
      from invoice order by id`,
    );
    const own = 'kvk:12345678';
    const stays = (number: string) => ({ number, said: number, known: `${own} ${number}`, cents: '0', day: null });
    const is = (number: string, cents: string, day: string | null, key = own) => ({
      number,
      said: number,
      known: `${key} ${number}`,
      cents,
      day,
    });
    assert.deepEqual(rows, [
      is('A1', '10000', '2026-10-09'),
      is('A 2', '9999', null),
      ...['A3', 'A\u202d3', 'A\u202d4', 'A4\u202e', '\u202e'].map(stays),
      is('A3', '10000', '2026-10-07', 'kvk:87654321'),
      is('C5', '-10000', '2026-10-08'),
      is('A6', '0', null),
    ]);
    const { rows: months } = await client.query(
      'select sum(invoices)::int as invoices, sum(paid)::int as paid from invoice_month',
    );
    assert.deepEqual(months, [{ invoices: 10, paid: 3 }]);
  });
});
