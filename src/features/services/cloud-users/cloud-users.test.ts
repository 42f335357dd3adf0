import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { write } from '../../../access/scopes.ts';
import { contentOf, says, saysNot } from '../../../../test/content.ts';
import { flightsOf } from '../../../../test/flights.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
const random = '3f2b8c1e-0a4d-4f6e-9b7a-5d2c1e8f0a3b';
const page = async (who: string, url: string) => (await t.visitor(who)).get(url);

const surnames = ['Aalbers', 'van der Berg', 'de Cuyper', 'Élan', "van 't Hoff", 'Özdemir', 'Zwart', 'Świętek'];

before(async () => {
  t = await testPortal('cloud-users');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  await write(t.system, async (trx) => {
    const users = Array.from({ length: 400 }, (_, n) => {
      const surname = `${surnames[n % surnames.length]}${n < surnames.length ? '' : n}`;
      return {
        customer_id: noord.customerId,
        tenant: 'noord.example',
        upn: `gebruiker${n}@noord.example`,
        display_name: `Ada ${surname}`,
        given_name: 'Ada',
        surname,
        department: `Afdeling ${n % 7}`,
        enabled: n % 40 !== 0,
        last_sign_in_on: '2026-11-01',
        source: 'test',
        external_id: `u-${n}`,
      };
    });
    const kept = await trx.insertInto('cloud_user').values(users).returning(['id', 'upn']).execute();
    await trx
      .insertInto('cloud_user_licence')
      .values(
        kept.flatMap(({ id }, n) => [
          { customer_id: noord.customerId, cloud_user_id: id, sku: 'SPB' },
          ...(n % 2 === 0
            ? [
                {
                  customer_id: noord.customerId,
                  cloud_user_id: id,
                  sku: 'ONBEKEND_DEEL',
                  assigned_by: 'group' as const,
                },
              ]
            : []),
        ]),
      )
      .execute();
    await trx
      .insertInto('licence_pool')
      .values({
        customer_id: noord.customerId,
        tenant: 'noord.example',
        sku: 'EXCHANGESTANDARD',
        product: 'Exchange Online',
        bought: 12,
        unit_cents: 370,
        source: 'test',
        external_id: 'pool-exo',
      })
      .execute();
    await trx
      .insertInto('cloud_user')
      .values({
        customer_id: noord.customerId,
        tenant: 'noord.example',
        upn: people.noord.finance,
        display_name: 'Geld Zaken',
        kind: 'shared',
        source: 'test',
        external_id: 'u-finance',
      })
      .execute();
  });
});
after(() => t.close());

