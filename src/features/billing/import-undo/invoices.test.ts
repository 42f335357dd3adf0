import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { after, before, beforeEach, describe, test } from 'node:test';
import { numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import type { UndoReport } from '../../intake/imports/index.ts';
import { jsonInvoice } from '../invoice-import/samples/invoice.ts';
import { undoCommand } from './index.ts';
import { kinds } from '../../../kinds.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
let key: string;
before(async () => {
  t = await testPortal('undo invoices', { ANNOUNCE_FROM: '2026-01-01' });
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  [key] = await Promise.all([addKey(t.system, 'boekhouding'), rows("update account set password_hash = 'known'")]);
});
after(() => t.close());
beforeEach(async () => {
  await t.runJobs();
  t.mails.length = 0;
});

const rows = async (text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query(text, values)).rows as Record<string, unknown>[];
const call = (method: 'GET' | 'POST', url: string, payload?: Buffer) =>
  t.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: {
      authorization: `Bearer ${key}`,
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
async function post(
  number: string,
  customer: string = numbers.noord,
  more: object = {},
): Promise<{ id: number; run: number }> {
  const reply = await call('POST', `/invoices?customer=${customer}`, jsonInvoice({ number, ...more }));
  assert.equal(reply.statusCode, 201, reply.body);
  const { id } = reply.json<{ id: number }>();
  return { id, run: (await rows('select run_id from invoice where id = $1', [id]))[0]!['run_id'] as number };
}
const undo = async (run: number, query = '') => {
  const reply = await call('POST', `/runs/${run}/undo${query}`);
  assert.equal(reply.statusCode, 200, reply.body);
  return reply.json<UndoReport>();
};
const mailed = () => t.mails.map(({ to }) => to).sort();
const readers = [people.noord.everything, people.noord.finance];
/** As the queue does a little later; the mails themselves stay in it. */
const announceOnly = async () => {
  const { announceTask } = await import('../invoice-import/index.ts');
  for (const { id } of [noord, zuid].map(({ customerId }) => ({ id: customerId })))
    await announceTask.run(t.portal, { customerId: id }, { id: '1', attempt: 1 });
};
async function command(...args: string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const out = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) });
  return { code: await undoCommand(args, t.portal, out, kinds), text };
}

