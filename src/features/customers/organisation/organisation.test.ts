import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { customerScope, inOneFlight, write } from '../../../access/scopes.ts';
import { contentOf, says, saysNot } from '../../../../test/content.ts';
import { flightsOf } from '../../../../test/flights.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { whoMay } from '../authorities/index.ts';
import { contactsWithoutRole } from '../contacts/index.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
const random = '3f2b8c1e-0a4d-4f6e-9b7a-5d2c1e8f0a3b';
const page = async (who: string, url: string) => (await t.visitor(who)).get(url);

before(async () => {
  t = await testPortal('organisation');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  await write(t.system, async (trx) => {
    const person = (n: number, given_name: string, prefix: string | null, surname: string) => ({
      customer_id: noord.customerId,
      given_name,
      prefix,
      surname,
      mail: `p${n}@noord.example`,
      source: 'test',
      external_id: `p-${n}`,
    });
    await trx
      .insertInto('contact')
      .values([
        person(1, 'Anna', 'de', 'Aarts'),
        person(2, 'Bo', null, 'Ábel'),
        person(3, 'Cas', 'van den', 'Zuylen'),
        person(4, 'Dirk-Jan Willem Frederik', 'van de', 'Wolkenburg-Achternaam tot Lang'),
      ])
      .execute();
  });
});
after(() => t.close());

describe('the organisation', () => {
  test('shows its details, locations and own contact person', async () => {
    const { body } = await page(people.noord.plain, '/organisatie');
    for (const words of [
      /10001/,
      /01234567/,
      /NL001234567B01/,
      /Kade 2, 3011 AB Rotterdam/,
      /Mila Medewerker/,
      /maandag t\/m vrijdag/,
    ])
      says(body, words);
  });

  test('shows the bank account only to who may see invoices', async () => {
    says((await page(people.noord.finance, '/organisatie')).body, /NL91 ABNA 0417 1643 00/);
    saysNot((await page(people.noord.plain, '/organisatie')).body, /ABNA/);
  });
});

describe('the contact persons', () => {
  test('stand by surname without prefix; who has left is not there; who holds no role stands out', async () => {
    const { body } = await page(people.noord.plain, '/contactpersonen');
    const names = [...contentOf(body).matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name!);
    assert.deepEqual(names.slice(0, 2), ['Aarts, Anna de', 'Ábel, Bo']);
    assert.ok(names.includes('Zuylen, Cas van den'));
    saysNot(body, /KANARIENOORD ended/);
    says(body, /Zonder rol/);
  });

  test('can be found by role and by name', async () => {
    const orderers = (await page(people.noord.plain, '/contactpersonen?rol=besteller')).body;
    says(orderers, /KANARIENOORD orderer/);
    saysNot(orderers, /KANARIENOORD finance/);
    says((await page(people.noord.plain, '/contactpersonen?rol=geen')).body, /KANARIENOORD plain/);
    says((await page(people.noord.plain, '/contactpersonen?q=zuylen')).body, /1 t\/m 1 van 1/);
    for (const query of ['rol=%27', 'pagina=9999', 'q=%00', 'rol=besteller&rol=x'])
      assert.equal((await page(people.noord.plain, `/contactpersonen?${query}`)).statusCode, 200, query);
  });

  test('have a page with what they may, and the maximum', async () => {
    const { body } = await page(people.noord.plain, `/contactpersonen/${noord.contacts['orderer']}`);
    says(body, /Besteller/);
    says(body, /cloud, telefonie, verbindingen \(tot € 500,00 per maand\)/);
  });

  test('who left, who works elsewhere and who does not exist answer the same, byte for byte', async () => {
    const replies = await Promise.all(
      [noord.contacts['ended'], zuid.contacts['finance'], random, 'x'].map((id) =>
        page(people.noord.everything, `/contactpersonen/${id}`),
      ),
    );
    for (const reply of replies) {
      assert.equal(reply.statusCode, 404);
      assert.equal(reply.body, replies[0]!.body);
    }
  });
});

test('a contact and the cloud user with the same address lead to each other, for who may see cloud users', async () => {
  await write(t.system, (trx) =>
    trx
      .insertInto('cloud_user')
      .values({
        customer_id: noord.customerId,
        tenant: 'noord.example',
        upn: people.noord.technical,
        display_name: 'Techniek',
        source: 'test',
        external_id: 'same-mail',
      })
      .execute(),
  );
  const url = `/contactpersonen/${noord.contacts['technical']}`;
  says((await page(people.noord.reader, url)).body, /Ook cloudgebruiker/);
  saysNot((await page(people.noord.plain, url)).body, /Ook cloudgebruiker/);
});

describe('who may do what', () => {
  test('per subject: names with their maximum, the reader marked, and nobody who has left', async () => {
    const { body } = await page(people.noord.orderer, '/bevoegdheden');
    const cloud = /Clouddiensten wijzigen<\/th>(.*?)<\/tr>/.exec(contentOf(body))?.[1] ?? '';
    assert.match(
      cloud,
      /KANARIENOORD orderer<\/a> <span class="badge info">Jij<\/span> <span class="soft">tot € 500,00 per maand<\/span>/,
    );
    assert.match(cloud, /KANARIENOORD everything/);
    assert.doesNotMatch(cloud, /finance|ended/);
    says(body, /Mensen beheren<\/th>/);
  });

  test('per person: the reader first, with roles explained below', async () => {
    const { body } = await page(people.noord.finance, '/bevoegdheden?weergave=persoon');
    const names = [...contentOf(body).matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name!);
    assert.equal(names[0], `${canaries.noord} finance, Voor van`);
    assert.equal(names[1], 'Aarts, Anna de');
    says(body, /Mag diensten bestellen en wijzigen, tot een maximumbedrag per maand/);
  });

  test('a change in the table of roles shows at once', async () => {
    await write(t.system, (trx) =>
      trx
        .updateTable('role')
        .set({ permissions: ['services:read', 'people:manage'] })
        .where('key', '=', 'lezen')
        .execute(),
    );
    says((await page(people.noord.plain, '/bevoegdheden')).body, /Mensen beheren<\/th><td[^>]*>.*KANARIENOORD reader/);
  });
});

test('others can ask who may, and who holds no role', async () => {
  const finance = await t.visitor(people.noord.finance);
  assert.ok(finance);
  const scope = {
    kind: 'customer',
    pool: t.portal.database.app,
    customerId: noord.customerId,
  } as unknown as ReturnType<typeof customerScope>;
  const [may, [without]] = await inOneFlight(
    scope,
    whoMay(noord.customerId, 'change:cloud', '2026-11-20'),
    contactsWithoutRole(noord.customerId, '2026-11-20'),
  );
  assert.deepEqual(
    may.map(({ surname, limitCents }) => [surname, limitCents]),
    [
      [`${canaries.noord} everything`, null],
      [`${canaries.noord} orderer`, 50_000],
    ],
  );
  assert.equal(without?.count, 5);
});

test('each page asks the database once', async () => {
  const visitor = await t.visitor(people.noord.everything);
  for (const url of [
    '/organisatie',
    '/contactpersonen',
    `/contactpersonen/${noord.contacts['finance']}`,
    '/bevoegdheden',
  ])
    assert.equal(await flightsOf(t, visitor, url), 1, url);
});
