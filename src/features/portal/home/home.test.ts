import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { write } from '../../../access/scopes.ts';
import { contentOf, says, saysNot } from '../../../../test/content.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
const home = async (mail: string) => (await t.visitor(mail)).get('/');
const groups = ['cloud', 'voice', 'connectivity', 'workplace', 'service'] as const;
let expected = 0;

before(async () => {
  t = await testPortal('home');
  ({ noord } = await seedCast(t.system, t.portal.files));
  expected = await seedYear();
});
after(() => t.close());

/**
 * A large customer: 60 services, 13 months of 60 lines each, a credit note, a foreign invoice, 12 pools. Answers the
 * sum in cents that the chart must show.
 */
async function seedYear(): Promise<number> {
  const { customerId: customer_id } = noord;
  let sum = 9530; // the invoice of the cast
  await write(t.system, async (trx) => {
    const from = (name: string) => ({ source: 'test', external_id: name });
    const services = Array.from({ length: 60 }, (_, n) => ({
      customer_id,
      number: `A-${n}`,
      service_group: groups[n % 5]!,
      product: `Dienst met een lange naam ${n}`,
      monthly_cents: 1000 + n,
      started_on: `2025-0${(n % 9) + 1}-01`,
      first_term_months: 36,
      ...from(`s-${n}`),
    }));
    await trx.insertInto('subscription').values(services).execute();
    for (let month = 0; month < 15; month++) {
      const issued_on = new Date(Date.UTC(2025, 8 + month, 1)).toISOString().slice(0, 10);
      const number = `V-${month}`;
      const invoice = await trx
        .insertInto('invoice')
        .values({
          customer_id,
          address: number,
          number,
          kind: month === 7 ? 'credit-note' : 'invoice',
          supplier_key: 'test',
          supplier_name: 'Contict',
          issued_on,
          due_on: issued_on,
          currency: month === 9 ? 'USD' : 'EUR',
          line_count: 60,
          payable_cents: 100,
          paid_on: month > 12 ? null : issued_on,
          direct_debit: month === 14,
          document: '{}',
          content_hash: number,
          ...from(number),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const lines = services.map((service, n) => ({
        customer_id,
        invoice_id: invoice.id,
        position: n + 1,
        net_cents: 1000 + ((n * 7919 + month * 104_729) % 5000),
        subscription_number: n % 10 === 9 ? null : service.number,
        period_start: n % 3 === 0 ? issued_on : null,
      }));
      await trx.insertInto('invoice_line').values(lines).execute();
      const total = lines.reduce((all, { net_cents }) => all + net_cents, 0);
      if (month >= 2 && month !== 9) sum += month === 7 ? -total : total;
    }
    await trx
      .insertInto('licence_pool')
      .values(
        Array.from({ length: 12 }, (_, n) => ({
          customer_id,
          tenant: 'x',
          sku: `SKU${n}`,
          product: `Product ${n}`,
          bought: 40 + n,
          ...from(`l-${n}`),
        })),
      )
      .execute();
  });
  return sum;
}

const euros = (cents: number) =>
  `€ ${cents < 0 ? '−' : ''}${new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(Math.abs(cents) / 100)}`;

describe('the overview', () => {
  test('greets by the Dutch clock, and names the organisation', async () => {
    t.clock.now = new Date('2026-11-20T10:59:00Z');
    says((await home(people.noord.finance)).body, /<h1>Goedemorgen, Voor<\/h1>/);
    t.clock.now = new Date('2026-11-20T11:00:00Z');
    const { body } = await home(people.noord.finance);
    says(body, /<h1>Goedemiddag, Voor<\/h1>/);
    says(body, /KANARIENOORD Groep/);
  });

  test('shows everything to who may see everything, in the order in which it matters', async () => {
    const content = contentOf((await home(people.noord.everything)).body);
    const places = [
      'KANARIENOORD mededeling',
      '<h1>',
      '>Taken<',
      'Openstaand',
      'Kosten per maand',
      'Einde van contracten',
      '>Licenties<',
      '>Nieuws<',
      'Eerstvolgende bijeenkomst',
      'Jouw contactpersoon bij Contict',
      'Bel mij terug',
    ].map((words) => content.indexOf(words));
    assert.ok(
      places.every((place) => place >= 0),
      String(places),
    );
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  test('asks to pay what is overdue, but not what is collected', async () => {
    const { body } = await home(people.noord.finance);
    says(body, /2 facturen zijn te laat/);
    says(body, /href="\/facturen\?status=open"/);
    says(body, /3 facturen, 2 te laat/);
  });

  test('shows costs whose table adds up to the lines, to the cent', async () => {
    const content = contentOf((await home(people.noord.finance)).body);
    const totals = content.slice(content.indexOf('<tfoot>'), content.indexOf('</tfoot>'));
    assert.ok(totals.includes(euros(expected)), `${euros(expected)} is not in ${totals.replace(/<[^>]*>/g, ' ')}`);
    const rows = [
      ...content
        .slice(content.indexOf('<tbody>'), content.indexOf('</tbody>'))
        .matchAll(/<b><span class="money">(−?)€ ([\d.]+),(\d\d)/g),
    ].map(([, sign, whole, cents]) => Number(`${sign === '' ? '' : '-'}${whole!.replaceAll('.', '')}${cents}`));
    assert.equal(rows.length, 13);
    assert.equal(
      rows.reduce((sum, cents) => sum + cents, 0),
      expected,
    );
  });

  test('says in the chart itself what it shows, and asks for no style or script', async () => {
    const { body } = await home(people.noord.finance);
    says(body, /<svg[^>]*role="img"[^>]*aria-labelledby="costs-title costs-about"/);
    says(body, /<title id="costs-title">Kosten per maand<\/title>/);
    says(body, /Staafgrafiek van november 2025 tot en met november 2026, gestapeld naar cloud, telefonie/);
    saysNot(body, / style=|<script/);
  });

  test('costs one flight beside the one of the session', async () => {
    const counts = { app: 0, system: 0 };
    const pools = t.portal.database;
    const asked = (['app', 'system'] as const).map((name) => {
      const pool = pools[name].pg;
      const connect = pool.connect.bind(pool);
      pool.connect = ((...args: []) => {
        counts[name]++;
        return connect(...args);
      }) as typeof pool.connect;
      return () => (pool.connect = connect);
    });
    const visitor = await t.visitor(people.noord.everything);
    Object.assign(counts, { app: 0, system: 0 });
    await visitor.get('/');
    for (const restore of asked) restore();
    assert.deepEqual(counts, { app: 1, system: 1 });
  });

  test('weighs at most 14 kB compressed for a large customer', async () => {
    const size = gzipSync((await home(people.noord.everything)).body).length;
    assert.ok(size <= 14_000, `${size} bytes`);
  });
});

describe('the overview shows only what a role may see', () => {
  test('no invoices and no chart to an orderer, but what the services cost', async () => {
    const { body } = await home(people.noord.orderer);
    says(body, /per maand excl\. btw/);
    saysNot(body, /Openstaand|Kosten per maand|te laat|\/facturen/);
  });

  test('no amounts at all to a technical contact and a reader', async () => {
    for (const mail of [people.noord.technical, people.noord.reader]) {
      const { body } = await home(mail);
      says(body, /Licenties in gebruik/);
      saysNot(body, /€|\/facturen|Einde van contracten/);
    }
  });

  test('a friendly page to who has no role: what there is, and who can give one', async () => {
    const { statusCode, body } = await home(people.noord.plain);
    assert.equal(statusCode, 200);
    says(body, /Je hebt nog geen rol/);
    says(body, /Voor van KANARIENOORD admin of Voor van KANARIENOORD everything kan je een rol geven/);
    says(body, /Niets te doen/);
    saysNot(body, /€|\/facturen|\/diensten|\/cloudgebruikers/);
    const visitor = await t.visitor(people.noord.plain);
    for (const [, href] of contentOf(body).matchAll(/href="(\/[^"]*)"/g))
      assert.equal((await visitor.get(href!)).statusCode, 200, href);
  });

  test('tasks about people only to who manages them', async () => {
    says((await home(people.noord.admin)).body, /heeft nog geen rol/);
    saysNot((await home(people.noord.finance)).body, /heeft nog geen rol/);
  });

  test('every link of every role leads somewhere', async () => {
    for (const who of ['everything', 'admin', 'finance', 'orderer', 'technical', 'reader'] as const) {
      const visitor = await t.visitor(people.noord[who]);
      const { body } = await visitor.get('/');
      for (const [, href] of contentOf(body).matchAll(/href="(\/[^"]*)"/g))
        assert.equal((await visitor.get(href!.replaceAll('&amp;', '&'))).statusCode, 200, `${who} ${href}`);
    }
  });
});

test('an answer that was not read yet is a task for who asked, until it is opened', async () => {
  const staff = await write(t.system, (trx) => trx.selectFrom('staff_member').select('id').executeTakeFirstOrThrow());
  await write(t.system, (trx) =>
    trx
      .insertInto('message')
      .values({ customer_id: noord.customerId, thread_id: noord.thread, staff_id: staff.id, body: 'Geregeld.' })
      .execute(),
  );
  const visitor = await t.visitor(people.noord.everything);
  says((await visitor.get('/')).body, /Je hebt antwoord: KANARIENOORD onderwerp/);
  saysNot((await home(people.noord.admin)).body, /Je hebt antwoord/);
  await visitor.get(`/contact/berichten/${noord.thread}`);
  saysNot((await visitor.get('/')).body, /Je hebt antwoord/);
});

test('an outage stands above everything, until it ends', async () => {
  await write(t.system, (trx) =>
    trx
      .insertInto('notice')
      .values({
        tone: 'outage',
        title_nl: 'Storing in Rotterdam',
        starts_at: '2026-11-20T08:00:00Z',
        ends_at: '2026-11-20T12:00:00Z',
        source: 'test',
        external_id: 'outage',
      })
      .execute(),
  );
  t.clock.now = new Date('2026-11-20T11:30:00Z');
  const { body } = await home(people.noord.plain);
  says(body, /notice danger[^]*Storing in Rotterdam[^]*KANARIENOORD mededeling[^]*<h1>/);
  t.clock.now = new Date('2026-11-20T12:00:00Z');
  saysNot((await home(people.noord.plain)).body, /Storing in Rotterdam/);
});

test('a customer of yesterday, with nothing yet, gets a page without empty boxes', async () => {
  await write(t.system, async (trx) => {
    for (const table of ['subscription', 'licence_pool', 'news', 'event'] as const)
      await trx.updateTable(table).set({ removed_at: '2026-01-01' }).execute();
    for (const table of ['invoice_line', 'invoice_file', 'invoice'] as const) await trx.deleteFrom(table).execute();
    await trx.deleteFrom('cloud_user_licence').execute();
  });
  const { body } = await home(people.noord.everything);
  says(body, /Alles is betaald/);
  saysNot(body, /Kosten per maand|Einde van contracten|>Licenties<|NaN|undefined|null/);
});
