import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { write } from '../../../access/scopes.ts';
import { contentOf, says, saysNot } from '../../../../test/content.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
const visitors = new Map<string, Visitor>();

before(async () => {
  t = await testPortal('search');
  const seeded = await seedCast(t.system, t.portal.files);
  noord = seeded.noord;
  await seedMore(noord);
  for (const who of ['everything', 'finance', 'technical', 'reader', 'plain'] as const)
    visitors.set(who, await t.visitor(people.noord[who]));
});
after(() => t.close());

/** Things of many kinds to look for, for the first customer. */
async function seedMore({ customerId: customer_id, location }: Seeded): Promise<void> {
  const from = (external_id: string) => ({ source: 'test', external_id });
  const invoice = {
    customer_id,
    kind: 'invoice' as const,
    supplier_key: 'test',
    supplier_name: 'Contict',
    currency: 'EUR',
    line_count: 1,
    document: '{}',
    content_hash: 'x',
  };
  await write(t.system, async (trx) => {
    await trx
      .insertInto('invoice')
      .values([
        {
          ...invoice,
          ...from('i1'),
          address: '2026-0815',
          number: '2026/0815',
          issued_on: '2026-10-01',
          due_on: '2026-10-15',
          period_start: '2026-10-01',
          period_end: '2026-10-31',
          tax_inclusive_cents: 123_450,
          payable_cents: 123_450,
          search_text: '2026/0815\nmicrosoft 365\n1234.50\n1234,50',
        },
        ...Array.from({ length: 7 }, (_, n) => ({
          ...invoice,
          ...from(`many${n}`),
          address: `V-${n}`,
          number: `V-${n}`,
          issued_on: `2024-0${n + 1}-01`,
          payable_cents: 1000 + n,
          search_text: `v-${n}\nverhuizing`,
        })),
      ])
      .execute();
    await trx
      .insertInto('subscription')
      .values([
        {
          customer_id,
          ...from('s1'),
          location_id: location,
          number: 'TEL-7',
          service_group: 'voice',
          product: 'Hosted seat',
          details: JSON.stringify({ numbers: ['+31 10 123 00 00', '0101230001'], extension: '201' }),
        },
        {
          customer_id,
          ...from('s2'),
          number: 'TEL-8',
          service_group: 'voice',
          product: 'Nummerblok',
          details: JSON.stringify({ numberRange: '085 555 03 00 – 085 555 03 99' }),
        },
        {
          customer_id,
          ...from('s3'),
          number: 'VB-1',
          service_group: 'connectivity',
          product: 'Glasvezel',
          details: JSON.stringify({ circuitId: 'WV-GL-48120' }),
        },
        {
          customer_id,
          ...from('s4'),
          number: 'VB-2',
          service_group: 'workplace',
          product: 'Leasefiets',
          details: '{}',
        },
      ])
      .execute();
    await trx
      .insertInto('contact')
      .values({
        customer_id,
        ...from('c1'),
        given_name: 'Renée',
        prefix: 'van',
        surname: 'Dongen',
        mail: 'renee@example.nl',
        mobile: '06 12345678',
      })
      .execute();
    await trx
      .insertInto('faq')
      .values([
        {
          ...from('f1'),
          category_nl: 'Fietsen',
          question_nl: 'Waar staan onze fietsen?',
          answer_nl: 'In de kelder, bij de stalling.',
          question_en: 'Where are our bicycles?',
          answer_en: 'In the basement.',
        },
        {
          ...from('f2'),
          category_nl: 'Contract',
          question_nl: 'Hoe lang is de opzegtermijn?',
          answer_nl: 'Een maand.',
        },
        {
          ...from('f3'),
          category_nl: 'Contract',
          question_nl: 'Alleen voor beheerders',
          answer_nl: 'geheimwoord',
          audience_roles: ['portalbeheerder'],
        },
        {
          ...from('f4'),
          category_nl: 'Contract',
          question_nl: 'Pas volgend jaar',
          answer_nl: 'geheimwoord',
          visible_from: '2027-01-01',
        },
      ])
      .execute();
    await trx
      .insertInto('document')
      .values([
        {
          ...from('d1'),
          kind: 'manual',
          title_nl: 'Bellen met het toestel',
          body_nl: 'Zo zet je **doorschakelen** aan.',
          file_text: 'Druk op sterretje en kies pauzemuziek.',
        },
        {
          customer_id,
          ...from('d2'),
          kind: 'contract',
          title_nl: 'Raamovereenkomst',
          file_text: 'Met een boeteclausule.',
        },
      ])
      .execute();
    await trx
      .insertInto('news')
      .values({
        ...from('n1'),
        slug: 'privacy',
        title_nl: 'Nieuwe privacyverklaring',
        body_nl: 'Lees wat er verandert.',
        published_on: '2026-11-02',
      })
      .execute();
    await trx
      .insertInto('message_thread')
      .values({ customer_id, contact_id: noord.contacts['finance']!, subject: 'Vraag over betaaltermijn' })
      .execute();
  });
}

