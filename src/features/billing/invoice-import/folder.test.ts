import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, beforeEach, mock, test } from 'node:test';
import pg from 'pg';
import { numbers, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { readJsonInvoice } from '../e-invoice/read-json.ts';
import { importInvoiceFiles, importInvoicesCommand } from './index.ts';
import { jsonInvoice } from './samples/invoice.ts';

let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('invoice import', { ANNOUNCE_FROM: '2026-01-01' });
  ({ noord } = await seedCast(t.system, t.portal.files));
  await query("update account set password_hash = 'known'");
});
after(() => t.close());
beforeEach(async () => {
  await t.runJobs();
  t.mails.length = 0;
  await query(
    "delete from invoice_file where customer_id = $1 and role <> 'pdf' or file_id in (select id from file where name not like 'KANARIE%')",
    [noord.customerId],
  );
  await query("delete from invoice_line where name not like 'KANARIE%'");
  await query("delete from invoice where source <> 'test'");
  await query("delete from file where name not like 'KANARIE%'");
});

const query = async <R>(text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query(text, values)).rows as R[];
const count = async (text: string) =>
  Number((await query<{ count: number }>(`select count(*) from ${text}`))[0]!.count);

const ubl = (fields: Readonly<Record<string, unknown>> = {}): Buffer => {
  const read = readJsonInvoice(jsonInvoice(fields));
  assert.ok(read.ok, JSON.stringify(read));
  return Buffer.from(writeUbl(read.invoice));
};
test('a folder is stored in one go, with the PDFs beside the files, a report per file, and twice is once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  await mkdir(join(folder, 'deep'));
  for (let at = 0; at < 60; at += 1) writeFileSync(join(folder, `f${at}.xml`), ubl({ number: `B-${at}` }));
  writeFileSync(join(folder, 'deep', 'G.XML'), ubl({ number: 'B-deep' }));
  writeFileSync(join(folder, 'deep', 'G.pdf'), `%PDF-1.7\n${'z'.repeat(100)}\n%%EOF\n`);
  writeFileSync(join(folder, 'double.xml'), ubl({ number: 'B-0', notes: ['anders'] }));
  writeFileSync(join(folder, 'bad.xml'), '<x>');
  const seen: string[] = [];
  const options = {
    source: 'map',
    customerNumber: numbers.noord,
    onFile: ({ result }: { result: string }) => void seen.push(result),
  };
  const first = await importInvoiceFiles(t.system, t.portal, [folder], options);
  assert.deepEqual([first.created, first.unchanged, first.conflict, first.refused, first.failed], [61, 0, 1, 1, 0]);
  assert.equal(seen.length, 63);
  assert.equal(
    await count("invoice_file l join invoice i on i.id = l.invoice_id where i.number = 'B-deep' and l.role = 'pdf'"),
    1,
  );
  const second = await importInvoiceFiles(t.system, t.portal, [folder], options);
  assert.deepEqual([second.created, second.unchanged, second.conflict, second.refused], [0, 61, 1, 1]);
});

test('a batch asks the database the same number of things, however many invoices are in it', async () => {
  const wire = (pg as unknown as { Connection: { prototype: { execute(): void; query(): void } } }).Connection
    .prototype;
  const asked = async (count: number) => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
    for (let at = 0; at < count; at += 1)
      writeFileSync(join(folder, `s${at}.xml`), ubl({ number: `S-${count}-${at}` }));
    const heard = [mock.method(wire, 'execute'), mock.method(wire, 'query')];
    try {
      const { created } = await importInvoiceFiles(t.system, t.portal, [folder], {
        source: 'map',
        customerNumber: numbers.noord,
      });
      assert.equal(created, count);
      return heard.reduce((sum, { mock: { calls } }) => sum + calls.length, 0);
    } finally {
      for (const one of heard) one.mock.restore();
    }
  };
  const few = await asked(3);
  assert.ok(few <= 14, `${few} statements`);
  assert.equal(await asked(100), few);
});

