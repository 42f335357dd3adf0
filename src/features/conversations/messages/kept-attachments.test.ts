import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { localStore } from '../../../platform/files/store.ts';
import { sweepKeptFiles } from '../../record/kept-files/index.ts';

let t: TestPortal;
let noord: Seeded;
const folder = `/tmp/portal-kept-${randomUUID()}`;
before(async () => {
  t = await testPortal('kept-attachments');
  Object.assign(t.portal, { files: localStore(folder) });
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

type File = Readonly<{ name: string; bytes: Buffer | string }>;
type Fields = Readonly<Record<string, string>>;
async function send(visitor: Visitor, url: string, fields: Fields, files: readonly File[] = []) {
  const part = (head: string, value: Buffer | string) => [
    Buffer.from(`--grens\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(value as string),
    Buffer.from('\r\n'),
  ];
  const payload = Buffer.concat([
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
    ...files.flatMap(({ name, bytes }) => part(`name="bijlagen"; filename="${name}"`, bytes)),
    Buffer.from('--grens--\r\n'),
  ]);
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  return t.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, origin: 'http://portal.example', 'content-type': 'multipart/form-data; boundary=grens' },
  });
}
const pdf = (text: string) => ({ name: `${text}.pdf`, bytes: `%PDF-1.7\n${text}\n%%EOF` });
const empty = { name: 'leeg.pdf', bytes: '' };
const words = { onderwerp: 'Vraag', bericht: 'Zie de bijlage.' };
const filesOnDisk = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const sweep = () => sweepKeptFiles.run(t.portal, {}, { id: '1', attempt: 1 });
const count = async (table: 'kept_file' | 'message' | 'message_file') =>
  (
    await inOneFlight(
      t.system,
      plain<{ n: number }>(
        `select count(*)::int as n from ${table}${table === 'kept_file' ? " where sha256 <> 'x'" : ''}`,
      ),
    )
  )[0][0]!.n;

/** The form as a browser would send it: its key, and the boxes that are ticked. */
function formOn(page: string): Fields {
  const inputs = [...page.matchAll(/<input [^>]*name="(eenmalig|meesturen_[\w-]+)"[^>]*>/g)];
  return Object.fromEntries(
    inputs
      .filter(([whole, name]) => name === 'eenmalig' || / checked/.test(whole))
      .map(([whole, name]) => [name!, name === 'eenmalig' ? /value="([^"]*)"/.exec(whole)![1]! : 'ja']),
  );
}
const boxes = (fields: Fields) => Object.keys(fields).filter((name) => name.startsWith('meesturen_'));
const without = (fields: Fields, name: string) =>
  Object.fromEntries(Object.entries(fields).filter(([one]) => one !== name));
const listed = (page: string) =>
  [...page.matchAll(/<span>([^<]*\.(?:pdf|png)) \(([^)]*)\)<\/span>/g)].map(([, name]) => name);
const attached = (page: string) => [...page.matchAll(/bijlagen\/[\w-]+"[^>]*>\s*([^<(]*) \(/g)].map(([, name]) => name);

describe('a refused form with attachments', () => {
  for (const { mark, who, mail, url } of [
    { mark: 'n', who: 'a new message', mail: people.noord.everything, url: () => '/contact/bericht' },
    { mark: 'r', who: 'a reply', mail: people.noord.everything, url: () => `/contact/berichten/${noord.thread}` },
    { mark: 's', who: 'an answer of staff', mail: people.staff, url: () => `/beheer/berichten/${noord.thread}` },
  ]) {
    test(`keeps the good ones, and sends them with those ticked when it is sent again: ${who}`, async () => {
      const visitor = await t.visitor(mail);
      const disk = filesOnDisk();
      const refused = await send(visitor, url(), words, [pdf(`${mark}-een`), empty, pdf(`${mark}-twee`)]);
      assert.equal(refused.statusCode, 422);
      assert.match(refused.body, /leeg\.pdf is leeg/);
      assert.match(refused.body, /<legend>Meesturen<\/legend>/);
      assert.deepEqual(listed(refused.body), [`${mark}-een.pdf`, `${mark}-twee.pdf`]);
      const form = formOn(refused.body);
      const again = await send(visitor, url(), { ...without(form, boxes(form)[0]!), onderwerp: 'Vraag', bericht: '' }, [
        pdf(`${mark}-drie`),
      ]);
      assert.equal(again.statusCode, 422);
      assert.deepEqual(
        listed(again.body),
        [`${mark}-twee.pdf`, `${mark}-drie.pdf`],
        'the one that was left out is gone',
      );
      assert.equal(filesOnDisk(), disk + 2);
      const sent = await send(visitor, url(), { ...words, ...formOn(again.body) }, [pdf(`${mark}-vier`)]);
      assert.equal(sent.statusCode, 303);
      assert.deepEqual(
        attached((await visitor.get(String(sent.headers.location).split('?')[0]!)).body)
          .filter((name) => name!.startsWith(`${mark}-`))
          .sort(),
        [`${mark}-drie.pdf`, `${mark}-twee.pdf`, `${mark}-vier.pdf`],
      );
      assert.deepEqual([await count('kept_file'), filesOnDisk()], [0, disk + 3]);
    });
  }

  test('keeps them for want of a field too, in English, and with the text of the form in the other language', async () => {
    const visitor = await t.visitor(people.noord.technical);
    const refused = await send(visitor, '/contact/bericht', { onderwerp: 'Plan', bericht: '' }, [pdf('plan')]);
    const typed = {
      ...formOn(refused.body),
      _voor: /name="_voor" value="([^"]+)"/.exec(refused.body)![1]!,
      _van: '/contact/bericht',
      _naar: '/contact/bericht',
      _taal: 'en',
      onderwerp: 'Plan',
      bericht: '',
    };
    const moved = await visitor.post('/taal', typed);
    const page = (await visitor.get(String(moved.headers.location))).body;
    assert.match(page, /<legend>Send along<\/legend>/);
    assert.deepEqual([listed(page), formOn(page)['eenmalig']], [['plan.pdf'], formOn(refused.body)['eenmalig']]);
    assert.equal((await send(visitor, '/contact/bericht', { ...formOn(page), ...words })).statusCode, 303);
  });

  test('sent twice sends its files once, also at the same time', async () => {
    const visitor = await t.visitor(people.noord.technical);
    const form = {
      ...words,
      ...formOn((await send(visitor, '/contact/bericht', { ...words, bericht: '' }, [pdf('eens')])).body),
    };
    const before = [await count('message'), await count('message_file'), filesOnDisk()];
    const replies = await Promise.all(
      Array.from({ length: 3 }, () => send(visitor, '/contact/bericht', form, [pdf('nieuw')])),
    );
    replies.push(await send(visitor, '/contact/bericht', form, [pdf('nieuw')]));
    assert.deepEqual(
      replies.map(({ statusCode }) => statusCode),
      [303, 303, 303, 303],
    );
    assert.equal(new Set(replies.map(({ headers }) => headers.location)).size, 1);
    // What the second one brought goes right after its answer.
    for (let tries = 0; tries < 100 && filesOnDisk() > before[2]! + 1; tries += 1) await setTimeout(20);
    assert.deepEqual(
      [await count('message'), await count('message_file'), filesOnDisk()],
      [before[0]! + 1, before[1]! + 2, before[2]! + 1],
    );
  });

  test('holds five at most, with new ones', async () => {
    const visitor = await t.visitor(people.noord.admin);
    const four = formOn(
      (
        await send(
          visitor,
          '/contact/bericht',
          { ...words, bericht: '' },
          [1, 2, 3, 4].map((n) => pdf(`b${n}`)),
        )
      ).body,
    );
    const more = await send(visitor, '/contact/bericht', { ...words, ...four }, [pdf('b5'), pdf('b6')]);
    assert.equal(more.statusCode, 422);
    assert.match(more.body, /b6\.pdf past er niet meer bij/);
    assert.deepEqual(listed(more.body), ['b1.pdf', 'b2.pdf', 'b3.pdf', 'b4.pdf', 'b5.pdf']);
    assert.equal((await send(visitor, '/contact/bericht', { ...words, ...formOn(more.body) })).statusCode, 303);
  });
});

describe('a file that waits in a form', () => {
  const waiting = async (visitor: Visitor, url = '/contact/bericht') =>
    formOn((await send(visitor, url, { ...words, bericht: '' }, [pdf('geheim')])).body);

  test('is not there for another person, organisation, browser or form: nothing is sent with it', async () => {
    const owner = await t.visitor(people.both, '10001');
    const form = await waiting(owner);
    const others = [
      await t.visitor(people.noord.plain),
      await t.visitor(people.both, '10001'),
      await t.visitor(people.both, '10002'),
      await t.visitor(people.zuid.plain),
    ];
    const messages = await count('message');
    const unknown = { ...form, ...Object.fromEntries([[`meesturen_${randomUUID()}`, 'ja']]) };
    for (const other of others) {
      const reply = await send(other, '/contact/bericht', { ...words, ...form });
      assert.equal(reply.statusCode, 422);
      assert.match(reply.body, /Eén bijlage is niet meer bewaard/);
      assert.ok(!reply.body.includes('geheim.pdf'));
    }
    assert.match(
      (await send(owner, '/contact/bericht', { ...words, ...form, eenmalig: randomUUID() })).body,
      /niet meer bewaard/,
    );
    assert.match(
      (await send(others[0]!, '/contact/bericht', { ...words, ...unknown })).body,
      /2 bijlagen zijn niet meer bewaard/,
    );
    assert.equal(await count('message'), messages);
    assert.equal(
      (await send(owner, '/contact/bericht', { ...words, ...form })).statusCode,
      303,
      'the owner still has it',
    );
  });

  test('waits an hour: then it is not sent, the form says so, and the sweep removes it', async () => {
    const visitor = await t.visitor(people.noord.finance);
    const disk = filesOnDisk();
    const form = await waiting(visitor);
    t.clock.now = new Date(t.clock.now.getTime() + 50 * 60_000);
    await visitor.get('/contact');
    await sweep();
    assert.equal(filesOnDisk(), disk + 1, 'not before its time');
    t.clock.now = new Date(t.clock.now.getTime() + 10 * 60_000 + 1);
    assert.match(
      (await send(visitor, '/contact/bericht', { ...words, ...form })).body,
      /Eén bijlage is niet meer bewaard/,
    );
    await sweep();
    assert.deepEqual([await count('kept_file'), filesOnDisk()], [0, disk]);
  });

  test('goes when its person signs out, and when the session ends in another way', async () => {
    const disk = filesOnDisk();
    const leaving = await t.visitor(people.noord.finance);
    await waiting(leaving);
    await leaving.post('/afmelden');
    assert.deepEqual([await count('kept_file'), filesOnDisk()], [0, disk]);
    const ended = await t.visitor(people.noord.finance);
    await waiting(ended);
    await inOneFlight(
      t.system,
      plain(
        'delete from session where account_id = (select account_id from contact where mail = $1 limit 1)',
        people.noord.finance,
      ),
    );
    await sweep();
    assert.deepEqual([await count('kept_file'), filesOnDisk()], [0, disk]);
  });

  test('counts in the two hundred megabytes of an hour, and one person has twenty at most', async () => {
    const visitor = await t.visitor(people.zuid.technical);
    const large = Array.from({ length: 5 }, (_, n) => ({
      name: `g${n}.pdf`,
      bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(9_900_000)]),
    }));
    const kept: number[] = [];
    for (let n = 0; n < 5; n++)
      kept.push(listed((await send(visitor, '/contact/bericht', { ...words, bericht: '' }, large)).body).length);
    assert.deepEqual(kept, [5, 5, 5, 5, 0]);
    const refused = await send(visitor, '/contact/bericht', words, large);
    assert.equal(refused.statusCode, 429);
    assert.match(
      refused.body,
      /<h2>Dat lukt nu nog niet<[^]*Je hebt het afgelopen uur veel gestuurd[^]*g0\.pdf is niet bewaard/,
    );
    await visitor.post('/afmelden');
    const small = await t.visitor(people.zuid.plain);
    for (let n = 0; n < 4; n++)
      await send(
        small,
        '/contact/bericht',
        { ...words, bericht: '' },
        [1, 2, 3, 4, 5].map((one) => pdf(`k${one}`)),
      );
    assert.match(
      (await send(small, '/contact/bericht', { ...words, bericht: '' }, [pdf('teveel')])).body,
      /teveel\.pdf is niet bewaard/,
    );
  });
});
