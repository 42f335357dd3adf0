import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { contentOf } from '../../../../test/content.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('messages');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

const boundary = 'grens';
type Part = { name: string; value: string | Buffer; file?: string };
function send(visitor: Visitor, url: string, parts: readonly Part[]) {
  const pieces = parts.flatMap(({ name, value, file }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: text/html`}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  return t.app.inject({
    method: 'POST',
    url,
    headers: { cookie, origin: 'http://portal.example', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  });
}
const text = (name: string, value: string): Part => ({ name, value });
const pdf = Buffer.from('%PDF-1.7\nbewijs\n%%EOF');

test('a contact writes, the own person at the provider gets a mail, the answer comes back in the portal and by mail', async () => {
  t.mails.length = 0;
  const contact = await t.visitor(people.noord.technical);
  const sent = await send(contact, '/contact/bericht', [
    text('soort', 'service'),
    text('onderwerp', 'Nieuwe <b>router</b>'),
    text('bericht', 'Kan dat?\nGraag snel.'),
    { name: 'bijlagen', value: pdf, file: '../../plattegrond.pdf' },
  ]);
  assert.equal(sent.statusCode, 303);
  const url = String(sent.headers.location).split('?')[0]!;
  await t.runJobs();
  assert.equal(t.mails.length, 2);
  assert.equal(t.mails[0]!.to, people.staff);
  assert.equal(t.mails[0]!.replyTo, people.noord.technical);
  assert.match(t.mails[0]!.text, /Graag snel/);
  assert.ok(!t.mails[0]!.html.includes('<b>router</b>'), 'markup of a customer stays text in a mail');

  const staff = await t.visitor(people.staff);
  const id = url.split('/').at(-1)!;
  assert.match((await staff.get('/beheer/berichten')).body, /Nieuwe &lt;b>router|Nieuwe &lt;b&gt;router/);
  const answered = await send(staff, `/beheer/berichten/${id}`, [
    text('bericht', 'Ja, morgen.'),
    text('afronden', 'ja'),
  ]);
  assert.equal(answered.statusCode, 303);
  await t.runJobs();
  assert.equal(t.mails.length, 3);
  assert.equal(t.mails[2]!.to, people.noord.technical);
  assert.match(t.mails[2]!.text, new RegExp(`http://portal.example${url}`));

  assert.match((await contact.get('/contact')).body, /Nieuw antwoord/);
  const page = await contact.get(url);
  assert.match(page.body, /Ja, morgen\./);
  assert.match(page.body, /plattegrond\.pdf/);
  assert.ok(!(await contact.get('/contact')).body.includes('Nieuw antwoord'), 'seen is seen');
});

test('an attachment is served as a download under a clean name and the log tells of it', async () => {
  const contact = await t.visitor(people.noord.everything);
  const reply = await contact.get(`/contact/berichten/${noord.thread}/bijlagen/${noord.messageFile}`);
  assert.equal(reply.statusCode, 200);
  assert.match(String(reply.headers['content-disposition']), /^attachment/);
  assert.match(reply.body, new RegExp(canaries.noord));
});

test('a message without words is refused with the input kept, and nothing is sent', async () => {
  t.mails.length = 0;
  const contact = await t.visitor(people.noord.plain);
  const reply = await send(contact, '/contact/bericht', [
    text('onderwerp', 'Alleen een onderwerp'),
    text('bericht', '  '),
  ]);
  assert.equal(reply.statusCode, 422);
  assert.match(reply.body, /Schrijf een bericht/);
  assert.match(reply.body, /value="Alleen een onderwerp"/);
  await t.runJobs();
  assert.equal(t.mails.length, 0);
});

test('files are judged by their bytes: a page that calls itself a PDF is refused by name', async () => {
  const contact = await t.visitor(people.noord.plain);
  const reply = await send(contact, '/contact/bericht', [
    text('onderwerp', 'x'),
    text('bericht', 'y'),
    { name: 'bijlagen', value: '<html><script>1</script></html>', file: 'factuur.pdf' },
  ]);
  assert.equal(reply.statusCode, 422);
  assert.match(reply.body, /factuur\.pdf kunnen we niet aannemen/);
});

test('an empty file is told, and a form without a file is not', async () => {
  const contact = await t.visitor(people.noord.plain);
  const words = [text('onderwerp', 'x'), text('bericht', 'y')];
  const empty = await send(contact, '/contact/bericht', [...words, { name: 'bijlagen', value: '', file: 'leeg.pdf' }]);
  assert.equal(empty.statusCode, 422);
  assert.match(empty.body, /leeg\.pdf is leeg/);
  assert.equal(
    (await send(contact, '/contact/bericht', [...words, { name: 'bijlagen', value: '', file: '' }])).statusCode,
    303,
  );
  await t.runJobs();
});

test('a file over 10 MB is refused in words, and a sixth file too', async () => {
  const contact = await t.visitor(people.noord.plain);
  const large = await send(contact, '/contact/bericht', [
    text('onderwerp', 'x'),
    text('bericht', 'y'),
    { name: 'bijlagen', value: Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]), file: 'groot.pdf' },
  ]);
  assert.equal(large.statusCode, 422);
  assert.match(large.body, /groot\.pdf is groter dan 10 MB/);
  const many = await send(contact, '/contact/bericht', [
    text('onderwerp', 'x'),
    text('bericht', 'y'),
    ...Array.from({ length: 6 }, (_, i) => ({ name: 'bijlagen', value: pdf, file: `${i}.pdf` })),
  ]);
  assert.equal(many.statusCode, 422);
  assert.match(many.body, /5\.pdf past er niet meer bij/);
});

