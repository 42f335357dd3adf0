import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { numbers, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';

const data = join(import.meta.dirname, '../../../../../shared/data');
type Row = Readonly<Record<string, string>>;

let t: TestPortal;
let key: string;
before(async () => {
  t = await testPortal('invoice corpus');
  await seedCast(t.system, t.portal.files);
  key = await addKey(t.system, 'corpus');
});
after(() => t.close());

function rows(): readonly Row[] {
  const [head = '', ...lines] = readFileSync(join(data, 'index.tsv'), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at]!, value])));
}

const post = (payload: Buffer, query = `?customer=${numbers.noord}`, type = 'application/xml') =>
  t.app.inject({
    method: 'POST',
    url: `/api/v1/invoices${query}`,
    payload,
    headers: { 'content-type': type, authorization: `Bearer ${key}` },
  });

type Body = Readonly<Record<string, unknown>> &
  Readonly<{
    supplier: { name: string | null; id: string | null };
    buyer: { name: string | null; id: string | null };
    vat: { category: string; rate: string | null; taxable: string; tax: string }[];
  }>;

/** The columns of the index as the answer of the API gives them. */
function columns(body: Body): Readonly<Record<string, string>> {
  const text = (name: string) => String(body[name] ?? '');
  return {
    customization: text('customization'),
    type_code: text('typeCode'),
    payable: text('payable'),
    currency: text('currency'),
    supplier: body.supplier.name ?? '',
    supplier_id: body.supplier.id ?? '',
    customer: body.buyer.name ?? '',
    customer_id: body.buyer.id ?? '',
    invoice_number: text('number'),
    issue_date: text('issueDate'),
    due_date: text('dueDate'),
    line_count: text('lineCount'),
    line_ext: text('lineExtension'),
    tax_exclusive: text('taxExclusive'),
    tax_total: text('taxTotal'),
    tax_inclusive: text('taxInclusive'),
    allowance_total: text('allowanceTotal'),
    charge_total: text('chargeTotal'),
    prepaid: text('prepaid'),
    rounding: text('rounding'),
    vat_breakdown: body.vat
      .map(({ category, rate, taxable, tax }) => `${category ?? ''}${rate ?? ''}:${taxable ?? ''}:${tax ?? ''}`)
      .join(' | '),
  };
}

const counts = async () => {
  const [{ count }] = (
    await t.system.pool.pg.query(
      'select (select count(*) from invoice) + (select count(*) from invoice_line) + (select count(*) from file) + (select count(*) from log_event) as count',
    )
  ).rows as [{ count: number }];
  return count;
};
// Files of the corpus share numbers; each is sent to a portal that has none of the others.
const empty = () => t.system.pool.pg.query('delete from invoice_file; delete from invoice_line; delete from invoice');

test('every invoice of the corpus answers the values of its index, twice', async (s) => {
  if (!existsSync(data)) return s.skip('corpus not present');
  for (const row of rows()) {
    await s.test(`${row['set']}/${row['file']}`, async () => {
      await empty();
      const file = readFileSync(join(data, row['set']!, row['file']!));
      const before = await counts();
      const reply = await post(file);
      if (reply.statusCode === 422) {
        assert.equal(row['valid'], 'no', reply.body);
        const { problems } = reply.json<{ problems: { code: string; path: string; message: string }[] }>();
        assert.ok(problems.length > 0 && problems.every(({ code, path, message }) => code && path && message));
        return assert.equal(await counts(), before, 'nothing half stored');
      }
      assert.equal(reply.statusCode, 201, reply.body);
      const body = reply.json<Body>();
      const found = columns(body);
      for (const [name, value] of Object.entries(found)) {
        if (row['kind'] === 'CII' && name.endsWith('_id') && row[name] === '') continue;
        assert.equal(value, row[name] ?? '', name);
      }
      if (row['valid'] === 'no') assert.ok((body['problems'] as unknown[]).length > 0, 'its problems are shown');
      const stored = await counts();
      const again = await post(file);
      assert.equal(again.statusCode, 200, again.body);
      const { result: first, ...one } = body;
      const { result: second, ...two } = again.json<Body>();
      assert.deepEqual([first, second], ['created', 'unchanged']);
      assert.deepEqual(two, one);
      assert.equal(await counts(), stored, 'the same file twice changes nothing');
    });
  }
});
