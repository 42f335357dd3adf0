import { SaxesParser, type SaxesTagNS } from 'saxes';
import { visibleKey, visibleText } from '../../../platform/text/invisible.ts';
import { defaultLimits, type Limits, type Problem } from './invoice.ts';
import { fatal, quote, type Words } from './problems.ts';
import { canonicalName, type Element, pathOf } from './xml-tree.ts';
import { xmlText } from './xml-text.ts';

export type XmlResult = Readonly<{ ok: true; root: Element }> | Readonly<{ ok: false; problem: Problem }>;

type Open = { -readonly [K in keyof Element]: Element[K] } & { children: Element[] };

/** Elements whose text is a file and may be long; bounded by the size of the document. */
export const binary: ReadonlySet<string> = new Set(['cbc:EmbeddedDocumentBinaryObject', 'ram:AttachmentBinaryObject']);
const chunkBytes = 65_536;
const none: Readonly<Record<string, string>> = Object.freeze({});

class Refusal extends Error {
  readonly code: string;
  readonly words: Words;
  constructor(code: string, words: Words) {
    super(code);
    this.code = code;
    this.words = words;
  }
}

/**
 * Bytes → a small tree of elements with canonical prefixes, or one clear problem with line and column. Never throws.
 */
export function readXml(bytes: Uint8Array, limits: Limits = defaultLimits): XmlResult {
  const text = xmlText(bytes, limits);
  if (!text.ok) return text;
  const parser = new SaxesParser({ xmlns: true, position: true });
  const builder = treeBuilder(parser, limits);
  try {
    let references = 0;
    for (let at = text.from; at < bytes.length; at += chunkBytes) {
      const part = text.decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true });
      references += countAmpersands(part);
      if (references > limits.entities) throw tooMany('entities', limits.entities);
      parser.write(part);
      builder.chunkDone(part.length);
    }
    parser.write(text.decoder.decode());
    parser.close();
  } catch (error) {
    return { ok: false, problem: explain(error, parser, builder.current()) };
  }
  const root = builder.root();
  return root ? { ok: true, root } : { ok: false, problem: explain(new Error('no root element'), parser, null) };
}

function treeBuilder(parser: SaxesParser<{ xmlns: true; position: true }>, limits: Limits) {
  let root: Open | null = null;
  let current: Open | null = null;
  let pieces: string[] = [];
  const count = { depth: 0, elements: 0, attributes: 0, ofElement: 0, quiet: 0 };

  const flush = (): void => {
    if (current && pieces.length > 0) {
      const text = pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
      if (text.length > limits.textLength && !binary.has(current.name)) throw tooMany('text', limits.textLength);
      if (current.text === '') current.text = ofItsType(current.name, text).trim();
      else current.text = `${current.text} ${text.trim()}`.trimEnd();
    }
    pieces = [];
  };

  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Refusal('doctype', [
      'The file has a DOCTYPE. Remove it and send the file again.',
      'Het bestand heeft een DOCTYPE. Haal hem weg en stuur het opnieuw.',
    ]);
  });
  parser.on('opentagstart', () => {
    count.ofElement = 0;
  });
  parser.on('attribute', () => {
    count.quiet = 0;
    count.ofElement += 1;
    count.attributes += 1;
    if (count.ofElement > limits.attributesPerElement)
      throw tooMany('attributes of one element', limits.attributesPerElement);
    if (count.attributes > limits.attributes) throw tooMany('attributes', limits.attributes);
  });
  parser.on('opentag', (tag) => {
    flush();
    count.quiet = 0;
    count.depth += 1;
    count.elements += 1;
    if (count.depth > limits.depth) throw tooMany('levels', limits.depth);
    if (count.elements > limits.elements) throw tooMany('elements', limits.elements);
    const element: Open = {
      name: canonicalName(tag.uri, tag.local),
      attributes: attributesOf(tag, limits),
      children: [],
      text: '',
      parent: current,
      line: parser.line,
    };
    if (current) current.children.push(element);
    else root = element;
    current = element;
  });
  parser.on('text', (text) => {
    if (current) pieces.push(text);
  });
  parser.on('cdata', (text) => {
    if (current) pieces.push(text);
  });
  parser.on('closetag', () => {
    flush();
    count.quiet = 0;
    count.depth -= 1;
    current = (current?.parent as Open | null | undefined) ?? null;
  });
  /** Long without any tag: one endless text, attribute, comment or name. Stops before it is gathered whole. */
  const chunkDone = (length: number): void => {
    count.quiet += length;
    if (count.quiet > limits.textLength + chunkBytes && !(current && binary.has(current.name)))
      throw tooMany('text', limits.textLength);
  };
  return { chunkDone, root: (): Element | null => root, current: (): Element | null => current };
}

