import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { systemScope, type SystemScope } from '../../../access/scopes.ts';
import { connect, type Database } from '../../../database/connect.ts';
import { localStore } from '../../../platform/files/store.ts';
import { testDatabase, type TestDatabase } from '../../../../test/cluster.ts';
import { importCommand, importFile, type FileOptions, type ImportReport } from './index.ts';
import { kindOf, kinds } from '../../../kinds.ts';
import { settleInvoices } from '../../billing/payments/index.ts';

let place: TestDatabase;
let database: Database;
let scope: SystemScope;
const folder = mkdtempSync(join(tmpdir(), 'import-kinds-'));
const portal = () => ({
  database,
  files: localStore(join(folder, 'store')),
  now: () => new Date('2026-03-15T10:00:00Z'),
});

before(async () => {
  place = await testDatabase('import_kinds');
  database = connect({ connectionString: place.url });
  scope = systemScope(database, 'test');
  await send('customers', 'externalId;number;name\nc1;1001;Een\nc2;1002;Twee\n');
});
after(async () => {
  await database?.close();
  await place?.drop();
});

let files = 0;
function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}
const send = (kind: string, content: string, options: FileOptions = {}): Promise<ImportReport> =>
  importFile(scope, portal(), kindOf(kind)!, put(`${files++}.${content.startsWith('[') ? 'json' : 'csv'}`, content), {
    source: 'test',
    ...options,
  });
const rows = async (text: string) =>
  (await sql.raw<Record<string, unknown>>(text).execute(database.system.kysely)).rows;
const codes = (report: ImportReport) => report.problems.map((problem) => problem.code);

describe('cloud users', () => {
  const header = 'externalId;customer;tenant;upn;displayName;licenties\n';
  test('bring their licences, direct or by a group, and give them up again', async () => {
    await send('cloud-users', `${header}u1;1001;een.example;Anna@een.example;Anna;SPE_E3|FLOW_FREE:group\n`);
    assert.deepEqual(await rows(`select sku, assigned_by from cloud_user_licence order by sku`), [
      { sku: 'FLOW_FREE', assigned_by: 'group' },
      { sku: 'SPE_E3', assigned_by: 'direct' },
    ]);
    const report = await send('cloud-users', `${header}u1;1001;een.example;anna@een.example;Anna;FLOW_FREE\n`);
    assert.deepEqual(report.records[0]!.fields, ['licences']);
    assert.deepEqual(await rows(`select sku, assigned_by from cloud_user_licence`), [
      { sku: 'FLOW_FREE', assigned_by: 'direct' },
    ]);
  });

  test('do not move to another customer', async () => {
    assert.deepEqual(codes(await send('cloud-users', `${header}u1;1002;een.example;anna@een.example;Anna;\n`)), [
      'other_customer',
    ]);
  });
});

describe('payments', () => {
  const pay = (id: string, amount: string, number = 'F 1') =>
    send('payments', `externalId;klant;factuur;bedrag;betaald op\n${id};1001;${number};${amount};05-03-2026\n`);
  const invoice = async (number: string, payable: number, kind = 'invoice') => {
    const [one] =
      await rows(`insert into invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on,
        currency, line_count, payable_cents, document, content_hash, source, external_id)
      select id, '${number}', '${number}', '${kind}', 's', 'S', '2026-02-01', 'EUR', 1, ${payable}, '{}', 'h', 't',
        '${number}' from customer where number = '1001' returning customer_id`);
    return one!['customer_id'] as number;
  };
  const paid = async (number: string) =>
    (await rows(`select paid_cents, paid_on from invoice where number = '${number}'`))[0];

  test('count towards their invoice, until a payment goes back', async () => {
    await invoice('F 1', 10_000);
    await pay('b1', '60,00');
    assert.deepEqual(await paid('F 1'), { paid_cents: 6000, paid_on: null });
    await pay('b2', '40,00');
    assert.deepEqual(await paid('F 1'), { paid_cents: 10_000, paid_on: '2026-03-05' });
    await pay('b3', '-60,00');
    assert.deepEqual(await paid('F 1'), { paid_cents: 4000, paid_on: null });
  });

  test('that move to another invoice are taken off the first', async () => {
    await invoice('F 2', 4000);
    await pay('b2', '40,00', 'F 2');
    assert.deepEqual(
      [await paid('F 1'), await paid('F 2')],
      [
        { paid_cents: 0, paid_on: null },
        { paid_cents: 4000, paid_on: '2026-03-05' },
      ],
    );
  });

  test('may come before their invoice', async () => {
    await pay('b4', '-25,00', 'C 1');
    const customerId = await invoice('C 1', 2500, 'credit-note');
    await database.system.kysely.transaction().execute((trx) => settleInvoices(trx, [{ customerId, number: 'C 1' }]));
    assert.deepEqual(await paid('C 1'), { paid_cents: -2500, paid_on: '2026-03-05' });
  });
});

