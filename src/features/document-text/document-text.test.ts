import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { says, saysNot } from '../../../test/content.ts';
import { numbers, people, seedCast } from '../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../test/portal.ts';
import { renderPdf } from '../../platform/pdf/typst.ts';
import { importFile, kindOf } from '../imports/index.ts';
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
after(() => t.close());

const template = fileURLToPath(new URL('../demo/manual.typ', import.meta.url));
const pdfOf = (text: string) => renderPdf(template, { company: 'Contict', colours: { hue: 250, chroma: 0.1 }, title: 'Overeenkomst', summary: '', date: '2026-01-01', blocks: [{ kind: 'text', rows: [text] }] });
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const wordFile = (body: string) => Buffer.from(zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`) }));

const folder = mkdtempSync(join(tmpdir(), 'document-text-'));
async function bring(record: object): Promise<void> {
  const path = join(folder, 'documents.json');
  writeFileSync(path, JSON.stringify([record]));
  assert.deepEqual((await importFile(t.system, t.portal, kindOf('documents')!, path, { source: 'test' })).problems, []);
  await t.runJobs();
}
const contract = (bytes: Uint8Array, fileName = 'contract.pdf') => ({ externalId: 'text-1', kind: 'contract', titleNl: 'Overeenkomst', customer: numbers.noord, fileName, fileContent: Buffer.from(bytes).toString('base64') });
const search = async (who: Visitor, q: string) => (await who.get(`/zoeken?${new URLSearchParams({ q })}`)).body;

test('a contract that comes in as PDF is found by its text, by who may see contracts', async () => {
  await bring(contract(await pdfOf('Bij vertrek geldt een uitlooptermijn van zes weken.')));
  says(await search(finance, 'uitlooptermijn'), /Overeenkomst<\/a>/);
  says(await search(finance, 'uitlooptermijnen'), /Overeenkomst<\/a>/);
  saysNot(await search(plain, 'uitlooptermijn'), /Overeenkomst<\/a>/);
});

test('when its file is replaced, the new text counts and the old one no longer', async () => {
  await bring(contract(wordFile('<w:p><w:r><w:t>Voor</w:t></w:r><w:r><w:t>keursrecht</w:t></w:r></w:p><w:p><w:t>R&amp;D</w:t></w:p>'), 'contract.docx'));
  says(await search(finance, 'voorkeursrecht'), /Overeenkomst<\/a>/);
  saysNot(await search(finance, 'uitlooptermijn'), /Overeenkomst<\/a>/);
});

test('a broken file stays a document with a title, and is not tried again and again', async () => {
  await bring(contract(Buffer.from('%PDF-1.7 not much of one')));
  says(await search(finance, 'overeenkomst'), /<mark>Overeenkomst<\/mark><\/a>/);
  const { rows } = await t.portal.database.system.pg.query(`select file_text from document where external_id = 'text-1'`);
  assert.deepEqual(rows, [{ file_text: '' }]);
});

test('text is words with single spaces, without what a database cannot hold', async () => {
  assert.equal(await wordsIn(Buffer.from('een\u0000 twee\r\n\tdrie'), 'text/plain'), 'een twee drie');
  assert.equal(await wordsIn(wordFile('<w:p><w:t>R&amp;D</w:t></w:p><w:p><w:t>a &lt; b</w:t></w:p>'), wordType), 'R&D a < b');
  assert.equal(await wordsIn(Buffer.from('x'), 'image/png'), '');
});

test('reading happens aside, and a file that is none is refused', async () => {
  assert.match(await textOfFile(await pdfOf('Apart gelezen.'), 'application/pdf'), /Overeenkomst.*Apart gelezen\./);
  await assert.rejects(textOfFile(Buffer.from('%PDF-1.4'), 'application/pdf'));
  await assert.rejects(textOfFile(Buffer.from('no zip'), wordType));
});