test('the report is written while the files are done, as lines or as JSON, and the counts come last', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  for (let at = 0; at < 5; at += 1)
    writeFileSync(
      join(folder, `m${at}.xml`),
      at < 3 ? ubl({ number: `LANG-GENOEG-OM-EEN-STUK-TE-ZIJN-${at}` }) : '<x>',
    );
  let text = '';
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((text += chunk.toString()), done()) });
  const asked = {
    kind: 'invoices',
    path: folder,
    source: 'map',
    customer: numbers.noord,
    wholeSet: false,
    dryRun: true,
    force: false,
    strict: false,
  };
  await importInvoicesCommand(t.system, t.portal, { ...asked, json: false }, out);
  const lines = text.trimEnd().split('\n');
  assert.match(lines[0]!, /created    m0\.xml/, 'files first, as they are done');
  assert.match(lines.at(-1)!, /3 created, 2 refused\.$/, 'counts last');
  text = '';
  await importInvoicesCommand(t.system, t.portal, { ...asked, json: true }, out);
  const report = JSON.parse(text) as { files: { result: string }[]; created: number; dryRun: boolean };
  assert.deepEqual(
    [report.files.map(({ result }) => result), report.created, report.dryRun],
    [['created', 'created', 'created', 'refused', 'refused'], 3, true],
  );
  text = '';
  await importInvoicesCommand(
    t.system,
    t.portal,
    { ...asked, path: mkdtempSync(join(tmpdir(), 'portal-invoices-')), json: true },
    out,
  );
  assert.deepEqual((JSON.parse(text) as { files: unknown[] }).files, []);
});

test('one broken invoice does not take its batch along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  for (const at of [1, 2]) writeFileSync(join(folder, `k${at}.xml`), ubl({ number: `K-${at}` }));
  const putAll = async (all: readonly Uint8Array[]) => {
    if (all.some((bytes) => Buffer.from(bytes).includes('K-2')))
      throw Object.assign(new Error('disk'), { code: 'ENOSPC' });
    return t.portal.files.putAll(all);
  };
  const told: unknown[] = [];
  await importInvoiceFiles(t.system, { ...t.portal, files: { ...t.portal.files, putAll } }, [folder], {
    source: 'map',
    customerNumber: numbers.noord,
    onFile: ({ number, result }) => void told.push([number, result]),
  });
  assert.deepEqual(told, [
    ['K-1', 'created'],
    [null, 'failed'],
  ]);
});

test('the command tells of every file and answers an exit code; a rehearsal stores nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-invoices-'));
  writeFileSync(
    join(folder, 'a.xml'),
    ubl({ number: 'CMD-1', buyer: { name: 'X', country: 'NL', legalId: '01234567', legalIdScheme: '0106' } }),
  );
  writeFileSync(join(folder, 'b.xml'), '<x>');
  const run = async (more: object) => {
    let text = '';
    const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((text += chunk.toString()), done()) });
    return {
      code: await importInvoicesCommand(
        t.system,
        t.portal,
        {
          kind: 'invoices',
          path: folder,
          source: 'exact',
          customer: undefined,
          wholeSet: false,
          dryRun: false,
          force: false,
          strict: false,
          json: false,
          ...more,
        },
        out,
      ),
      text,
    };
  };
  const rehearsed = await run({ dryRun: true });
  assert.equal(rehearsed.code, 1);
  assert.match(rehearsed.text, /rehearsed, nothing stored\. 1 created, 1 refused\./);
  assert.equal(await count("invoice where number = 'CMD-1'"), 0);
  const stored = await run({});
  assert.match(stored.text, /created    a\.xml  CMD-1.*\n  refused    b\.xml\n +\/.*\[/);
  const [made] = await query<{ run_id: number; source: string }>(
    "select run_id, source from invoice where number = 'CMD-1'",
  );
  assert.equal(made!.source, 'exact');
  assert.deepEqual(await query('select added, refused, state from import_run where id = $1', [made!.run_id]), [
    { added: 1, refused: 1, state: 'done-with-problems' },
  ]);
  assert.equal((JSON.parse((await run({ json: true })).text) as { unchanged: number }).unchanged, 1);
  writeFileSync(
    join(folder, 'c.xml'),
    ubl({ number: 'CMD-2', buyer: { name: 'Z', country: 'NL', legalId: '99999999', legalIdScheme: '0106' } }),
  );
  assert.match((await run({ path: join(folder, 'c.xml') })).text, /name one with --customer NUMBER/);
});