describe('the users of the cloud services', () => {
  test('stand by surname without prefix, fifty on a page', async () => {
    const { body } = await page(people.noord.reader, '/cloudgebruikers');
    says(body, /1 t\/m 50 van 402/);
    const names = [...contentOf(body).matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name!);
    assert.equal(names.length, 50);
    assert.deepEqual(names.slice(0, 2), ['Aalbers, Ada', 'Aalbers104, Ada']);
    const last = (await page(people.noord.reader, '/cloudgebruikers?volgorde=aflopend&q=Ada')).body;
    says(last, /<th scope="row"><a [^>]*>Zwart/);
    says((await page(people.noord.reader, '/cloudgebruikers?q=van+der+Berg1')).body, /Berg1\d\d, Ada van der/);
  });

  test('a page of fifty fits in one round of the network: 14 kB compressed', async () => {
    const { body } = await page(people.noord.everything, '/cloudgebruikers');
    const size = brotliCompressSync(Buffer.from(body), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
    assert.ok(size <= 14_000, `${size} bytes`);
  });

  test('can be found by name, licence, status and kind; an unknown licence shows its part number', async () => {
    says((await page(people.noord.reader, '/cloudgebruikers?status=geblokkeerd')).body, /1 t\/m 10 van 10/);
    says((await page(people.noord.reader, '/cloudgebruikers?soort=gedeeld')).body, /Geld Zaken/);
    says((await page(people.noord.reader, '/cloudgebruikers?product=geen')).body, /1 t\/m 1 van 1/);
    const unknown = (await page(people.noord.reader, '/cloudgebruikers?product=ONBEKEND_DEEL')).body;
    says(unknown, /van 200/);
    says(unknown, /ONBEKEND_DEEL/);
    says((await page(people.noord.reader, '/cloudgebruikers?q=bestaat+niet')).body, /Niemand gevonden/);
  });

  test('nonsense in the address gives an ordinary page', async () => {
    for (const query of [
      'pagina=0',
      'pagina=99999',
      'product=%27%3B--',
      'product=%00',
      'status=zomaar',
      'soort[]=gast',
      'sorteer=x',
      'q=%25%5C',
      `q=${'x'.repeat(5000)}`,
    ]) {
      assert.equal((await page(people.noord.reader, `/cloudgebruikers?${query}`)).statusCode, 200, query);
    }
  });

  test('one person shows what they hold; the price only for who may see costs; a contact with the same mail is linked', async () => {
    says((await page(people.noord.reader, `/cloudgebruikers/${noord.cloudUser}`)).body, /Business Premium/);
    const shared = /\/cloudgebruikers\/([0-9a-f-]{36})/.exec(
      (await page(people.noord.reader, '/cloudgebruikers?soort=gedeeld')).body,
    )?.[1];
    const { body } = await page(people.noord.reader, `/cloudgebruikers/${shared}`);
    says(body, /Ook contactpersoon/);
    says(body, /heeft geen licentie/);
  });

  test('of another customer answer as ids that do not exist, byte for byte', async () => {
    const replies = await Promise.all(
      [zuid.cloudUser, random, 'x'].map((id) => page(people.noord.everything, `/cloudgebruikers/${id}`)),
    );
    for (const reply of replies) {
      assert.equal(reply.statusCode, 404);
      assert.equal(reply.body, replies[0]!.body);
    }
  });

  test('are not there for who may not see them', async () => {
    for (const url of ['/cloudgebruikers', '/cloudgebruikers/licenties', `/cloudgebruikers/${noord.cloudUser}`])
      assert.equal((await page(people.noord.finance, url)).statusCode, 404, url);
  });
});

describe('licences', () => {
  test('show what is bought and in use, what is short, and who blocked holds some', async () => {
    const { body } = await page(people.noord.reader, '/cloudgebruikers/licenties');
    says(body, /Er zijn 396 licenties meer in gebruik dan gekocht/);
    says(body, /396 te weinig/);
    says(body, /12 vrij/);
    says(body, /Geblokkeerde gebruikers houden 20 licenties vast/);
    says(body, /Aantal gekocht is onbekend/);
    saysNot(body, /€|per maand/);
  });

  test('cost money when nobody uses them, for who may see costs', async () => {
    says((await page(people.noord.everything, '/cloudgebruikers/licenties')).body, /44,40/);
  });
});

test('an organisation without users or licences reads what to do', async () => {
  await write(t.system, async (trx) => {
    await trx
      .updateTable('cloud_user')
      .set({ removed_at: '2026-01-01' })
      .where('customer_id', '=', zuid.customerId)
      .execute();
    await trx
      .updateTable('licence_pool')
      .set({ removed_at: '2026-01-01' })
      .where('customer_id', '=', zuid.customerId)
      .execute();
  });
  says((await page(people.zuid.reader, '/cloudgebruikers')).body, /nog geen cloudgebruikers/);
  says((await page(people.zuid.reader, '/cloudgebruikers/licenties')).body, /nog geen licenties/);
});

test('each page asks the database once', async () => {
  const visitor = await t.visitor(people.noord.everything);
  for (const url of ['/cloudgebruikers', '/cloudgebruikers/licenties', `/cloudgebruikers/${noord.cloudUser}`])
    assert.equal(await flightsOf(t, visitor, url), 1, url);
});
