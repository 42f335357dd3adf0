import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { readFile } from '../../intake/import-files/index.ts';
import { columnsOf } from '../../intake/import-kinds/index.ts';
import { kindOf } from '../../../kinds.ts';
import { importRecords, type ImportOptions, type ImportReport, type UndoReport } from '../../intake/imports/index.ts';

let t: TestPortal;
let key: string;
before(async () => {
  t = await testPortal('undo');
  key = await addKey(t.system, 'boekhouding');
});
after(() => t.close());

async function send(
  name: string,
  records: readonly object[],
  options: Partial<ImportOptions> = {},
): Promise<ImportReport & { run: number }> {
  const kind = kindOf(name)!;
  const sheet = await readFile(Buffer.from(JSON.stringify(records)), 'json', columnsOf(kind));
  return (await importRecords(t.system, kind, sheet, {
    source: 'psa',
    today: '2026-11-20',
    files: t.portal.files,
    ...options,
  })) as ImportReport & { run: number };
}
const rows = async (text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query(text, values)).rows as Record<string, unknown>[];
const call = (method: 'GET' | 'POST', url: string) =>
  t.app.inject({ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${key}` } });
async function undo(run: number, query = ''): Promise<UndoReport> {
  const reply = await call('POST', `/runs/${run}/undo${query}`);
  assert.equal(reply.statusCode, 200, reply.body);
  return reply.json<UndoReport>();
}
const customer = (number: string, more: object = {}) => ({
  externalId: `c-${number}`,
  number,
  name: `Klant ${number}`,
  ...more,
});
const contact = (id: string, number: string, more: object = {}) => ({
  externalId: id,
  customer: number,
  surname: 'Jansen',
  mail: `${id}@klant.example`,
  ...more,
});
const whole = (table: string, like: string) =>
  rows(`select to_jsonb(t) - 'account_id' as row from ${table} t where external_id like $1 order by external_id`, [
    like,
  ]);

describe('taking back a run', () => {
  test('every record is as it was before: fields, roles, hash, run, and being removed; what was added is gone', async () => {
    await send('customers', [customer('1001'), customer('1002')]);
    await send('contacts', [
      contact('a', '1001', { phone: '010 123 4567', roles: ['financieel', 'besteller:500.00'] }),
      contact('b', '1001', { roles: ['lezen'] }),
      contact('c', '1002'),
    ]);
    await send(
      'contacts',
      [
        contact('a', '1001', { phone: '010 123 4567', roles: ['financieel', 'besteller:500.00'] }),
        contact('c', '1002'),
      ],
      { wholeSet: true, force: true },
    );
    const stood = async () => [
      await whole('contact', '_'),
      await rows(
        'select c.external_id, r.role_key, r.monthly_limit_cents from contact_role r join contact c on c.id = r.contact_id order by 1, 2',
      ),
    ];
    const before = await stood();
    const { run, counts } = await send(
      'contacts',
      [
        contact('a', '1001', { surname: 'de Wit', mail: 'nieuw@klant.example', roles: ['technisch'] }),
        contact('b', '1001'),
        contact('d', '1002'),
      ],
      { wholeSet: true, force: true },
    );
    assert.deepEqual(counts, { added: 1, changed: 2, removed: 1, unchanged: 0, refused: 0 });
    const report = await undo(run);
    assert.deepEqual([report.state, report.counts], ['undone', { gone: 1, restored: 3, left: 0 }]);
    assert.deepEqual(await stood(), before);
    assert.deepEqual(
      await rows(`select a.mail from contact c join account a on a.id = c.account_id where c.external_id = 'a'`),
      [{ mail: 'a@klant.example' }],
    );
    const again = await undo(run);
    assert.deepEqual(
      [again.state, again.undo, again.counts],
      ['already-undone', null, { gone: 0, restored: 0, left: 0 }],
    );
    assert.deepEqual(
      await rows(`select action, facts->>'undoes' as undoes from log_event where action = 'import.undone'`),
      [{ action: 'import.undone', undoes: String(run) }],
    );
  });

  test('the same file comes in again after its run was taken back', async () => {
    const file = { sha256: 'ab'.repeat(32) };
    const first = await send('faq', [{ externalId: 'f1', categoryNl: 'C', questionNl: 'Q', answerNl: 'A' }], file);
    await undo(first.run);
    assert.deepEqual(await rows('select 1 from faq'), []);
    const again = await send('faq', [{ externalId: 'f1', categoryNl: 'C', questionNl: 'Q', answerNl: 'A' }], file);
    assert.equal(again.counts.added, 1);
  });

  test('what another run changed since is named and stays; force takes it back as well; undoing that run first does too', async () => {
    await send('customers', [customer('1100', { city: 'Delft' }), customer('1101', { city: 'Delft' })]);
    const first = await send('customers', [customer('1100', { city: 'Gouda' }), customer('1101', { city: 'Gouda' })]);
    const second = await send('customers', [customer('1100', { city: 'Leiden' })]);
    const report = await undo(first.run);
    assert.deepEqual(
      [report.state, report.counts, report.left.map(({ code, path }) => [code, path])],
      ['undone-partly', { gone: 0, restored: 1, left: 1 }, [['changed_since', 'c-1100']]],
    );
    assert.match(report.left[0]!.message, new RegExp(`run ${second.run}\\b`));
    const cities = () => rows(`select number, city from customer where number like '110_' order by number`);
    assert.deepEqual(await cities(), [
      { number: '1100', city: 'Leiden' },
      { number: '1101', city: 'Delft' },
    ]);
    await undo(second.run);
    assert.deepEqual((await cities())[0], { number: '1100', city: 'Gouda' });
    assert.deepEqual((await undo(first.run)).counts, { gone: 0, restored: 1, left: 0 });
    assert.deepEqual((await cities())[0], { number: '1100', city: 'Delft' });
    const third = await send('customers', [customer('1100', { city: 'Breda' })]);
    await send('customers', [customer('1100', { city: 'Ede' })]);
    assert.deepEqual((await undo(third.run, '?force=1')).counts, { gone: 0, restored: 1, left: 0 });
    assert.deepEqual((await cities())[0], { number: '1100', city: 'Delft' });
  });

  test('a rehearsal says what would go and what would stay, and changes nothing', async () => {
    const { run } = await send('customers', [customer('1200')]);
    const counting =
      'select (select count(*) from import_run) as runs, (select count(*) from log_event) as log, (select count(*) from customer) as customers';
    const before = await rows(counting);
    const report = await undo(run, '?dryRun=1');
    assert.deepEqual([report.state, report.undo, report.counts], ['would-be-undone', null, undefined]);
    assert.deepEqual((report as object as { would: object }).would, { go: 1, beRestored: 0, stay: 0 });
    assert.deepEqual(await rows(counting), before);
  });

  test('a customer to whom something belongs stays; with force it is no longer shown, and its people are signed out', async () => {
    const { run } = await send('customers', [customer('1300'), customer('1301')]);
    await send('contacts', [contact('held', '1300', { roles: ['tekenbevoegd'] })]);
    const visitor = await t.visitor('held@klant.example');
    const report = await undo(run);
    assert.deepEqual(
      [report.counts, report.left.map(({ code, path }) => [code, path])],
      [{ gone: 1, restored: 0, left: 1 }, [['in_use', 'c-1300']]],
    );
    assert.equal((await visitor.get('/')).statusCode, 200);
    await undo(run, '?force=1');
    assert.deepEqual(await rows(`select removed_at is not null as removed from customer where number = '1300'`), [
      { removed: true },
    ]);
    assert.equal((await visitor.get('/')).statusCode, 303);
    assert.equal((await undo(run)).state, 'already-undone');
  });

  test('a replaced file of a document is back, and the bytes of what went are gone after the commit', async () => {
    const document = (text: string) => ({
      externalId: 'doc',
      kind: 'manual',
      titleNl: 'Handleiding',
      fileName: 'a.txt',
      fileContent: Buffer.from(text).toString('base64'),
    });
    const stored = async () =>
      (
        await rows(
          `select f.storage_key, f.sha256 from document d join file f on f.id = d.file_id where d.external_id = 'doc'`,
        )
      )[0] as { storage_key: string };
    const added = await send('documents', [document('eerste')]);
    const first = await stored();
    const { run } = await send('documents', [document('tweede')]);
    const second = await stored();
    await undo(run);
    assert.deepEqual(await stored(), first);
    await assert.rejects(t.portal.files.get(second.storage_key), { code: 'ENOENT' });
    await undo(added.run);
    await assert.rejects(t.portal.files.get(first.storage_key), { code: 'ENOENT' });
    assert.deepEqual(
      await rows(`select 1 from file where storage_key = any($1)`, [[first.storage_key, second.storage_key]]),
      [],
    );
  });

  test('payments of a run no longer count for their invoices', async () => {
    await send('customers', [customer('1400')]);
    await rows(`insert into invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on,
      currency, line_count, payable_cents, description, document, content_hash, source, external_id)
      select id, 'P-1', 'P-1', 'invoice', 's', 'S', '2026-11-19', 'EUR', 0, 100, 'x', '{}', 'x', 'test', 'p1'
        from customer where number = '1400'`);
    const payment = (amount: string) => ({
      externalId: 'pay',
      customer: '1400',
      invoice: 'P-1',
      amount,
      paidOn: '2026-11-20',
    });
    const paid = async () => (await rows(`select paid_cents, paid_on from invoice where number = 'P-1'`))[0];
    const first = await send('payments', [payment('1.00')]);
    const second = await send('payments', [payment('0.40')]);
    assert.deepEqual(await paid(), { paid_cents: 40, paid_on: null });
    await undo(second.run);
    assert.deepEqual(await paid(), { paid_cents: 100, paid_on: '2026-11-20' });
    await undo(first.run);
    assert.deepEqual(await paid(), { paid_cents: 0, paid_on: null });
  });

  test('an undo while the same record is imported again leaves one of the two, whole', async () => {
    for (let round = 0; round < 6; round++) {
      const id = `race-${round}`;
      await send('contacts', [contact(id, '1001', { surname: 'Eerst' })]);
      const { run } = await send('contacts', [contact(id, '1001', { surname: 'Dan', roles: ['lezen'] })]);
      const [report, sent] = await Promise.all([
        undo(run),
        send('contacts', [contact(id, '1001', { surname: 'Laatst', roles: ['financieel'] })]),
      ]);
      const [now] = await rows(
        `select surname, run_id, (select array_agg(role_key) from contact_role r where r.contact_id = c.id) as roles
          from contact c where external_id = $1`,
        [id],
      );
      assert.deepEqual(
        [now!['surname'], now!['roles'], now!['run_id']],
        ['Laatst', ['financieel'], sent.run],
        'what was sent last is acknowledged, so it stands',
      );
      assert.equal(report.counts.left + report.counts.restored, 1);
    }
  });

  test('there is no undo of an undo, of a run that is not there, or by a misspelt word', async () => {
    const { run } = await send('customers', [customer('1500')]);
    const { undo: taken } = await undo(run);
    const reply = await call('POST', `/runs/${taken}/undo`);
    assert.deepEqual([reply.statusCode, reply.json<{ error: { code: string } }>().error.code], [409, 'is_an_undo']);
    assert.equal((await call('POST', '/runs/999999/undo')).statusCode, 404);
    assert.equal((await call('POST', '/runs/x/undo')).statusCode, 404);
    assert.equal((await call('POST', `/runs/${run}/undo?dryrun=1`)).statusCode, 400);
    assert.equal((await t.app.inject({ method: 'POST', url: `/api/v1/runs/${run}/undo` })).statusCode, 401);
    const { runs } = (await call('GET', '/runs?kind=customers')).json<{
      runs: { id: number; undoes: number | null; undoneBy: number[] }[];
    }>();
    assert.deepEqual(
      runs.slice(0, 2).map(({ id, undoes, undoneBy }) => [id, undoes, undoneBy]),
      [
        [taken, run, []],
        [run, null, [taken]],
      ],
    );
  });
});
