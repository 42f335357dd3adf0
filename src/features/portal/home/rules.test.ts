import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesOf } from './present.ts';
import { gatherEndings } from './rules-contracts.ts';
import { partOfDay, tasksOf, type Situation } from './rules.ts';

const calm: Situation = {
  today: '2026-11-20',
  invoices: null,
  renewing: null,
  short: null,
  withoutRole: null,
  answers: { count: 0, thread: null, subject: null },
  reachable: true,
};
const overdue = {
  overdue: 1,
  overdueSums: [{ currency: 'EUR', cents: 11_531 }],
  address: 'F-1',
  number: 'F/1',
  dueOn: '2026-11-15',
  cents: 11_531,
  currency: 'EUR',
};
const busy: Situation = {
  today: '2026-11-20',
  invoices: overdue,
  renewing: [
    { id: 'r1', product: 'Glasvezel', lastDay: '2026-11-30' },
    { id: 'r2', product: 'SLA', lastDay: '2026-12-31' },
  ],
  short: [{ product: 'Business Premium', bought: 5, used: 8 }],
  withoutRole: { count: 1, id: 'c1', name: 'Anna de Vries' },
  answers: { count: 1, thread: 't1', subject: 'Nieuwe telefoon' },
  reachable: false,
};
const kinds = (situation: Situation) => tasksOf(situation).map(({ kind }) => kind);

describe('the tasks on the overview', () => {
  test('are none when there is nothing to do', () => {
    assert.deepEqual(tasksOf(calm), []);
  });

  test('are five at most, the most pressing first', () => {
    assert.deepEqual(kinds(busy), ['overdue-one', 'renewing', 'licences', 'answer', 'role']);
  });

  test('say that an invoice is overdue, one with its number and several with their sum', () => {
    assert.deepEqual(tasksOf({ ...calm, invoices: overdue }), [
      {
        kind: 'overdue-one',
        tone: 'danger',
        address: 'F-1',
        number: 'F/1',
        dueOn: '2026-11-15',
        cents: 11_531,
        currency: 'EUR',
      },
    ]);
    assert.deepEqual(
      tasksOf({ ...calm, invoices: { ...overdue, overdue: 3, overdueSums: [{ currency: 'EUR', cents: 40_000 }] } }),
      [
        {
          kind: 'overdue-more',
          tone: 'danger',
          count: 3,
          sums: [{ currency: 'EUR', cents: 40_000 }],
          dueOn: '2026-11-15',
        },
      ],
    );
    assert.deepEqual(kinds({ ...calm, invoices: { ...overdue, overdue: 0, address: null, dueOn: null } }), []);
  });

  test('warn of a contract that renews within two weeks, and only mention a later one', () => {
    const on = (lastDay: string) =>
      tasksOf({ ...calm, renewing: [{ id: 'r', product: 'Glasvezel', lastDay }] })[0]?.tone;
    assert.equal(on('2026-12-04'), 'warning');
    assert.equal(on('2026-12-05'), 'info');
  });

  test('keep their order within one tone: contract, answer, role, phone', () => {
    assert.deepEqual(
      kinds({ ...busy, invoices: null, short: null, renewing: [{ id: 'r', product: 'SLA', lastDay: '2027-01-10' }] }),
      ['renewing', 'answer', 'role', 'phone'],
    );
  });

  test('count how many licences are missing, and how many other products are short', () => {
    const [task] = tasksOf({
      ...calm,
      short: [
        { product: 'A', bought: 5, used: 8 },
        { product: 'B', bought: 1, used: 2 },
      ],
    });
    assert.deepEqual(task, {
      kind: 'licences',
      tone: 'warning',
      product: 'A',
      missing: 3,
      bought: 5,
      used: 8,
      others: 1,
    });
  });

  test('ask for a phone number only when there is none', () => {
    assert.deepEqual(kinds({ ...calm, reachable: false }), ['phone']);
  });
});

test('the greeting follows the clock', () => {
  assert.deepEqual([0, 5, 6, 11, 12, 17, 18, 23].map(partOfDay), [
    'night',
    'night',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ]);
});

test('contracts that end together count services, not products: what is named and what is left make up the number beside it', () => {
  const ending = (product: string, n: number) =>
    Array.from({ length: n }, (_, at) => ({
      id: `${product}${at}`,
      product,
      lastDay: '2026-12-31',
      termEnds: '2027-01-31',
    }));
  const [group] = gatherEndings([
    ...ending('Glasvezel', 4),
    ...ending('Firewall', 3),
    ...ending('SLA', 2),
    ...ending('Back-up', 1),
  ]);
  assert.equal(namesOf(group!.products, 'nl'), 'Glasvezel, Firewall en 3 andere diensten');
  assert.equal(group!.ids.length, 4 + 3 + 3);
  const [two] = gatherEndings([...ending('Glasvezel', 4), ...ending('Firewall', 3)]);
  assert.equal(namesOf(two!.products, 'nl'), 'Glasvezel en Firewall');
});
