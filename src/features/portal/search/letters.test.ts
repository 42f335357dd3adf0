import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { write } from '../../../access/scopes.ts';
import { plainLetters } from '../../../platform/text/match.ts';
import { says, saysNot } from '../../../../test/content.ts';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { storeInvoice } from '../../billing/invoice-import/index.ts';
import { jsonInvoice } from '../../billing/invoice-import/samples/invoice.ts';
import { readQuestion } from './inputs.ts';
import { piecesOf } from './marks.ts';
import { stemsOf } from './stems.ts';

let t: TestPortal;
let visitor: Visitor;
let customer_id: number;
const from = (external_id: string) => ({ source: 'test', external_id });
before(async () => {
  t = await testPortal('letters');
  ({
    noord: { customerId: customer_id },
  } = await seedCast(t.system, t.portal.files));
  await write(t.system, async (trx) => {
    await trx
      .insertInto('contact')
      .values([
        { customer_id, ...from('x2'), given_name: 'Søren', surname: 'Sørensen' },
        { customer_id, ...from('x3'), given_name: 'Đorđe', surname: 'Strauß' },
        { customer_id, ...from('x5'), given_name: 'Ĳsbrand', surname: 'Æbel' },
      ])
      .execute();
    await trx
      .insertInto('faq')
      .values([
        {
          ...from('vpn'),
          category_nl: 'Proef',
          question_nl: 'Hoe werkt VPN?',
          answer_nl: 'Via IP 192.168.1.10 en poort 443; fout 0x80070005 en MS-365. Koppel 4G.',
        },
        {
          ...from('los'),
          category_nl: 'Proef',
          question_nl: 'Wat kost het?',
          answer_nl: 'Voor 4 gebruikers of 365 dagen: WV48120.',
        },
      ])
      .execute();
    await trx
      .insertInto('licence_pool')
      .values({ customer_id, ...from('p'), product: 'Visio-P2 Plan', sku: 'VISIOP2', tenant: 'x', bought: 3 })
      .execute();
    await trx
      .insertInto('event')
      .values([
        {
          ...from('dag'),
          slug: 'open-dag',
          title_nl: 'Open dag',
          body_nl: 'x',
          all_day: true,
          starts_at: '2026-12-02T23:00:00Z',
          ends_at: '2026-12-03T23:00:00Z',
        },
        {
          ...from('dagen'),
          slug: 'beursdagen',
          title_nl: 'Beursdagen',
          body_nl: 'x',
          all_day: true,
          starts_at: '2026-12-30T23:00:00Z',
          ends_at: '2027-01-02T23:00:00Z',
        },
        {
          ...from('nu'),
          slug: 'nu-bezig',
          title_nl: 'Nu bezig',
          body_nl: 'x',
          all_day: true,
          starts_at: '2026-11-19T23:00:00Z',
          ends_at: '2026-11-21T23:00:00Z',
        },
      ])
      .execute();
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
    await trx
      .insertInto('invoice')
      .values([
        {
          ...invoice,
          ...from('i1'),
          address: 'R-1',
          number: 'R-1',
          issued_on: '2026-10-01',
          payable_cents: 100,
          search_text: 'r-1\nms-365 e3',
        },
        {
          ...invoice,
          ...from('i2'),
          address: 'R-2',
          number: 'R-2',
          issued_on: '2026-09-01',
          payable_cents: 200,
          search_text: 'r-2\nvariabele btw-regeling',
        },
        {
          ...invoice,
          ...from('i3'),
          address: 'R-3',
          number: 'R-3',
          issued_on: '2026-08-01',
          payable_cents: 300,
          search_text: 'r-3\nlunch café strauß',
        },
      ])
      .execute();
  });
  visitor = await t.visitor(people.noord.everything);
});
after(() => t.close());

const search = async (q: string) => (await visitor.get(`/zoeken?${new URLSearchParams({ q })}`)).body;
const plainly = (body: string) => body.replace(/<\/?mark>/g, '');
const isFull = (body: string) => !/lijkt erop|We vonden niets/.test(body);

