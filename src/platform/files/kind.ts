const office = 'application/vnd.openxmlformats-officedocument.';

/**
 * The media type of a file, told from its bytes: PDF, PNG, JPEG, Excel, Word or plain text. null for everything else,
 * whatever its name says: those we do not keep.
 */
export function fileKind(bytes: Uint8Array, name: string): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (text: string) => buffer.subarray(0, text.length).toString('latin1') === text;
  if (starts('%PDF-')) return 'application/pdf';
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('\xff\xd8\xff')) return 'image/jpeg';
  if (starts('PK\x03\x04')) return officeKind(buffer);
  if (/\.(csv|txt|log)$/i.test(name) && isText(bytes)) return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
  return null;
}

function officeKind(buffer: Buffer): string | null {
  if (buffer.includes('vbaProject.bin', 0, 'latin1') || !buffer.includes('[Content_Types].xml', 0, 'latin1')) return null;
  if (buffer.includes('xl/workbook.xml', 0, 'latin1')) return `${office}spreadsheetml.sheet`;
  return buffer.includes('word/document.xml', 0, 'latin1') ? `${office}wordprocessingml.document` : null;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  try {
    return !/[\x00-\x08\x0b\x0e-\x1f\x7f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
