import type { Limits, Problem } from './invoice.ts';
import { fatal, quote, type Words } from './problems.ts';

export type XmlText =
  | Readonly<{ ok: true; decoder: TextDecoder; from: number }>
  | Readonly<{ ok: false; problem: Problem }>;

/** Encodings real suppliers use. Anything else (UTF-7, EBCDIC, UTF-32) is refused rather than guessed. */
const encodings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'utf-8': 'utf-8',
    utf8: 'utf-8',
    'us-ascii': 'utf-8',
    ascii: 'utf-8',
    'utf-16': 'utf-16',
    'utf-16le': 'utf-16le',
    'utf-16be': 'utf-16be',
    'iso-8859-1': 'iso-8859-1',
    latin1: 'iso-8859-1',
    'iso-8859-15': 'iso-8859-15',
    'windows-1252': 'windows-1252',
  }),
);

/**
 * Says how to decode the bytes of an XML document, or why they are refused: too large, empty, a DOCTYPE before the
 * root, an unknown encoding. Reads nothing but bytes, so it is safe before any parser runs.
 */
export function xmlText(bytes: Uint8Array, limits: Limits): XmlText {
  if (bytes.length > limits.bytes)
    return refuse('too-large', [
      `The file is ${bytes.length} bytes; the limit is ${limits.bytes}. Send a smaller file, for instance without attachments.`,
      `Het bestand is ${bytes.length} bytes; de grens is ${limits.bytes}. Stuur een kleiner bestand, bijvoorbeeld zonder bijlagen.`,
    ]);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (hasDoctype(buffer))
    return refuse('doctype', [
      'The file has a DOCTYPE. An e-invoice never needs one and it can be used for attacks. Remove it and send the file again.',
      'Het bestand heeft een DOCTYPE. Een e-factuur heeft die nooit nodig en ze is te misbruiken. Haal hem weg en stuur opnieuw.',
    ]);
  const mark = byteOrderMark(buffer);
  const declared = mark?.encoding.startsWith('utf-16') ? null : declaredEncoding(buffer, mark?.length ?? 0);
  const label = mark?.encoding ?? (declared === null ? guess(buffer) : encodings.get(declared.toLowerCase()));
  if (label === undefined || label === 'utf-16')
    return refuse('encoding', [
      `The file says its encoding is ${quote(declared)}; this is not supported or not true. Save it as UTF-8.`,
      `Het bestand zegt dat de codering ${quote(declared)} is. Die kennen we niet of het klopt niet. Bewaar het als UTF-8.`,
    ]);
  return { ok: true, decoder: new TextDecoder(label, { fatal: true }), from: mark?.length ?? 0 };
}

function refuse(code: string, words: Words): XmlText {
  return { ok: false, problem: fatal(code, '/', words) };
}

/**
 * XML has a DOCTYPE in one place only: before the root element, after comments and processing instructions. The same
 * letters in a comment, a CDATA section or a text are text. In each encoding we read.
 */
function hasDoctype(buffer: Buffer): boolean {
  const mark = byteOrderMark(buffer);
  const encoding = mark?.encoding ?? guess(buffer);
  if (!encoding.startsWith('utf-16')) return doctypeIn(buffer.subarray(mark?.length ?? 0), 1);
  const wide = buffer.subarray(mark?.length ?? 0, buffer.length - (buffer.length % 2));
  return doctypeIn(encoding === 'utf-16be' ? Buffer.from(wide).swap16() : wide, 2);
}

const spaces: ReadonlySet<number> = new Set(Buffer.from(' \t\r\n'));

function doctypeIn(buffer: Buffer, width: 1 | 2): boolean {
  const word = (text: string) => Buffer.from(text, width === 1 ? 'latin1' : 'utf16le');
  const startsAt = (at: number, text: string) => buffer.subarray(at, at + text.length * width).equals(word(text));
  for (let at = 0; at < buffer.length;) {
    const end = startsAt(at, '<!--') ? '-->' : startsAt(at, '<?') ? '?>' : null;
    if (end !== null) {
      const found = buffer.indexOf(word(end), at + 2 * width);
      if (found === -1) return false;
      at = found + end.length * width;
    } else if (spaces.has(buffer[at]!) && (width === 1 || buffer[at + 1] === 0)) at += width;
    else return startsAt(at, '<!DOCTYPE');
  }
  return false;
}

function byteOrderMark(b: Buffer): { encoding: string; length: number } | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function declaredEncoding(buffer: Buffer, from: number): string | null {
  const head = buffer.toString('latin1', from, from + 200);
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? null;
}

/** No byte order mark and no readable declaration: UTF-16 shows by its zero bytes, everything else must be UTF-8. */
function guess(b: Buffer): string {
  if (b[0] === 0x3c && b[1] === 0) return 'utf-16le';
  if (b[0] === 0 && b[1] === 0x3c) return 'utf-16be';
  return 'utf-8';
}