describe('plain letters', () => {
  test('find names with the letters đ, æ, ø, ß and ĳ as a full hit, and the letters themselves do too', async () => {
    for (const [q, name] of [
      ['dorde', 'Đorđe'],
      ['aebel', 'Æbel'],
      ['sorensen', 'Sørensen'],
      ['strauss', 'Strauß'],
      ['ijsbrand', 'Ĳsbrand'],
      ['Đorđe', 'Đorđe'],
      ['STRAUẞ', 'Strauß'],
      ['ĳsbrand', 'Ĳsbrand'],
    ] as const) {
      const body = await search(q);
      assert.ok(isFull(body), q);
      says(body, new RegExp(`<mark>${name}</mark>`));
    }
  });

  test('are the same to the database as to the portal', async () => {
    const client = new pg.Client(t.portal.database.address);
    await client.connect();
    for (const text of [
      'Đorđe Øre Łódź Ħal Ŧe Ðor ıs Æbel Œuvre Straße STRAUẞ Ĳsbrand Þór',
      'Renée Ångström Çelik naïve',
      'e\u0301ß',
    ]) {
      const {
        rows: [row],
      } = await client.query<{ plain: string }>('select app.plain($1) as plain', [text]);
      assert.equal(row!.plain, plainLetters(text));
      const {
        rows: [kept],
      } = await client.query<{ letters: string }>('select app.letters($1) as letters', [`${text}, ${text}-1.5%`]);
      assert.equal(kept!.letters, plainLetters(`${text}, ${text}-1.5%`));
    }
    await client.end();
  });

  test('of names that were stored before are found as well, and the wall of each table stands again', async () => {
    const client = new pg.Client(t.portal.database.address);
    await client.connect();
    const old =
      "create or replace function app.plain(given text) returns text language sql immutable parallel safe return regexp_replace(lower(regexp_replace(normalize(coalesce(given, ''), nfd), '[\\u0300-\\u036f]', '', 'g')), '[^[:alnum:]]+', ' ', 'g')";
    const walls = async () =>
      (
        await client.query(
          `select relname, relrowsecurity, relforcerowsecurity from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
        )
      ).rows;
    const before = await walls();
    await client.query(
      `begin; ${old}; update contact set surname = surname; update faq set question_nl = question_nl; commit`,
    );
    saysNot(await search('aebel'), /<mark>Æbel/);
    const {
      rows: [seen],
    } = await client.query<{ xmin: string }>(`select xmin::text from contact where surname = 'Iemand' limit 1`);
    await client.query(
      readFileSync(new URL('../../../database/migrations/0180-plain-letters.sql', import.meta.url), 'utf8'),
    );
    assert.ok(isFull(await search('aebel')));
    assert.deepEqual(await walls(), before);
    if (seen !== undefined)
      assert.deepEqual(
        (await client.query(`select xmin::text from contact where surname = 'Iemand' limit 1`)).rows,
        [seen],
        'a row without such a letter is left alone',
      );
    await client.end();
  });
});

test('words of invoices are found with accents and without, in the search, the list and its export, also of invoices that were stored before', async () => {
  const lines = [
    {
      name: 'Verhuizing Đorđe Strauß, Café Æbel',
      quantity: '1',
      price: '100.00',
      net: '100.00',
      vatCategory: 'S',
      vatRate: '21',
    },
  ];
  const outcome = await storeInvoice(t.system, t.portal, {
    bytes: jsonInvoice({ number: 'R-4', lines }),
    format: 'json',
    customerNumber: numbers.noord,
    source: 'test',
  });
  assert.equal(outcome.result, 'created', JSON.stringify(outcome));
  const client = new pg.Client(t.portal.database.address);
  await client.connect();
  const [, rewrite = ''] = readFileSync(
    new URL('../../../database/migrations/0207-plain-search-text.sql', import.meta.url),
    'utf8',
  ).split(/(?=set local role)/);
  await client.query(`begin; ${rewrite}; commit`);
  await client.end();
  for (const [q, told] of [
    ['strauss', ['R-3', 'R-4']],
    ['Strauß', ['R-3', 'R-4']],
    ['STRAUẞ', ['R-3', 'R-4']],
    ['cafe', ['R-3', 'R-4']],
    ['café', ['R-3', 'R-4']],
    ['cafe\u0301', ['R-3', 'R-4']],
    ['dorde', ['R-4']],
    ['Aebel', ['R-4']],
    ['Đorđe', ['R-4']],
  ] as const) {
    for (const body of [
      await search(q),
      (await visitor.get(`/facturen?${new URLSearchParams({ zoek: q })}`)).body,
      (await visitor.get(`/facturen/export?${new URLSearchParams({ zoek: q })}`)).body,
    ]) {
      assert.deepEqual(
        ['R-3', 'R-4'].filter((number) => body.includes(number)),
        told,
        q,
      );
    }
  }
  says(await search('strauss'), /<mark>Strauß<\/mark>/);
});

describe('numbers and short words', () => {
  test('in a text are found as people write them', async () => {
    for (const q of [
      '192.168.1.10',
      '192.168.1.1',
      '4G',
      '4g',
      'MS365',
      'ms-365',
      'MS 365',
      '0x80070005',
      'poort 443',
      'vpn 4G',
      'vpn ms365',
      'WV-48120',
      'ip',
    ]) {
      const body = await search(q);
      assert.ok(isFull(body), q);
      says(plainly(body), q === 'WV-48120' ? /Wat kost het/ : /Hoe werkt VPN/);
    }
    saysNot(plainly(await search('4G')), /Wat kost het/);
    saysNot(plainly(await search('192.168.1.11')), /resultaten? voor/);
  });

  test('of products and invoices need no separators, and the lists find the same', async () => {
    for (const q of ['visiop2', 'Visio-P2', 'visio p2']) says(plainly(await search(q)), /Visio-P2 Plan/);
    for (const q of ['ms365', 'MS-365']) says(await search(q), /href="\/facturen\/R-1"/);
    says((await visitor.get('/veelgestelde-vragen?zoek=MS365')).body, /Hoe werkt VPN/);
    says((await visitor.get('/veelgestelde-vragen?zoek=192.168.1.10')).body, /Hoe werkt VPN/);
  });

  test('are drawn bold where they stand', async () => {
    says(await search('192.168.1.10'), /<mark>192.168.1.10<\/mark>/);
    says(await search('MS365'), /<mark>MS-365<\/mark>/);
    says(await search('4G'), /<mark>4G<\/mark>/);
    assert.deepEqual(piecesOf('e\u0301ß xyz', ['xyz'], []), [
      { text: 'e\u0301ß ', hit: false },
      { text: 'xyz', hit: true },
    ]);
  });

  test('are asked of the database by their beginning, one letter alone is not', () => {
    assert.equal(stemsOf(readQuestion({ q: 'a' })), null);
    assert.equal(stemsOf(readQuestion({ q: '4g' })), '4g');
    assert.equal(stemsOf(readQuestion({ q: 'MS365' })), '(ms365:* | ms <-> 365:*)');
    assert.equal(stemsOf(readQuestion({ q: 'ms-365' })), 'ms & 365:* | ms365:*');
  });
});

describe('words of invoices', () => {
  test('alone lead to the invoices and find what says them', async () => {
    for (const q of ['btw', 'IBAN', 'factuur', 'bedrag']) says(await search(q), /Ga naar<\/span><a href="\/facturen"/);
    says(await search('btw'), /href="\/facturen\/R-2"/);
    saysNot(
      await (await t.visitor(people.noord.plain)).get('/zoeken?q=btw').then(({ body }) => body),
      /href="\/facturen/,
    );
  });

  test('that no invoice says give the way to the invoices, and do not say that nothing was found', async () => {
    for (const word of ['iban', 'vat', 'profiel']) {
      const body = await search(word);
      says(body, /Ga naar/);
      says(body, new RegExp(`We vonden een pagina voor ‘${word}’, en verder niets`));
      saysNot(body, /We vonden niets/);
    }
    says(await search('qqxxzz'), /We vonden niets voor/);
  });

  test('beside a number or a month say which kind is meant', async () => {
    for (const q of ['btw oktober 2026', 'iban okt 2026', 'btw R-1']) says(await search(q), /href="\/facturen\/R-1"/);
    saysNot(await search('btw oktober 2026'), /href="\/facturen\/R-2"/);
  });
});

test('an event of whole days is found with its day or days, in both languages, and is past only when it ended', async () => {
  says(await search('open dag'), /3\sdecember\s2026(?! om)/);
  says(await search('beursdagen'), /31\sdecember\s2026 t\/m 2\sjanuari\s2027/);
  saysNot(await search('nu bezig'), /Geweest|00:00/);
  for (const q of ['open dag', 'beursdagen', 'nu bezig']) assert.doesNotMatch(await search(q), /00:00/);
  for (const path of ['/', '/agenda', '/agenda/beursdagen', '/agenda/ics'])
    assert.doesNotMatch(
      (await visitor.get(path)).body.replace(/<[^>]*>/g, ''),
      /00:00|2026(?!1203T)\d{4}T230000Z/,
      path,
    );
  says((await visitor.get('/agenda/beursdagen')).body, /31\sdecember\s2026 t\/m 2\sjanuari\s2027/);
  visitor.cookies.set('taal', 'en');
  await write(t.system, (trx) =>
    trx.updateTable('account').set({ language: 'en' }).where('mail', '=', people.noord.everything).execute(),
  );
  assert.match((await visitor.get('/zoeken?q=beursdagen')).body, /31\sDecember\s2026 to 2\sJanuary\s2027/);
});
