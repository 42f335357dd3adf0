import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'node:test';
import { addDays, addMonths } from './dates.ts';
import { cancelling, lastDayOfNotice, type Terms } from './rules.ts';
import { renewingSoon } from './rules-renewal.ts';
import { serviceState } from './rules-status.ts';

const cloud: Terms = {
  group: 'cloud',
  status: 'active',
  startedOn: '2025-01-01',
  endsOn: null,
  firstTermMonths: 12,
  noticeMonths: 1,
  renewal: 'tacit',
};
const fibre: Terms = { ...cloud, group: 'connectivity', startedOn: '2024-03-15', firstTermMonths: 36, noticeMonths: 3 };

describe('months', () => {
  test('a month that is too short gives its last day', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    assert.equal(addMonths('2028-01-31', 1), '2028-02-29');
    assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
    assert.equal(addMonths('2024-02-29', 48), '2028-02-29');
    assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
    assert.equal(addMonths('2026-01-15', -13), '2024-12-15');
  });

  test('days pass over the end of a month, of February and of a year', () => {
    assert.equal(addDays('2028-02-28', 1), '2028-02-29');
    assert.equal(addDays('2027-01-01', -1), '2026-12-31');
  });
});

describe('the last day to give notice', () => {
  test('a term that ends with the year and a month of notice: 30 November', () =>
    assert.equal(lastDayOfNotice('2026-12-31', 1), '2026-11-30'));
  test('a term that ends on the last of February: 31 January', () =>
    assert.equal(lastDayOfNotice('2026-02-28', 1), '2026-01-31'));
  test('28 February is not the last day of a leap year: 28 January', () =>
    assert.equal(lastDayOfNotice('2028-02-28', 1), '2028-01-28'));
  test('without notice the last day of the term itself is in time', () =>
    assert.equal(lastDayOfNotice('2026-05-14', 0), '2026-05-14'));

  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));
  test('notice on that day ends within the term, and a day later it would not', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 24 }), (termEnds, months) => {
        const last = lastDayOfNotice(termEnds, months);
        assert.ok(addMonths(last, months) <= termEnds);
        assert.ok(addMonths(addDays(last, 1), months) > termEnds);
      }),
    );
  });

  const anyTerms = fc.record({
    group: fc.constantFrom(
      'cloud' as const,
      'voice' as const,
      'connectivity' as const,
      'workplace' as const,
      'service' as const,
    ),
    status: fc.constantFrom(
      'ordered' as const,
      'active' as const,
      'change-planned' as const,
      'suspended' as const,
      'cancelled' as const,
      'ended' as const,
    ),
    startedOn: fc.option(day),
    endsOn: fc.option(day, { freq: 2 }),
    firstTermMonths: fc.option(fc.integer({ min: -1, max: 60 })),
    noticeMonths: fc.integer({ min: 0, max: 24 }),
    noticeDays: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 2 }),
    renewalMonths: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 }),
    renewal: fc.constantFrom('tacit' as const, 'none' as const),
  });
  test('whatever was agreed: a day that is named lies today or later, and within its term', () => {
    fc.assert(
      fc.property(anyTerms, day, (terms, today) => {
        const outcome = cancelling(terms, today);
        if (outcome.kind === 'by') {
          assert.ok(outcome.lastDay >= today && outcome.lastDay <= outcome.termEnds);
          assert.ok(outcome.missed === null || outcome.missed < today);
        }
        if (outcome.kind === 'missed') assert.ok(outcome.lastDay < today && outcome.freeFrom > today);
        if (outcome.kind === 'any-day') assert.ok(outcome.endsIfToday >= today);
        if (outcome.kind === 'ends' && outcome.byItself) assert.ok(outcome.endsOn !== null && outcome.endsOn >= today);
      }),
      { numRuns: 500 },
    );
  });

  test('telephony and connections never ask for more than a month of notice after the first term', () => {
    fc.assert(
      fc.property(anyTerms, day, (terms, today) => {
        const outcome = cancelling({ ...terms, group: 'voice' }, today);
        if (outcome.kind === 'any-day' || outcome.kind === 'missed') assert.ok(outcome.noticeMonths <= 1);
        if (outcome.kind === 'by') assert.equal(outcome.afterwards, 'any-day');
      }),
    );
  });
});

