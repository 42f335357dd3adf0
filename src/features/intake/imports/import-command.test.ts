import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
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
