import { isDeepStrictEqual } from 'node:util';
import { binary, readXml } from './read-xml.ts';
import { outOfEnvelope, type Element } from './xml-tree.ts';

/**
 * Do these two documents say the same? White space, prefixes, comments and the order of attributes or JSON keys say
 * nothing; nor do line ends in a file that is written as base64, or the envelope a document travelled in.
 */
export function sameDocument(a: Uint8Array, b: Uint8Array, format: 'xml' | 'json'): boolean {
  if (Buffer.compare(a, b) === 0) return true;
  return format === 'json' ? isDeepStrictEqual(json(a), json(b)) : sameXml(a, b);
}

function sameXml(a: Uint8Array, b: Uint8Array): boolean {
  const [left, right] = [readXml(a), readXml(b)];
  return left.ok && right.ok && sameElement(outOfEnvelope(left.root), outOfEnvelope(right.root));
}

function sameElement(a: Element, b: Element): boolean {
  return (
    a.name === b.name &&
    a.children.length === b.children.length &&
    said(a) === said(b) &&
    isDeepStrictEqual({ ...a.attributes }, { ...b.attributes }) &&
    a.children.every((one, at) => sameElement(one, b.children[at]!))
  );
}

const said = ({ name, text }: Element) =>
  binary.has(name) ? text.replace(/\s+/g, '') : text.replace(/\s+/g, ' ').trim();

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return bytes;
  }
}
