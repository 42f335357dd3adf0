import { inflateSync } from 'node:zlib';

/**
 * A value of a PDF: a name is its text behind a '/', a string its bytes as latin-1 behind a '('; a reference is a
 * number of an object.
 */
export type Value = string | number | null | Reference | readonly Value[] | Dictionary | Stream;
type Reference = Readonly<{ to: number }>;
export type Dictionary = ReadonlyMap<string, Value>;
export type Stream = Readonly<{ dictionary: Dictionary; from: number; until: number }>;

/** The objects of a PDF by number. Later ones stand for earlier ones, as in a file that was added to. */
export type Objects = Readonly<{
  get: (value: Value | undefined) => Value;
  catalog: Dictionary | null;
  contentOf: (stream: Stream) => Uint8Array | null;
}>;

const deepest = 40;
/** Bytes that packed objects may be together, and one file that hangs in the PDF. */
const mostInflated = 64_000_000;
const white = /[\0\t\n\f\r ]/;
const delimiter = /[\0\t\n\f\r ()<>[\]{}/%]/;

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map;
export const isStream = (value: Value | undefined): value is Stream =>
  typeof value === 'object' && value !== null && 'dictionary' in value;

/**
 * Walks through a whole PDF, without its table of contents: enough to find what hangs on its catalog. What is locked
 * with a password has no catalog here. Never throws on odd bytes; the caller bounds time and memory.
 */
export function pdfObjects(bytes: Uint8Array): Objects {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  // Most PDFs have nothing that hangs on them, and need no walk.
  if (!/\/AF\b|\/ObjStm\b/.test(text)) return { get: () => null, catalog: null, contentOf: () => null };
  const found = new Map<number, Value>();
  const heads: Dictionary[] = [];
  const start = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b|\btrailer\b/g;
  const get = (value: Value | undefined): Value => {
    let one = value ?? null;
    for (let step = 0; step < 8 && typeof one === 'object' && one !== null && 'to' in one; step += 1)
      one = found.get(one.to) ?? null;
    return one;
  };
  let room = mostInflated;
  const contentOf = (stream: Stream) =>
    inflated(
      bytes.subarray(stream.from, stream.until),
      get(stream.dictionary.get('Filter')),
      stream.dictionary.has('DecodeParms'),
    );
  const unpacked = (stream: Stream) => {
    const content = room > 0 ? contentOf(stream) : null;
    room -= content?.length ?? 0;
    return content;
  };
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const read = reader(text, start.lastIndex);
    const value = read.value(0);
    if (match[1] === undefined) {
      if (isDictionary(value)) heads.push(value);
      continue;
    }
    const stream = isDictionary(value) ? streamBehind(text, read.at(), value, get) : null;
    found.set(Number(match[1]), stream ?? value);
    start.lastIndex = Math.max(start.lastIndex, stream ? stream.until : read.at());
    if (stream && stream.dictionary.get('Type') === '/XRef') heads.push(stream.dictionary);
    if (stream && stream.dictionary.get('Type') === '/ObjStm') unpack(stream, unpacked(stream), found);
  }
  const head = heads.findLast((one) => one.has('Root'));
  const root = get(head?.get('Root'));
  return { get, catalog: isDictionary(root) && !heads.some((one) => one.has('Encrypt')) ? root : null, contentOf };
}

/** The objects that are packed together in a stream: their numbers and places first, then the objects. */
function unpack(stream: Stream, unpacked: Uint8Array | null, found: Map<number, Value>): void {
  const [first, count] = [stream.dictionary.get('First'), stream.dictionary.get('N')];
  if (unpacked === null || typeof first !== 'number' || typeof count !== 'number') return;
  const text = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.length).toString('latin1');
  const places = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let at = 0; at < Math.min(count, places.length / 2); at += 1) {
    const [number = 0, place = 0] = places.slice(at * 2, at * 2 + 2);
    found.set(number, reader(text, first + place).value(0));
  }
}