describe('documents', () => {
  const text = (file: string, more = '') =>
    `---\nkind: manual\ntitleNl: Handleiding\nfile: ${file}\n${more}---\nTekst\n`;
  const one = (name: string, content: string) =>
    importFile(scope, portal(), kindOf('documents')!, put(`docs/${name}.md`, content), { source: 'test' });

  test('bring a file that lies beside them, and the same again changes nothing', async () => {
    put('docs/a.pdf', '%PDF-1.7 a');
    assert.deepEqual((await one('a', text('a.pdf'))).counts.added, 1);
    assert.deepEqual((await one('a', text('a.pdf'))).counts.unchanged, 1);
    assert.deepEqual(
      await rows(
        `select f.name, f.type, f.bytes, f.customer_id from document d join file f on f.id = d.file_id
          where d.external_id = 'a'`,
      ),
      [{ name: 'a.pdf', type: 'application/pdf', bytes: 10, customer_id: null }],
    );
  });

  test('show a new file as a change, and belong with it to one customer', async () => {
    put('docs/a.pdf', '%PDF-1.7 b2');
    assert.deepEqual((await one('a', text('a.pdf'))).records[0]!.fields, ['file']);
    assert.deepEqual((await one('a', text('a.pdf', 'customer: 1002\n'))).records[0]!.fields, ['customer']);
    const [file] = await rows(
      `select f.customer_id = d.customer_id as same, f.bytes from document d join file f on f.id = d.file_id
        where d.external_id = 'a'`,
    );
    assert.deepEqual(file, { same: true, bytes: 11 });
  });

  test('never read a file outside their folder, nor a file that is not what it says', async () => {
    put('secret.pdf', '%PDF-1.7 secret');
    symlinkSync(join(folder, 'secret.pdf'), join(folder, 'docs/link.pdf'));
    put('docs/lie.pdf', 'MZ\0\0');
    put('docs/lie.png', '%PDF-1.7');
    put('docs/empty.pdf', '');
    const found = [];
    for (const file of ['../secret.pdf', '/etc/passwd', 'link.pdf', 'none.pdf', 'lie.pdf', 'lie.png', 'empty.pdf'])
      found.push(...codes(await one('b', text(file))));
    assert.deepEqual(found, [
      'file_outside',
      'file_outside',
      'file_outside',
      'file_missing',
      'file_type',
      'file_type_differs',
      'file_empty',
    ]);
  });

  test('come with their file as base64', async () => {
    const record = {
      externalId: 'c',
      kind: 'contract',
      titleNl: 'Contract',
      customer: '1001',
      fileName: 'map\\contract.pdf',
      fileContent: Buffer.from('%PDF-1.4').toString('base64'),
    };
    assert.equal((await send('documents', JSON.stringify([record]))).counts.added, 1);
    assert.deepEqual(
      codes(
        await send(
          'documents',
          JSON.stringify([
            { ...record, fileContent: 'é' },
            { ...record, externalId: 'd', fileName: null },
          ]),
        ),
      ),
      ['file_not_base64', 'file_name_missing', 'file_name_missing'],
    );
  });

  test('rehearsed leave no file behind', async () => {
    put('docs/e.pdf', '%PDF-1.7 e');
    const before = await rows('select count(*) from file');
    const report = await importFile(scope, portal(), kindOf('documents')!, put('docs/e.md', text('e.pdf')), {
      source: 'test',
      dryRun: true,
    });
    assert.equal(report.counts.added, 1);
    assert.deepEqual(await rows('select count(*) from file'), before);
  });
});

