import { readsAsMail, readsAsText } from './text-kind.ts';

const office = 'application/vnd.openxmlformats-officedocument.';
const marks = Object.freeze({
  png: '\x89PNG\r\n\x1a\n',
  jpeg: '\xff\xd8\xff',
  zip: 'PK\x03\x04',
  compound: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
});

/**
 * The media type of a file, told from its bytes: PDF, PNG, JPEG, HEIC, Excel, Word, a mail or plain text. null for
 * everything else, whatever its name says: those we do not keep.
 */
export function fileKind(bytes: Uint8Array, name: string): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (text: string) => buffer.toString('latin1', 0, text.length) === text;
  if (startsAsPdf(buffer)) return 'application/pdf';
  if (starts(marks.png)) return 'image/png';
  if (starts(marks.jpeg)) return 'image/jpeg';
  if (isHeic(buffer)) return 'image/heic';
  if (starts(marks.zip)) return officeKind(buffer);
  if (starts(marks.compound)) return isOutlookMail(buffer, name) ? 'application/vnd.ms-outlook' : null;
  if (/\.eml$/i.test(name)) return readsAsMail(buffer) ? 'message/rfc822' : null;
  if (/\.(csv|txt|log)$/i.test(name) && readsAsText(buffer)) return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
  return null;
}

/**
 * Whether this is a PDF. Programs put a byte order mark or white space before the header, and every reader of PDF takes
 * that; anything else before it makes it another kind of file.
 */
export function startsAsPdf(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?[\t\n\f\r ]*%PDF-/.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1'),
  );
}

// ISO/IEC 23008-12: a box `ftyp` with the brand of pictures (of a phone) coded in HEVC.
function isHeic(buffer: Buffer): boolean {
  return (
    buffer.toString('latin1', 4, 8) === 'ftyp' &&
    /^(heic|heix|heim|heis|mif1|msf1)$/.test(buffer.toString('latin1', 8, 12))
  );
}

// A mail as Outlook saves it is a compound file, as old Word and Excel files with macros are: its streams tell which.
function isOutlookMail(buffer: Buffer, name: string): boolean {
  const has = (stream: string) => buffer.includes(Buffer.from(stream, 'utf16le'));
  const macros = ['_VBA_PROJECT', 'WordDocument', 'Workbook', 'Macros'].some(has);
  return /\.msg$/i.test(name) && has('__properties_version1.0') && !macros;
}

function officeKind(buffer: Buffer): string | null {
  if (buffer.includes('vbaProject.bin', 0, 'latin1') || !buffer.includes('[Content_Types].xml', 0, 'latin1'))
    return null;
  if (buffer.includes('xl/workbook.xml', 0, 'latin1')) return `${office}spreadsheetml.sheet`;
  return buffer.includes('word/document.xml', 0, 'latin1') ? `${office}wordprocessingml.document` : null;
}

const spoken: Readonly<Record<string, readonly [en: string, nl: string]>> = Object.freeze({
  'image/png': ['a picture (PNG)', 'een afbeelding (PNG)'],
  'image/jpeg': ['a picture (JPEG)', 'een afbeelding (JPEG)'],
  'image/heic': ['a picture (HEIC)', 'een afbeelding (HEIC)'],
  [`${office}spreadsheetml.sheet`]: ['an Excel workbook', 'een Excel-bestand'],
  [`${office}wordprocessingml.document`]: ['a Word document', 'een Word-document'],
});

/** What a file that is called otherwise looks like, in words; null when its bytes do not tell. */
export function looksLike(bytes: Uint8Array): readonly [en: string, nl: string] | null {
  const known = spoken[fileKind(bytes, '') ?? ''];
  if (known !== undefined) return known;
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith(marks.zip)) return ['a zip archive', 'een zip-bestand'];
  return head.startsWith(marks.compound)
    ? ['an old Office file or a mail', 'een oud Office-bestand of een mail']
    : null;
}
