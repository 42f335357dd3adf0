import { isDeepStrictEqual } from 'node:util';
import { readXml, type Element } from '../e-invoice/index.ts';

/** Beyond this only equal bytes count as equal: comparing takes time. */
const most = 3_000_000;

/** Do these two documents say the same? White space, prefixes, comments and the order of attributes or JSON keys say nothing. */
export function sameDocument(a: Uint8Array, b: Uint8Array, format: 'xml' | 'json'): boolean {
  if (Buffer.compare(a, b) === 0) return true;
  if (a.length > most || b.length > most) return false;
  return format === 'json' ? isDeepStrictEqual(json(a), json(b)) : sameXml(a, b);
}

function sameXml(a: Uint8Array, b: Uint8Array): boolean {
  const [left, right] = [readXml(a), readXml(b)];
  return left.ok && right.ok && sameElement(left.root, right.root);
}

function sameElement(a: Element, b: Element): boolean {
  return a.name === b.name && a.children.length === b.children.length && plain(a.text) === plain(b.text)
    && isDeepStrictEqual({ ...a.attributes }, { ...b.attributes })
    && a.children.every((one, at) => sameElement(one, b.children[at]!));
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return bytes;
  }
}
