import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { listChoices, perPage, statuses } from './inputs.ts';
import { listInvoices } from './queries.ts';
import { invoiceTrend, summariseInvoices } from './queries-months.ts';
import { isOpen } from './queries-shown.ts';
import { trendOf } from './rules-trend.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
before(async () => {
  t = await testPortal('invoice months');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

const query = async <Row extends object>(text: string, ...values: unknown[]) =>
  (await t.system.pool.pg.query<Row>(text, values)).rows;

/**
 * `many` invoices, three days apart back from `last`; every third is a credit note, every fourth is paid, every fifth
 * in dollars.
 */
const invoices = (customerId: number, key: string, many: number, last = '2026-11-30') =>
  query(
    `insert into invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on, currency,
      line_count, payable_cents, paid_on, document, content_hash, source, external_id)
     select $1, $2 || k, $2 || k, case when k % 3 = 0 then 'credit-note' else 'invoice'
       end, $2, 'S', $4::date - 3 * k, case when k % 5 = 0 then 'USD' else 'EUR' end, 1,
       case when k % 7 = 0 then -1 else 1 end * (100 + k), case when k % 4 = 0 then $4::date
         end, '{}', $2 || k, 'test', $2 || k from generate_series(1, $3::int) k`,
    customerId,
    key,
    many,
    last,
  );

const counted = `select date_trunc('month', i.issued_on::timestamp)::date as month, count(*)::int as invoices,
  count(*) filter (where ${isOpen})::int as open, count(*) filter (where i.paid_on is not null)::int as paid,
  coalesce(sum(case when i.kind = 'credit-note' then -1 else 1
    end * coalesce(i.tax_inclusive_cents, i.payable_cents)) filter (where i.currency = 'EUR'), 0)::int as cents
  from invoice i where i.customer_id = $1 group by 1 order by 1`;
const kept = `select month, sum(invoices)::int as invoices, sum(open)::int as open, sum(paid)::int as paid,
  sum(euro_cents)::int as cents from invoice_month where customer_id = $1 group by 1 having sum(invoices) <> 0
  order by 1`;
const agrees = async (customerId: number, when: string) =>
  assert.deepEqual(await query(kept, customerId), await query(counted, customerId), when);

test('what is kept per month is what counting would say, after invoices came, changed, moved and went', async () => {
  await agrees(noord.customerId, 'at the start');
  await invoices(noord.customerId, 'MAAND-', 300);
  await agrees(noord.customerId, 'came');
  await query(
    "update invoice set paid_on = '2026-11-20', paid_cents = payable_cents where customer_id = $1 and payable_cents % 2 = 0",
    noord.customerId,
  );
  await agrees(noord.customerId, 'paid');
  await query(
    "update invoice set issued_on = issued_on - 40, kind = 'invoice', currency = 'EUR' where customer_id = $1 and payable_cents % 9 = 0",
    noord.customerId,
  );
  await agrees(noord.customerId, 'changed');
  await query(
    "update invoice set customer_id = $2 where customer_id = $1 and supplier_key = 'MAAND-' and payable_cents % 11 = 0",
    noord.customerId,
    zuid.customerId,
  );
  await agrees(noord.customerId, 'moved away');
  await agrees(zuid.customerId, 'moved here');
  await query(
    "delete from invoice where customer_id = $1 and supplier_key = 'MAAND-' and issued_on > '2026-06-01'",
    noord.customerId,
  );
  await agrees(noord.customerId, 'went');
});

test('many who write at the same moment do not wait for each other, lose nothing and leave few rows', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, at) => invoices(zuid.customerId, `TEGELIJK-${at}-`, 4)));
  await agrees(zuid.customerId, 'came at once');
  const clients = await Promise.all(Array.from({ length: 2 }, () => t.system.pool.pg.connect()));
  try {
    for (const client of clients) await client.query('begin');
    const pay =
      "update invoice set paid_on = '2026-11-29' where customer_id = $1 and number like $2 and paid_on is null";
    await clients[0]!.query(pay, [zuid.customerId, 'TEGELIJK-1%']);
    await clients[1]!.query(pay, [zuid.customerId, 'TEGELIJK-2%']);
    await clients[0]!.query('commit');
    await clients[1]!.query('rollback');
  } finally {
    for (const client of clients) client.release();
  }
  await agrees(zuid.customerId, 'one kept, one taken back');
  const [most] = await query<{ rows: number }>(
    'select max(n)::int as rows from (select count(*) as n from invoice_month group by customer_id, month) m',
  );
  assert.ok(most!.rows <= 40, `${most!.rows} rows for one month`);
});

