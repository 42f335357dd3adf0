import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { write } from '../../../access/scopes.ts';
import { contentOf, says, saysNot } from '../../../../test/content.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { seedThings } from '../../../../test/search-cast.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
const visitors = new Map<string, Visitor>();

before(async () => {
  t = await testPortal('search');
  const seeded = await seedCast(t.system, t.portal.files);
  noord = seeded.noord;
  await seedThings(t.system, noord);
  for (const who of ['everything', 'finance', 'technical', 'reader', 'plain'] as const)
    visitors.set(who, await t.visitor(people.noord[who]));
});
after(() => t.close());

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