async function search(who: string, q: string, path = '/zoeken'): Promise<string> {
  const reply = await visitors.get(who)!.get(`${path}?${new URLSearchParams({ q })}`);
  assert.equal(reply.statusCode, 200, q);
  return path === '/zoeken' ? reply.body : `<main>${reply.body}</main>`;
}

/** Names of what was found, without the marks. */
const plainly = (body: string) => body.replace(/<\/?mark>/g, '');
const finds = async (who: string, q: string, pattern: RegExp) => says(plainly(await search(who, q)), pattern);
const findsNot = async (who: string, q: string, pattern: RegExp) => saysNot(plainly(await search(who, q)), pattern);

describe('everyone finds what their role may see', () => {
  const cases: readonly [q: string, what: RegExp, may: readonly string[], mayNot: readonly string[]][] = [
    ['2026/0815', /href="\/facturen\/2026-0815"/, ['everything', 'finance'], ['technical', 'plain']],
    ['Hosted seat', /TEL-7/, ['everything', 'finance', 'technical'], ['plain']],
    [
      `${canaries.noord} Iemand`,
      /href="\/cloudgebruikers\/[0-9a-f-]{36}"/,
      ['everything', 'technical', 'reader'],
      ['finance', 'plain'],
    ],
    ['SPB', /href="\/cloudgebruikers\?product=SPB"/, ['everything', 'reader'], ['finance', 'plain']],
    ['boeteclausule', /Raamovereenkomst/, ['everything', 'finance'], ['technical', 'plain']],
    ['pauzemuziek', /Bellen met het toestel/, ['everything', 'plain'], []],
    ['kantoor', /href="\/organisatie"/, ['plain'], []],
    ['Dongen', /Renée van Dongen/, ['plain'], []],
    ['Dongen', /href="\/contactpersonen\/[0-9a-f-]{36}"/, ['plain'], []],
    ['privacyverklaring', /href="\/nieuws\/privacy"/, ['plain'], []],
    [`${canaries.noord} avond`, /href="\/agenda\//, ['plain'], []],
    ['betaaltermijn', /href="\/contact\/berichten\//, ['finance', 'everything'], ['technical', 'plain']],
    ['geheimwoord', /Alleen voor beheerders|Pas volgend jaar/, [], ['everything', 'plain']],
  ];
  for (const [q, what, may, mayNot] of cases) {
    test(`"${q}" is found by ${may.join(', ') || 'nobody'} and not by ${mayNot.join(', ') || 'nobody else'}`, async () => {
      for (const who of may) await finds(who, q, what);
      for (const who of mayNot) await findsNot(who, q, what);
    });
  }
});

test('nothing of another customer is found, whatever is asked', async () => {
  for (const q of [
    canaries.zuid,
    `S-${canaries.zuid}`,
    canaries.zuid.toLowerCase(),
    'KANARIE',
    'zuid',
    '115,31',
    'SPB',
    'iemand',
    'antwoord',
  ]) {
    for (const path of ['/zoeken', '/zoeken/snel']) {
      for (const who of visitors.keys()) {
        const body = contentOf(await search(who, q, path)).toUpperCase();
        assert.ok(
          !plainly(body.replaceAll('<MARK>', '').replaceAll('</MARK>', ''))
            .replaceAll(q.toUpperCase(), '')
            .includes(canaries.zuid),
          `${who} ${q}`,
        );
        assert.ok(!body.includes(`/${canaries.zuid}`), `${who} ${q}`);
      }
    }
  }
});

describe('people type as they speak', () => {
  test('an amount is found however it is written', async () => {
    for (const q of ['1.234,50', '1234,5', '€ 1234.50', '1,234.50', '1234', 'EUR 1.234,50'])
      await finds('finance', q, /href="\/facturen\/2026-0815"/);
    await findsNot('finance', '1234,51', /href="\/facturen\/2026-0815"/);
  });

  test('a month finds its invoices', async () => {
    for (const q of ['oktober 2026', 'factuur oktober 2026', 'okt 2026', '10-2026', 'october', 'Q4 2026'])
      await finds('finance', q, /href="\/facturen\/2026-0815"/);
    await findsNot('finance', 'september 2026', /href="\/facturen\/2026-0815"/);
  });

  test('an invoice number needs no separators', async () => {
    for (const q of ['2026-0815', '20260815', '2026 08', '0815'])
      await finds('finance', q, /href="\/facturen\/2026-0815"/);
  });

  test('a phone number is found with and without country code and spaces, also inside a block', async () => {
    for (const q of ['010 123', '+31 10 123', '0031101230000', '010-1230001', '101230000'])
      await finds('technical', q, /TEL-7/);
    for (const q of ['085 555 03 45', '+31855550345']) await finds('technical', q, /TEL-8/);
    await findsNot('technical', '085 555 04 45', /TEL-8/);
    await finds('technical', 'WV-GL-481', /VB-1/);
    await finds('plain', '06-12345678', /Renée/);
  });

  test('accents and case do not matter', async () => {
    for (const q of ['renee', 'RENÉE', 'Renée van']) await finds('plain', q, /Renée van Dongen/);
  });

  test('words are found by their stem, in both languages', async () => {
    await finds('plain', 'fiets', /onze fietsen/);
    await finds('technical', 'fietsen', /Leasefiets|onze fietsen/);
    await finds('plain', 'opzeggen', /opzegtermijn/);
    await finds('plain', 'bicycle', /onze fietsen/);
  });

  test('a typing error still leads somewhere, and says so', async () => {
    for (const [q, what] of [
      ['microsft', /Microsoft 365/],
      ['telefonnie', /href="\/diensten\/telefonie"/],
      ['glasvesel', /VB-1/],
      ['factur', /href="\/facturen"/],
      ['dongne', /Dongen/],
    ] as const)
      await finds('everything', q, what);
    for (const [q, what] of [
      ['dengen', /Renée van Dongen/],
      ['pauzemuziek onvindbaar', /Bellen met het toestel/],
    ] as const)
      await finds('everything', q, what);
    await finds('everything', 'microsft', /Bedoel je <a href="\/zoeken\?q=microsoft">/);
  });
});

test('the name of a page leads to it, for who may open it', async () => {
  for (const q of ['handleiding', 'handleidingen']) await finds('plain', q, /Ga naar<\/span><a href="\/documenten"/);
  await finds('finance', 'contracten', /Ga naar<\/span><a href="\/documenten\?soort=contracten"/);
  await finds('plain', 'handleidingen', /href="\/documenten\/[^"]+">Bellen met het toestel/);
  await findsNot('plain', 'contracten', /soort=contracten|Raamovereenkomst/);
  await finds('finance', 'contracten', /Raamovereenkomst/);
  await findsNot('finance', 'contract', /Ga naar.*href="\/contact"/);
});

test('what was searched for is marked, and an exact number comes first', async () => {
  says(await search('finance', '2026/0815'), /<mark>2026\/0815<\/mark>/);
  const body = plainly(contentOf(await search('everything', 'TEL-7')));
  assert.match(body.slice(body.indexOf('<h2>')), /^<h2>Diensten/);
});

test('more than five of a kind become a link to all of them', async () => {
  const body = await search('finance', 'verhuizing');
  says(body, /href="\/facturen\?zoek=verhuizing">Alle facturen \(7\)/);
  says(body, /7 resultaten voor/);
  assert.equal([...body.matchAll(/href="\/facturen\/V-/g)].length, 5);
  const all = await visitors.get('finance')!.get('/zoeken?q=verhuizing&soort=facturen');
  assert.equal([...all.body.matchAll(/href="\/facturen\/V-/g)].length, 7);
});

test('the link to all people of a name leads to a page with just them', async () => {
  await write(t.system, (trx) =>
    trx
      .insertInto('contact')
      .values(
        Array.from({ length: 7 }, (_, n) => ({
          customer_id: noord.customerId,
          source: 'test',
          external_id: `z${n}`,
          given_name: `Kees${n}`,
          surname: 'Zonneveld',
        })),
      )
      .execute(),
  );
  const all = /href="([^"]+)">Alle contactpersonen \(7\)/.exec(await search('plain', 'zonneveld'))![1]!;
  const list = await visitors.get('plain')!.get(all);
  assert.equal(list.statusCode, 200);
  assert.equal(new Set([...list.body.matchAll(/Kees\d/g)].map(([name]) => name)).size, 7);
  saysNot(list.body, /Dongen/);
});

test('without a question the page says what can be found, by this person', async () => {
  says(await search('finance', ''), /op nummer, bedrag of maand/);
  saysNot(await search('plain', ''), /op nummer, bedrag of maand/);
});

test('when nothing is found the page helps on', async () => {
  says(await search('plain', 'qqxxzzvv'), /We vonden niets voor/);
  says(await search('plain', 'qqxxzzvv'), /href="\/contact"/);
});

test('asking for a kind that one may not see finds nothing, and does not fail', async () => {
  const reply = await visitors.get('plain')!.get('/zoeken?q=2026/0815&soort=facturen');
  assert.equal(reply.statusCode, 200);
  saysNot(reply.body, /href="\/facturen/);
});

test('a search with five hundred invoices answers while one types', async () => {
  await write(t.system, (trx) =>
    sql`insert into invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on, currency,
      line_count, payable_cents, search_text, document, content_hash, source, external_id)
    select ${noord.customerId}, 'W-' || n, 'W-' || n, 'invoice', 'w', 'Contict', date '2010-01-01' + n, 'EUR', 1, n,
      repeat('werkplek ', 300), '{}', 'w', 'test', 'w' || n from generate_series(1, 500) n`.execute(trx),
  );
  await search('finance', 'werkplek');
  const began = performance.now();
  for (let i = 0; i < 5; i++) await search('finance', 'werkplek', '/zoeken/snel');
  assert.ok((performance.now() - began) / 5 < 500);
  await finds('finance', 'werkplek', /Alle facturen \(500\)/);
});

test('whatever is typed, the page answers', async () => {
  const signs = fc.string({ unit: fc.constantFrom(...'%_\\\'"&|!:*()<>{}[]$^.?+-/\u0000\u0007\u202eéß€1a0 ') });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        signs,
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          'a',
          '1',
          '&',
          'a:*',
          "'; drop table invoice; --",
          '((((',
          '!!',
          'de',
          'de het een',
          '99999999999999999999',
          '€',
          '1.234,567',
          '0',
          '000',
          '31',
          '２０２６',
          'ﬁ',
          'a'.repeat(5000),
        ),
      ),
      async (q) => {
        await search('everything', q);
        await search('everything', q, '/zoeken/snel');
      },
    ),
    { numRuns: 150 },
  );
  for (const url of [
    '/zoeken?q=a&q=b',
    '/zoeken?q[]=a',
    '/zoeken?soort=facturen',
    '/zoeken?q=x&soort=onzin',
    '/zoeken?q=%ff%fe',
  ])
    assert.ok((await visitors.get('everything')!.get(url)).statusCode < 500, url);
});
