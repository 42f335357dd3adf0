import { beginningOf } from './beginning.ts';
import { readsAsMail, readsAsText } from './text-kind.ts';

const office = 'application/vnd.openxmlformats-officedocument.';

/**
 * The media type of a file, told from its bytes: PDF, PNG, JPEG, HEIC, Excel, Word, a mail or plain text. null for
 * everything else, whatever its name says: those we do not keep.
 */
export function fileKind(bytes: Uint8Array, name: string): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (beginningOf(buffer)) {
    case 'pdf':
      return 'application/pdf';
    case 'png':
      return 'image/png';
    case 'jpeg':
      return 'image/jpeg';
    case 'heic':
      return 'image/heic';
    case 'zip':
      return officeKind(buffer);
    case 'compound':
      return isOutlookMail(buffer, name) ? 'application/vnd.ms-outlook' : null;
    case null:
      return textKind(buffer, name);
  }
}

function textKind(buffer: Buffer, name: string): string | null {
  if (/\.eml$/i.test(name)) return readsAsMail(buffer) ? 'message/rfc822' : null;
  if (/\.(csv|txt|log)$/i.test(name) && readsAsText(buffer)) return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
  return null;
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
  const beginning = beginningOf(bytes);
  if (beginning === 'zip') return ['a zip archive', 'een zip-bestand'];
  return beginning === 'compound' ? ['an old Office file or a mail', 'een oud Office-bestand of een mail'] : null;
}
