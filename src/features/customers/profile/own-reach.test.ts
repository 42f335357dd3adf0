import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { numbers, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { write } from '../../../access/scopes.ts';
import { readFile } from '../../intake/import-files/index.ts';
import { columnsOf } from '../../intake/import-kinds/index.ts';
import { kindOf } from '../../../kinds.ts';
import { importRecords } from '../../intake/imports/index.ts';
import { invoiceReaders } from '../../billing/invoice-import/announcement-queries.ts';

// What a contact fills in about how to reach them, and imports that say something else.
let t: TestPortal;
let noord: Seeded;
let visitor: Visitor;
let colleague: Visitor;
let staff: Visitor;
let record: Readonly<{ external_id: string; source: string; surname: string }>;
const mail = people.noord.finance;
before(async () => {
  t = await testPortal('own reach');
  ({ noord } = await seedCast(t.system, t.portal.files));
  record = (
    await sql<typeof record>(
      'select external_id, source, surname from contact where id = $1',
      noord.contacts['finance'],
    )
  )[0]!;
  await sql("update account set password_hash = 'x' where mail = $1", mail);
  [visitor, colleague, staff] = [
    await t.visitor(mail),
    await t.visitor(people.noord.everything),
    await t.visitor(people.staff),
  ];
});
after(() => t.close());

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await t.system.pool.pg.query(text, values)).rows as Row[];
const bodyOf = async (who: Visitor, url: string) => {
  const reply = await who.get(url);
  assert.equal(reply.statusCode, 200, url);
  return reply.body.replaceAll(/<wbr ?\/?>|<\/?mark>/g, '').replaceAll('\u00a0', ' ');
};
const imports = async (more: object, options: object = {}) => {
  const kind = kindOf('contacts')!;
  const one = {
    externalId: record.external_id,
    customer: numbers.noord,
    givenName: 'Voor',
    surname: record.surname,
    mail,
    roles: ['financieel'],
    ...more,
  };
  const report = await importRecords(
    t.system,
    kind,
    await readFile(Buffer.from(JSON.stringify([one])), 'json', columnsOf(kind)),
    { source: record.source, today: '2026-11-20', files: t.portal.files, ...options },
  );
  assert.equal(report.counts.refused, 0, JSON.stringify(report.problems));
  return report;
};
const kept = async (id = noord.contacts['finance']) =>
  (
    await sql(
      'select phone, own_phone, shown_phone, shown_mobile, shown_mail_categories as mails from contact where id = $1',
      id,
    )
  )[0];
const invoiceMails = async () =>
  (await write(t.system, (trx) => invoiceReaders(trx, noord.customerId, '2026-11-20'))).map((reader) => reader.mail);
const save = async (form: Record<string, string | string[]>) =>
  assert.equal((await visitor.post('/profiel', { taal: 'nl', ...form })).statusCode, 303);

test('a profile says where each value comes from, and an import changes what the person left alone', async () => {
  await imports({ phone: '010 111 3333', mobile: '06 11112222' });
  const page = await bodyOf(visitor, '/profiel');
  for (const words of [
    'Overgenomen van Contict: 010 111 3333',
    'Overgenomen van Contict: 06 11112222',
    'Overgenomen van Contict</p>',
  ])
    assert.ok(page.includes(words), words);
  assert.ok(!page.includes('name="overnemen"'));
  assert.ok((await invoiceMails()).includes(mail));
  assert.ok(!(await bodyOf(colleague, `/contactpersonen/${noord.contacts['finance']}`)).includes('zelf ingevuld'));
});

test('an import after a profile change keeps the number and the mail choice, and both are told', async () => {
  await save({ telefoon: '010 765 4321', mobiel: '', mail: ['news'] });
  await imports({
    phone: '010 222 4444',
    mobile: '06 33334444',
    mailCategories: ['invoices', 'outages', 'news', 'messages'],
  });
  assert.deepEqual(await kept(), {
    phone: '+31102224444',
    own_phone: '+31107654321',
    shown_phone: '+31107654321',
    shown_mobile: null,
    mails: ['news'],
  });
  const page = await bodyOf(visitor, '/profiel');
  for (const words of [
    'Zelf ingevuld',
    'value="010 765 4321"',
    'Gebruik weer wat Contict heeft: 010 222 4444',
    'Zelf leeg gelaten',
    'Gebruik weer de keuze van Contict: Nieuwe facturen',
  ])
    assert.ok(page.includes(words), words);
  assert.ok(!(await invoiceMails()).includes(mail));
});

