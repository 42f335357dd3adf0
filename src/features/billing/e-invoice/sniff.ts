import { beginningOf } from '../../../platform/files/beginning.ts';
import type { AttachmentType } from './invoice.ts';

export const mediaTypes: Readonly<Record<AttachmentType, string>> = Object.freeze({
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
});

/** Smaller than this no real PDF or picture exists. */
const smallest = 64;

/**
 * What the bytes are, on the allow list of EN 16931 (BT-125); null for everything else, also for a beginning without an
 * end. Text has no magic number: it counts as CSV only if it says so, is clean UTF-8 and does not look like markup.
 */
export function sniff(bytes: Uint8Array, statedType: string | null, filename: string | null): AttachmentType | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = (text: string, within: number) => buffer.length >= smallest && buffer.includes(text, -within, 'latin1');
  switch (beginningOf(buffer)) {
    case 'pdf':
      return ends('%%EOF', 2048) ? 'pdf' : null;
    case 'png':
      return ends('IEND', 16) ? 'png' : null;
    case 'jpeg':
      return ends('\xff\xd9', 1024) ? 'jpeg' : null;
    case 'zip':
      return spreadsheet(buffer);
    default:
  }
  return saysCsv(statedType, filename) && isPlainText(bytes) ? 'csv' : null;
}

function spreadsheet(buffer: Buffer): AttachmentType | null {
  if (buffer.includes('vbaProject.bin', 0, 'latin1') || !buffer.includes('PK\x05\x06', -66_000, 'latin1')) return null;
  // ODF begins with an uncompressed entry "mimetype" that holds the type.
  if (buffer.subarray(30, 38).toString('latin1') === 'mimetype') {
    const type = buffer.subarray(38, 38 + mediaTypes.ods.length + 1).toString('latin1');
    return type.startsWith(mediaTypes.ods) && !type.endsWith('-') ? 'ods' : null;
  }
  return buffer.includes('[Content_Types].xml', 0, 'latin1') && buffer.includes('xl/workbook.xml', 0, 'latin1')
    ? 'xlsx'
    : null;
}

function saysCsv(statedType: string | null, filename: string | null): boolean {
  return statedType?.toLowerCase().split(';')[0]?.trim() === 'text/csv' || /\.csv$/i.test(filename ?? '');
}

function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return (
      !/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(text) &&
      !/^\s*</.test(text) &&
      !/<\s*(?:script|html|svg|!doctype)/i.test(text)
    );
  } catch {
    return false;
  }
}
