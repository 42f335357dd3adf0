import { endingOf } from '../../../platform/files/file-name.ts';
import { startsAsPdf } from '../../../platform/files/kind.ts';

/** Types of files a document may hold, told by their first bytes, never by what somebody says they are. */
const types = Object.freeze({
  pdf: { type: 'application/pdf', name: 'PDF' },
  png: { type: 'image/png', name: 'PNG' },
  jpeg: { type: 'image/jpeg', name: 'JPEG' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', name: 'DOCX' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'XLSX' },
  csv: { type: 'text/csv', name: 'CSV' },
  text: { type: 'text/plain', name: 'TXT' },
});

export type FileKind = (typeof types)[keyof typeof types];

/** What these bytes are, or null when a document may not hold them. Office files with macros are not taken. */
export function fileKindOf(bytes: Uint8Array, name: string): FileKind | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (head: string) => content.subarray(0, head.length).equals(Buffer.from(head, 'latin1'));
  if (startsAsPdf(content)) return types.pdf;
  if (starts('\x89PNG\r\n\x1a\n')) return types.png;
  if (starts('\xff\xd8\xff')) return types.jpeg;
  if (starts('PK\x03\x04'))
    return content.includes('vbaProject.bin')
      ? null
      : content.includes('word/document.xml')
        ? types.docx
        : content.includes('xl/workbook.xml')
          ? types.xlsx
          : null;
  if (content.includes(0) || /^\s*(<!doctype|<html|<svg|<\?xml|<script)/i.test(content.toString('latin1', 0, 400)))
    return null;
  const ending = endingOf(name);
  return ending === 'csv' ? types.csv : ending === 'txt' ? types.text : null;
}
