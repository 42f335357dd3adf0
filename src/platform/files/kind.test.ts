import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sniff } from '../../features/billing/e-invoice/sniff.ts';
import { fileKindOf } from '../../features/intake/import-kinds/file-type.ts';
import { fileKind } from './kind.ts';

const kind = (content: string | Buffer, name: string) =>
  fileKind(typeof content === 'string' ? Buffer.from(content, 'latin1') : content, name);
const compound = (...streams: string[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), ...streams.map((stream) => Buffer.from(stream, 'utf16le'))]);

describe('what a file is', () => {
  test('a PDF may have up to 1,024 bytes before its first words, of anything that is no beginning of its own', () => {
    const printer = `\x1b%-12345X@PJL SET COPIES=1\r\n`;
    for (const before of [
      '',
      '\xef\xbb\xbf',
      '\r\n\r\n',
      printer,
      'Content-Type: application/pdf\r\n\r\n',
      'x'.repeat(1024),
    ])
      assert.equal(kind(`${before}%PDF-1.7\n`, 'a.pdf'), 'application/pdf', JSON.stringify(before));
    for (const before of [
      'MZ',
      '<script>',
      '\0',
      'PK\x03\x04',
      '\xff\xd8\xff',
      '#!/bin/sh\n',
      ' <svg>',
      'x'.repeat(1025),
      'a<b>',
    ])
      assert.notEqual(kind(`${before}%PDF-1.7\n`, 'a.pdf'), 'application/pdf', before);
  });

  test('every place that takes files tells a PDF by the same beginning, also with words of a printer before it', () => {
    const bytes = Buffer.from(`\x1b%-12345X@PJL\r\n${' '.repeat(490)}%PDF-1.7\n${'x'.repeat(80)}\n%%EOF\n`, 'latin1');
    assert.equal(fileKind(bytes, 'a.pdf'), 'application/pdf');
    assert.equal(fileKindOf(bytes, 'a.pdf')?.name, 'PDF');
    assert.equal(sniff(bytes, null, 'a.pdf'), 'pdf');
    const page = Buffer.from(`<html>${' '.repeat(80)}%PDF-1.7\n%%EOF\n`, 'latin1');
    assert.deepEqual(
      [fileKind(page, 'a.pdf'), fileKindOf(page, 'a.pdf'), sniff(page, null, 'a.pdf')],
      [null, null, null],
    );
  });

  test('pictures of a phone and mails as people save them are taken', () => {
    assert.equal(kind('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'IMG_1.HEIC'), 'image/heic');
    assert.equal(kind('\0\0\0\x18ftypmp42\0\0\0\0', 'film.heic'), null);
    assert.equal(
      kind('From: Anna <a@klant.example>\r\nSubject: Caf\xe9\r\n\t vervolg\r\n\r\nHallo', 'vraag.eml'),
      'message/rfc822',
    );
    assert.equal(kind(compound('__properties_version1.0'), 'vraag.msg'), 'application/vnd.ms-outlook');
  });

  test('what only calls itself a mail is not taken', () => {
    assert.equal(kind('<html><script>1</script></html>', 'vraag.eml'), null);
    assert.equal(kind('MZ\x90\0', 'vraag.eml'), null);
    assert.equal(kind(compound('__properties_version1.0'), 'vraag.doc'), null);
    assert.equal(kind(compound('WordDocument', '_VBA_PROJECT'), 'vraag.msg'), null);
    assert.equal(kind(compound('__properties_version1.0', '_VBA_PROJECT'), 'vraag.msg'), null);
  });

  test('text comes as Excel saves it: UTF-8, UTF-16 or Windows-1252, and without bytes that are no text', () => {
    assert.equal(kind('naam;plaats\nZo\xeb;Gorinchem', 'a.csv'), 'text/csv');
    assert.equal(kind(Buffer.from('\ufeffnaam;Zoë', 'utf16le'), 'a.csv'), 'text/csv');
    assert.equal(kind('', 'leeg.txt'), null);
    assert.equal(kind('MZ\0\x01', 'a.txt'), null);
  });
});
