import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { pdfOf } from '../../../../test/bombs.ts';
import { numbers, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { addKey } from '../../identity/api-keys/index.ts';

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

/**
 * A PDF whose files hang only in the associated files of its catalog; `packed`: catalog and file specifications are in
 * a stream of objects.
 */
function associated(
  files: readonly (readonly [name: string, relation: string, content: string])[],
  packed = false,
  more = '',
): Buffer {
  const [firstSpec, firstFile] = [4, 4 + files.length];
  const catalog = `<< /Type /Catalog /Pages 2 0 R ${more} /AF [${files.map((_, at) => `${firstSpec + at} 0 R`).join(' ')}] >>`;
  const specs = files.map(
    ([name, relation], at) =>
      `<< /Type /Filespec /F ${name} /UF ${name} /AFRelationship /${relation} /EF << /F ${firstFile + at} 0 R >> >>`,
  );
  const pages = [
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  const streams = files.map(
    ([, , content]) => ['/Type /EmbeddedFile /Subtype /text#2Fxml /Filter /FlateDecode', deflateSync(content)] as const,
  );
  if (!packed) return pdfOf([catalog, ...pages, ...specs, ...streams]);
  // What a PDF of version 1.5 does: its catalog is in no object of its own.
  const inside = [catalog, ...pages, ...specs];
  const places = inside
    .map((_, at) => `${at + 1} ${inside.slice(0, at).join(' ').length + (at > 0 ? 1 : 0)}`)
    .join(' ');
  const objects = deflateSync(`${places}\n${inside.join(' ')}`);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  const add = (number: number, dictionary: string, bytes: Uint8Array) => {
    offsets.set(number, Buffer.concat(parts).length);
    parts.push(
      Buffer.from(`${number} 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
      Buffer.from(bytes),
      Buffer.from('\nendstream\nendobj\n'),
    );
  };
  streams.forEach(([dictionary, bytes], at) => add(firstFile + at, dictionary, bytes));
  const [pack, table] = [firstFile + files.length, firstFile + files.length + 1];
  add(pack, `/Type /ObjStm /N ${inside.length} /First ${places.length + 1} /Filter /FlateDecode`, objects);
  const start = Buffer.concat(parts).length;
  const row = (type: number, place: number, at: number) => {
    const one = Buffer.alloc(7);
    one.writeUInt8(type, 0);
    one.writeUInt32BE(place, 1);
    one.writeUInt16BE(at, 5);
    return one;
  };
  const rows = [
    row(0, 0, 65535),
    ...inside.map((_, at) => row(2, pack, at)),
    ...files.map((_, at) => row(1, offsets.get(firstFile + at)!, 0)),
    row(1, offsets.get(pack)!, 0),
    row(1, start, 0),
  ];
  add(table, `/Type /XRef /Size ${table + 1} /W [1 4 2] /Root 1 0 R`, Buffer.concat(rows));
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

test('an invoice that hangs only in the associated files of a PDF is taken, whatever its relation and however the PDF is packed', async () => {
  for (const [at, [relation, packed, name]] of (
    [
      ['Alternative', false, '(factur-x.xml)'],
      ['Data', true, '(ZUGFeRD-invoice.xml)'],
      ['Source', false, '<FEFF007800720065006300680 06E0075006E0067002E0078006D006C>'],
      ['Supplement', true, '(factuur \\(7\\).xml)'],
    ] as const
  ).entries()) {
    const number = `AF-${at}`;
    const reply = await post(
      associated(
        [
          ['(prijzen.csv)', 'Supplement', 'a;b'],
          [name, relation, cii.replace('CII-7', number)],
          ['(bijlage.xml)', 'Supplement', '<a/>'],
        ],
        packed,
      ),
    );
    assert.equal(reply.json<Partial<Body>>().number, number, `${relation} ${reply.body}`);
  }
  assert.equal(
    (
      await post(
        associated(
          [['(factur-x.xml)', 'Alternative', cii.replace('CII-7', 'AF-9')]],
          false,
          '/Names << /EmbeddedFiles << /Names [] >> >>',
        ),
      )
    ).json<Partial<Body>>().number,
    'AF-9',
  );
  assert.deepEqual(
    codes(
      await post(
        associated([
          ['(a.xml)', 'Data', cii],
          ['(b.xml)', 'Data', cii.replace('CII-7', 'CII-8')],
        ]),
      ),
    ),
    ['several-documents'],
  );
  assert.deepEqual(codes(await post(associated([['(a.csv)', 'Data', 'a;b']], true))), ['pdf_without_invoice']);
});

test('odd bytes where associated files should be end in an answer, not in a crash', async () => {
  const whole = associated([['(factur-x.xml)', 'Alternative', cii]]).toString('latin1');
  for (const odd of [
    whole.replace('/AF [', `/AF ${'['.repeat(5000)}`),
    whole.replace('/AF [4 0 R]', '/AF 1 0 R'),
    whole.replace('/EF << /F 5 0 R >>', '/EF 4 0 R'),
    whole.replace('/Filter /FlateDecode', '/Filter [/A85 /B]'),
  ]) {
    assert.notEqual(odd, whole);
    const reply = await post(Buffer.from(odd, 'latin1'));
    assert.equal(reply.statusCode, 422, reply.body);
    assert.ok(['pdf_without_invoice', 'pdf_unreadable'].includes(codes(reply)[0]!), reply.body);
  }
});
