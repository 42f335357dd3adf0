import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dropMadePdfs } from '../src/features/billing/invoices/index.ts';
import { demoConfig } from '../src/commands/demo.ts';
import { readConfig, type Config } from '../src/config.ts';
import { invoicePdf, invoicePdfData } from '../src/features/billing/invoices/pdf.ts';
import { jsonInvoice } from '../src/features/billing/invoice-import/samples/invoice.ts';
import { readDocument } from '../src/features/billing/e-invoice/index.ts';
import { sampleSettings } from '../src/ui/brand/brand.ts';
import { composeMail } from '../src/ui/mail.tsx';
import { withClient } from '../bench/cluster.ts';
import { people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

// What a provider sets who stops at the first three.
const unset = Object.fromEntries(Object.keys(sampleSettings).map((name) => [name, '']));
const few = { ...unset, BRAND_NAME: 'Mijn Veld', BRAND_COMPANY: 'Veld & Zn.', SUPPORT_MAIL: 'help@veld.example' };
const samples = /Voorbeeldkade|3011 AB|servicedesk\.example|servicedesk@contict|17:30/;
const pages = [
  '/',
  '/contact',
  '/contact/bericht',
  '/veelgestelde-vragen',
  '/handige-links',
  '/organisatie',
  '/profiel',
  '/facturen',
  '/over',
  '/style-guide',
];

/** The words on the pages of a PDF. */
async function wordsOf(pdf: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  return (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text.replace(
    /\s+/g,
    ' ',
  );
}

let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('nothing-unset', few);
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

test('no page, mail or file shows an address, number or hour that nobody set', async () => {
  for (const visitor of [await t.visitor(), await t.visitor(people.noord.finance)]) {
    for (const page of [...pages, '/aanmelden', '/wachtwoord-opvragen', '/.well-known/security.txt']) {
      const { body } = await visitor.get(page);
      assert.doesNotMatch(body, samples, page);
      assert.doesNotMatch(body, />null<|mailto:null|tel:null|undefined/, page);
    }
  }
  // People of the provider have numbers of their own; this page shows that of the provider.
  const help = await (await t.visitor(people.noord.finance)).get('/hulp');
  assert.equal(help.statusCode, 200);
  assert.doesNotMatch(help.body.slice(help.body.indexOf('<main')), /tel:/);
  const visitor = await t.visitor();
  await visitor.post('/wachtwoord-opvragen', { gebruikersnaam: people.noord.finance });
  await t.runJobs();
  assert.ok(t.mails.length > 0);
  for (const { html, text } of t.mails) for (const body of [html ?? '', text]) assert.doesNotMatch(body, samples);
  const document = await readDocument(jsonInvoice(), 'json');
  assert.ok(document.ok);
  const supplier = { ...document.invoice.supplier, street: null, postalCode: null, city: null };
  assert.doesNotMatch(
    JSON.stringify(invoicePdfData({ ...document.invoice, supplier }, t.portal.config.brand, 'nl')),
    samples,
  );
});

test('a demo has sample values in its mails and made PDFs, a real start with three settings has none in either', async () => {
  const document = await readDocument(jsonInvoice(), 'json');
  assert.ok(document.ok);
  const supplier = { ...document.invoice.supplier, street: null, postalCode: null, city: null };
  const shown = async ({ brand }: Config) => {
    const mail = composeMail(brand, 'https://mijn.veld.example', {
      language: 'nl',
      about: [],
      subject: 'x',
      reason: 'x',
      parts: [{ kind: 'text', text: 'x' }],
    });
    return [mail.html, mail.text, await wordsOf(await invoicePdf({ ...document.invoice, supplier }, brand, 'nl'))];
  };
  for (const text of await shown(demoConfig({}))) assert.match(text, /Voorbeeldkade 12/);
  // Three settings and nothing else in the environment: what `npm start` reads.
  const real = await shown(
    readConfig({ BRAND_NAME: 'Mijn Veld', BRAND_COMPANY: 'Veld & Zn.', SUPPORT_MAIL: 'help@veld.example' }),
  );
  for (const text of real) assert.doesNotMatch(text, samples);
  assert.match(real[2]!, /Microsoft 365 Business Premium/);
});

test('without any setting pages and mails name nobody else either, and security.txt leads to the page about the portal', async () => {
  const none = await testPortal('nothing-set', unset);
  try {
    const visitor = await none.visitor();
    for (const page of ['/aanmelden', '/over', '/wachtwoord-opvragen'])
      assert.doesNotMatch((await visitor.get(page)).body, /mailto:|null/, page);
    assert.match(
      (await visitor.get('/.well-known/security.txt')).body,
      /^Contact: http:\/\/portal\.example\/over#kwetsbaarheid$/m,
    );
    assert.deepEqual(
      [none.portal.config.mailFrom, none.portal.config.staffMail],
      ['Mijn Contict <noreply@portal.example>', 'noreply@portal.example'],
    );
  } finally {
    await none.close();
  }
});

test('PDFs that the portal made are dropped to be made anew; those that came with an invoice stay', async () => {
  const { database } = t.portal;
  const url = `postgresql://portal_owner@localhost:5432/${database.address.database}?host=${encodeURIComponent(database.address.host!)}`;
  const roles = () =>
    withClient(url, async (client) =>
      (await client.query<{ role: string }>('select role from invoice_file order by role')).rows.map(
        ({ role }) => role,
      ),
    );
  const before = await roles();
  await withClient(url, (client) =>
    client.query(
      `with made as (insert into file (customer_id, name, type, bytes, sha256, storage_key) select customer_id,
        'x.pdf', 'application/pdf', 1, 'x', 'aa/' || id from invoice where address = $1 returning id, customer_id)
    insert into invoice_file (customer_id, invoice_id, file_id, role) select m.customer_id, i.id, m.id, 'made-pdf'
      from made m join invoice i on i.customer_id = m.customer_id and i.address = $1`,
      [noord.invoice],
    ),
  );
  assert.ok((await roles()).includes('made-pdf'));
  assert.equal(await dropMadePdfs(t.system, 'no such customer'), 0);
  assert.equal(await dropMadePdfs(t.system, null), 1);
  assert.deepEqual(await roles(), before);
});
