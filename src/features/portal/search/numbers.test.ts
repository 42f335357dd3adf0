import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { says, saysNot } from '../../../../test/content.ts';
import { people, seedCast } from '../../../../test/people.ts';
import { seedLetters } from '../../../../test/search-cast.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { readQuestion } from './inputs.ts';
import { piecesOf } from './marks.ts';
import { stemsOf } from './stems.ts';

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
const plainly = (body: string) => body.replace(/<\/?mark>/g, '');
const isFull = (body: string) => !/lijkt erop|We vonden niets/.test(body);

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