test('colleagues, staff, lists, exports and search have the number the person gave, and nobody the one they replaced', async () => {
  await sql(
    "insert into message_thread (customer_id, contact_id, subject) values ($1, $2, 'Vraag')",
    noord.customerId,
    noord.contacts['finance'],
  );
  const [thread] = await sql<{ id: string }>("select id from message_thread where subject = 'Vraag'");
  const one = await bodyOf(colleague, `/contactpersonen/${noord.contacts['finance']}`);
  assert.ok(one.includes('Telefoon: zelf ingevuld. Mobiel: zelf leeg gelaten.'));
  const pages = [
    one,
    await bodyOf(colleague, '/contactpersonen'),
    await bodyOf(staff, `/beheer/berichten/${thread!.id}`),
    await bodyOf(visitor, '/contact/terugbellen'),
    await bodyOf(colleague, '/zoeken?q=7654321'),
  ];
  for (const [index, page] of pages.entries()) {
    assert.ok(page.includes('010 765 4321'), String(index));
    for (const old of ['010 222 4444', '06 33334444']) assert.ok(!page.includes(old), `${index} ${old}`);
  }
  const csv = (await colleague.get('/contactpersonen/export')).body;
  assert.ok(csv.includes('010 765 4321') && !csv.includes('222 4444'), csv);
  for (const q of ['2224444', '0633334444'])
    assert.ok(
      !(await bodyOf(colleague, `/zoeken?q=${q}`)).includes(`/contactpersonen/${noord.contacts['finance']}`),
      q,
    );
});

test('a rehearsal and a run compare with what was imported, and do not speak of what people filled in', async () => {
  const same = {
    phone: '010 222 4444',
    mobile: '06 33334444',
    mailCategories: ['invoices', 'outages', 'news', 'messages'],
  };
  assert.deepEqual((await imports(same, { dryRun: true })).counts, {
    added: 0,
    changed: 0,
    removed: 0,
    unchanged: 1,
    refused: 0,
  });
  const report = await imports({ ...same, phone: '010 222 5555' }, { dryRun: true });
  assert.match(JSON.stringify(report), /2225555/);
  assert.doesNotMatch(JSON.stringify(report), /7654321|own_/);
});

test('a box on the profile takes the imported value again, one field at a time, and the desk hears of it', async () => {
  await t.runJobs();
  t.mails.length = 0;
  await save({ telefoon: 'wat er ook staat', mobiel: '', mail: ['news'], overnemen: 'telefoon' });
  assert.deepEqual(await kept(), {
    phone: '+31102224444',
    own_phone: null,
    shown_phone: '+31102224444',
    shown_mobile: null,
    mails: ['news'],
  });
  await t.runJobs();
  assert.match(t.mails.at(-1)!.text, /010 222 4444 \(weer zoals bij jullie; was: 010 765 4321\)/);
  await save({ telefoon: '010 222 4444', mobiel: '', overnemen: ['mobiel', 'mail'] });
  assert.ok((await invoiceMails()).includes(mail));
  await imports({ phone: '010 222 6666' });
  assert.ok((await bodyOf(visitor, '/profiel')).includes('Overgenomen van Contict: 010 222 6666'));
});

test('a record that goes to somebody else does not take the number along, and has it again when it comes back', async () => {
  await save({ telefoon: '010 765 4321', mobiel: '', mail: 'news' });
  await imports({ phone: '010 222 7777', mail: 'opvolger@noord.example' });
  assert.equal((await kept())!['shown_phone'], '+31102227777');
  assert.deepEqual((await kept())!['mails'], ['invoices', 'outages', 'news', 'messages']);
  await imports({ phone: '010 222 7777' });
  assert.deepEqual([(await kept())!['shown_phone'], (await kept())!['mails']], ['+31107654321', ['news']]);
  visitor = await t.visitor(mail);
});

test('of two records of one person both have what the person filled in, each with its own imported value', async () => {
  const [second] = await sql<{ id: string }>(
    `insert into contact (customer_id, account_id, surname, mail, phone, mobile, source, external_id)
    select customer_id, account_id, 'Dubbel', mail, '+31109998888', '+31699998888', 'test', 'noord-dubbel' from contact
      where id = $1 returning id`,
    noord.contacts['finance'],
  );
  await save({ telefoon: '010 123 4567', mobiel: '', mail: ['news'] });
  assert.deepEqual(
    [
      (await kept())!['shown_phone'],
      (await kept(second!.id))!['shown_phone'],
      (await kept(second!.id))!['shown_mobile'],
    ],
    ['+31101234567', '+31101234567', '+31699998888'],
  );
  await save({ telefoon: '', mobiel: '', mail: ['news'], overnemen: 'telefoon' });
  assert.deepEqual(
    [(await kept())!['shown_phone'], (await kept(second!.id))!['shown_phone']],
    ['+31102227777', '+31109998888'],
  );
});

test('pages of customers write nothing that imports write', async () => {
  const { pg } = t.portal.database.app;
  for (const column of ['phone', 'mobile', 'mail_categories'])
    await assert.rejects(pg.query(`update contact set ${column} = null`), /permission denied/, column);
});
