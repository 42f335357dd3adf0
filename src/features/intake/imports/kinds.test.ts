import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { systemScope, type SystemScope } from '../../../access/scopes.ts';
import { connect, type Database } from '../../../database/connect.ts';
import { localStore } from '../../../platform/files/store.ts';
import { testDatabase, type TestDatabase } from '../../../../test/cluster.ts';
import { importFile, type FileOptions, type ImportReport } from './index.ts';
import { kindOf } from '../../../kinds.ts';
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
