import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { plainLetters } from '../../../platform/text/match.ts';
import { says, saysNot } from '../../../../test/content.ts';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { seedLetters } from '../../../../test/search-cast.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { storeInvoice } from '../../billing/invoice-import/index.ts';
import { jsonInvoice } from '../../billing/invoice-import/samples/invoice.ts';

let t: TestPortal;
let visitor: Visitor;
let customer_id: number;
before(async () => {
  t = await testPortal('letters');
  ({
    noord: { customerId: customer_id },
  } = await seedCast(t.system, t.portal.files));
  await seedLetters(t.system, customer_id);
  visitor = await t.visitor(people.noord.everything);
});
after(() => t.close());

const search = async (q: string) => (await visitor.get(`/zoeken?${new URLSearchParams({ q })}`)).body;
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