describe('an invoice for the wrong customer', () => {
  test('is taken back with its lines, files and page, and leaves no figure behind', async () => {
    const months = () =>
      rows(
        'select sum(invoices)::int as invoices, sum(euro_cents)::int as cents from invoice_month where customer_id = $1',
        [noord.customerId],
      );
    const before = await months();
    const { id, run } = await post('W-1');
    const files = await rows(
      'select f.storage_key as key from invoice_file l join file f on f.id = l.file_id where l.invoice_id = $1',
      [id],
    );
    assert.equal(files.length, 1);
    const report = await undo(run);
    assert.deepEqual([report.state, report.counts], ['undone', { gone: 1, restored: 0, left: 0 }]);
    assert.deepEqual(
      [
        await rows('select 1 from invoice where id = $1', [id]),
        await rows('select 1 from invoice_line where invoice_id = $1', [id]),
        await rows('select 1 from file where storage_key = $1', [files[0]!['key']]),
      ],
      [[], [], []],
    );
    await assert.rejects(t.portal.files.get(files[0]!['key'] as string), { code: 'ENOENT' });
    assert.deepEqual(await months(), before);
    assert.equal((await (await t.visitor(people.noord.finance)).get('/facturen/W-1')).statusCode, 404);
    assert.equal((await undo(run)).state, 'already-undone');
    assert.deepEqual(
      await rows("select customer_id::int as id from log_event where action = 'invoice.withdrawn' and subject = 'W-1'"),
      [{ id: noord.customerId }],
    );
    assert.ok((await post('W-1', numbers.zuid)).id > id, 'its number is free for the right customer');
  });

  test('nobody hears of it when the announcement had not been made or its mails still wait; what else they tell of is told', async () => {
    const early = await post('W-2');
    await undo(early.run);
    await t.runJobs();
    await announceOnly();
    await t.runJobs();
    assert.deepEqual(mailed(), []);
    const wrong = await post('W-3');
    await post('W-4');
    await announceOnly();
    const report = await undo(wrong.run);
    assert.ok(report.mails.withdrawn >= readers.length);
    assert.deepEqual(report.mails.mailed, []);
    await t.runJobs();
    for (const mail of readers) assert.equal(mailed().filter((to) => to === mail).length, 1);
    for (const { text } of t.mails) assert.ok(text.includes('W-4') && !text.includes('W-3'));
  });

  test('who was mailed already is named, and told once that it was a mistake when asked', async () => {
    const { run } = await post('W-5');
    await announceOnly();
    await t.runJobs();
    const told = mailed();
    assert.ok(readers.every((mail) => told.includes(mail)));
    t.mails.length = 0;
    const report = await undo(run);
    assert.deepEqual(
      report.mails.mailed.map(({ mail, numbers: of }) => [mail, of]),
      told.map((mail) => [mail, ['W-5']]),
    );
    await t.runJobs();
    assert.deepEqual(mailed(), [], 'nobody is mailed unasked');
    assert.equal((await undo(run, '?tell=1')).mails.told, told.length);
    assert.equal((await undo(run, '?tell=1')).mails.told, 0);
    await t.runJobs();
    assert.deepEqual(mailed(), told);
    assert.equal(t.mails[0]!.subject, 'Factuur W-5 was niet voor jullie');
    assert.match(t.mails[0]!.text, /Je hoeft hem niet te betalen/);
  });

  test('sent again while it is taken back, it is there whole or gone whole, and every answer is true', async () => {
    for (let round = 0; round < 8; round++) {
      const number = `RACE-${round}`;
      const { run } = await post(number);
      // Written in another way, so that what is stored must be read to compare.
      const again = () =>
        call('POST', `/invoices?customer=${numbers.noord}`, Buffer.concat([Buffer.from(' '), jsonInvoice({ number })]));
      const [report, ...sent] = await Promise.all([undo(run), again(), again()]);
      assert.equal(report.counts.gone, 1);
      for (const { statusCode } of sent) assert.ok([200, 201, 404].includes(statusCode), String(statusCode));
      const stored = await rows(
        'select i.id, (select count(*)::int from invoice_line l where l.invoice_id = i.id) as lines, (select count(*)::int from invoice_file f where f.invoice_id = i.id) as files from invoice i where number = $1',
        [number],
      );
      assert.equal(stored.length, sent.some(({ statusCode }) => statusCode === 201) ? 1 : 0);
      for (const one of stored) assert.deepEqual([one['lines'], one['files']], [1, 1]);
    }
  });
});

test('the command lists runs, takes one back and says so', async () => {
  const { run } = await post('C-1');
  const list = await command('runs', '--kind', 'invoices');
  assert.match(list.text, new RegExp(`${run}  .*invoices from boekhouding, by key boekhouding: done, 1 added`));
  assert.match((await command('undo', String(run), '--dry-run')).text, /rehearsed, nothing changed\. 1 would go\.\n$/);
  const { state, would, ...rest } = JSON.parse((await command('undo', String(run), '--dry-run', '--json')).text) as {
    state: string;
    would: object;
  };
  assert.deepEqual([state, would, 'counts' in rest], ['would-be-undone', { go: 1, beRestored: 0, stay: 0 }, false]);
  const done = await command('undo', String(run));
  assert.deepEqual([done.code, /undone as run \d+\. 1 gone/.test(done.text)], [0, true], done.text);
  assert.match((await command('undo', String(run))).text, /undone before, nothing to do/);
  assert.match((await command('runs')).text, new RegExp(`took back run ${run}`));
  assert.equal((await command('undo', 'x')).code, 2);
  assert.equal((await command('undo', '999999')).code, 1);
  assert.equal((await command('undo', '1', '--forse')).code, 2);
});
