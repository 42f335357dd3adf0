import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTwoHalves } from '../../../../test/half-sent.ts';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

let t: TestPortal;
let noord: Seeded;
let base: string;
before(async () => {
  t = await testPortal('half sent');
  ({ noord } = await seedCast(t.system, t.portal.files));
  base = await t.listen();
});
after(() => t.close());

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
/** All that a form could leave behind. */
const stored = async () =>
  (
    await sql<{
      all: string;
    }>(`select concat_ws(' ', (select count(*) from message), (select count(*) from message_thread), (select count(*)
      from file),
  (select string_agg(concat(id, phone, mail_categories), ',' order by id) from contact), (select count(*)
    from calendar_link where revoked_at is null),
  (select string_agg(concat(id, language, disabled_at), ',' order by id) from account), (select count(*)
    from log_event)) as all`)
  )[0]!.all;

type Form = Readonly<{ url: string; form: Readonly<Record<string, string>>; files?: boolean }>;
const thread = () => `/contact/berichten/${noord.thread}`;
const words = { onderwerp: 'SPOOK', bericht: 'SPOOK komt binnen', soort: 'question', afronden: 'ja' };
const forms = (): Readonly<Record<string, Form>> => ({
  '/contact/bericht': { url: '/contact/bericht', form: words, files: true },
  '/contact/berichten/:id': { url: thread(), form: words, files: true },
  '/contact/terugbellen': { url: '/contact/terugbellen', form: { telefoon: '010 111 22 33', wanneer: 'SPOOK' } },
  '/profiel': { url: '/profiel', form: { telefoon: '010 999 88 77', mobiel: '', taal: 'en' } },
  '/profiel/agenda-links': { url: '/profiel/agenda-links', form: { soort: 'events' } },
  '/profiel/sessies/einde': { url: '/profiel/sessies/einde', form: { alles: 'ja' } },
});

/** Ends the access of this visitor; answers how to give it back, for the next form. */
const endings: Readonly<Record<string, (person: Visitor) => Promise<(() => Promise<unknown>) | null>>> = {
  'signed out in another tab': async (person) => {
    assert.equal((await person.post('/afmelden')).statusCode, 303);
    return null;
  },
  'ended from another browser': async () => {
    const elsewhere = await t.visitor(people.noord.everything);
    assert.equal((await elsewhere.post('/profiel/sessies/einde', { alles: 'ja' })).statusCode, 303);
    return null;
  },
  'removed as a contact': async () => {
    await sql('update contact set removed_at = now() where id = $1', noord.contacts['everything']);
    return () => sql('update contact set removed_at = null where id = $1', noord.contacts['everything']);
  },
  'with a customer that ended': async () => {
    await sql("update customer set status = 'ended' where id = $1", noord.customerId);
    return () => sql("update customer set status = 'active' where id = $1", noord.customerId);
  },
  'with a closed account': async () => {
    await sql('update account set disabled_at = now() where mail = $1', people.noord.everything);
    return () => sql('update account set disabled_at = null where mail = $1', people.noord.everything);
  },
};

