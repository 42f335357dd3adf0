import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { reactions } from '../../../reactions.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { actions, follow, followTogether, reactTo, recordAll, type ActionName, type Reaction } from './index.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
before(async () => {
  t = await testPortal('react');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());
beforeEach(() => t.runJobs());

const sql = async (text: string) => (await t.system.pool.pg.query<Record<string, unknown>>(text)).rows;
const waiting = async () =>
  (await sql('select event_id::int as id from log_event_waiting order by 1')).map(({ id }) => id);
const queued = async (task: string) =>
  Number((await sql(`select waiting from app.job_counts() where task = '${task}'`))[0]?.['waiting'] ?? 0);
const imported = (customerId: number, number: string) =>
  ({ action: 'invoice.imported', subject: number, customerId, facts: { announce: true } }) as const;
const log = (...events: Parameters<typeof recordAll>[2]) => write(t.system, (trx) => recordAll(trx, t.system, events));
const run = (own: readonly Reaction[], payload = {}) => reactTo(own).run(t.portal, payload, { id: '1', attempt: 1 });

const task = { name: 'answers-nothing', run: async () => {} };
const simple = follow(['message.sent'], task, ({ subject }) => ({ payload: { subject } }));

test('what is followed says so, and nothing else does', () => {
  const listed = new Set(reactions.flatMap((reaction) => reaction.actions));
  const marked = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].followed);
  assert.deepEqual(marked.sort(), [...listed].sort());
});

test('what was undone has no follower', async () => {
  await assert.rejects(
    write(t.system, async (trx) => {
      await recordAll(trx, t.system, [imported(noord.customerId, 'UNDONE')]);
      throw new Error('on second thoughts');
    }),
    /second thoughts/,
  );
  assert.deepEqual([await waiting(), await queued('react')], [[], 0]);
});

test('five hundred invoices of two customers are one job to react, and one follower a customer', async () => {
  await log(
    ...Array.from({ length: 500 }, (_, n) => imported(n % 2 === 0 ? noord.customerId : zuid.customerId, `F${n}`)),
  );
  assert.deepEqual([(await waiting()).length, await queued('react')], [500, 1]);
  await run(reactions);
  assert.deepEqual([await waiting(), await queued('announce-invoices')], [[], 2]);
});

test('what nothing follows from waits for nobody', async () => {
  await log({ action: 'session.closed' }, { action: 'list.exported', subject: 'facturen' });
  assert.deepEqual([await waiting(), await queued('react')], [[], 0]);
});

test('killed half-way, nothing has followed yet; tried again, everything follows once', async () => {
  await log({ action: 'message.sent', subject: 'eens' }, { action: 'message.sent', subject: 'twee' });
  const ids = await waiting();
  const breaks = followTogether(['message.sent'], task, () => {
    throw new Error('killed');
  });
  await assert.rejects(run([simple, breaks], { events: ids }), /killed/);
  assert.deepEqual([await waiting(), await queued(task.name)], [ids, 0]);
  await Promise.all(Array.from({ length: 5 }, () => run([simple], { events: ids })));
  await run([simple]);
  assert.deepEqual([await waiting(), await queued(task.name)], [[], 2]);
});

test('a queue that lost its jobs is made up for within minutes: who waits is found without being named', async () => {
  await log({ action: 'call-back.asked', subject: 'later' });
  assert.equal((await waiting()).length, 1);
  const other = follow(['call-back.asked'], { ...task, name: 'answers-later' }, ({ id }) => ({ payload: { id } }));
  await run([other], { _cron: { ts: 'x' } });
  assert.deepEqual([await waiting(), await queued('answers-later')], [[], 1]);
});

test('a message reaches the service desk and its sender through what follows from it', async () => {
  t.mails.length = 0;
  const visitor = await t.visitor(people.noord.everything);
  await visitor.post('/contact/terugbellen', { telefoon: '010 123 45 67', wanneer: 'morgen' });
  await t.runJobs();
  assert.equal(t.mails.length, 2);
  await t.runJobs();
  await run(reactions);
  await t.runJobs();
  assert.equal(t.mails.length, 2);
});
