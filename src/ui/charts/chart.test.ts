import assert from 'node:assert/strict';
import fc from 'fast-check';
import { render } from '../../platform/html/jsx-runtime.ts';
import { describe, test } from 'node:test';
import { axisEuros, niceScale, placeOf, yearSpan } from './chart.ts';
import { LicenceBars } from './licences.tsx';
import { StackedMonths } from './months.tsx';
import { Sparkline } from './sparkline.tsx';
import { YearLine } from './year-line.tsx';

const cents = fc.integer({ min: -5_000_000_000, max: 50_000_000_000 });

describe('the scale of a chart', () => {
  test('holds every amount and zero, with two to eight ticks at equal distances in whole euros', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const { least, most, ticks } = niceScale(Math.min(a, b, 0), Math.max(a, b, 0));
        assert.ok(least <= Math.min(a, b, 0) && most >= Math.max(a, b, 0) && most > least);
        assert.ok(ticks.includes(0) && ticks[0] === least && ticks.at(-1) === most);
        assert.ok(ticks.length >= 2 && ticks.length <= 8, String(ticks));
        assert.ok(ticks.every((tick) => tick % 100 === 0));
      }),
    );
  });

  test('is round', () => {
    assert.deepEqual(niceScale(0, 196_000).ticks, [0, 50_000, 100_000, 150_000, 200_000]);
    assert.deepEqual(niceScale(-22_000, 19_500).ticks, [-30_000, -20_000, -10_000, 0, 10_000, 20_000]);
    assert.deepEqual(niceScale(0, 0).ticks, [0, 100]);
  });

  test('is written as short as it can be', () => {
    assert.deepEqual(
      [50_000, 1_250_000, 250_000_000, -10_000].map((amount) => axisEuros(amount, 'nl')),
      ['€\u00a0500', '€\u00a012.500', '€\u00a02,5\u00a0mln', '−€\u00a0100'],
    );
    assert.deepEqual(
      [1_250_000, 250_000_000, -10_000].map((amount) => axisEuros(amount, 'en')),
      ['€12,500', '€2.5m', '−€100'],
    );
  });
});

test('the year line begins on the first of this month and never runs out of its frame', () => {
  const span = yearSpan('2026-11-20', 18);
  assert.deepEqual(
    [span.from, span.until, span.months.length, span.months[2]],
    ['2026-11-01', '2028-05-01', 18, '2027-01'],
  );
  assert.deepEqual([placeOf('2026-01-01', span), placeOf('2026-11-01', span), placeOf('2030-01-01', span)], [0, 0, 1]);
  assert.ok(Math.abs(placeOf('2027-08-01', span) - 0.5) < 0.01);
});

describe('every chart', () => {
  const nasty = '<script>alert("x")</script>';
  const months = [
    { month: '2026-10', cents: { cloud: 100, voice: -50 } },
    { month: '2026-11', cents: {} },
  ];
  const drawn = [
    render(
      StackedMonths({
        id: 'x',
        title: nasty,
        series: [
          { group: 'cloud', label: nasty },
          { group: 'voice', label: 'Telefonie' },
        ],
        months,
        language: 'nl',
      }),
    ),
    render(
      LicenceBars({
        licences: [
          { id: 'a', product: nasty, bought: 0, used: 0 },
          { id: 'b', product: 'B', bought: 3, used: 9 },
        ],
        language: 'en',
      }),
    ),
    render(
      YearLine({
        contracts: [{ id: 'a', label: nasty, href: '/', lastDay: '2026-01-01', endsOn: '2040-01-01' }],
        today: '2026-11-20',
        language: 'nl',
      }),
    ),
    render(Sparkline({ label: nasty, cents: [0, 0, 0], language: 'nl' })),
  ];

  test('escapes what it is given, and has neither style nor a number that is none', () => {
    for (const html of drawn) {
      assert.doesNotMatch(html, /<script|style=|NaN|undefined|Infinity/);
    }
  });

  test('is said in words: a name, or the same facts beside it', () => {
    assert.match(drawn[0]!, /role="img" aria-labelledby="x-title x-about"/);
    assert.match(drawn[0]!, /<desc id="x-about">Staafgrafiek van oktober/);
    assert.match(drawn[1]!, /9 of 3<b class="warning">6 short<\/b>/);
    assert.match(drawn[2]!, /opzeggen t\/m/);
    assert.match(drawn[3]!, /role="img" aria-label=/);
  });

  test('a trend takes two amounts', () => {
    assert.equal(render(Sparkline({ label: 'x', cents: [5], language: 'nl' })), '');
  });
});
