import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { canaries, numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { storeInvoice } from '../invoice-import/index.ts';
import { jsonInvoice } from '../invoice-import/samples/invoice.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
before(async () => {
  t = await testPortal('invoice pages');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

async function store(fields: Parameters<typeof jsonInvoice>[0], extra: { pdf?: Uint8Array } = {}) {
  const outcome = await storeInvoice(t.system, t.portal, {
    bytes: jsonInvoice(fields),
    format: 'json',
    customerNumber: numbers.noord,
    source: 'boekhouding',
    ...extra,
  });
  assert.equal(outcome.result, 'created', JSON.stringify(outcome));
}

const count = async (sql: string) => Number(((await t.system.pool.pg.query(sql)).rows as [{ count: number }])[0].count);

test('the list shows every invoice with its state as a phrase', async () => {
  await store({ number: 'A/1 |x', dueDate: '2026-12-01' });
  await store({ number: 'LAAT', dueDate: '2026-11-10' });
  await store({
    number: 'INCASSO',
    dueDate: '2026-11-25',
    paymentMeans: [{ code: '59', mandate: 'M-1', debitedIban: 'NL91ABNA0417164300' }],
  });
  await store({ number: 'CREDIT', kind: 'credit-note', precedingInvoices: ['LAAT'] });
  const page = await (await t.visitor(people.noord.finance)).get('/facturen');
  assert.equal(page.statusCode, 200);
  for (const text of [
    'A/1 |x',
    'Open, te betalen uiterlijk 1\u00a0december\u00a02026',
    'Te laat: verliep op 10\u00a0november\u00a02026',
    'Wordt rond 25\u00a0november\u00a02026 geïncasseerd',
    'Creditfactuur',
    canaries.noord,
    '€\u00a0121,00',
  ]) {
    assert.ok(page.body.includes(text), text);
  }
  assert.ok(page.body.includes('href="/facturen/A%2F1%20%7Cx"'));
  assert.ok(!page.body.includes(canaries.zuid));
});

test('filters, sorting and pages live in the address, and nonsense falls back', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const body = async (query: string) => {
    const reply = await visitor.get(`/facturen?${query}`);
    assert.equal(reply.statusCode, 200, query);
    return reply.body.slice(reply.body.indexOf('<main'));
  };
  assert.ok(!(await body('status=open')).includes('>CREDIT<'));
  assert.match(await body('status=betaald'), /Geen factuur past bij deze filters/);
  assert.match(await body('zoek=incasso'), />INCASSO</);
  assert.ok(!(await body('zoek=incasso')).includes('>LAAT<'));
  assert.match(await body('zoek=121%2C00'), />LAAT</);
  assert.match(await body('zoek=%25'), /Geen factuur past/);
  assert.match(await body('jaar=2019'), /Geen factuur past/);
  assert.match(await body('bedrag_van=121&bedrag_tot=121,00'), />LAAT</);
  assert.match(await body('bedrag_van=500'), /Geen factuur past/);
  for (const nonsense of [
    'pagina=99999',
    'pagina=-1',
    'jaar=abc',
    'sorteer=drop',
    'richting=x',
    'bedrag_van=1e9',
    'status=x',
    'status=open&status=alle',
    'zoek=%00',
    'zoek[]=1',
  ])
    await body(nonsense);
  const sorted = await body('sorteer=nummer&richting=op');
  assert.ok(sorted.indexOf('>A/1 |x<') < sorted.indexOf('>LAAT<'));
  assert.match(sorted, /aria-sort="ascending"/);
});

test('the detail page says what to pay, where, and with a code for the bank app', async () => {
  const reply = await (await t.visitor(people.noord.finance)).get(`/facturen/${encodeURIComponent('A/1 |x')}`);
  assert.equal(reply.statusCode, 200);
  for (const text of [
    'Factuur A/1 |x',
    'Btw 21% over €\u00a0100,00',
    'NL91 ABNA 0417 1643 00',
    'Betaalcode',
    'Vraag over deze factuur',
    '/contact?over=factuur&amp;nummer=A%2F1%20%7Cx',
    '0,3333',
  ])
    assert.ok(reply.body.includes(text), text);
});

test('an invoice and its credit note lead to each other', async () => {
  const visitor = await t.visitor(people.noord.finance);
  assert.match((await visitor.get('/facturen/LAAT')).body, /Gecrediteerd met[\s\S]*href="\/facturen\/CREDIT"/);
  assert.match((await visitor.get('/facturen/CREDIT')).body, /Hoort bij factuur[\s\S]*href="\/facturen\/LAAT"/);
  assert.match((await visitor.get('/facturen/CREDIT')).body, /Je krijgt terug/);
});

test('an invoice that is collected asks for nothing and shows no code', async () => {
  const { body } = await (await t.visitor(people.noord.finance)).get('/facturen/INCASSO');
  assert.match(body, /automatisch af van rekening NL91/);
  assert.ok(!body.includes('Betaalcode'));
});

test('a PDF is made once when the sender sent none, however many ask for it at the same time', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const replies = await Promise.all(Array.from({ length: 4 }, () => visitor.get('/facturen/LAAT/pdf')));
  for (const reply of replies) {
    assert.equal(reply.statusCode, 200);
    assert.equal(reply.headers['content-type'], 'application/pdf');
    assert.match(String(reply.headers['content-disposition']), /^inline; filename="LAAT.pdf"/);
    assert.ok(reply.rawPayload.subarray(0, 5).toString() === '%PDF-');
  }
  assert.equal(await count("select count(*) from invoice_file where role = 'made-pdf'"), 1);
  assert.equal(
    await count("select count(*) from log_event where action = 'file.downloaded' and facts->>'invoice' = 'LAAT'"),
    4,
  );
  assert.match(
    String((await visitor.get('/facturen/LAAT/pdf?download=1')).headers['content-disposition']),
    /^attachment/,
  );
  assert.match((await visitor.get('/facturen/LAAT')).body, /Download PDF \(\d+\u00a0kB\)/);
});

test('a PDF that cannot be made yet is a page that says so and tries again by itself, never a page that does not exist', async () => {
  await store({ number: 'LANG' });
  const files = await t.system.pool.pg.query(
    "select f.storage_key as key, f.id from invoice i join invoice_file l on l.invoice_id = i.id join file f on f.id = l.file_id where i.number = 'LANG' and l.role = 'source'",
  );
  const [source] = files.rows as [{ key: string; id: string }];
  const elsewhere = (await t.portal.files.put(Buffer.from('no time to read this now'))).key;
  await t.system.pool.pg.query('update file set storage_key = $1 where id = $2', [elsewhere, source.id]);
  const visitor = await t.visitor(people.noord.finance);
  const waiting = await visitor.get('/facturen/LANG/pdf?download=1');
  assert.equal(waiting.statusCode, 503);
  assert.match(waiting.body, /Deze PDF wordt gemaakt/);
  assert.match(waiting.body, /href="\/facturen\/LANG\/pdf\?download=1"/);
  assert.deepEqual([waiting.headers['retry-after'], waiting.headers['refresh']], ['20', '20']);
  await t.system.pool.pg.query('update file set storage_key = $1 where id = $2', [source.key, source.id]);
  assert.equal((await visitor.get('/facturen/LANG/pdf?download=1')).headers['content-type'], 'application/pdf');
});

test('an amount in the filter that cannot be read is told beside its field and stays there; the list takes no notice of it', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const numbersIn = (body: string) => [...body.matchAll(/href="(\/facturen\/[^"?/]+)"/g)].map(([, href]) => href);
  const all = await visitor.get('/facturen');
  for (const [field, typed] of [
    ['bedrag_van', 'veel'],
    ['bedrag_tot', '1.2.3'],
    ['bedrag_van', '-5'],
  ] as const) {
    const reply = await visitor.get(`/facturen?${field}=${typed}`);
    assert.equal(reply.statusCode, 200);
    assert.match(reply.body, new RegExp(`id="${field}-error" class="error">Dit bedrag kunnen we niet lezen`));
    const [input] = new RegExp(`<input [^>]*name="${field}"[^>]*>`).exec(reply.body)!;
    assert.ok(input.includes('aria-invalid="true"') && input.includes(`value="${typed}"`), input);
    assert.equal(reply.body.split('kunnen we niet lezen').length, 2, 'only beside that field');
    assert.deepEqual(numbersIn(reply.body), numbersIn(all.body));
    assert.match(reply.body, /class="clear" href="\/facturen"/);
    assert.equal((await visitor.get(`/facturen/export?${field}=${typed}`)).statusCode, 200);
  }
  assert.doesNotMatch((await visitor.get('/facturen?bedrag_van=12,50&bedrag_tot=')).body, /niet lezen/);
});

