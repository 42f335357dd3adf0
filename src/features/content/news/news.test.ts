import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';

let t: TestPortal;
let reader: Visitor;
before(async () => {
  t = await testPortal('news');
  await seedCast(t.system, t.portal.files);
  reader = await t.visitor(people.noord.reader);
  const from = (name: string) => ({ source: 'test', external_id: name });
  await write(t.system, async (trx) => {
    await trx
      .insertInto('news')
      .values([
        {
          slug: 'prijzen',
          title_nl: 'Nieuwe prijzen',
          title_en: 'New prices',
          body_nl: 'Vanaf **1 januari** veranderen <b>prijzen</b>.',
          body_en: 'From 1 January.',
          published_on: '2026-11-10',
          ...from('a'),
        },
        {
          slug: 'voor-bellers',
          title_nl: 'Alleen voor bellers',
          body_nl: 'x',
          published_on: '2026-11-11',
          audience_groups: ['voice'],
          ...from('b'),
        },
        {
          slug: 'geheim',
          title_nl: 'Alleen tekenbevoegden',
          body_nl: 'x',
          published_on: '2026-11-11',
          audience_roles: ['tekenbevoegd'],
          ...from('c'),
        },
        { slug: 'later', title_nl: 'Nog niet', body_nl: 'x', published_on: '2026-12-24', ...from('d') },
        {
          slug: 'voorbij',
          title_nl: 'Niet meer',
          body_nl: 'x',
          published_on: '2026-01-01',
          visible_until: '2026-02-01',
          ...from('e'),
        },
      ])
      .execute();
    await trx
      .insertInto('event')
      .values({
        slug: 'avond',
        title_nl: 'Klantavond',
        body_nl: 'Kom ook; neem een collega mee.',
        starts_at: '2026-12-03T18:00:00Z',
        ends_at: '2026-12-03T21:00:00Z',
        place: 'Rotterdam',
        ...from('f'),
      })
      .execute();
  });
});
after(() => t.close());

test('a reader sees news meant for everyone, and not what is for other services, roles or days', async () => {
  const { body } = await reader.get('/nieuws');
  assert.match(body, /Nieuwe prijzen/);
  for (const hidden of ['Alleen voor bellers', 'Alleen tekenbevoegden', 'Nog niet', 'Niet meer'])
    assert.ok(!body.includes(hidden), hidden);
  for (const slug of ['voor-bellers', 'geheim', 'later', 'voorbij'])
    assert.equal((await reader.get(`/nieuws/${slug}`)).statusCode, 404, slug);
});

test('a holder of the role does see what is meant for it', async () => {
  const { body } = await (await t.visitor(people.noord.everything)).get('/nieuws');
  assert.match(body, /Alleen tekenbevoegden/);
});

test('an article shows marked-up text, and HTML in it stays text', async () => {
  const { body } = await reader.get('/nieuws/prijzen');
  assert.match(body, /<strong>1 januari<\/strong>/);
  assert.match(body, /&lt;b&gt;prijzen/);
});

test('titles and descriptions in RSS are text: markup in the title or introduction of an article stays words in every reader', async () => {
  await write(t.system, (trx) =>
    trx
      .insertInto('news')
      .values({
        slug: 'opmaak',
        title_nl: 'Opmaak <b>vet</b> & <img src=x onerror=alert(2)>',
        intro_nl: 'Prijs < 5 & <script>alert(1)</script>',
        body_nl: 'x',
        published_on: '2026-11-12',
        source: 'test',
        external_id: 'opmaak',
      })
      .execute(),
  );
  const rss = (await reader.get('/nieuws/rss')).body;
  assert.match(rss, /<description><!\[CDATA\[Prijs &lt; 5 &amp; &lt;script&gt;alert\(1\)&lt;\/script&gt;\]\]>/);
  assert.match(rss, /<title><!\[CDATA\[Opmaak &lt;b&gt;vet&lt;\/b&gt; &amp; &lt;img src=x onerror=alert\(2\)&gt;\]\]>/);
  assert.ok(!rss.includes('<script') && !rss.includes('<img'));
});

