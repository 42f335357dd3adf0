import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { says, saysNot } from '../../../../test/content.ts';
import { flightsOf } from '../../../../test/flights.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
const random = '3f2b8c1e-0a4d-4f6e-9b7a-5d2c1e8f0a3b';
const page = async (who: string, url: string) => (await t.visitor(who)).get(url);

before(async () => {
  t = await testPortal('subscriptions');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  await write(t.system, async (trx) => {
    const line = (n: number) => ({
      customer_id: noord.customerId,
      location_id: noord.location,
      number: `T-${String(n).padStart(3, '0')}`,
      service_group: 'voice' as const,
      product: 'Hosted telefonie',
      variant: n % 2 === 0 ? 'Plus' : 'Élan',
      quantity: n,
      monthly_cents: n * 100,
      started_on: '2025-11-16',
      first_term_months: 12,
      notice_months: 1,
      details: JSON.stringify({
        extension: String(300 + n),
        numbers: [`08555500${String(n).padStart(2, '0')}`],
        channels: 2,
      }),
      source: 'test',
      external_id: `T-${n}`,
    });
    await trx
      .insertInto('subscription')
      .values(Array.from({ length: 60 }, (_, n) => line(n + 1)))
      .execute();
    await trx
      .insertInto('subscription')
      .values([
        {
          ...line(90),
          number: 'G-1',
          service_group: 'connectivity',
          product: 'Glasvezel',
          variant: null,
          monthly_cents: 17500,
          status: 'cancelled',
          ends_on: '2026-11-01',
          details: JSON.stringify({
            circuitId: 'LIJN-77',
            down: 1000,
            up: 200,
            ipRange: '198.51.100.32/28',
            sla: 'Goud',
          }),
          external_id: 'G-1',
        },
        {
          ...line(91),
          number: 'G-2',
          service_group: 'connectivity',
          product: 'Glasvezel',
          variant: null,
          started_on: null,
          planned_on: '2026-12-24',
          status: 'installing',
          details: JSON.stringify({}),
          external_id: 'G-2',
        },
      ])
      .execute();
  });
});
after(() => t.close());

describe('the services of a customer', () => {
  test('the overview counts per group, and names the amount only to who may see costs', async () => {
    const finance = await page(people.noord.finance, '/diensten');
    assert.equal(finance.statusCode, 200);
    says(finance.body, /60 diensten/);
    says(finance.body, /95,30 per maand/);
    const technical = await page(people.noord.technical, '/diensten');
    says(technical.body, /60 diensten/);
    saysNot(technical.body, /per maand|€/);
  });

  test('a list has a column with amounts only for who may see costs', async () => {
    says((await page(people.noord.finance, '/diensten/telefonie')).body, /Per maand/);
    const without = (await page(people.noord.reader, '/diensten/telefonie?sorteer=bedrag')).body;
    saysNot(without, /Per maand|€|sorteer=bedrag/);
    says(without, /Actief sinds 16/);
  });

  test('the list has pages of 25, sorts both ways and finds by name, extension and telephone number', async () => {
    const first = (await page(people.noord.finance, '/diensten/telefonie?sorteer=bedrag&volgorde=aflopend')).body;
    says(first, /1 t\/m 25 van 60/);
    assert.ok(first.indexOf('T-060') < first.indexOf('T-059'));
    says(first, /aria-sort="descending"/);
    says((await page(people.noord.finance, '/diensten/telefonie?pagina=3')).body, /51 t\/m 60 van 60/);
    for (const [query, found, missing] of [
      ['q=t-007', 'T-007', 'T-008'],
      ['q=342', 'T-042', 'T-041'],
      ['q=085+555+00+42', 'T-042', 'T-041'],
      ['q=élan', 'T-001', 'T-002'],
    ] as const) {
      const { body } = await page(people.noord.finance, `/diensten/telefonie?${encodeURI(query)}`);
      assert.ok(body.includes(found) && !body.includes(missing), query);
    }
  });

  test('a group with few services shows cards; what has ended is only shown when asked for', async () => {
    const list = (await page(people.noord.finance, '/diensten/verbindingen')).body;
    saysNot(list, /<table/);
    says(list, /In aanleg, verwacht op 24/);
    saysNot(list, /G-1\b/);
    says((await page(people.noord.finance, '/diensten/verbindingen?status=beeindigd')).body, /Beëindigd op 1/);
  });

  test('nonsense in the address gives the plain list', async () => {
    for (const query of [
      'pagina=-1',
      'pagina=99999',
      'pagina=x',
      'status=zomaar',
      'locatie=%27',
      `locatie=${random}`,
      'sorteer=drop',
      'q=%00%25_%27%22',
      'q=a&q=b',
      'volgorde[]=1',
      `q=${'x'.repeat(5000)}`,
    ]) {
      assert.equal((await page(people.noord.finance, `/diensten/telefonie?${query}`)).statusCode, 200, query);
    }
  });

  test('a group without services says what to do', async () => {
    const reply = await page(people.noord.finance, '/diensten/werkplek');
    assert.equal(reply.statusCode, 200);
    says(reply.body, /nog geen diensten bij werkplek/);
  });

  test('who may not see services finds nothing at these addresses', async () => {
    const missing = await page(people.noord.plain, '/bestaat-niet');
    for (const url of ['/diensten', '/diensten/telefonie', `/diensten/${noord.subscription}`]) {
      const reply = await page(people.noord.plain, url);
      assert.equal(reply.statusCode, 404, url);
      assert.equal(reply.body, missing.body);
    }
  });
});

