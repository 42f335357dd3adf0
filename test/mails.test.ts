import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { write } from '../src/access/scopes.ts';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { tellCorrections } from '../src/features/billing/import-undo/correction-actions.ts';
import { writeUbl } from '../src/features/billing/e-invoice/index.ts';
import { readJsonInvoice } from '../src/features/billing/e-invoice/read-json.ts';
import { jsonInvoice } from '../src/features/billing/invoice-import/samples/invoice.ts';
import { record } from '../src/features/record/log-events/index.ts';
import { setPassword } from '../src/features/identity/passwords/index.ts';
import type { Mail } from '../src/platform/mail/mailer.ts';
import { numbers, people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal, type Visitor } from './portal.ts';

// Every mail that the portal sends, made by who makes it come: for somebody of one organisation, of two, and of the
// provider.
type Sent = Readonly<{ mail: Mail; language: 'nl' | 'en' }>;
const organisation = 'Veld & Vorm B.V.';
const kinds = [
  [/^Stel je wachtwoord in|^Set your password|^Nieuw wachtwoord|^New password/, 2],
  [/is ingesteld$|has been set$|is gewijzigd$|has been changed$/, 2],
  [/^Veld & Vorm B\.V\.: |^Terugbelverzoek van/, 1],
  [/^Antwoord op|^Answer to/, 2],
  [/^We hebben je bericht|^We have your message/, 2],
  [/^Telefoonnummer gewijzigd/, 1],
  [/nieuwe? factu|new invoice/, 2],
  [/niet voor jullie$|not meant for you$/, 2],
] as const;
const boss = people.noord.everything;
const sent: Sent[] = [];
let t: TestPortal;
let noord: Seeded;

before(async () => {
  t = await testPortal('mails', { ANNOUNCE_FROM: '2026-11-15' });
  ({ noord } = await seedCast(t.system, t.portal.files));
  await query('update customer set name = $1 where id = $2', [organisation, noord.customerId]);
  for (const mail of [boss, people.both]) await setPassword(t.system, mail, 'Kiwi-fiets 42 lamp', { check: false });
  for (const language of ['nl', 'en'] as const) await sendAll(language);
});
after(() => t.close());

const query = (text: string, values: unknown[] = []) => t.system.pool.pg.query(text, values);

async function sendAll(language: 'nl' | 'en'): Promise<void> {
  await query('update account set language = $1', [language]);
  await query('delete from throttle');
  t.mails.length = 0;
  const visitor = await t.visitor(boss);
  const staff = await t.visitor(people.staff);
  const thread = String(
    (await form(visitor, '/contact/bericht', { soort: 'question', onderwerp: 'Router', bericht: 'Kan dat?' })).headers
      .location,
  )
    .split('?')[0]!
    .split('/')
    .at(-1)!;
  await visitor.post('/contact/terugbellen', { telefoon: '010 123 45 67', wanneer: 'na 15:00' });
  await form(staff, `/beheer/berichten/${thread}`, { bericht: 'Ja, morgen.' });
  await visitor.post('/profiel', {
    telefoon: language === 'nl' ? '010 765 43 21' : '010 765 43 22',
    mobiel: '',
    mail: ['invoices', 'messages'],
    taal: language,
  });
  for (const mail of [people.both, people.staff, boss]) {
    await write(t.system, (trx) =>
      record(
        trx,
        t.system,
        mail === boss
          ? { action: 'staff-member.added', subject: mail, facts: { invite: true, language } }
          : { action: 'password-link.asked', subject: mail, facts: { language } },
      ),
    );
    await t.runJobs();
    const code = /code=([\w-]{43})/.exec(
      t.mails.findLast(({ to, text }) => to === mail && text.includes('code='))!.text,
    )![1]!;
    await visitor.post('/profiel/agenda-links', { soort: 'agenda' });
    await (
      await t.visitor()
    ).post('/wachtwoord-instellen', {
      code,
      wachtwoord: 'Regenton & 88 vlaggen',
      wachtwoord_herhaling: 'Regenton & 88 vlaggen',
    });
  }
  for (const issued of [[`${language}-1`], [`${language}-2`, `${language}-3`]]) {
    for (const number of issued) await postInvoice(number);
    await t.runJobs();
  }
  await query(
    'insert into correction (customer_id, mail, name, language, number, run_id, made_at) values ($1, $2, null, $3, $4, null, now())',
    [noord.customerId, boss, language, 'ONS-1'],
  );
  await write(t.system, (trx) => tellCorrections(trx, t.portal, { run: null, customerId: noord.customerId }));
  await t.runJobs();
  sent.push(...t.mails.map((mail) => ({ mail, language })));
}