test('a colleague reads a thread only when that person manages the portal or signs for the organisation', async () => {
  assert.equal((await (await t.visitor(people.noord.admin)).get(`/contact/berichten/${noord.thread}`)).statusCode, 200);
  assert.equal(
    (await (await t.visitor(people.noord.reader)).get(`/contact/berichten/${noord.thread}`)).statusCode,
    404,
  );
});

test('who asks to be called back leaves a number that can be dialled', async () => {
  t.mails.length = 0;
  const contact = await t.visitor(people.noord.plain);
  assert.equal((await contact.post('/contact/terugbellen', { telefoon: 'straks' })).statusCode, 422);
  assert.equal(
    (await contact.post('/contact/terugbellen', { telefoon: '010 - 123 45 67', wanneer: 'na 15:00' })).statusCode,
    303,
  );
  await t.runJobs();
  assert.match(t.mails[0]!.subject, /Terugbelverzoek/);
  assert.match(t.mails[0]!.text, /na 15:00/);
  const receipt = t.mails[1]!;
  assert.equal(receipt.to, people.noord.plain);
  assert.equal(receipt.subject, 'We hebben je terugbelverzoek (KANARIENOORD Groep)');
  assert.match(receipt.text, /Je vroeg ons namens KANARIENOORD Groep om je terug te bellen/);
  assert.match(receipt.text, /We bellen je[^]*\/contact\/berichten\//);
  const staff = await t.visitor(people.staff);
  const id = /berichten\/([\w-]{36})/.exec(receipt.text)![1]!;
  const page = contentOf((await staff.get(`/beheer/berichten/${id}`)).body);
  assert.match(
    page,
    /href="tel:\+31101234567"[^]*na 15:00[^]*href="tel:\+31101112222"[^]*mailto:gewoon@noord\.example[^]*Rollen/,
  );
  assert.match((await contact.get('/contact/terugbellen')).body, /name="telefoon"[^>]*value="010 111 2222"/);
});

test('staff see which number of a person is the mobile one, once when both are the same, and an extension in their language', async () => {
  const contact = await t.visitor(people.noord.plain);
  const location = String(
    (await contact.post('/contact/terugbellen', { telefoon: '010 123 45 67 tst 12', wanneer: '' })).headers.location,
  );
  const staff = await t.visitor(people.staff);
  const page = async () => contentOf((await staff.get(location.replace('/contact/', '/beheer/').split('?')[0]!)).body);
  const numbers = (mobile: string | null) =>
    t.system.pool.pg.query('update contact set mobile = $1 where mail = $2', [mobile, people.noord.plain]);
  await numbers('+31612345678');
  assert.match(
    await page(),
    /Bel terug op[^]*href="tel:\+31101234567;ext=12">010 123 4567 toestel 12<[^]*Mobiel<[^]*href="tel:\+31612345678"[^]*Telefoon<[^]*href="tel:\+31101112222"/,
  );
  await staff.post('/taal', { taal: 'en' });
  assert.match(await page(), /ext=12">010 123 4567 ext\. 12<[^]*Mobile<[^]*Phone</);
  await numbers('+31101112222');
  assert.equal((await page()).match(/tel:\+31101112222/g)?.length, 1);
  await numbers(null);
  await staff.post('/taal', { taal: 'nl' });
});

test('the same form posted many times at once makes one thread', async () => {
  const contact = await t.visitor(people.zuid.plain);
  const eenmalig = /name="eenmalig" value="([\w-]{36})"/.exec((await contact.get('/contact/terugbellen')).body)![1]!;
  const replies = await Promise.all(
    Array.from({ length: 5 }, () =>
      contact.post('/contact/terugbellen', { telefoon: '010 123 45 67', wanneer: '', eenmalig }),
    ),
  );
  assert.equal(new Set(replies.map(({ headers }) => headers.location)).size, 1);
  assert.match(String(replies[0]!.headers.location), /verstuurd=bellen/);
});

test('the key of a form counts for its sender and its words: no colleague and no other text is swallowed by it', async () => {
  const [one, colleague] = [await t.visitor(people.zuid.plain), await t.visitor(people.zuid.reader)];
  const eenmalig = '0b5a1f0e-6c1d-4f6f-9a53-3f1f3cf1a001';
  const ask = async (who: typeof one, wanneer: string) =>
    String(
      (await who.post('/contact/terugbellen', { telefoon: '010 123 45 67', wanneer, eenmalig })).headers.location,
    ).split('?')[0]!;
  const first = await ask(one, 'morgen');
  assert.equal(await ask(one, 'morgen'), first);
  const [other, theirs] = [await ask(one, 'vrijdag'), await ask(colleague, 'morgen')];
  assert.equal(new Set([first, other, theirs]).size, 3);
  assert.match((await one.get(other)).body, /vrijdag/);
  assert.equal((await colleague.get(theirs)).statusCode, 200);
});

test('who comes from an invoice or a service finds the form with the subject filled in', async () => {
  const contact = await t.visitor(people.noord.plain);
  const moved = await contact.get('/contact?over=factuur&nummer=2026-1%2F2');
  assert.equal(moved.statusCode, 303);
  assert.match((await contact.get(String(moved.headers.location))).body, /value="Vraag over factuur 2026-1\/2"/);
});
