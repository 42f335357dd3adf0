import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { write } from '../../../access/scopes.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { cancelCalendar } from './cancel-calendar.ts';

let t: TestPortal;
let zuid: Seeded;
before(async () => {
  t = await testPortal('calendar_links');
  ({ zuid } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

/** Makes a link as this person and answers its path. */
async function make(visitor: Visitor, kind: string): Promise<string> {
  const reply = await visitor.post('/profiel/agenda-links', { soort: kind });
  assert.equal(reply.statusCode, 200);
  const path = /http:\/\/portal\.example(\/kalender\/[\w-]{32}\.(?:ics|rss))/.exec(reply.body)?.[1];
  assert.ok(path);
  return path;
}

test('a calendar follows the last days to cancel without signing in, and reads nothing of another customer', async () => {
  const path = await make(await t.visitor(people.noord.technical), 'cancel');
  const nobody = await t.visitor();
  const { statusCode, body, headers } = await nobody.get(path);
  assert.equal(statusCode, 200);
  assert.match(String(headers['content-type']), /^text\/calendar/);
  const flat = body.replace(/\r\n /g, '');
  // A term of twelve months from 1 January 2025 with a month's notice: on 20 November 2026 the last day is the 30th.
  assert.match(flat, /DTSTART;VALUE=DATE:20261130/);
  assert.match(flat, /SUMMARY:Laatste dag om op te zeggen: KANARIENOORD Microsoft 365/);
  assert.ok(!flat.includes(canaries.zuid));
  assert.equal((await nobody.get(path.replace('.ics', ''))).statusCode, 200);
});

test('events come for the services and roles of who made the link', async () => {
  const { body } = await (await t.visitor()).get(await make(await t.visitor(people.noord.plain), 'events'));
  assert.match(body, /SUMMARY:KANARIENOORD avond/);
  assert.ok(!body.includes(canaries.zuid));
});

test('a reader of feeds follows the news without signing in, and reads nothing of another customer', async () => {
  const path = await make(await t.visitor(people.noord.plain), 'news');
  assert.match(path, /\.rss$/);
  const { statusCode, body, headers } = await (await t.visitor()).get(path);
  assert.equal(statusCode, 200);
  assert.match(String(headers['content-type']), /^application\/rss\+xml/);
  assert.match(body, /<item>/);
  assert.ok(!body.includes(canaries.zuid));
});

test('the secret is shown once, and only its hash is kept', async () => {
  const visitor = await t.visitor(people.noord.everything);
  const path = await make(visitor, 'events');
  const secret = /kalender\/(.{32})/.exec(path)![1]!;
  assert.ok(!(await visitor.get('/profiel/agenda-links')).body.includes(secret));
  const rows = await write(t.system, (trx) => trx.selectFrom('calendar_link').selectAll().execute());
  assert.ok(!JSON.stringify(rows).includes(secret));
  const logged = await write(t.system, (trx) => trx.selectFrom('log_event').selectAll().execute());
  assert.ok(!JSON.stringify(logged).includes(secret));
});

test('a form that is posted several times at once makes one link, and every answer shows that one', async () => {
  const visitor = await t.visitor(people.zuid.finance);
  const keyOf = (page: string, kind: string) =>
    new RegExp(`name="eenmalig" value="([\\w-]{36})"/>(?:(?!</form>).)*value="${kind}"`, 's').exec(page)![1]!;
  const eenmalig = keyOf((await visitor.get('/profiel/agenda-links')).body, 'events');
  const linksOn = (page: string) =>
    [...page.matchAll(/action="\/profiel\/agenda-links\/([0-9a-f-]{36})\/intrekken/g)].map(([, id]) => id!);
  const before = new Set(linksOn((await visitor.get('/profiel/agenda-links')).body));
  const addressOf = (page: string) => /\/kalender\/([\w-]{32})\.ics/.exec(page)?.[1];
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => visitor.post('/profiel/agenda-links', { soort: 'events', eenmalig })),
  );
  const [first] = replies;
  for (const reply of replies)
    assert.deepEqual([reply.statusCode, addressOf(reply.body)], [200, addressOf(first!.body)]);
  assert.ok(addressOf(first!.body));
  const page = (await visitor.get('/profiel/agenda-links')).body;
  const own = linksOn(page).filter((id) => !before.has(id));
  assert.equal(own.length, 1);
  const logged = await write(t.system, (trx) =>
    trx.selectFrom('log_event').selectAll().where('action', '=', 'calendar-link.made').execute(),
  );
  assert.ok(!JSON.stringify(logged).includes(eenmalig));

  // The next form makes another link; the key of somebody else, or of another kind, leads to none of theirs.
  assert.notEqual(
    addressOf((await visitor.post('/profiel/agenda-links', { soort: 'events', eenmalig: keyOf(page, 'events') })).body),
    addressOf(first!.body),
  );
  const other = await (
    await t.visitor(people.noord.finance)
  ).post('/profiel/agenda-links', { soort: 'events', eenmalig });
  assert.notEqual(addressOf(other.body), addressOf(first!.body));

  const withdrawn = await Promise.all(
    Array.from({ length: 3 }, () => visitor.post(`/profiel/agenda-links/${own[0]}/intrekken`)),
  );
  assert.deepEqual(
    withdrawn.map(({ statusCode }) => statusCode),
    [303, 303, 303],
  );
  const again = await visitor.post('/profiel/agenda-links', { soort: 'events', eenmalig });
  assert.equal(again.statusCode, 422);
  assert.match(again.body, /Die link werkt niet meer\. Maak hieronder een nieuwe/);
  assert.equal((await (await t.visitor()).get(`/kalender/${addressOf(first!.body)}.ics`)).statusCode, 404);
});

test('a withdrawn link is a 404, and nobody can withdraw that of another', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const path = await make(visitor, 'cancel');
  const id = /agenda-links\/([0-9a-f-]{36})\/intrekken/.exec((await visitor.get('/profiel/agenda-links')).body)![1]!;
  for (const other of [people.noord.technical, people.zuid.finance])
    assert.equal((await (await t.visitor(other)).post(`/profiel/agenda-links/${id}/intrekken`)).statusCode, 404, other);
  assert.equal((await (await t.visitor()).get(path)).statusCode, 200);
  assert.equal((await visitor.post(`/profiel/agenda-links/${id}/intrekken`)).statusCode, 303);
  assert.equal(
    (await visitor.post(`/profiel/agenda-links/${id}/intrekken`)).statusCode,
    303,
    'a second click is told the same',
  );
  assert.equal((await (await t.visitor()).get(path)).statusCode, 404);
});

test('a contact who has left, an account that is closed or a right that is lost ends the link, and leaving ends it for good', async () => {
  const nobody = await t.visitor();
  const visitor = async () => t.visitor(people.zuid.technical);
  const leaving = await make(await visitor(), 'cancel');
  const contact = (values: { active_until: string | null }) =>
    write(t.system, (trx) =>
      trx.updateTable('contact').set(values).where('id', '=', zuid.contacts['technical']!).execute(),
    );
  await contact({ active_until: '2026-11-19' });
  assert.equal((await nobody.get(leaving)).statusCode, 404);
  await contact({ active_until: null });
  assert.equal((await nobody.get(leaving)).statusCode, 404);
  const closing = await make(await visitor(), 'cancel');
  await write(t.system, (trx) =>
    trx.updateTable('account').set({ disabled_at: new Date() }).where('mail', '=', people.zuid.technical).execute(),
  );
  assert.equal((await nobody.get(closing)).statusCode, 404);
  await write(t.system, (trx) =>
    trx.updateTable('account').set({ disabled_at: null }).where('mail', '=', people.zuid.technical).execute(),
  );
  assert.equal((await nobody.get(closing)).statusCode, 404);
  const losing = await make(await visitor(), 'cancel');
  assert.equal((await nobody.get(losing)).statusCode, 200);
  await write(t.system, (trx) =>
    trx.deleteFrom('contact_role').where('contact_id', '=', zuid.contacts['technical']!).execute(),
  );
  assert.equal((await nobody.get(losing)).statusCode, 404);
});

test('a made-up secret finds nothing, and a person can hold ten links', async () => {
  const nobody = await t.visitor();
  for (const token of ['x', 'a'.repeat(32), `${'a'.repeat(32)}.ics`, '%00'])
    assert.equal((await nobody.get(`/kalender/${token}`)).statusCode, 404, token);
  const visitor = await t.visitor(people.noord.orderer);
  for (let at = 0; at < 10; at++) await make(visitor, 'events');
  const refused = await visitor.post('/profiel/agenda-links', { soort: 'events' });
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /Je hebt al 10 links/);
  assert.equal(
    (await (await t.visitor(people.noord.plain)).post('/profiel/agenda-links', { soort: 'cancel' })).statusCode,
    422,
  );
});

test('a whole day is the same day in every time zone of a server', () => {
  const service = { id: 'a', number: 'S1', product: 'Glasvezel', variant: null, location: null } as never;
  const zone = process.env['TZ'];
  try {
    for (const place of ['Europe/Amsterdam', 'America/Los_Angeles', 'Asia/Tokyo', 'UTC']) {
      process.env['TZ'] = place;
      const text = cancelCalendar([{ service, lastDay: '2026-03-31', termEnds: '2026-04-30' }], {
        name: 'x',
        baseUrl: 'http://p.example',
        language: 'nl',
        now: new Date('2026-01-01T00:00:00Z'),
      });
      assert.match(text, /DTSTART;VALUE=DATE:20260331/, place);
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