describe('a form that began before access ended, and came in whole after', () => {
  for (const [name, end] of Object.entries(endings)) {
    test(`does nothing for who was ${name}`, async () => {
      for (const [route, sent] of Object.entries(forms())) {
        const visitor = await t.visitor(people.noord.everything);
        let before = '';
        let back: (() => Promise<unknown>) | null = null;
        const reply = await inTwoHalves(t, {
          base,
          visitor,
          ...sent,
          meanwhile: async () => {
            back = await end(visitor);
            before = await stored();
          },
        });
        const left = await stored();
        await (back as (() => Promise<unknown>) | null)?.();
        assert.equal(left, before, route);
        assert.deepEqual([reply.status, String(reply.headers['location']).split('?')[0]], [303, '/aanmelden'], route);
      }
    });
  }

  test('does nothing at an organisation that was left for another meanwhile', async () => {
    for (const [route, sent] of Object.entries(forms()).filter(([, { url }]) => url !== thread())) {
      const visitor = await t.visitor(people.both, '10001');
      let before = '';
      const reply = await inTwoHalves(t, {
        base,
        visitor,
        ...sent,
        meanwhile: async () => {
          const [door] = await sql<{ id: string }>(
            'select c.id from contact c join customer u on u.id = c.customer_id where c.mail = $1 and u.number = $2',
            people.both,
            '10002',
          );
          assert.equal((await visitor.post('/organisatie-wisselen', { naar: door!.id })).statusCode, 303);
          before = await stored();
        },
      });
      assert.equal(await stored(), before, route);
      assert.equal(reply.status, 303, route);
    }
  });

  test('does nothing for who may do less now: they see the page of the form once more', async () => {
    const visitor = await t.visitor(people.noord.finance);
    let before = '';
    const reply = await inTwoHalves(t, {
      base,
      visitor,
      url: '/contact/bericht',
      form: words,
      files: true,
      meanwhile: async () => {
        await sql(
          "delete from contact_role where contact_id = $1 and role_key = 'financieel'",
          noord.contacts['finance'],
        );
        before = await stored();
      },
    });
    await sql(
      "insert into contact_role (customer_id, contact_id, role_key) values ($1, $2, 'financieel')",
      noord.customerId,
      noord.contacts['finance'],
    );
    assert.equal(await stored(), before);
    assert.deepEqual([reply.status, reply.headers['location']], [303, '/contact/bericht']);
  });

  test('does nothing for staff who left, or signed out', async () => {
    const ways: readonly ((staff: Visitor) => Promise<unknown>)[] = [
      (staff) => staff.post('/afmelden'),
      () => sql('update staff_member set ended_at = now() where mail = $1', people.staff),
    ];
    for (const end of ways) {
      const visitor = await t.visitor(people.staff);
      let before = '';
      const reply = await inTwoHalves(t, {
        base,
        visitor,
        url: `/beheer/berichten/${noord.thread}`,
        form: words,
        files: true,
        meanwhile: async () => {
          await end(visitor);
          before = await stored();
        },
      });
      await sql('update staff_member set ended_at = null where mail = $1', people.staff);
      assert.equal(await stored(), before);
      assert.deepEqual([reply.status, String(reply.headers['location']).split('?')[0]], [303, '/aanmelden']);
    }
  });

  test('is taken when nothing ended, also in two halves', async () => {
    for (const [route, sent] of Object.entries(forms())) {
      const visitor = await t.visitor(people.noord.everything);
      const reply = await inTwoHalves(t, { base, visitor, ...sent, meanwhile: async () => {} });
      assert.ok(
        !String(reply.headers['location']).startsWith('/aanmelden') && reply.status < 400,
        `${route} ${reply.status}`,
      );
    }
  });

  test('keeps its text for who signs in again', async () => {
    const visitor = await t.visitor(people.noord.everything);
    const page = (await visitor.get('/contact/bericht')).body;
    const marks = Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)]
        .map(([, name, value]) => [name!, value!])
        .filter(([name, value]) => name !== '_naar' || value === '/contact/bericht'),
    );
    const reply = await inTwoHalves(t, {
      base,
      visitor,
      url: '/contact/bericht',
      form: { ...marks, _naar: '/contact/bericht', _van: '/contact/bericht', ...words },
      files: true,
      meanwhile: async () => void (await visitor.post('/afmelden')),
    });
    assert.equal(reply.headers['location'], '/aanmelden?gelukt=bewaard&terug=%2Fcontact%2Fbericht');
    const again = await t.visitor(people.noord.everything);
    again.cookies.set('concept', /concept=([^;]+)/.exec(String(reply.headers['set-cookie']))![1]!);
    assert.match((await again.get('/contact/bericht')).body, /SPOOK komt binnen/);
  });

  test('is tried here for every form that changes something of one person', () => {
    const own = new Set([
      '/afmelden',
      '/sessie/verlengen',
      '/organisatie-wisselen',
      '/profiel/wachtwoord',
      '/profiel/sessies/:sessie/einde',
      '/profiel/agenda-links/:id/intrekken',
      '/beheer/berichten/:id',
    ]);
    const all = t.app.routeTable
      .filter(
        ({ method, needs, url }) =>
          method === 'POST' && needs !== 'public' && needs !== 'machine' && !url.startsWith('/demo'),
      )
      .map(({ url }) => url);
    assert.deepEqual(
      all.filter((url) => !Object.hasOwn(forms(), url) && !own.has(url)),
      [],
    );
  });
});