describe('terms that differ from the first', () => {
  const yearThenMonth: Terms = { ...cloud, renewalMonths: 1 };
  test('a year first and then month by month: each month has its own last day', () => {
    assert.deepEqual(cancelling(yearThenMonth, '2025-06-01'), {
      kind: 'by',
      lastDay: '2025-11-30',
      termEnds: '2025-12-31',
      term: 'first',
      afterwards: 1,
      missed: null,
    });
    assert.deepEqual(cancelling(yearThenMonth, '2026-05-10'), {
      kind: 'by',
      lastDay: '2026-05-31',
      termEnds: '2026-06-30',
      term: 'renewed',
      afterwards: 1,
      missed: '2026-04-30',
    });
  });
  test('a first term that renews for none runs on until any day', () => {
    assert.equal(
      (cancelling({ ...cloud, renewalMonths: 0 }, '2025-06-01') as { afterwards: unknown }).afterwards,
      'any-day',
    );
    assert.deepEqual(cancelling({ ...cloud, renewalMonths: 0 }, '2026-02-01'), {
      kind: 'any-day',
      because: 'no-term',
      noticeMonths: 1,
      endsIfToday: '2026-03-01',
    });
  });
  test('notice in days counts days, and a connection never asks more than a month of it afterwards', () => {
    assert.equal((cancelling({ ...cloud, noticeDays: 14 }, '2025-06-01') as { lastDay: string }).lastDay, '2025-12-17');
    assert.deepEqual(cancelling({ ...cloud, firstTermMonths: null, noticeDays: 10 }, '2026-12-25'), {
      kind: 'any-day',
      because: 'no-term',
      noticeMonths: 1,
      noticeDays: 10,
      endsIfToday: '2027-01-04',
    });
    assert.deepEqual(cancelling({ ...fibre, noticeDays: 90 }, '2027-03-31'), {
      kind: 'any-day',
      because: 'law',
      noticeMonths: 1,
      endsIfToday: '2027-04-30',
    });
  });
  test('a service that goes on by the month is no renewal worth telling', () => {
    assert.equal(renewingSoon([{ ...cloud, renewalMonths: 1 }], '2026-05-10').length, 0);
    assert.equal(renewingSoon([{ ...cloud, renewalMonths: 1 }], '2025-11-01').length, 1);
  });
});

