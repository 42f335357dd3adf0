import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { sweepKeptFiles } from '../../record/kept-files/index.ts';
import { localStore } from '../../../platform/files/store.ts';

let t: TestPortal;
let noord: Seeded;
const folder = `/tmp/portal-uploads-${randomUUID()}`;
before(async () => {
  t = await testPortal('uploads');
  Object.assign(t.portal, { files: localStore(folder) });
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

type File = Readonly<{ name: string; bytes: Buffer | string }>;
function send(visitor: Visitor, url: string, fields: Readonly<Record<string, string>>, files: readonly File[] = []) {
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
const words = { onderwerp: 'Vraag', bericht: 'Zie de bijlage.' };
const pdf = Buffer.from('%PDF-1.7\nbewijs\n%%EOF');
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const filesOnDisk = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const messagesOf = async (contact: string) =>
  (
    await inOneFlight(
      t.system,
      plain<{ n: number }>('select count(*)::int as n from message where contact_id = $1', contact),
    )
  )[0][0]!.n;

describe('an attachment', () => {
  test('that calls itself a program is refused, whatever its first bytes say', async () => {
    const visitor = await t.visitor(people.noord.technical);
    for (const name of ['prijs.hta', 'factuur.pdf.exe', 'prijs.hta. ', 'foto.png.lnk', 'x.p\u202edf.scr']) {
      const reply = await send(visitor, '/contact/bericht', words, [{ name, bytes: pdf }]);
      assert.equal(reply.statusCode, 422, name);
      assert.match(reply.body, /kunnen we niet aannemen/);
    }
  });

  test('is kept, shown and sent under a name that ends as its bytes are, to the customer and to staff alike', async () => {
    const visitor = await t.visitor(people.noord.technical);
    const staff = await t.visitor(people.staff);
    for (const [name, bytes, right] of [
      ['foto.jpg', png, 'foto.png'],
      ['prijs.hta.pdf', pdf, 'prijs_hta.pdf'],
      ['CON.pdf', pdf, '_CON.pdf'],
      ['scan', pdf, 'scan.pdf'],
      ['prijs %22nieuw%22 100%25.pdf', pdf, 'prijs _nieuw_ 100_25.pdf'],
      ['发票.pdf', pdf, 'bestand.pdf'],
    ] as const) {
      const url = String((await send(visitor, '/contact/bericht', words, [{ name, bytes }])).headers.location).split(
        '?',
      )[0]!;
      const page = (await visitor.get(url)).body;
      // A plain name for old programs has no other letters; the page and RFC 6266's own field have the real one.
      const shown = name === '发票.pdf' ? name : right.replace('100_25', '100%25');
      assert.ok(page.includes(`${shown} (`), `${name} is ${shown}`);
      const link = /href="(\/contact\/berichten\/[\w-]+\/bijlagen\/[\w-]+)"/.exec(page)![1]!;
      for (const reply of [await visitor.get(link), await staff.get(link.replace('/contact/', '/beheer/'))]) {
        assert.match(String(reply.headers['content-disposition']), new RegExp(`filename="${right}"`));
        assert.deepEqual(reply.rawPayload, bytes);
      }
    }
  });

  test('that was kept under a dangerous name before is sent under a safe one', async () => {
    await write(t.system, (trx) =>
      trx.updateTable('file').set({ name: 'prijs.hta' }).where('id', '=', noord.messageFile).execute(),
    );
    const way = `berichten/${noord.thread}/bijlagen/${noord.messageFile}`;
    for (const reply of [
      await (await t.visitor(people.noord.everything)).get(`/contact/${way}`),
      await (await t.visitor(people.staff)).get(`/beheer/${way}`),
    ]) {
      assert.match(String(reply.headers['content-disposition']), /filename="prijs_hta\.pdf"/);
    }
  });
});

describe('a form with files', () => {
  test('that is refused leaves no file behind after an hour, and one that is sent leaves its own', async () => {
    const visitor = await t.visitor(people.noord.reader);
    const before = filesOnDisk();
    await send(visitor, '/contact/bericht', { onderwerp: '', bericht: '' }, [
      { name: 'a.pdf', bytes: pdf },
      { name: 'b.pdf', bytes: pdf },
    ]);
    await send(visitor, '/contact/bericht', words, [
      { name: 'a.pdf', bytes: pdf },
      { name: 'b.pdf', bytes: '<html>' },
    ]);
    await send(visitor, '/contact/bericht', words, [
      { name: 'groot.pdf', bytes: Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]) },
    ]);
    assert.equal(filesOnDisk(), before + 3, 'the right ones wait, the wrong ones are gone at once');
    t.clock.now = new Date(t.clock.now.getTime() + 3_600_001);
    await sweepKeptFiles.run(t.portal, {}, { id: '1', attempt: 1 });
    assert.equal(filesOnDisk(), before);
    await send(await t.visitor(people.noord.reader), '/contact/bericht', words, [{ name: 'a.pdf', bytes: pdf }]);
    assert.equal(filesOnDisk(), before + 1);
  });

  test('that brings many more than may be sent comes back with its text, the first five waiting, and one sentence about the others', async () => {
    const [visitor, staff] = [await t.visitor(people.noord.reader), await t.visitor(people.staff)];
    for (const [who, url] of [
      [visitor, '/contact/bericht'],
      [staff, `/beheer/berichten/${noord.thread}`],
    ] as const) {
      for (const count of [7, 21, 300]) {
        const reply = await send(
          who,
          url,
          words,
          Array.from({ length: count }, (_, n) => ({ name: `foto ${n}.pdf`, bytes: pdf })),
        );
        assert.equal(reply.statusCode, 422, `${url}: ${count}`);
        assert.match(reply.body, />Zie de bijlage\.<\/textarea>/);
        const said = [...new Set(reply.body.match(/[^>]*Stuur hoogstens 5 bestanden tegelijk\./g))];
        assert.equal(said.length, count === 7 ? 2 : 1, said.join('; '));
        if (count > 7) assert.match(said[0]!, new RegExp(`^${count - 5} bestanden passen er niet meer bij`));
      }
    }
  });

  test('is taken a few at a time: of thirty at once from one person the others keep their text', async () => {
    const visitor = await t.visitor(people.noord.plain);
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        send(visitor, '/contact/bericht', { onderwerp: `Vraag ${n}`, bericht: `Tekst nummer ${n}` }, [
          { name: 'a.pdf', bytes: Buffer.concat([pdf, Buffer.alloc(300_000)]) },
        ]),
      ),
    );
    const refused = replies.flatMap(({ statusCode, body }, n) => (statusCode === 303 ? [] : [{ n, body }]));
    assert.ok(refused.length > 0 && refused.length < 30, `${refused.length} refused`);
    for (const { statusCode } of replies) assert.ok(statusCode === 303 || statusCode === 429, `${statusCode}`);
    for (const { n, body } of refused) assert.match(body, new RegExp(`Tekst nummer ${n}<`));
  });
});