describe('the page of one service', () => {
  test('shows what is particular to its kind, its last day to cancel and why', async () => {
    const list = (await page(people.noord.finance, '/diensten/telefonie?q=t-042')).body;
    const id = /\/diensten\/([0-9a-f-]{36})/.exec(list)?.[1];
    const { body } = await page(people.noord.finance, `/diensten/${id}`);
    for (const words of [
      /Toestelnummer/,
      /342/,
      /085 555 0042/,
      /Uiterste opzegdag.*Elke dag/,
      /De wet geeft je dan 1 maand opzegtermijn: zeg je vandaag op, dan stopt de dienst op 20 december 2026/,
    ])
      says(body, words);
  });

  test('a connection tells its speed and line', async () => {
    const list = (await page(people.noord.finance, '/diensten/verbindingen?status=beeindigd')).body;
    const id = /\/diensten\/([0-9a-f-]{36})/.exec(list)?.[1];
    const { body } = await page(people.noord.finance, `/diensten/${id}`);
    for (const words of [/1.Gbit\/s omlaag, 200.Mbit\/s omhoog/, /LIJN-77/, /198\.51\.100\.32\/28/, /Goud/])
      says(body, words);
  });

  test('invoices that bill it are linked, but only for who may see invoices', async () => {
    const url = `/diensten/${noord.subscription}`;
    says((await page(people.noord.finance, url)).body, new RegExp(`/facturen/${canaries.noord}-1`));
    saysNot((await page(people.noord.reader, url)).body, /\/facturen/);
    saysNot((await page(people.noord.reader, url)).body, /Kosten|95,30|19,06/);
  });

  test('a button that may not be pressed names who may, with their limit; who may gets a link', async () => {
    const url = `/diensten/${noord.subscription}`;
    const reader = (await page(people.noord.reader, url)).body;
    says(reader, /aria-disabled="true"/);
    says(reader, new RegExp(`${canaries.noord} orderer`));
    says(reader, /tot .{1,12}500,00 per maand/);
    saysNot(reader, new RegExp(`${canaries.noord} (ended|finance)`));
    const orderer = (await page(people.noord.orderer, url)).body;
    says(orderer, /\/contact\?over=dienst&(amp;)?nummer=/);
    saysNot(orderer, /aria-disabled/);
  });

  test('a service of another customer, a random id and no id at all answer the same, byte for byte', async () => {
    const replies = await Promise.all(
      [zuid.subscription, random, 'abc', '%00', '1'].map((id) => page(people.noord.everything, `/diensten/${id}`)),
    );
    for (const reply of replies) {
      assert.equal(reply.statusCode, 404);
      assert.equal(reply.body, replies[0]!.body);
    }
  });

  test('everything is there in English', async () => {
    await write(t.system, (trx) =>
      trx.updateTable('account').set({ language: 'en' }).where('mail', '=', people.noord.everything).execute(),
    );
    const { body } = await page(people.noord.everything, `/diensten/${noord.subscription}`);
    says(body, /Last day to cancel/);
    saysNot(body, /Looptijd|Opzeg|Kosten/);
  });
});

test('each page asks the database once', async () => {
  const visitor = await t.visitor(people.noord.everything);
  for (const url of ['/diensten', '/diensten/telefonie', `/diensten/${noord.subscription}`])
    assert.equal(await flightsOf(t, visitor, url), 1, url);
});