describe('until when a service can be cancelled', () => {
  test('in the first term: its end minus the notice', () => {
    assert.deepEqual(cancelling(cloud, '2025-06-01'), {
      kind: 'by',
      lastDay: '2025-11-30',
      termEnds: '2025-12-31',
      term: 'first',
      afterwards: 12,
      missed: null,
    });
    assert.deepEqual(cancelling(fibre, '2026-06-01'), {
      kind: 'by',
      lastDay: '2026-12-14',
      termEnds: '2027-03-14',
      term: 'first',
      afterwards: 'any-day',
      missed: null,
    });
  });

  test('the last day itself is still in time', () => {
    assert.equal((cancelling(cloud, '2025-11-30') as { lastDay: string }).lastDay, '2025-11-30');
  });

  test('a cloud service whose day has passed runs on for as long again, and says which day was missed', () => {
    assert.deepEqual(cancelling(cloud, '2025-12-10'), {
      kind: 'by',
      lastDay: '2026-11-30',
      termEnds: '2026-12-31',
      term: 'renewed',
      afterwards: 12,
      missed: '2025-11-30',
    });
    assert.deepEqual(cancelling(cloud, '2026-06-01'), {
      kind: 'by',
      lastDay: '2026-11-30',
      termEnds: '2026-12-31',
      term: 'renewed',
      afterwards: 12,
      missed: null,
    });
  });

  test('a connection may be cancelled on any day after tacit renewal, with one month instead of three', () => {
    assert.deepEqual(cancelling(fibre, '2027-01-31'), {
      kind: 'missed',
      lastDay: '2026-12-14',
      freeFrom: '2027-03-15',
      noticeMonths: 1,
    });
    assert.deepEqual(cancelling(fibre, '2027-03-31'), {
      kind: 'any-day',
      because: 'law',
      noticeMonths: 1,
      endsIfToday: '2027-04-30',
    });
  });

  test('a service that started on 29 February keeps that day in leap years', () => {
    const leap: Terms = { ...cloud, startedOn: '2024-02-29', noticeMonths: 0 };
    assert.equal((cancelling(leap, '2024-03-01') as { termEnds: string }).termEnds, '2025-02-27');
    assert.equal((cancelling(leap, '2027-06-01') as { termEnds: string }).termEnds, '2028-02-28');
  });

  test('by the month: the end of next month', () => {
    const monthly: Terms = { ...cloud, firstTermMonths: 1 };
    assert.deepEqual(cancelling(monthly, '2026-11-20'), {
      kind: 'by',
      lastDay: '2026-11-30',
      termEnds: '2026-12-31',
      term: 'renewed',
      afterwards: 1,
      missed: '2026-10-31',
    });
  });

  test('what stops by itself or was cancelled has no last day', () => {
    assert.deepEqual(cancelling({ ...cloud, renewal: 'none' }, '2025-12-10'), {
      kind: 'ends',
      endsOn: '2025-12-31',
      byItself: true,
    });
    assert.deepEqual(cancelling({ ...cloud, status: 'cancelled', endsOn: '2026-01-31' }, '2026-01-31'), {
      kind: 'ends',
      endsOn: '2026-01-31',
      byItself: false,
    });
    assert.deepEqual(cancelling({ ...cloud, status: 'cancelled', endsOn: '2026-01-31' }, '2026-02-01'), {
      kind: 'ended',
      endsOn: '2026-01-31',
    });
  });

  test('an end named by the source goes before the one that we count', () => {
    assert.equal(
      (cancelling({ ...fibre, endsOn: '2028-06-30', noticeMonths: 1 }, '2027-04-01') as { lastDay: string }).lastDay,
      '2028-05-31',
    );
  });

  test('without a term any day is good; before the start there is nothing to cancel', () => {
    assert.deepEqual(cancelling({ ...cloud, firstTermMonths: null, noticeMonths: 2 }, '2026-12-31'), {
      kind: 'any-day',
      because: 'no-term',
      noticeMonths: 2,
      endsIfToday: '2027-02-28',
    });
    assert.deepEqual(cancelling({ ...cloud, startedOn: null, status: 'installing' }, '2026-12-31'), {
      kind: 'not-started',
    });
  });
});

test('services that renew within sixty days are told of, the most pressing first; those by the month are not', () => {
  const services = [
    { ...cloud, startedOn: '2025-02-01' },
    cloud,
    { ...cloud, firstTermMonths: 1 },
    { ...cloud, startedOn: '2025-08-01' },
  ];
  assert.deepEqual(
    renewingSoon(services, '2026-11-20').map(({ lastDay }) => lastDay),
    ['2026-11-30', '2026-12-31'],
  );
});

test('a cancelled service has ended once its last day is over, also when the source is slow to say so', () => {
  const service = {
    status: 'cancelled' as const,
    orderedOn: null,
    readyOn: null,
    startedOn: '2025-01-01',
    endsOn: '2026-11-19',
    plannedOn: null,
  };
  assert.deepEqual(serviceState(service, '2026-11-19'), { status: 'cancelled', on: '2026-11-19' });
  assert.deepEqual(serviceState(service, '2026-11-20'), { status: 'ended', on: '2026-11-19' });
});