function form(visitor: Visitor, url: string, fields: Readonly<Record<string, string>>) {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--grens\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  return t.app.inject({
    method: 'POST',
    url,
    headers: { cookie, origin: 'http://portal.example', 'content-type': 'multipart/form-data; boundary=grens' },
    payload: `${parts.join('')}--grens--\r\n`,
  });
}

let key: string | null = null;
async function postInvoice(number: string): Promise<void> {
  key ??= await addKey(t.system, 'boekhouding');
  const read = readJsonInvoice(jsonInvoice({ number, issueDate: '2026-11-18' }));
  assert.ok(read.ok);
  const headers = { 'content-type': 'application/xml', authorization: `Bearer ${key}` };
  const reply = await t.app.inject({
    method: 'POST',
    url: `/api/v1/invoices?customer=${numbers.noord}`,
    payload: Buffer.from(writeUbl(read.invoice)),
    headers,
  });
  assert.equal(reply.statusCode, 201, reply.body);
}

const linksIn = ({ text, html }: Mail) => [
  ...new Set(
    [...text.matchAll(/https?:\/\/\S+/g)]
      .map(([link]) => link)
      .concat([...html.matchAll(/href="(http[^"]+)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'))),
  ),
];
const pathOf = (link: string) => link.replace(/^http:\/\/portal\.example/, '') || '/';

/** Where a visitor ends up: the address without what was chosen on it, and the heading of the page. */
async function follow(visitor: Visitor, path: string): Promise<string> {
  for (let hop = 0; hop < 12; hop++) {
    const reply = await visitor.get(path);
    if (reply.statusCode >= 400) return `${reply.statusCode} ${path.split('?')[0]}`;
    const { location } = reply.headers;
    if (location === undefined)
      return `${new URL(path, 'http://portal.example').pathname} ${/<h1[^>]*>([^<]*)/.exec(reply.body)?.[1]}`;
    assert.equal(new URL(String(location), 'http://portal.example').origin, 'http://portal.example');
    path = String(location);
  }
  return `goes round at ${path}`;
}

test('this walks every mail there is, those to customers in both languages', () => {
  const made = globSync('src/features/**/*.{ts,tsx}')
    .filter((file) => !file.includes('.test.'))
    .reduce((sum, file) => sum + readFileSync(file, 'utf8').split('composeMail(').length - 1, 0);
  assert.equal(made, kinds.length, 'a mail was added: make it come in sendAll, and name its subject in kinds');
  for (const [subject, languages] of kinds)
    assert.ok(
      new Set(sent.filter(({ mail }) => subject.test(mail.subject)).map(({ language }) => language)).size >= languages,
      String(subject),
    );
});

test('every mail names each organisation it is about, above its text and in its plain text', () => {
  for (const { mail } of sent) {
    const own =
      mail.to === people.staff && /wachtwoord|password/i.test(mail.subject)
        ? [t.portal.config.brand.company]
        : mail.to === people.both && /wachtwoord|password/i.test(mail.subject)
          ? [organisation, 'KANARIEZUID Groep']
          : [organisation];
    const [head] = mail.text.split('\n');
    const sheet =
      /<p class="soft"[^>]*>([^<]*)<\/p>[\s\S]*card ink/.exec(mail.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    for (const name of own)
      for (const place of [head!, sheet])
        assert.ok(place.includes(name), `${mail.subject}: ${name} is not in ${place}`);
  }
});

test('no sentence of a mail ends with two full stops', () => {
  for (const { mail } of sent)
    for (const body of [mail.subject, mail.text, mail.html])
      assert.doesNotMatch(body, /\p{L}\.\.(?!\.)/u, mail.subject);
});

describe('a link in a mail', () => {
  test('has a line of its own in plain text, so that nothing stands behind it', () => {
    for (const { mail } of sent)
      for (const line of mail.text.split('\n').filter((one) => /https?:/.test(one)))
        assert.match(line, /^https?:\/\/\S*[\p{L}\d/_-]$/u, mail.subject);
  });

  test('leads to its page with whatever a mail program takes along behind it, signed in or not', async () => {
    const tails = ['.', ',', ')', ').', ']', '>', '"', "'", ';', '!', ':', '”.', '%3E', '%29.', '&gt;', '…', '\u00a0'];
    const done = new Set<string>();
    for (const { mail } of sent) {
      const who = mail.to === t.portal.config.staffMail ? people.staff : mail.to;
      for (const link of linksIn(mail)) {
        if (done.has(`${who} ${link}`)) continue;
        done.add(`${who} ${link}`);
        const right = await follow(await t.visitor(who), pathOf(link));
        const outside = await follow(await t.visitor(), pathOf(link));
        assert.doesNotMatch(right, /^404|^goes/, link);
        for (const tail of tails) {
          assert.equal(await follow(await t.visitor(who), pathOf(link) + tail), right, link + tail);
          assert.equal(await follow(await t.visitor(), pathOf(link) + tail), outside, link + tail);
        }
      }
    }
    assert.ok(done.size > 15, String(done.size));
  });

  test('to an invoice whose own number ends with a stop opens that one first', async () => {
    const copy = (number: string) =>
      query(
        `insert into invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on, due_on,
          currency, line_count, tax_exclusive_cents, tax_cents, tax_inclusive_cents, payable_cents, description,
          document, content_hash, source, external_id)
       select customer_id, $1, $1, kind, supplier_key, supplier_name, issued_on, due_on, currency, line_count,
         tax_exclusive_cents, tax_cents, tax_inclusive_cents, payable_cents, description, document, $1, source, $1
         from invoice where address = $2`,
        [number, noord.invoice],
      );
    for (const number of ['2026-001', '2026-001.', '2026-002)']) await copy(number);
    const visitor = await t.visitor(boss);
    const cases = [
      ['2026-001.', '2026-001.'],
      ['2026-001', '2026-001'],
      ['2026-001,', '2026-001'],
      ['2026-001.)', '2026-001.'],
      ['2026-001).', '2026-001'],
      ['2026-002).', '2026-002)'],
    ];
    for (const [asked, number] of cases)
      assert.ok((await follow(visitor, `/facturen/${asked}`)).endsWith(` ${number}`), asked);
  });

  test('that leads nowhere stays a page that is not there, and no form is sent on', async () => {
    const visitor = await t.visitor(boss);
    for (const path of [
      '/nergens.',
      '/facturen/geen-nummer).',
      '/contact/berichten/x.',
      '//evil.example/.',
      '/api/v1/customers.',
      `/facturen/x${'.'.repeat(40)}`,
    ])
      assert.match(await follow(visitor, path), /^404/, path);
    assert.equal((await visitor.post(`/contact/berichten/${noord.thread}.`, { bericht: 'x' })).statusCode, 404);
    assert.equal((await visitor.post('/profiel).', {})).statusCode, 404);
  });

  test('of another organisation offers to go there, with a bracket behind its number as well', async () => {
    const visitor = await t.visitor(people.both, numbers.zuid);
    for (const tail of ['', ').', '>'])
      assert.match((await visitor.get(`/diensten?klant=${numbers.noord}${tail}`)).body, /Veld &amp; Vorm B\.V\./, tail);
    assert.match(
      (await visitor.get(`/diensten?klant=${numbers.noord}`)).body,
      /Vorm B\.V\. (You|Je)/,
      'one full stop behind the name',
    );
  });
});
