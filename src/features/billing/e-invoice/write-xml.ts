/** One element to write: name, attributes, and text or children; null children are left out. */
export type XmlNode = Readonly<{
  name: string;
  attributes: readonly (readonly [string, string])[];
  content: string | readonly XmlNode[];
}>;

/** A leaf with text; null when there is no text, so that no empty element is ever written. */
export function leaf(
  name: string,
  text: string | null | undefined,
  attributes: Readonly<Record<string, string | null>> = {},
): XmlNode | null {
  return text === null || text === undefined || text === ''
    ? null
    : { name, attributes: given(attributes), content: text };
}

/** A group of children; null when nothing is in it. */
export function group(
  name: string,
  ...children: readonly (XmlNode | null | readonly (XmlNode | null)[])[]
): XmlNode | null {
  const content = children.flat().filter((one) => one !== null);
  return content.length === 0 ? null : { name, attributes: [], content };
}

function given(attributes: Readonly<Record<string, string | null>>): readonly (readonly [string, string])[] {
  return Object.entries(attributes).filter((one): one is [string, string] => one[1] !== null);
}

/** The document as text, indented, with everything that could be markup escaped. */
export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}`;
}

function render(node: XmlNode, indent: string): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
  if (typeof node.content === 'string')
    return `${indent}<${node.name}${attributes}>${escape(node.content)}</${node.name}>\n`;
  const inside = node.content.map((one) => render(one, `${indent}  `)).join('');
  return `${indent}<${node.name}${attributes}>\n${inside}${indent}</${node.name}>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\t': '&#x9;',
};

/** Also drops what XML 1.0 cannot hold: control characters and halves of surrogate pairs. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[&<>"\r\t]/g, (one) => entities[one] ?? one);
}
