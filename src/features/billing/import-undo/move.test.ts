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

describe('an invoice that moves', () => {
  const payment = (customerId: number, number: string, id: string) =>
    rows(
      "insert into payment (customer_id, invoice_number, amount_cents, paid_on, source, external_id) values ($1, $2, 12100, '2026-11-18', 'bank', $3)",
      [customerId, number, id],
    );

  test('goes to its right customer with lines and files; payments count where they are; both sides hear of it', async () => {
    await payment(zuid.customerId, 'M-1', 'move-1');
    const { id, run } = await post('M-1');
    await announceOnly();
    await t.runJobs();
    t.mails.length = 0;
    const reply = await call('POST', `/invoices/${id}/move?customer=${numbers.zuid}`);
    assert.deepEqual(
      [reply.statusCode, reply.json<{ result: string; from: string; to: string }>().result],
      [200, 'moved'],
    );
    await announceOnly();
    await t.runJobs();
    const of = (place: string) => t.mails.filter(({ to }) => to.endsWith(`@${place}.example`));
    assert.ok(
      of('noord').length >= 2 && of('noord').every(({ subject }) => subject === 'Factuur M-1 was niet voor jullie'),
    );
    assert.ok(
      of('zuid').length >= 2 && of('zuid').every(({ subject }) => subject === 'Er staat een nieuwe factuur klaar: M-1'),
    );
    for (const { text, html } of of('noord'))
      assert.ok(!`${text}${html}`.includes('KANARIEZUID') && !text.includes(numbers.zuid));
    assert.equal((await (await t.visitor(people.noord.finance)).get('/facturen/M-1')).statusCode, 404);
    const page = await (await t.visitor(people.zuid.finance)).get('/facturen/M-1');
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Betaald op 18\snovember\s2026/);
    assert.deepEqual(
      await rows(
        'select customer_id::int as id from invoice_line where invoice_id = $1 union select customer_id::int from invoice_file where invoice_id = $1 union select f.customer_id::int from invoice_file l join file f on f.id = l.file_id where l.invoice_id = $1',
        [id],
      ),
      [{ id: zuid.customerId }],
    );
    assert.equal(
      (await call('POST', `/invoices/${id}/move?customer=${numbers.zuid}`)).json<{ result: string }>().result,
      'there-already',
    );
    assert.equal(
      (await call('POST', `/invoices?customer=${numbers.noord}`, jsonInvoice({ number: 'M-1' }))).statusCode,
      200,
      'its sender still names the first customer',
    );
    const rehearsal = (await command('undo', String(run), '--dry-run')).text;
    assert.match(rehearsal, /1 would stay\.\n {2}would stay {2}M-1: /);
    assert.doesNotMatch(rehearsal, /left alone|gone/);
    const report = await undo(run);
    assert.deepEqual(
      [report.counts, report.left.map(({ code }) => code)],
      [{ gone: 0, restored: 0, left: 1 }, ['moved']],
    );
    assert.equal((await undo(run, '?force=1')).counts.gone, 1);
  });

  test('a mail about it that waits never leaves for the old customer', async () => {
    const { id } = await post('M-2');
    await announceOnly();
    assert.ok(
      (await call('POST', `/invoices/${id}/move?customer=${numbers.zuid}`)).json<{ mails: { withdrawn: number } }>()
        .mails.withdrawn >= 2,
    );
    await t.runJobs();
    assert.deepEqual(
      t.mails.filter(({ to }) => to.endsWith('@noord.example')),
      [],
    );
  });

  test('the command says which supplier when two use the number, and what it did', async () => {
    await post('M-3');
    await post('M-3', numbers.noord, {
      supplier: {
        name: 'Anders B.V.',
        legalId: '87654321',
        legalIdScheme: '0106',
        vatId: 'NL009876543B01',
        street: 'A 1',
        postalCode: '3011 AB',
        city: 'Rotterdam',
        country: 'NL',
      },
    });
    const unclear = await command('move-invoice', 'M-3', '--customer', numbers.zuid);
    assert.deepEqual(
      [unclear.code, unclear.text.includes('Anders B.V.'), unclear.text.includes('--supplier')],
      [1, true, true],
    );
    assert.equal(
      (await command('move-invoice', 'M-3', '--customer', numbers.zuid, '--supplier', '87654321', '--dry-run')).text,
      `Invoice M-3: would move from customer ${numbers.noord} to customer ${numbers.zuid}.\n`,
    );
    assert.equal(
      (
        JSON.parse(
          (
            await command(
              'move-invoice',
              'M-3',
              '--customer',
              numbers.zuid,
              '--supplier',
              '87654321',
              '--dry-run',
              '--json',
            )
          ).text,
        ) as { result: string }
      ).result,
      'would-move',
    );
    assert.match(
      (await command('move-invoice', 'M-3', '--customer', numbers.zuid, '--supplier', 'anders b.v.')).text,
      /moved from customer 10001 to customer 10002/,
    );
    assert.match(
      (await command('move-invoice', 'M-3', '--customer', '99999', '--supplier', 'Anders B.V.')).text,
      /no customer 99999/,
    );
    assert.equal((await command('move-invoice', 'M-3')).code, 2);
  });
});