function streamBehind(text: string, at: number, dictionary: Dictionary, get: Objects['get']): Stream | null {
  const begin = /[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)/y;
  begin.lastIndex = at;
  if (!begin.test(text)) return null;
  const from = begin.lastIndex;
  const length = get(dictionary.get('Length'));
  const end = /[\0\t\n\f\r ]*endstream/y;
  end.lastIndex = from + (typeof length === 'number' ? length : 0);
  if (typeof length === 'number' && end.test(text)) return { dictionary, from, until: from + length };
  const until = text.indexOf('endstream', from);
  return { dictionary, from, until: until === -1 ? text.length : until };
}

function inflated(bytes: Uint8Array, filter: Value, parameters: boolean): Uint8Array | null {
  const one = Array.isArray(filter)
    ? filter.length === 1
      ? (filter[0] as Value)
      : filter.length === 0
        ? null
        : '/several'
    : filter;
  if (one === null) return bytes;
  if (one !== '/FlateDecode' || parameters) return null;
  try {
    return inflateSync(bytes, { maxOutputLength: mostInflated });
  } catch {
    return null;
  }
}

type Reader = Readonly<{ value: (depth: number) => Value; at: () => number }>;

/** Reads values from a place on. */
function reader(text: string, from: number): Reader {
  let at = from;
  const skip = () => {
    for (; ; at += 1) {
      const sign = text[at];
      if (sign === '%') while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
      else if (sign === undefined || !white.test(sign)) return;
    }
  };
  const word = () => {
    const begin = at;
    while (at < text.length && !delimiter.test(text[at]!)) at += 1;
    return text.slice(begin, at);
  };
  const many = (close: string, depth: number): readonly Value[] => {
    const all: Value[] = [];
    for (skip(); at < text.length && !text.startsWith(close, at); skip()) {
      const before = at;
      all.push(value(depth + 1));
      if (at === before) at += 1;
    }
    at += close.length;
    return all;
  };
  const value = (depth: number): Value => {
    skip();
    if (depth > deepest) throw new RangeError('A PDF with values in values in values.');
    if (text.startsWith('<<', at)) {
      at += 2;
      const all = many('>>', depth);
      const pairs = all.flatMap((one, index) =>
        index % 2 === 0 && typeof one === 'string' ? [[one.slice(1), all[index + 1] ?? null] as const] : [],
      );
      return new Map(pairs);
    }
    const sign = text[at];
    if (sign === '[') return ((at += 1), many(']', depth));
    if (sign === '(') return literal();
    if (sign === '<') {
      const end = text.indexOf('>', at);
      const digits = text.slice(at + 1, end === -1 ? text.length : end).replace(/[^0-9a-f]/gi, '');
      at = end === -1 ? text.length : end + 1;
      return `(${Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1')}`;
    }
    if (sign === '/')
      return (
        (at += 1),
        `/${word().replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))}`
      );
    const reference = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![A-Za-z0-9])/y;
    reference.lastIndex = at;
    const match = reference.exec(text);
    if (match) return ((at = reference.lastIndex), { to: Number(match[1]) });
    const plain = word();
    return plain === '' || Number.isNaN(Number(plain)) ? null : Number(plain);
  };
  const literal = (): string => {
    const parts: string[] = [];
    let open = 0;
    for (; at < text.length; at += 1) {
      const sign = text[at]!;
      if (sign === '\\') {
        const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
        parts.push(octal === undefined ? (text[at + 1] ?? '') : String.fromCharCode(Number.parseInt(octal, 8) & 255));
        at += octal?.length ?? 1;
      } else if (sign === '(' && open++ === 0) continue;
      else if (sign === ')' && (open -= 1) === 0) break;
      else parts.push(sign);
    }
    at += 1;
    return `(${parts.join('')}`;
  };
  return { value, at: () => at };
}
