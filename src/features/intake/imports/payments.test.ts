import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { readFile } from '../import-files/index.ts';
import { columnsOf } from '../import-kinds/index.ts';
import { kindOf } from '../../../kinds.ts';
import { importRecords } from './index.ts';

let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('payments');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

const rows = async (text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query(text, values)).rows as Record<string, unknown>[];
const invoice = (number: string, supplier: string, name: string) =>
  rows(
    `insert into invoice (customer_id, address, number, kind, supplier_key, supplier_vat, supplier_name, issued_on,
      currency, line_count, payable_cents, description, document, content_hash, source, external_id)
  values ($1, $2 || $3, $2, 'invoice', $3, 'NL001234567B01', $4, '2026-11-19', 'EUR', 0, 100, 'x', '{}', 'x', 'test',
    $2 || $3)`,
    [noord.customerId, number, supplier, name],
  );
async function pay(csv: string) {
  const kind = kindOf('payments')!;
  return importRecords(
    t.system,
    kind,
    await readFile(Buffer.from(`id;klant;factuur;bedrag;datum;leverancier\n${csv}`), 'csv', columnsOf(kind)),
    { source: 'bank', today: '2026-11-20', files: t.portal.files },
  );
}
const paid = async (number: string) =>
  await rows(
    'select supplier_name as name, paid_cents as cents, paid_on is not null as paid from invoice where number = $1 order by 1',
    [number],
  );

test('a payment that may be for either of two suppliers pays neither, and the import says so', async () => {
  await invoice('F-7', 'kvk:11111111', 'Een B.V.');
  await invoice('F-7', 'kvk:22222222', 'Twee B.V.');
  const report = await pay(`p1;${numbers.noord};F-7;1,00;20-11-2026;`);
  assert.deepEqual(
    [report.state, report.problems.map(({ code, severity }) => [code, severity])],
    ['done-with-problems', [['payment_ambiguous', 'warning']]],
  );
  assert.match(report.problems[0]!.nl, /telt voor geen ervan: noem de leverancier/);
  assert.deepEqual(await paid('F-7'), [
    { name: 'Een B.V.', cents: 0, paid: false },
    { name: 'Twee B.V.', cents: 0, paid: false },
  ]);
  const page = await (await t.visitor(people.noord.finance)).get(`/facturen/${encodeURIComponent('F-7kvk:11111111')}`);
  assert.equal(page.statusCode, 200);
  assert.ok(
    !page.body.includes('20 november 2026') && !/20\snovember\s2026/.test(page.body),
    'the page of neither lists it',
  );
});

test('with its supplier, by name, KVK number or btw-id, a payment pays that invoice alone', async () => {
  assert.deepEqual((await pay(`p1;${numbers.noord};F-7;1,00;20-11-2026;22222222`)).problems, []);
  assert.deepEqual(await paid('F-7'), [
    { name: 'Een B.V.', cents: 0, paid: false },
    { name: 'Twee B.V.', cents: 100, paid: true },
  ]);
  await pay(`p1;${numbers.noord};F-7;1,00;20-11-2026;een bv`);
  assert.deepEqual(await paid('F-7'), [
    { name: 'Een B.V.', cents: 100, paid: true },
    { name: 'Twee B.V.', cents: 0, paid: false },
  ]);
  const wrong = await pay(`p1;${numbers.noord};F-7;1,00;20-11-2026;Drie B.V.`);
  assert.deepEqual(
    wrong.problems.map(({ code }) => code),
    ['payment_other_supplier'],
  );
  assert.deepEqual(
    (await paid('F-7')).map(({ cents }) => cents),
    [0, 0],
  );
});

test('the only invoice of a number is paid without a supplier, until a second one comes', async () => {
  await invoice('F-8', 'kvk:11111111', 'Een B.V.');
  assert.deepEqual((await pay(`p8;${numbers.noord};F-8;1,00;20-11-2026;`)).problems, []);
  assert.deepEqual(await paid('F-8'), [{ name: 'Een B.V.', cents: 100, paid: true }]);
});
