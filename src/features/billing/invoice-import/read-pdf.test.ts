import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { inflating, pdfOf } from '../../../../test/bombs.ts';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { importInvoiceFiles } from './index.ts';

let t: TestPortal;
let key: string;
before(async () => {
  t = await testPortal('invoice in pdf');
  await seedCast(t.system, t.portal.files);
  key = await addKey(t.system, 'boekhouding');
});
const folder = mkdtempSync(join(tmpdir(), 'portal-pdf-'));
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await t.close();
});
beforeEach(async () => {
  for (const table of ['invoice_file', 'invoice_line'])
    await t.system.pool.pg.query(
      `delete from ${table} where invoice_id in (select id from invoice where source <> 'test')`,
    );
  await t.system.pool.pg.query("delete from invoice where source <> 'test'");
});

const cii = readFileSync(join(import.meta.dirname, '../e-invoice/samples/cii.xml'), 'utf8');
/** A PDF of one empty page with these files attached, by name. */
function pdfWith(
  files: readonly (readonly [name: string, stream: Uint8Array])[],
  dictionary = '/Filter /FlateDecode',
): Buffer {
  const names = files.map(([name], at) => `(${name}) ${5 + at * 2} 0 R`).join(' ');
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [${names}] >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    '<< >>',
    ...files.flatMap(([name, stream], at) => [
      `<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Alternative /EF << /F ${6 + at * 2} 0 R >> >>`,
      [`/Type /EmbeddedFile ${dictionary}`, stream] as const,
    ]),
  ]);
}
const hybrid = (name = 'factur-x.xml', xml = cii) => pdfWith([[name, deflateSync(xml)]]);
const post = (payload: Buffer | string, type = 'application/pdf') =>
  t.app.inject({
    method: 'POST',
    url: `/api/v1/invoices?customer=${numbers.noord}`,
    payload,
    headers: { 'content-type': type, authorization: `Bearer ${key}` },
  });
const codes = (reply: { json(): unknown }) =>
  (reply.json() as { problems: { code: string }[] }).problems.map(({ code }) => code);
type Body = Readonly<{
  result: string;
  number: string;
  page: string;
  files: readonly { role: string; bytes: number; type: string }[];
}>;

test('a Factur-X PDF is an invoice: its XML is read, and the PDF itself is what the customer opens', async () => {
  const pdf = hybrid();
  const reply = await post(pdf);
  assert.equal(reply.statusCode, 201, reply.body);
  const { number, files, page } = reply.json<Body>();
  assert.equal(number, 'CII-7');
  assert.deepEqual(files.map(({ role, bytes, type }) => [role, bytes, type]).sort(), [
    ['pdf', pdf.length, 'application/pdf'],
    ['source', Buffer.byteLength(cii), 'application/xml'],
  ]);
  const finance = await t.visitor(people.noord.finance);
  assert.deepEqual((await finance.get(`${page}/pdf`)).rawPayload, pdf);
  assert.equal((await finance.get(`${page}/ubl`)).body, cii);
});

test('the same PDF again, or its XML alone, changes nothing; another PDF with the same XML is a conflict', async () => {
  const statuses = [
    await post(hybrid()),
    await post(hybrid()),
    await post(cii, 'application/xml'),
    await post(hybrid('zugferd-invoice.xml')),
  ].map(({ statusCode }) => statusCode);
  assert.deepEqual(statuses, [201, 200, 200, 409]);
});

test('the invoice is found under every name the standards give it, also among other files', async () => {
  const other = deflateSync('<a/>');
  const from = async (...files: Parameters<typeof pdfWith>[0][number][]) =>
    (await post(pdfWith(files))).json<Partial<Body>>().number;
  for (const [at, name] of ['factur-x.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml', 'factuur-7.xml'].entries()) {
    const number = `NAAM-${at}`;
    assert.equal(await from([name, deflateSync(cii.replace('CII-7', number))]), number, name);
  }
  assert.equal(
    await from(['bijlage.xml', other], ['factur-x.xml', deflateSync(cii)], ['prijzen.csv', deflateSync('a;b')]),
    'CII-7',
  );
  assert.equal(
    await from(['a.xml', other], ['b.xml', deflateSync(cii.replace('CII-7', 'NAAM-9'))]),
    'NAAM-9',
    'the only XML that is an invoice',
  );
  assert.deepEqual(
    codes(
      await post(
        pdfWith([
          ['a.xml', deflateSync(cii)],
          ['b.xml', deflateSync(cii.replace('CII-7', 'CII-8'))],
        ]),
      ),
    ),
    ['several-documents'],
    'of two nobody guesses',
  );
  assert.deepEqual(
    codes(
      await post(
        pdfWith([
          ['factur-x.xml', deflateSync(cii)],
          ['zugferd-invoice.xml', deflateSync(cii.replace('CII-7', 'CII-8'))],
        ]),
      ),
    ),
    ['several-documents'],
    'a second invoice is not dropped without a word',
  );
});

