import { SaxesParser } from 'saxes';

type Size = Readonly<{ width: number; height: number }>;

/** What draws and nothing else: no script, no HTML, no other files, no links, no animation. */
const drawing = new Set([
  'svg',
  'g',
  'defs',
  'symbol',
  'use',
  'title',
  'desc',
  'metadata',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'mask',
  'pattern',
  'filter',
  'feGaussianBlur',
  'feOffset',
  'feBlend',
  'feMerge',
  'feMergeNode',
  'feColorMatrix',
  'feFlood',
  'feComposite',
  'style',
]);
const namespace = 'http://www.w3.org/2000/svg';

/**
 * The size of an SVG, from its viewBox or width and height. Throws when it is no SVG, or holds anything that could act
 * or reach out.
 */
export function svgSize(bytes: Uint8Array): Size {
  const parser = new SaxesParser({ xmlns: true });
  let size: Size | null = null;
  let depth = 0;
  let style = '';
  const refuse = (what: string) => {
    throw new Error(`it holds ${what}, and a logo may only draw`);
  };
  parser.on('error', (error) => {
    throw new Error(`it is no sound SVG (${error.message})`);
  });
  parser.on('doctype', () => refuse('a DOCTYPE'));
  parser.on('processinginstruction', () => refuse('a processing instruction'));
  parser.on('opentag', (tag) => {
    const { local, uri, attributes } = tag;
    // Editors leave notes of their own in namespaces of their own; nothing draws or acts on those.
    if (uri === namespace ? !drawing.has(local) : /html|svg/i.test(uri) || uri === '') refuse(`<${local}>`);
    for (const { local: name, value } of Object.values(attributes)) {
      if (/^on/i.test(name)) refuse(`the attribute ${name}`);
      if (name === 'href' && !value.startsWith('#')) refuse('a link to something else');
      if (reachesOut(value) && name !== 'xmlns') refuse(`something from elsewhere in ${name}`);
    }
    if (depth === 0) {
      if (uri !== namespace || local !== 'svg') throw new Error('it does not begin with <svg>');
      size = sizeOf(attributes['viewBox']?.value, attributes['width']?.value, attributes['height']?.value);
    }
    depth += 1;
  });
  parser.on('text', (text) => (style += text));
  parser.on('cdata', (text) => (style += text));
  parser.on('closetag', () => (depth -= 1));
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
  if (reachesOut(style) || /@import/i.test(style)) refuse('a style from elsewhere');
  if (size === null) throw new Error('it does not begin with <svg>');
  return size;
}

/** CSS may name shapes of the same picture, url(#id), and nothing else; a backslash could hide a name. */
const reachesOut = (value: string) => /\\|javascript:|expression\(|image-set|url\(\s*['"]?\s*(?!#|['"\s])/i.test(value);

function sizeOf(viewBox: string | undefined, width: string | undefined, height: string | undefined): Size {
  const [, , w, h] = (viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const size = { width: w ?? Number.parseFloat(width ?? ''), height: h ?? Number.parseFloat(height ?? '') };
  if (!(size.width > 0 && size.height > 0)) throw new Error('it has no viewBox, and no width and height either');
  return size;
}

/** The size of a PNG, from its first bytes. Throws when it is none. */
export function pngSize(bytes: Uint8Array): Size {
  const begin = [137, 80, 78, 71, 13, 10, 26, 10];
  if (bytes.length < 33 || begin.some((byte, index) => bytes[index] !== byte)) throw new Error('it is no PNG');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  if (size.width === 0 || size.height === 0 || size.width > 4000 || size.height > 4000)
    throw new Error('it must be at most 4000 pixels wide and high');
  return size;
}