describe('content', () => {
  test('comes from a folder of Markdown as one set, with a report per file', async () => {
    put(
      'news/1-eerste.md',
      '---\ntitleNl: Eerste bericht\npublishedOn: 01-03-2026\nroles: []\n---\nHallo\n<!-- en -->\nHello\n',
    );
    put('news/2-tweede.md', '---\ntitleNl: Tweede\npublishedOn: gisteren\ngroups: [cloud, voice]\n---\nHoi\n');
    const report = await importFile(scope, portal(), kindOf('news')!, join(folder, 'news'), {
      source: 'site',
      wholeSet: true,
    });
    assert.deepEqual(
      report.records.map(({ file, result }) => [file, result]),
      [
        ['1-eerste.md', 'created'],
        ['2-tweede.md', 'refused'],
      ],
    );
    assert.deepEqual(
      report.problems.map(({ path, code }) => [path, code]),
      [['2-tweede.md: publishedOn', 'not_a_date']],
    );
    assert.deepEqual(await rows('select slug, body_en, audience_roles from news'), [
      { slug: 'eerste-bericht', body_en: 'Hello', audience_roles: null },
    ]);
  });

  test('keeps the start of a notice that names none', async () => {
    await send('notices', JSON.stringify([{ externalId: 'n1', titleNl: 'Storing', tone: 'outage' }]));
    const [first] = await rows('select starts_at from notice');
    const report = await send(
      'notices',
      JSON.stringify([{ externalId: 'n1', titleNl: 'Storing voorbij', tone: 'info' }]),
    );
    assert.deepEqual(report.records[0]!.fields, ['tone', 'titleNl']);
    assert.deepEqual((await rows('select starts_at from notice'))[0], first);
  });
});

describe('page addresses', () => {
  const head = 'externalId;titleNl;bodyNl;startsAt;endsAt\n';
  const slugs = () => rows('select external_id, slug from event order by external_id');
  test('of events with one title differ, and stay as they are when the file comes again', async () => {
    const file = (first: string) =>
      `${head}s1;${first};Kom;01-12-2026 14:00;01-12-2026 15:00\ns2;Spreekuur;Kom;05-01-2027 14:00;05-01-2027 15:00\ns3;Spreekuur;Kom;02-02-2027 14:00;02-02-2027 15:00\n`;
    assert.deepEqual(codes(await send('events', file('Spreekuur'))), []);
    const first = await slugs();
    assert.deepEqual(
      first.map(({ slug }) => slug),
      ['spreekuur', 'spreekuur-2', 'spreekuur-3'],
    );
    assert.equal((await send('events', file('Spreekuur'), { dryRun: true })).counts.unchanged, 3);
    await send('events', file('Inloop'));
    assert.deepEqual(
      (await slugs()).map(({ slug }) => slug),
      ['inloop', 'spreekuur-2', 'spreekuur-3'],
    );
  });

  test('are never those of the feed and the calendar', async () => {
    await send('events', `${head}s4;ICS;Kom;01-12-2026 14:00;01-12-2026 15:00\n`);
    assert.equal((await slugs()).at(-1)!['slug'], 'ics-2');
    await send('news', JSON.stringify([{ externalId: 'rss', titleNl: 'RSS', bodyNl: 'x', publishedOn: '2026-03-01' }]));
    assert.deepEqual(await rows(`select slug from news where external_id = 'rss'`), [{ slug: 'rss-2' }]);
    assert.deepEqual(
      codes(
        await send(
          'news',
          JSON.stringify([
            { externalId: 'rss2', slug: 'rss', titleNl: 'Feed', bodyNl: 'x', publishedOn: '2026-03-01' },
          ]),
        ),
      ),
      ['reserved_slug'],
    );
  });
});