describe('one person in one hour', () => {
  test('sends at most thirty messages, also when three hundred come at once; the text of the others stays on the page', async () => {
    await t.runJobs();
    t.mails.length = 0;
    const visitor = await t.visitor(people.zuid.plain);
    const replies = await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        send(visitor, '/contact/bericht', { onderwerp: `Vraag ${n}`, bericht: `Tekst nummer ${n}` }),
      ),
    );
    const codes = replies.map(({ statusCode }) => statusCode);
    assert.equal(codes.filter((code) => code === 303).length, 30);
    assert.equal(codes.filter((code) => code === 429).length, 270);
    const refused = replies.findIndex(({ statusCode }) => statusCode === 429);
    assert.equal(replies[refused]!.headers['retry-after'], '3600');
    assert.match(
      replies[refused]!.body,
      new RegExp(`Je hebt het afgelopen uur veel gestuurd[\\s\\S]*Tekst nummer ${refused}<`),
    );
    await t.runJobs();
    // Each also gives whoever wrote a receipt.
    assert.equal(t.mails.filter(({ to }) => to !== people.zuid.plain).length, 30);
    const asked = await visitor.post('/contact/terugbellen', { telefoon: '010 123 45 67' });
    assert.equal(asked.statusCode, 429);
    assert.match(asked.body, /Dat lukt nu nog niet/);
    assert.doesNotMatch(asked.body, /om te verbeteren/);
    t.clock.now = new Date(t.clock.now.getTime() + 3_600_001);
    assert.equal((await visitor.post('/contact/terugbellen', { telefoon: '010 123 45 67' })).statusCode, 303);
  });

  test('sends at most two hundred megabytes, and what comes after that is not taken in', async () => {
    const visitor = await t.visitor(people.zuid.technical);
    const five = Array.from({ length: 5 }, (_, n) => ({
      name: `${n}.pdf`,
      bytes: Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024 - pdf.length)]),
    }));
    const codes: number[] = [];
    for (let n = 0; n < 5; n++) codes.push((await send(visitor, '/contact/bericht', words, five)).statusCode);
    assert.deepEqual(codes, [303, 303, 303, 303, 429]);
    const contact = (
      await inOneFlight(
        t.system,
        plain<{ id: string }>('select id from contact where mail = $1', people.zuid.technical),
      )
    )[0][0]!.id;
    assert.equal(await messagesOf(contact), 4);
  });
});

