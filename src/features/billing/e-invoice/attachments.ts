import type { Attachment } from './invoice.ts';
import { cleanFilename } from '../../../platform/files/file-name.ts';
import { mediaTypes, sniff } from './sniff.ts';
import { quote, type Words } from './problems.ts';
import { reporter, type Reading } from './reading.ts';
import type { Element } from './xml-tree.ts';

type Stated = Readonly<{
  id: string | null;
  description: string | null;
  filename: string | null;
  statedType: string | null;
  content: string | null;
  url: string | null;
}>;

/**
 * An attachment as it really is. What the document says about it is kept as a claim; `type` comes from the bytes and
 * null means "never serve this". Size is bounded before anything is decoded.
 */
export function attachment(reading: Reading, at: Element, stated: Stated): Attachment {
  const warn = (code: string, words: Words): void => reporter(reading.problems)('warning', code, at, words);
  const filename = cleanFilename(stated.filename);
  const bytes = stated.content === null ? null : decode(reading, stated.content, warn);
  const type = bytes === null ? null : sniff(bytes, stated.statedType, filename);
  const name = quote(filename ?? stated.id);
  if (bytes && bytes.length > 0 && type === null)
    warn('attachment-type', [
      `Attachment ${name} is not a complete PDF, PNG, JPEG, CSV, XLSX or ODS file. It is not shown. Attach it again.`,
      `Bijlage ${name} is geen hele PDF, PNG, JPEG, CSV, XLSX of ODS. We tonen hem niet. Voeg hem opnieuw toe.`,
    ]);
  if (type && stated.statedType && mediaTypes[type] !== stated.statedType.toLowerCase())
    warn('attachment-type-differs', [
      `Attachment ${name} says it is ${quote(stated.statedType)} but it is ${mediaTypes[type]}. It is treated as what it is.`,
      `Bijlage ${name} zegt ${quote(stated.statedType)} te zijn, maar is ${mediaTypes[type]}. We behandelen hem als wat hij is.`,
    ]);
  return Object.freeze({
    id: stated.id,
    description: stated.description,
    filename,
    statedType: stated.statedType,
    bytes,
    externalUrl: stated.url === null ? null : webAddress(stated.url, warn),
    type,
  });
}

type Warn = (code: string, words: Words) => void;

function decode(reading: Reading, content: string, warn: Warn): Uint8Array | null {
  const { limits, spent } = reading;
  const most = Math.min(limits.attachmentBytes, limits.attachmentsBytes - spent.bytes);
  // Four characters for three bytes; white space makes this estimate too high, so twice the room is given.
  if (content.length > (most * 8) / 3 + 4) return tooLarge(warn, most);
  const base64 = content.replace(/\s+/g, '');
  if (base64.length > (most * 4) / 3 + 4) return tooLarge(warn, most);
  if (base64.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    warn('attachment-base64', [
      'An attachment is not correct base64, so it cannot be read. Attach it again.',
      'Een bijlage is geen juiste base64. We kunnen hem niet lezen. Voeg hem opnieuw toe.',
    ]);
    return null;
  }
  // A copy of its own: small buffers otherwise share a pool and would keep it alive.
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  spent.bytes += bytes.length;
  if (bytes.length === 0)
    warn('attachment-empty', [
      'An attachment is empty. Attach the file again.',
      'Een bijlage is leeg. Voeg het bestand opnieuw toe.',
    ]);
  return bytes;
}

function tooLarge(warn: Warn, most: number): null {
  warn('attachment-too-large', [
    `An attachment is larger than the ${Math.max(0, most)} bytes that are left for it. It is not kept. Send it apart.`,
    `Een bijlage is groter dan de ${Math.max(0, most)} bytes die nog passen. We bewaren hem niet. Stuur hem apart.`,
  ]);
  return null;
}

/** Only http(s) addresses are kept: anything else could run or read something when clicked. */
function webAddress(text: string, warn: Warn): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe =
    url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  if (safe) return text;
  warn('attachment-address', [
    `${quote(text)} is not a web address, so it is left out. Use an address that starts with https://.`,
    `${quote(text)} is geen webadres. We laten het weg. Gebruik een adres dat begint met https://.`,
  ]);
  return null;
}
