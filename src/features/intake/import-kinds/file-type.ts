import { endingOf } from '../../../platform/files/file-name.ts';
import { beginningOf } from '../../../platform/files/beginning.ts';

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
  switch (beginningOf(content)) {
    case 'pdf':
      return types.pdf;
    case 'png':
      return types.png;
    case 'jpeg':
      return types.jpeg;
    case 'zip':
      if (content.includes('vbaProject.bin')) return null;
      if (content.includes('word/document.xml')) return types.docx;
      return content.includes('xl/workbook.xml') ? types.xlsx : null;
    default:
  }
  if (content.includes(0) || /^\s*(<!doctype|<html|<svg|<\?xml|<script)/i.test(content.toString('latin1', 0, 400)))
    return null;
  const ending = endingOf(name);
  return ending === 'csv' ? types.csv : ending === 'txt' ? types.text : null;
}
