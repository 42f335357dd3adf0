/** Kinds of files that are told by their first bytes. What is kept of them, each place says for itself. */
type Beginning = 'pdf' | 'png' | 'jpeg' | 'heic' | 'zip' | 'compound';

// One character a byte. ISO 32000 annex H: readers take up to 1,024 bytes before the header of a PDF (a byte order
// mark, what a printer was told, lines of a mail); not the beginning of anything else that runs or is read as a page.
const pdf = /^(?!MZ|PK|#!|\x7fELF|\x89PNG|\xff\xd8\xff|GIF8|\0|[\xef\xbb\xbf\s]*[<{[])[^<]{0,1024}?%PDF-/;
const marks: readonly (readonly [Beginning, RegExp])[] = Object.freeze([
  ['pdf', pdf],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpeg', /^\xff\xd8\xff/],
  // ISO/IEC 23008-12: a box `ftyp` with the brand of pictures (of a phone) coded in HEVC.
  ['heic', /^[^]{4}ftyp(?:heic|heix|heim|heis|mif1|msf1)/],
  ['zip', /^PK\x03\x04/],
  // Old Office files, and mails as Outlook saves them.
  ['compound', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
]);

/** What these bytes begin as; null for text and for everything else. */
export function beginningOf(bytes: Uint8Array): Beginning | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1040)).toString('latin1');
  return marks.find(([, mark]) => mark.test(head))?.[0] ?? null;
}

export const startsAsPdf = (bytes: Uint8Array): boolean => beginningOf(bytes) === 'pdf';
