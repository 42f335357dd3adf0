import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { permissions } from '../../../access/permissions.ts';
import { allowedBy, byMatter, byPerson, gathered, matters } from './rules.ts';

const roles = [
  { key: 'tekenbevoegd', permissions: ['invoices:read', 'change:cloud', 'change:contract', 'roles:grant'] },
  { key: 'besteller', permissions: ['costs:read', 'change:cloud', 'change:voice'] },
  { key: 'melder', permissions: ['report:outage', 'vliegen'] },
];
const anna = { id: 'anna', roles: [{ key: 'tekenbevoegd', limitCents: null }] };
const bram = { id: 'bram', roles: [{ key: 'besteller', limitCents: 50_000 }] };
const chris = { id: 'chris', roles: [] };

describe('who may do what', () => {
  test('every right of the portal has its line in the table', () => {
    assert.deepEqual(matters.map(({ permission }) => permission).sort(), [...permissions].sort());
  });

  test('a maximum holds for ordering, not for looking', () => {
    const may = allowedBy(bram.roles, roles);
    assert.deepEqual(
      may.find(({ permission }) => permission === 'change:cloud'),
      { permission: 'change:cloud', limitCents: 50_000 },
    );
    assert.deepEqual(
      may.find(({ permission }) => permission === 'costs:read'),
      { permission: 'costs:read', limitCents: null },
    );
  });

  test('a role without a maximum lifts the maximum of another; of two the higher counts', () => {
    const cloud = (held: readonly { key: string; limitCents: number | null }[]) =>
      allowedBy(held, roles).find(({ permission }) => permission === 'change:cloud')?.limitCents;
    assert.equal(cloud([...bram.roles, ...anna.roles]), null);
    assert.equal(
      cloud([
        { key: 'besteller', limitCents: 10 },
        { key: 'besteller', limitCents: 20 },
      ]),
      20,
    );
  });

  test('the reader stands first, whether or not they hold a role', () => {
    assert.deepEqual(
      byPerson([anna, bram, chris], roles, ['chris']).map(({ person }) => person.id),
      ['chris', 'anna', 'bram'],
    );
    const cloud = byMatter([anna, bram, chris], roles, ['bram']).find(
      ({ permission }) => permission === 'change:cloud',
    );
    assert.deepEqual(cloud?.people, [
      { person: bram, limitCents: 50_000 },
      { person: anna, limitCents: null },
    ]);
  });

  test('rights are gathered per maximum, those without one first; unknown words in a role give nothing', () => {
    const both = allowedBy(
      [
        { key: 'besteller', limitCents: 100 },
        { key: 'melder', limitCents: null },
      ],
      roles,
    );
    assert.deepEqual(gathered(both, ['decide', 'report']), [
      { limitCents: null, permissions: ['report:outage'] },
      { limitCents: 100, permissions: ['change:cloud', 'change:voice'] },
    ]);
  });

  test('both tables tell the same', () => {
    const people = [anna, bram, chris];
    const perPerson = byPerson(people, roles, ['']).flatMap(({ person, may }) =>
      may.map((one) => `${person.id} ${one.permission} ${one.limitCents}`),
    );
    const perMatter = byMatter(people, roles, ['']).flatMap((row) =>
      row.people.map((one) => `${one.person.id} ${row.permission} ${one.limitCents}`),
    );
    assert.deepEqual(perPerson.sort(), perMatter.sort());
  });
});