/** While files cannot be written: the disk says this. */
async function whileDiskSays(code: string, work: () => Promise<void>): Promise<void> {
  const { files } = t.portal;
  const broken = async (content: AsyncIterable<Uint8Array>) => {
    for await (const _ of content) throw Object.assign(new Error(`${code}: no, write`), { code });
  };
  Object.assign(t.portal, { files: { ...files, put: broken } });
  await work().finally(() => Object.assign(t.portal, { files }));
}

describe('a disk without room', () => {
  test('gives the form back with its text, to customers and to staff, and keeps nothing', async () => {
    const visitor = await t.visitor(people.noord.technical);
    const staff = await t.visitor(people.staff);
    const thread = String((await send(visitor, '/contact/bericht', words)).headers.location).split('?')[0]!;
    const before = await messagesOf(noord.contacts.technical!);
    const large = { name: 'bewijs.pdf', bytes: Buffer.concat([pdf, Buffer.alloc(500_000)]) };
    await whileDiskSays('ENOSPC', async () => {
      for (const [who, url] of [
        [visitor, '/contact/bericht'],
        [visitor, thread],
        [staff, thread.replace('/contact/', '/beheer/')],
      ] as const) {
        const reply = await send(who, url, words, [large, { name: 'tweede.pdf', bytes: pdf }]);
        assert.deepEqual([reply.statusCode, reply.headers['retry-after']], [507, '60'], url);
        assert.match(reply.body, /Opslaan lukt nu niet: bij ons is even geen plaats voor bewijs\.pdf/);
        assert.match(reply.body, /plaats voor tweede\.pdf/, 'the form is read to its end');
        assert.match(reply.body, />Zie de bijlage\.<\/textarea>/);
      }
    });
    assert.equal(await messagesOf(noord.contacts.technical!), before);
    assert.equal((await send(visitor, '/contact/bericht', words, [large])).statusCode, 303);
  });

  test('or any other trouble halfway a form never holds the next page over the same connection', async () => {
    const visitor = await t.visitor(people.noord.technical);
    const url = await t.listen();
    const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const visit = (path: string, body: Buffer | null) =>
      new Promise<number>((resolve, reject) => {
        const headers = {
          cookie,
          origin: 'http://portal.example',
          'content-type': 'multipart/form-data; boundary=grens',
        };
        const sent = ask(
          url + path,
          {
            agent,
            method: body === null ? 'GET' : 'POST',
            headers: body === null ? { cookie } : headers,
            timeout: 5_000,
          },
          (reply) => {
            reply.resume().on('end', () => resolve(reply.statusCode!));
          },
        );
        sent
          .on('timeout', () => sent.destroy(new Error(`${path} waits`)))
          .on('error', reject)
          .end(body);
      });
    const head = '--grens\r\nContent-Disposition: form-data; name="bijlagen"; filename="bewijs.pdf"\r\n\r\n';
    const form = Buffer.concat([Buffer.from(head), pdf, Buffer.alloc(5_000_000), Buffer.from('\r\n--grens--\r\n')]);
    await whileDiskSays('EACCES', async () => assert.equal(await visit('/contact/bericht', form), 500));
    assert.equal(await visit('/contact', null), 200);
    agent.destroy();
  });
});