describe('an event', () => {
  const put = (more: object) =>
    send('events', JSON.stringify([{ externalId: 'dag', titleNl: 'Beurs', bodyNl: 'Kom', ...more }]));
  const stored = async () =>
    (await rows(`select starts_at, ends_at, all_day, revision from event where external_id = 'dag'`))[0]!;
  test('of whole days begins and ends with them, on a Dutch clock', async () => {
    assert.deepEqual(codes(await put({ startsAt: '2026-03-28', endsAt: '2026-03-29' })), []);
    assert.deepEqual(await stored(), {
      starts_at: new Date('2026-03-27T23:00:00Z'),
      ends_at: new Date('2026-03-29T22:00:00Z'),
      all_day: true,
      revision: 0,
    });
    assert.deepEqual(codes(await put({ startsAt: '2026-03-28', endsAt: '2026-03-27' })), ['ends_before_start']);
    assert.deepEqual(codes(await put({ startsAt: '2026-03-28', endsAt: '2026-03-28T12:00' })), ['not_a_moment']);
    assert.deepEqual(codes(await put({ startsAt: '2026-03-28T12:00' })), ['required']);
  });

  test('counts how often it was moved, forward or back, and not that it came again', async () => {
    await put({ startsAt: '2026-06-01T09:00', endsAt: '2026-06-01T10:00' });
    const first = (await stored())['revision'] as number;
    await put({ startsAt: '2026-05-25T09:00', endsAt: '2026-05-25T10:00' });
    await put({ startsAt: '2026-05-25T09:00', endsAt: '2026-05-25T10:00' });
    assert.equal((await stored())['revision'], first + 1);
  });
});

describe('what is there twice', () => {
  test('is stored and told: a mail, a user name, a main location', async () => {
    const people = await send(
      'contacts',
      'externalId;klantnummer;achternaam;e-mail;rollen\nd-1;1001;Een;dubbel@een.example;\nd-2;1001;Twee;dubbel@een.example;financieel\nd-3;1002;Drie;dubbel@een.example;\n',
    );
    assert.deepEqual(
      people.problems.map(({ code, path, severity }) => [code, path, severity]),
      [['mail_twice', 'row 2, column e-mail', 'warning']],
    );
    assert.equal(people.counts.added, 3);
    assert.deepEqual(
      codes(await send('locations', 'externalId;klant;naam;hoofd\nm1;1002;A;ja\nm2;1002;B;ja\nm3;1002;C;nee\n')),
      ['main_twice'],
    );
    assert.deepEqual(
      codes(
        await send(
          'cloud-users',
          'externalId;customer;tenant;upn;displayName\nt1;1002;x;a@b.example;A\nt2;1002;x;A@b.example;B\n',
        ),
      ),
      ['upn_twice'],
    );
  });

  test('is one account when a mail domain is written in its own letters and in ASCII', async () => {
    await send(
      'contacts',
      'externalId;klantnummer;achternaam;e-mail\nidn-1;1001;A;anna@b\u00fccher.example\nidn-2;1002;B;Anna@xn--bcher-kva.example\n',
    );
    assert.equal((await rows(`select distinct account_id from contact where external_id like 'idn-%'`)).length, 1);
  });
});

describe('a file', () => {
  test('that is imported again answers the earlier run, unless another run came in between', async () => {
    const [a, b] = ['Noord', 'Zuid'].map((name) => put(`l-${name}.csv`, `externalId;klant;naam\nl1;1001;${name}\n`));
    const go = (path: string) => importFile(scope, portal(), kindOf('locations')!, path, { source: 'test' });
    const first = await go(a!);
    const again = await go(a!);
    assert.deepEqual([again.run, again.counts.unchanged], [first.run, 1]);
    assert.equal((await go(b!)).counts.changed, 1);
    assert.equal((await go(a!)).counts.changed, 1);
  });

  test('of ten thousand records goes in, and again, within seconds', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `s${at};1001;D-${at};cloud;Product ${at % 9};${at % 50};1.234,5${at % 10};01-02-2026;SKU_${at % 20}`,
    );
    const content = `externalId;klant;nummer;groep;product;aantal;maandbedrag;startdatum;details.sku\n${lines.join('\n')}\n`;
    const first = await send('subscriptions', content, { wholeSet: true });
    assert.equal(first.counts.added, 10_000);
    const second = await send('subscriptions', `${content}s10000;1001;D-10000;cloud;Nieuw;1;1;;\n`, { wholeSet: true });
    assert.deepEqual([second.counts.added, second.counts.unchanged], [1, 10_000]);
  });
});

