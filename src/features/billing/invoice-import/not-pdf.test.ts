import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoiceInPdf } from './read-pdf.ts';

test('a file that is only called a PDF is named for what it is', async () => {
  const zip = (inside: string) => Buffer.from(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml ${inside}`, 'latin1');
  const cases: [Buffer, RegExp][] = [
    [zip('xl/workbook.xml'), /is an Excel workbook/],
    [zip('word/document.xml'), /is a Word document/],
    [zip('iets.txt'), /is a zip archive/],
    [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /is a picture \(PNG\)/],
    [Buffer.from('hallo'), /not a complete PDF/],
  ];
  for (const [bytes, wanted] of cases) {
    const read = await invoiceInPdf(bytes);
    assert.ok(!read.ok);
    assert.equal(read.problems[0]!.code, 'pdf_unreadable');
    assert.match(read.problems[0]!.message, wanted);
  }
});
