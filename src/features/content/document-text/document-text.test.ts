import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { pdfBomb, pdfOf as pdfOfObjects } from '../../../../test/bombs.ts';
import { says, saysNot } from '../../../../test/content.ts';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { renderPdf } from '../../../platform/pdf/typst.ts';
import { TooCostly } from '../../../platform/aside/aside.ts';
import { importFile } from '../../intake/imports/index.ts';
import { kindOf } from '../../../kinds.ts';
import { readDocumentTexts } from './jobs.ts';
import { textOfFile } from './text-of-file.ts';
import { wordsIn } from './words-in.ts';

let t: TestPortal;
let finance: Visitor;
let plain: Visitor;
before(async () => {
  t = await testPortal('document_text');
  await seedCast(t.system, t.portal.files);
  [finance, plain] = await Promise.all([t.visitor(people.noord.finance), t.visitor(people.noord.plain)]);
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await t.close();
});

const template = fileURLToPath(new URL('../../demo/demo/manual.typ', import.meta.url));
const pdfOf = (text: string) =>
  renderPdf(template, {
    company: 'Contict',
    colours: { hue: 250, chroma: 0.1 },
    title: 'Overeenkomst',
    summary: '',
    date: '2026-01-01',
    blocks: [{ kind: 'text', rows: [text] }],
  });
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const wordFile = (body: string) =>
  Buffer.from(zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) }));

const folder = mkdtempSync(join(tmpdir(), 'document-text-'));
async function bring(record: object): Promise<void> {
  const path = join(folder, 'documents.json');
  writeFileSync(path, JSON.stringify([record]));
  assert.deepEqual((await importFile(t.system, t.portal, kindOf('documents')!, path, { source: 'test' })).problems, []);
  await t.runJobs();
}
const contract = (bytes: Uint8Array, fileName = 'contract.pdf') => ({
  externalId: 'text-1',
  kind: 'contract',
  titleNl: 'Overeenkomst',
  customer: numbers.noord,
  fileName,
  fileContent: Buffer.from(bytes).toString('base64'),
});
const search = async (who: Visitor, q: string) => (await who.get(`/zoeken?${new URLSearchParams({ q })}`)).body;

test('a contract that comes in as PDF is found by its text, by who may see contracts', async () => {
  await bring(contract(await pdfOf('Bij vertrek geldt een uitlooptermijn van zes weken.')));
  says(await search(finance, 'uitlooptermijn'), /Overeenkomst<\/a>/);
  says(await search(finance, 'uitlooptermijnen'), /Overeenkomst<\/a>/);
  saysNot(await search(plain, 'uitlooptermijn'), /Overeenkomst<\/a>/);
});

test('when its file is replaced, the new text counts and the old one no longer', async () => {
  await bring(
    contract(
      wordFile('<w:p><w:r><w:t>Voor</w:t></w:r><w:r><w:t>keursrecht</w:t></w:r></w:p><w:p><w:t>R&amp;D</w:t></w:p>'),
      'contract.docx',
    ),
  );
  says(await search(finance, 'voorkeursrecht'), /Overeenkomst<\/a>/);
  saysNot(await search(finance, 'uitlooptermijn'), /Overeenkomst<\/a>/);
});

test('a broken file stays a document with a title, and is not tried again and again', async () => {
  await bring(contract(Buffer.from('%PDF-1.7 not much of one')));
  says(await search(finance, 'overeenkomst'), /<mark>Overeenkomst<\/mark><\/a>/);
  const { rows } = await t.portal.database.system.pg.query(
    `select file_text from document where external_id = 'text-1'`,
  );
  assert.deepEqual(rows, [{ file_text: '' }]);
});

test('text is words with single spaces, without what a database cannot hold', async () => {
  assert.equal(await wordsIn(Buffer.from('een\u0000 twee\r\n\tdrie'), 'text/plain'), 'een twee drie');
  assert.equal(
    await wordsIn(wordFile('<w:p><w:t>R&amp;D</w:t></w:p><w:p><w:t>a &lt; b</w:t></w:p>'), wordType),
    'R&D a < b',
  );
  assert.equal(await wordsIn(Buffer.from('x'), 'image/png'), '');
});

