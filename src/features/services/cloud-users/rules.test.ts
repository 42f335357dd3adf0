import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'node:test';
import { licenceState, licenceSums, overAssigned, splitName, unusedCents, type LicenceCount } from './rules.ts';

const licence = (bought: number | null, used: number, more: Partial<LicenceCount> = {}): LicenceCount => ({
  sku: 'SPB',
  product: 'Business Premium',
  bought,
  used,
  blocked: 0,
  unitCents: 1906,
  ...more,
});

describe('licences', () => {
  test('are free, all in use, too few, or of unknown number', () => {
    assert.deepEqual(licenceState(licence(5, 3)), { kind: 'free', count: 2 });
    assert.deepEqual(licenceState(licence(5, 5)), { kind: 'full', count: 0 });
    assert.deepEqual(licenceState(licence(5, 6)), { kind: 'over', count: 1 });
    assert.deepEqual(licenceState(licence(null, 6)), { kind: 'unknown', count: 0 });
  });

  test('that nobody holds cost their price each; without a price nothing is said', () => {
    assert.equal(unusedCents(licence(5, 3)), 3812);
    assert.equal(unusedCents(licence(5, 6)), null);
    assert.equal(unusedCents(licence(5, 3, { unitCents: null })), null);
  });

  test('of one kind do not make up for too few of another', () => {
    const sums = licenceSums([licence(10, 7), licence(2, 4, { unitCents: 100 })]);
    assert.deepEqual([sums.free, sums.over, sums.unusedCents], [3, 2, 5718]);
  });

  test('bought and used always differ by what is free and too few, when all numbers are known', () => {
    const count = fc.record({ bought: fc.nat(1000), used: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(count), (counts) => {
        const sums = licenceSums(counts.map(({ bought, used }) => licence(bought, used)));
        assert.equal(sums.bought - sums.used, sums.free - sums.over);
      }),
    );
  });

  test('with the largest shortage come first', () => {
    assert.deepEqual(
      overAssigned([licence(1, 2), licence(3, 3), licence(1, 5)]).map(({ used }) => used),
      [5, 2],
    );
  });
});

test('a Dutch prefix is taken from the surname, and a surname that only looks like one stays', () => {
  assert.deepEqual(splitName('Sanne', 'van der Berg'), { givenName: 'Sanne', prefix: 'van der', surname: 'Berg' });
  assert.deepEqual(splitName('Hein', "van 't Hoff"), { givenName: 'Hein', prefix: "van 't", surname: 'Hoff' });
  assert.deepEqual(splitName('Jan', 'In'), { givenName: 'Jan', prefix: null, surname: 'In' });
  assert.deepEqual(splitName(null, 'Vandenberg'), { givenName: null, prefix: null, surname: 'Vandenberg' });
});