test('the PDF of the sender is served as it came', async () => {
  const pdf = Buffer.from(`%PDF-1.7\n${'x'.repeat(100)}\n%%EOF\n`);
  await store({ number: 'MET-PDF' }, { pdf });
  const reply = await (await t.visitor(people.noord.finance)).get('/facturen/MET-PDF/pdf');
  assert.deepEqual(reply.rawPayload, pdf);
});

test('a JSON source is no UBL to download', async () => {
  assert.equal((await (await t.visitor(people.noord.finance)).get('/facturen/LAAT/ubl')).statusCode, 404);
});

test('invoices of others are not there, byte for byte as what does not exist', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const plain = (body: string) => body.replace(/data-ends="[^"]*"/g, '');
  const nothing = await visitor.get('/facturen/BESTAAT-NIET');
  for (const url of [
    `/facturen/${zuid.invoice}`,
    `/facturen/${zuid.invoice}/pdf`,
    `/facturen/${zuid.invoice}/ubl`,
    `/facturen/${noord.invoice}/bijlagen/${zuid.invoiceFile}`,
    `/facturen/${zuid.invoice}/bijlagen/${zuid.invoiceFile}`,
    '/facturen/%00',
    '/facturen/..%2f..%2fetc',
  ]) {
    const reply = await visitor.get(url);
    assert.equal(reply.statusCode, 404, url);
    assert.ok(!reply.body.includes(canaries.zuid), url);
    assert.equal(plain(reply.body).length, plain(nothing.body).length, url);
  }
});

test('who may not read invoices finds none of it', async () => {
  const visitor = await t.visitor(people.noord.technical);
  for (const url of ['/facturen', `/facturen/${noord.invoice}`, `/facturen/${noord.invoice}/pdf`])
    assert.equal((await visitor.get(url)).statusCode, 404, url);
});
