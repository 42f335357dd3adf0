import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { cleanFilename } from '../../../platform/files/file-name.ts';
import { readInvoice, sniff, writeUbl, type Attachment, type Limits } from './index.ts';
import { sampleInvoice, samplePdf } from './samples/invoice.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

function readOne(attachment: Partial<Attachment>, limits: Partial<Limits> = {}) {
  const invoice = { ...sampleInvoice, attachments: [{ ...sampleInvoice.attachments[0]!, ...attachment }] };
  const result = readInvoice(Buffer.from(writeUbl(invoice)), limits);
  assert.ok(result.ok);
  return {
    attachment: result.invoice.attachments[0]!,
    codes: result.problems.map((one) => one.code).filter((code) => code.startsWith('attachment')),
  };
}

test('an attachment is what its bytes are, whatever it says', () => {
  const png = bytes(`\x89PNG\r\n\x1a\n${'\0'.repeat(60)}IEND\xaeB\`\x82`);
  assert.equal(sniff(samplePdf, 'image/png', 'a.png'), 'pdf');
  assert.equal(sniff(Buffer.concat([Buffer.from('\ufeff\r\n'), samplePdf]), null, null), 'pdf');
  assert.equal(sniff(png, 'application/pdf', 'a.pdf'), 'png');
  assert.equal(
    sniff(zipSync({ '[Content_Types].xml': new Uint8Array(40), 'xl/workbook.xml': new Uint8Array(40) }), null, null),
    'xlsx',
  );
  assert.equal(
    sniff(
      zipSync({
        mimetype: [bytes('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
        'content.xml': new Uint8Array(9),
      }),
      null,
      null,
    ),
    'ods',
  );
  assert.equal(sniff(bytes('datum;bedrag\n1;2'), 'text/csv', 'x.csv'), 'csv');
});

test('an attachment that lies or is broken is never served', () => {
  const lies: readonly (readonly [string, Uint8Array, string])[] = [
    ['a page', bytes('<html><script>alert(1)</script></html>'), 'text/csv'],
    ['a picture that runs', bytes('<svg onload="x()"/>'), 'image/png'],
    ['a page after a byte', bytes(' \n <!DOCTYPE html>'), 'text/csv'],
    ['half a PDF', samplePdf.subarray(0, 120), 'application/pdf'],
    ['27 bytes', bytes('%PDF-1.4 this is not a PDF.'), 'application/pdf'],
    ['a program', bytes(`MZ${'\0'.repeat(200)}`), 'application/pdf'],
    [
      'any zip',
      zipSync({ 'a.exe': new Uint8Array(99) }),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'a sheet with macros',
      zipSync({
        '[Content_Types].xml': new Uint8Array(9),
        'xl/workbook.xml': new Uint8Array(9),
        'xl/vbaProject.bin': new Uint8Array(9),
      }),
      'x',
    ],
    ['a page behind a PDF name', bytes(`GIF89a${'x'.repeat(90)}`), 'application/pdf'],
  ];
  for (const [name, content, statedType] of lies) {
    const { attachment, codes } = readOne({ bytes: content, statedType });
    assert.equal(attachment.type, null, name);
    assert.deepEqual(codes, ['attachment-type'], name);
  }
});

test('a wrong stated type is told', () => {
  const { attachment, codes } = readOne({ statedType: 'text/html' });
  assert.equal(attachment.type, 'pdf');
  assert.deepEqual(codes, ['attachment-type-differs']);
});

test('attachments are bounded in size and number before they are decoded', () => {
  assert.deepEqual(readOne({}, { attachmentBytes: 100 }).codes, ['attachment-too-large']);
  assert.equal(readOne({}, { attachmentBytes: 100 }).attachment.bytes, null);
  const many = { ...sampleInvoice, attachments: Array.from({ length: 9 }, () => sampleInvoice.attachments[0]!) };
  const result = readInvoice(Buffer.from(writeUbl(many)), { attachments: 5, attachmentsBytes: samplePdf.length * 3 });
  assert.ok(result.ok);
  assert.equal(result.invoice.attachments.filter((one) => one.bytes).length, 3);
  assert.equal(result.problems.filter((one) => one.code === 'attachments-too-many').length, 1);
});

test('broken base64 is told and the invoice is still read', () => {
  const text = writeUbl(sampleInvoice).replace('JVBERi0', '!!JVBE');
  const result = readInvoice(Buffer.from(text));
  assert.ok(result.ok);
  assert.deepEqual(
    result.problems.map((one) => one.code),
    ['attachment-base64'],
  );
});

test('a filename brings no path, control character or hidden direction', () => {
  const cases: readonly (readonly [string | null, string | null])[] = [
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.pdf', 'a.pdf'],
    ['a\0b\r\n.pdf', 'ab.pdf'],
    ['fdp.\u202Efdp.exe', 'fdp.fdp.exe'],
    ['..', null],
    ['', null],
    [null, null],
    ['con<>:"|?*.pdf', 'con_______.pdf'],
    [`${'a'.repeat(200)}.pdf`, `${'a'.repeat(116)}.pdf`],
    ['  factuur   1 .pdf ', 'factuur 1 .pdf'],
  ];
  for (const [name, clean] of cases) assert.equal(cleanFilename(name), clean);
});

test('only web addresses are kept as links', () => {
  for (const externalUrl of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '//evil.example',
    'https://user:pw@evil.example/',
  ]) {
    const { attachment, codes } = readOne({ bytes: null, externalUrl });
    assert.equal(attachment.externalUrl, null);
    assert.deepEqual(codes, ['attachment-address']);
  }
});