/**
 * An id, reference or code in the one way it is looked for by everywhere: without what cannot be seen, each run of
 * white space as one space (as CII says; UBL keeps runs, which nobody sees). A name is without it too; other text is
 * kept word for word.
 */
const ofItsType = (name: string, text: string): string =>
  /(?:ID|Code|Reference)$/.test(name) ? visibleKey(text) : isName.test(name) ? visibleText(text).trim() : text;
/** A name, a line of an address, a number to call: a turn of direction in it would show another name than is stored. */
const isName =
  /(?:Name|Line(?:One|Two|Three)?|Telephone|Telefax|CompleteNumber|ElectronicMail|BuildingNumber|PostalZone|CountrySubentity)$/;

function attributesOf(tag: SaxesTagNS, limits: Limits): Readonly<Record<string, string>> {
  let found: Record<string, string> | null = null;
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name];
    // Only plain attributes matter here; xsi: and xmlns: ones do not.
    if (!attribute || attribute.uri !== '') continue;
    if (attribute.value.length > limits.textLength) throw tooMany('text', limits.textLength);
    found ??= Object.create(null) as Record<string, string>;
    found[attribute.local] =
      attribute.local === 'schemeID' || attribute.local === 'currencyID'
        ? visibleKey(attribute.value)
        : attribute.value.trim();
  }
  return found ?? none;
}

function countAmpersands(text: string): number {
  let count = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) count += 1;
  return count;
}

const dutch: Readonly<Record<string, string>> = {
  entities: 'entiteiten',
  text: 'tekens in één tekst',
  attributes: 'attributen',
  'attributes of one element': 'attributen bij één element',
  levels: 'niveaus',
  elements: 'elementen',
};

function tooMany(what: string, limit: number): Refusal {
  const en = what === 'text' ? 'characters in one text' : what;
  return new Refusal('too-much', [
    `The file has more than ${limit} ${en}. That is not a normal invoice; nothing was read.`,
    `Het bestand heeft meer dan ${limit} ${dutch[what] ?? what}. Dat is geen gewone factuur; we lazen niets in.`,
  ]);
}

function explain(error: unknown, parser: { line: number; column: number }, at: Element | null): Problem {
  const place = `${at ? pathOf(at) : '/'} (${parser.line}:${parser.column})`;
  if (error instanceof Refusal) return fatal(error.code, place, error.words);
  const reason = (error instanceof Error ? error.message : String(error)).replace(/^\d+:\d+: /, '').replace(/\.+$/, '');
  const line = `${parser.line}:${parser.column}`;
  if (error instanceof TypeError)
    return fatal('encoding', place, [
      `The file holds bytes that do not fit its encoding, near line ${line}. Save it as UTF-8 and send it again.`,
      `Het bestand heeft tekens die niet bij de codering passen, rond regel ${line}. Bewaar het als UTF-8 en stuur opnieuw.`,
    ]);
  return fatal('not-xml', place, [
    `The file is not complete, correct XML: ${quote(reason)} at line ${line}. Make the file again in your software.`,
    `Het bestand is geen volledige, juiste XML: ${quote(reason)} op regel ${line}. Maak het opnieuw in je software.`,
  ]);
}