describe('the import command', () => {
  const run = async (...args: string[]) => {
    let said = '';
    const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((said += chunk.toString()), done()) });
    return { code: await importCommand(args, portal(), out, kinds), said };
  };

  test('answers 0 when all went well, 1 with problems, 2 when the words make no sense', async () => {
    const good = put('good.csv', 'externalId;number;name\nk1;3001;Drie\n');
    const bad = put('bad.csv', 'externalId;number;name\nk2;3001;Drie dubbel\n');
    assert.deepEqual(await run('customers', good), {
      code: 0,
      said: 'customers from command: stored as run '.concat(
        (await rows('select max(id) as id from import_run'))[0]!['id'] as string,
        '. 1 added.\n',
      ),
    });
    const refused = await run('customers', bad);
    assert.equal(refused.code, 1);
    assert.match(refused.said, /refused {2}row 2, column number: 3001 is already used by k1\. \[taken\]/);
    for (const args of [
      [],
      ['customers'],
      ['klanten', good],
      ['customers', good, '--fast'],
      ['customers', 'no-such-file.csv'],
      ['customers', good, '--source', '../x'],
    ])
      assert.equal((await run(...args)).code, 2, args.join(' '));
  });

  test('answers JSON when asked, and rehearses', async () => {
    const { code, said } = await run(
      'customers',
      put('new.csv', 'externalId;number;name\nk9;3009;Negen\n'),
      '--dry-run',
      '--json',
    );
    const report = JSON.parse(said) as ImportReport;
    assert.deepEqual([code, report.run, report.counts.added, report.dryRun], [0, null, 1, true]);
  });

  test('leaves out the columns it is told to, and takes the names of a source from a file', async () => {
    const file = put('bron.csv', 'Relatiecode;externalId;Bedrijf;Notitie;E-mail\n8001;b1;Bron;geheim;a@b.example\n');
    const refused = await run('customers', file);
    assert.match(refused.said, /row 1, column Relatiecode.*unknown_field/);
    assert.match(refused.said, /column E-mail: There is no field "E-mail"\. → invoiceMail\?/);
    assert.match(refused.said, /--ignore COLUMN/);
    const map = put(
      'bron.json',
      JSON.stringify({ customers: { Relatiecode: 'number', bedrijf: 'name' }, contacts: { Relatiecode: 'customer' } }),
    );
    const { code, said } = await run('customers', file, '--map', map, '--ignore', 'Notitie', '--ignore', 'e-mail');
    assert.equal(code, 0, said);
    assert.deepEqual(await rows(`select number, name from customer where external_id = 'b1'`), [
      { number: '8001', name: 'Bron' },
    ]);
    assert.match(
      (await run('customers', file, '--map', put('fout.json', '{"Relatiecode":"nummr"}'))).said,
      /no such field\. → number\?/,
    );
    assert.equal((await run('customers', file, '--map', put('lijst.json', '[]'))).code, 2);
    assert.equal(
      (
        await run(
          'customers',
          put('bron2.json', '[{"Relatiecode":"8002","externalId":"b2","name":"Twee"}]'),
          '--map',
          map,
        )
      ).code,
      0,
    );
  });

  test('shows in a rehearsal what would change, as it is and as it would be', async () => {
    await run('customers', put('oud.csv', 'externalId;number;name;city;paymentTermDays\no1;8101;Oud;Delft;14\n'));
    const { said } = await run(
      'customers',
      put('nieuw.csv', 'externalId;number;name;city;paymentTermDays\no1;8101;Oud;;30\n'),
      '--dry-run',
    );
    assert.match(said, /o1: city "Delft" → empty, paymentTermDays 14 → 30/);
  });

  test('goes on with the other texts of a folder when one cannot be read, and then removes nothing', async () => {
    put('faq/goed.md', '---\ncategorie: A\nvraag: Hoe?\n---\nZo.\n');
    put('faq/stuk.md', '---\ncategorie: [\n---\nZo.\n');
    const { code, said } = await run('faq', join(folder, 'faq'), '--whole-set');
    assert.equal(code, 1);
    assert.match(said, /1 added, 1 refused/);
    assert.match(said, /refused {2}stuk\.md: .*front_matter/);
    assert.match(said, /set_incomplete/);
  });

  test('refuses a kind of file it does not read', async () => {
    assert.match((await run('customers', put('klanten.xlsx', 'PK'))).said, /unknown_format/);
    assert.match((await run('customers', put('klant.md', '---\na: b\n---\n'))).said, /unknown_format/);
  });
});