test('every page of a list holds the rows that counting from its beginning would give, whatever status, year and direction', async () => {
  await invoices(noord.customerId, 'PAGINA-', 420);
  for (const status of statuses) {
    for (const more of [
      '',
      'jaar=2025',
      'jaar=2019',
      'richting=op',
      'jaar=2024&richting=op',
      'zoek=pagina',
      'bedrag_van=2',
      'sorteer=bedrag',
      'sorteer=vervaldatum&richting=op',
    ]) {
      const choices = listChoices({ status, ...Object.fromEntries(new URLSearchParams(more)) });
      const [[summary]] = await inOneFlight(t.system, summariseInvoices(noord.customerId, choices));
      const total = { alle: summary!.all, open: summary!.open, betaald: summary!.paid }[status];
      const last = Math.max(1, Math.ceil(total / perPage));
      const page = async (number: number) =>
        (await inOneFlight(t.system, listInvoices(noord.customerId, { ...choices, page: number })))[0].map(
          ({ id }) => id,
        );
      const all: number[] = [];
      for (let number = 1; number <= last; number++) all.push(...(await page(number)));
      assert.equal(all.length, total, `${status} ${more}`);
      assert.equal(new Set(all).size, total, `${status} ${more}: nothing twice`);
      assert.deepEqual(await page(99_999), await page(last), `${status} ${more}: behind the last page`);
      if (choices.sort !== 'datum') continue;
      const dates = (
        await query<{ id: number }>(
          `select id from invoice where id = any ($1) order by issued_on ${choices.descending ? 'desc' : 'asc'},
            id ${choices.descending ? 'desc' : 'asc'}`,
          all,
        )
      ).map(({ id }) => id);
      assert.deepEqual(all, dates, `${status} ${more}: in order`);
    }
  }
});

test('a month without an invoice counts in an average per month, and a customer without an invoice for a year keeps the sentence', async () => {
  const row = (month: string, cents: number) => ({ month, cents, first: '2020-01-01' });
  assert.deepEqual(
    trendOf([row('2026-10-01', 300), row('2026-07-01', 300), row('2026-04-01', 600)]),
    [300, 0, 0, 300, 0, 0, 600, 0, 0, 0, 0, 0],
  );
  assert.deepEqual(trendOf([{ ...row('2026-10-01', 300), first: '2026-08-01' }]), [300, 0, 0]);
  assert.deepEqual(trendOf([]), []);
  await query('delete from invoice_file where customer_id = $1', zuid.customerId);
  await query('delete from invoice where customer_id = $1', zuid.customerId);
  await invoices(zuid.customerId, 'OUD-', 100, '2022-12-31');
  const [rows] = await inOneFlight(t.system, invoiceTrend(zuid.customerId, '2026-10-01'));
  assert.equal(trendOf(rows).length, 10);
  const until = async (today: string) =>
    (await inOneFlight(t.system, invoiceTrend(zuid.customerId, today)))[0].map(({ month }) => month);
  const [before, last] = [await until('2022-12-31'), await until('2023-01-01')];
  assert.deepEqual(
    [last[0], before[0]],
    ['2022-12-01', '2022-11-01'],
    'the running month is not over, so it is no part of an average',
  );
  const page = await (await t.visitor(people.zuid.finance)).get('/facturen');
  assert.match(page.body, /Laatste 10 maanden, gemiddeld/);
});

test('what is told above a list is added up from kept months: no invoice is read for it, and a page far down begins in its own month', async () => {
  const choices = listChoices({ status: 'alle' });
  const owner = new pg.Client({ ...t.portal.database.address });
  await owner.connect();
  await owner.query('vacuum analyze invoice, invoice_month'); // as it is between two writes
  await owner.end();
  const client = await t.system.pool.pg.connect();
  const plan = async ({ text, values }: { text: string; values: readonly unknown[] }) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  try {
    await client.query('begin');
    // a small table is read whole otherwise
    for (const setting of ['enable_seqscan', 'enable_bitmapscan']) await client.query(`set local ${setting} = off`);
    const summary = await plan(summariseInvoices(noord.customerId, choices));
    assert.match(summary, /Index Only Scan using invoice_newest/);
    assert.doesNotMatch(summary, /invoice_list|Index Scan/);
    assert.doesNotMatch(await plan(invoiceTrend(noord.customerId, '2026-10-01')), / on invoice i/);
    assert.match(
      await plan(listInvoices(noord.customerId, { ...choices, page: 9 })),
      /invoice_list on invoice i\w*\s+.*\n\s+Index Cond: .*issued_on </,
    );
    assert.match(
      await plan(listInvoices(noord.customerId, { ...choices, status: 'open' })),
      /invoice_to_pay|invoice_open/,
    ); // of few open ones either is quick
  } finally {
    await client.query('rollback');
    client.release();
  }
});