test('a PDF without an invoice, half a PDF, and a PDF sent as XML are each told as what they are', async () => {
  for (const [payload, type, code] of [
    [pdfWith([]), 'application/pdf', 'pdf_without_invoice'],
    [pdfWith([['prijzen.csv', deflateSync('a;b')]]), 'application/pdf', 'pdf_without_invoice'],
    [Buffer.from('%PDF-1.7 nothing more'), 'application/pdf', 'pdf_unreadable'],
    ['x', 'application/pdf', 'pdf_unreadable'],
    [hybrid(), 'application/xml', 'pdf_as_xml'],
    [hybrid(), 'application/json', 'pdf_as_xml'],
    [hybrid('factur-x.xml', '<a/>'), 'application/pdf', 'not-an-invoice'],
  ] as const) {
    const reply = await post(payload, type);
    assert.deepEqual([reply.statusCode, codes(reply)[0]], [422, code]);
  }
});

test('a PDF whose attachment inflates to gigabytes is refused, and the next is read', async () => {
  assert.deepEqual(codes(await post(pdfWith([['factur-x.xml', inflating(64)]]))), ['too_complex']);
  assert.equal((await post(hybrid())).statusCode, 201);
});

test('in a form a PDF alone is the invoice, as a part of any name', async () => {
  for (const [at, name] of ['invoice', 'pdf', 'file'].entries()) {
    const mark = 'grens42';
    const pdf = hybrid('factur-x.xml', cii.replace('CII-7', `FORM-${at}`));
    const payload = Buffer.concat([
      Buffer.from(
        `--${mark}\r\ncontent-disposition: form-data; name="${name}"; filename="f.pdf"\r\ncontent-type: application/pdf\r\n\r\n`,
      ),
      pdf,
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]);
    const reply = await post(payload, `multipart/form-data; boundary=${mark}`);
    assert.equal(reply.statusCode, 201, reply.body);
    assert.equal(reply.json<Body>().number, `FORM-${at}`);
  }
});

test('a folder takes a PDF that holds its invoice, gives one beside an invoice to that, and skips another with a word', async () => {
  const other = pdfWith([]);
  writeFileSync(join(folder, 'hybride.pdf'), hybrid('factur-x.xml', cii.replace('CII-7', 'MAP-1')));
  writeFileSync(join(folder, 'los.xml'), cii.replace('CII-7', 'MAP-2'));
  writeFileSync(join(folder, 'los.PDF'), other);
  writeFileSync(join(folder, 'voorwaarden.pdf'), other);
  writeFileSync(join(folder, 'als-xml.xml'), hybrid());
  const told: string[] = [];
  const options = {
    source: 'map',
    customerNumber: numbers.noord,
    onFile: ({ file, result, problems }: { file: string; result: string; problems: readonly { code: string }[] }) =>
      void told.push(
        `${file.slice(folder.length + 1)} ${result} ${result === 'created' ? '' : problems[0]?.code}`.trim(),
      ),
  };
  const counts = await importInvoiceFiles(t.system, t.portal, [folder], options);
  assert.deepEqual(told.sort(), [
    'als-xml.xml refused pdf_as_xml',
    'hybride.pdf created',
    'los.xml created',
    'voorwaarden.pdf skipped pdf_without_invoice',
  ]);
  assert.deepEqual([counts.created, counts.refused, counts.skipped], [2, 1, 1]);
  const alone = await importInvoiceFiles(t.system, t.portal, [join(folder, 'voorwaarden.pdf')], options);
  assert.equal(alone.refused, 1, 'who names a file means it');
});
