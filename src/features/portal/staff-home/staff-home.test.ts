import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { says, saysNot } from '../../../../test/content.ts';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';

let t: TestPortal;
const page = async (url: string) => (await t.visitor(people.staff)).get(url);

before(async () => {
  t = await testPortal('staff-home');
  await seedCast(t.system, t.portal.files);
  await write(t.system, (trx) =>
    trx
      .insertInto('import_run')
      .values({
        kind: 'subscriptions',
        source: 'boekhouding',
        actor: 'key boekhouding',
        state: 'done-with-problems',
        added: 3,
        refused: 2,
        finished_at: '2026-11-20T09:00:00Z',
      })
      .execute(),
  );
});
after(() => t.close());

describe('where staff begin', () => {
  test('shows who waits for an answer, the customers with their counts, and how the last imports went', async () => {
    const { body } = await page('/beheer');
    says(body, /Open berichten[^]*<p class="stat-value">2<\/p>[^]*2 wachten op antwoord/);
    says(body, /KANARIENOORD Groep[^]*KANARIEZUID Groep/);
    says(body, /Diensten[^]*boekhouding[^]*3 nieuw[^]*Gelukt, met problemen, 2 geweigerd/);
  });

  test('finds a customer by a part of its name or number, whatever signs are typed', async () => {
    const { body } = await page('/beheer?zoek=10002');
    says(body, /KANARIEZUID Groep/);
    saysNot(body, /KANARIENOORD/);
    says((await page('/beheer?zoek=noord')).body, /KANARIENOORD Groep/);
    for (const words of ['%25', '_', '%5C', "'", '%00'])
      assert.equal((await page(`/beheer?zoek=${words}`)).statusCode, 200, words);
    says((await page('/beheer?zoek=%25')).body, /Geen klant gevonden/);
  });

  test('the style guide is for staff', async () => {
    assert.equal((await page('/beheer/stijlgids')).statusCode, 200);
    assert.equal((await (await t.visitor(people.noord.everything)).get('/beheer/stijlgids')).statusCode, 404);
  });
});