test('a link within the portal is whole in RSS, and one to elsewhere stays as it is', async () => {
  await write(t.system, (trx) =>
    trx
      .insertInto('news')
      .values({
        slug: 'relatief',
        title_nl: 'Relatief',
        body_nl:
          'Kijk bij [je facturen](/facturen?jaar=2026&status=open), [hier](#onder), [daar](https://elders.example/a?b=1&c=2) of [mail](mailto:a@b.example).',
        published_on: '2026-11-12',
        source: 'test',
        external_id: 'relatief',
      })
      .execute(),
  );
  const rss = (await reader.get('/nieuws/rss')).body;
  for (const href of [
    'http://portal.example/facturen?jaar=2026&amp;status=open',
    'http://portal.example/nieuws/relatief#onder',
    'https://elders.example/a?b=1&amp;c=2',
    'mailto:a@b.example',
  ])
    assert.ok(rss.includes(`href="${href}"`), href);
  assert.doesNotMatch(rss, /href="[/#]/);
  assert.match(
    (await (await t.visitor(people.noord.finance)).get('/nieuws/relatief')).body,
    /href="\/facturen\?jaar=2026/,
  );
});

test('news can be followed as RSS and the agenda as a calendar, in Dutch time', async () => {
  const agenda = (await reader.get('/agenda')).body;
  assert.match(agenda, /<h2>In je eigen agenda<[^]*href="\/profiel\/agenda-links"[^]*href="\/agenda\/ics"/);
  const main = agenda.slice(agenda.indexOf('<main'), agenda.indexOf('</main>'));
  for (const link of ['/profiel/agenda-links', '/agenda/ics'])
    assert.equal(main.split(`href="${link}"`).length, 2, `${link} is offered once`);
  assert.doesNotMatch(main, /Neem mee/);
  const rss = await reader.get('/nieuws/rss');
  assert.match(String(rss.headers['content-type']), /application\/rss\+xml/);
  assert.match(rss.body, /<title><!\[CDATA\[Nieuwe prijzen/);
  const ics = await reader.get('/agenda/ics');
  assert.ok(ics.body.endsWith('\r\nEND:VCALENDAR\r\n'), 'RFC 5545: every line ends, also the last');
  assert.match(ics.body, /BEGIN:VEVENT[\s\S]*SUMMARY:Klantavond/);
  assert.match(ics.body, /DTSTART:20261203T180000Z/);
  assert.match((await reader.get('/agenda/avond')).body, /3\s+december\s+2026<\/time>, 19:00 tot 22:00/);
});

test('a calendar is told that an event moved, also when it moved back, and writes whole days as days', async () => {
  const mark = async () => {
    const { body } = await reader.get('/agenda/avond/ics');
    return { sequence: Number(/SEQUENCE:(\d+)/.exec(body)![1]), stamp: /DTSTAMP:(\S+)/.exec(body)![1]!, body };
  };
  const move = (values: object) =>
    write(t.system, (trx) =>
      trx
        .updateTable('event')
        .set({ imported_at: new Date('2026-11-20T09:00:00Z'), ...values })
        .where('slug', '=', 'avond')
        .execute(),
    );
  await move({});
  const before = await mark();
  await move({
    starts_at: '2026-11-26T18:00:00Z',
    ends_at: '2026-11-26T21:00:00Z',
    imported_at: new Date('2026-11-20T09:30:00Z'),
  });
  const after = await mark();
  assert.equal(after.sequence, before.sequence + 1);
  assert.ok(after.stamp > before.stamp);
  await move({ starts_at: '2026-12-02T23:00:00Z', ends_at: '2026-12-03T23:00:00Z', all_day: true });
  assert.match((await mark()).body, /DTSTART;VALUE=DATE:20261203\r?\nDTEND;VALUE=DATE:20261204/);
  const page = await reader.get('/agenda/avond');
  assert.match(page.body, /<time datetime="2026-12-03">3\s+december\s+2026<\/time>/);
  assert.doesNotMatch(page.body, /00:00/);
});

test('an English reader gets the English words, and Dutch where there are none, marked as Dutch', async () => {
  reader.cookies.set('taal', 'en');
  await write(t.system, (trx) =>
    trx.updateTable('account').set({ language: 'en' }).where('mail', '=', people.noord.reader).execute(),
  );
  assert.match((await reader.get('/nieuws')).body, /New prices/);
  assert.match((await reader.get('/agenda')).body, /<li lang="nl"><a href="\/agenda\/avond"/);
});
