import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { costsPerMonth, costSpan, groupsUsed, usualMonth } from './rules-costs.ts';

describe('the costs per month', () => {
  test('span the running month and the twelve before it, also over the turn of a year', () => {
    const span = costSpan('2026-01-31');
    assert.deepEqual([span.from, span.before, span.months.length], ['2025-01-01', '2026-02-01', 13]);
    assert.deepEqual([span.months[0], span.months[11], span.months[12]], ['2025-01', '2025-12', '2026-01']);
    assert.equal(costSpan('2026-12-01').before, '2027-01-01');
  });

  test('hold every month, with what was invoiced and what was credited', () => {
    const { months } = costSpan('2026-11-20');
    const costs = costsPerMonth(
      [
        { day: '2026-11-01', group: 'cloud', cents: 9530 },
        { day: '2026-11-01', group: 'other', cents: -500 },
        { day: '2026-09-01', group: 'voice', cents: -100 },
      ],
      months,
    );
    assert.deepEqual(
      costs.map(({ total }) => total),
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -100, 0, 9030],
    );
    assert.deepEqual(costs[12]!.cents, {
      cloud: 9530,
      voice: 0,
      connectivity: 0,
      workplace: 0,
      service: 0,
      other: -500,
    });
    assert.deepEqual(groupsUsed(costs), ['cloud', 'voice', 'other']);
  });

  test('have a usual month: the mean of whole months from the first one with costs', () => {
    const { months } = costSpan('2026-11-20');
    const rows = [
      ['2026-08', 100],
      ['2026-09', 200],
      ['2026-10', 301],
      ['2026-11', 9999],
    ] as const;
    const costs = (from: number) =>
      costsPerMonth(
        rows.slice(from).map(([month, cents]) => ({ day: `${month}-01`, group: 'cloud', cents })),
        months,
      );
    assert.deepEqual(usualMonth(costs(0)), { cents: 200, months: 3 });
    assert.equal(usualMonth(costs(2)), null);
    assert.equal(usualMonth(costsPerMonth([], months)), null);
  });
});
