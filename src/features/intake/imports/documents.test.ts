import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
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