test('reading happens aside, and a file that is none is refused', async () => {
  assert.match(await textOfFile(await pdfOf('Apart gelezen.'), 'application/pdf'), /Overeenkomst.*Apart gelezen\./);
  await assert.rejects(textOfFile(Buffer.from('%PDF-1.4'), 'application/pdf'));
  await assert.rejects(textOfFile(Buffer.from('no zip'), wordType));
});

const texts = async () =>
  (
    await t.system.pool.pg.query<{ file_text: string | null; text_tries: number }>(
      `select file_text, text_tries from document where external_id = 'text-1'`,
    )
  ).rows;

test('a PDF of one megabyte that inflates to one gigabyte is given up within its limit, and the portal goes on', async () => {
  const bomb = pdfBomb(64);
  assert.ok(bomb.length < 1_500_000);
  const before = process.memoryUsage.rss();
  await assert.rejects(textOfFile(bomb, 'application/pdf'), TooCostly);
  assert.ok(process.memoryUsage.rss() - before < 100_000_000);
  await bring(contract(bomb));
  assert.deepEqual(await texts(), [{ file_text: '', text_tries: 1 }]);
  says(await search(finance, 'overeenkomst'), /<mark>Overeenkomst<\/mark><\/a>/);
});

test('a Word document gets no more room than it claims, and not more than we give', async () => {
  const lying = Buffer.from(wordFile('<w:t>klein</w:t>'.repeat(1000)));
  for (let at = lying.indexOf('PK\x01\x02', 0, 'latin1'); at !== -1; at = lying.indexOf('PK\x01\x02', at + 4, 'latin1'))
    lying.writeUInt32LE(20, at + 24);
  const claimed = await textOfFile(lying, wordType).catch(() => '');
  assert.ok(claimed.length <= 20);
  assert.equal(await textOfFile(wordFile(`<w:t>${' '.repeat(50_000_001)}</w:t>`), wordType), '');
});

test('a book of three hundred pages is read from its beginning until there is enough', async () => {
  const kids = Array.from({ length: 300 }, (_, at) => `${at + 4} 0 R`).join(' ');
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 2000] /Contents 3 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>';
  const words = Buffer.from(`BT /F 8 Tf 10 TL 0 1900 Td ${`(${'bladzijde vol woorden '.repeat(4)}) ' `.repeat(100)}ET`);
  const book = pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count 300 >>`,
    ['', words],
    ...Array.from({ length: 300 }, () => page),
  ]);
  const text = await textOfFile(book, 'application/pdf');
  assert.match(text, /^bladzijde vol woorden/);
  assert.equal(text.length, 200_000);
});

test('a file is marked before its first byte is read, so that one that ended the portal is not read again by the next import', async () => {
  await bring(contract(wordFile('<w:t>Afkoopsom</w:t>'), 'contract.docx'));
  await t.system.pool.pg.query(`update document set file_text = null, text_tries = 0 where external_id = 'text-1'`);
  let tried = -1;
  const killed = {
    ...t.portal,
    files: {
      ...t.portal.files,
      get: async () => {
        tried = (await texts())[0]!.text_tries;
        return new Promise<never>(() => {});
      },
    },
  };
  void readDocumentTexts.run(killed, {}, { id: '1', attempt: 1 });
  while (tried === -1) await new Promise(setImmediate);
  assert.equal(tried, 1);
  await readDocumentTexts.run(t.portal, {}, { id: '2', attempt: 1 });
  assert.deepEqual(await texts(), [{ file_text: null, text_tries: 1 }]);
  await readDocumentTexts.run(t.portal, { _cron: {} }, { id: '3', attempt: 1 });
  assert.deepEqual(await texts(), [{ file_text: 'Afkoopsom', text_tries: 2 }]);
});
