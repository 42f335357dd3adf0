import type { ComponentChildren, VNode } from 'preact';
import { Fragment, jsx as create, jsxEscape } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';

export { Fragment };

/*
 * What `<td class="end">{amount}</td>` becomes: finished text, at once. No page of ours keeps state, so nothing needs the tree that preact would
 * build first and walk later. Types, escaping and whatever is special about an element stay preact's.
 */

type Props = Readonly<Record<string, unknown>>;

/**
 * Finished markup. A class, because only code can make one: data from a form or a file is never taken for it, whatever
 * it looks like.
 */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
// JSX wants a VNode of everything; here a node is finished text at once.
const asNode = (made: Markup) => made as unknown as VNode;
const markup = (text: string) => asNode(new Markup(text));

/**
 * The document, or a part of it, for the wire. It has no characters above U+00FF: such strings cost V8 twice the work
 * on their way out.
 */
export const render = (node: ComponentChildren): string => textOf(node);

export function jsx(type: string | ((props: Props) => unknown), props: Props, key?: string): VNode {
  if (typeof type === 'string') return markup(element(type, props) ?? special(type, props, key));
  const made = (type as unknown) === Fragment ? props['children'] : type(props);
  return made instanceof Markup ? asNode(made) : markup(textOf(made));
}
export { jsx as jsxs };

const withoutEnd = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

/** null: this one is for preact. */
function element(type: string, props: Props): string | null {
  if (type === 'textarea') return null;
  let open = `<${type}`;
  for (const name in props) {
    const value = props[name];
    if (name === 'children' || value === undefined || value === null) continue;
    if (name === 'value' && type === 'select') throw new TypeError('Say on the option itself that it is selected.');
    const start = startOf(name);
    if (start === null) return null;
    if (typeof value === 'string') open += value === '' ? start.slice(0, -2) : start + escaped(value) + '"';
    else if (typeof value === 'number') open += `${start}${value}"`;
    else if (typeof value !== 'boolean') return null;
    else if (name[4] === '-') open += `${start}${value}"`; // aria-… and data-… say true and false in words
    else if (value) open += start.slice(0, -2);
  }
  return withoutEnd.has(type) ? `${open}/>` : `${open}>${textOf(props['children'])}</${type}>`;
}

/**
 * An element that comes back many times with other content, such as the cells of a column: what stands around the
 * content is written once.
 */
export function repeated(type: string, props: Props): (children: ComponentChildren) => VNode {
  const empty = element(type, props) ?? special(type, props);
  const end = `</${type}>`;
  const begin = empty.slice(0, -end.length);
  return (children) => markup(begin + textOf(children) + end);
}

const starts = new Map<string, string | null>();

// HTML writes these small, whatever the types call them.
const small: Readonly<Record<string, string>> = Object.freeze({ maxLength: 'maxlength', tabIndex: 'tabindex' });

/** ` class="` for a name that needs no more thought, null for one that preact must see. */
function startOf(name: string): string | null {
  let start = starts.get(name);
  if (start === undefined) {
    const plain =
      (/^[a-z]+(-[a-z]+)*$/.test(name) && !['ref', 'draggable', 'spellcheck'].includes(name)) ||
      name === 'viewBox' ||
      Object.hasOwn(small, name);
    start = plain ? ` ${small[name] ?? name}="` : null;
    starts.set(name, start);
  }
  return start;
}

/** Text is escaped, lists are taken apart. Other objects are no nodes: they are left out, as preact does. */
function textOf(child: unknown): string {
  if (typeof child === 'string') return escaped(child);
  if (child instanceof Markup) return child.text;
  if (typeof child === 'number' || typeof child === 'bigint') return String(child);
  if (!Array.isArray(child)) return '';
  let text = '';
  for (const one of child) text += textOf(one);
  return text;
}

const toEscape = /["&<\u0100-\uffff]/;

/** Text as it stands in an element or an attribute. */
export function escaped(text: string): string {
  // The types of preact call it a node; of a text it makes a text.
  return toEscape.test(text) ? narrow(jsxEscape(text) as unknown as string) : text;
}

/**
 * What lies above U+00FF as a number: "€" is "&#8364;". Character by character: a piece cut out of a wide string stays
 * wide for V8, and one wide piece makes the whole page wide.
 */
function narrow(text: string): string {
  if (!isWide.test(text)) return text;
  let out = '';
  for (const one of text) {
    const code = one.codePointAt(0)!;
    out += code < 256 ? String.fromCharCode(code) : `&#${code};`;
  }
  return out;
}
const isWide = /[\u0100-\uffff]/;

// How preact tells a node from other objects, and how it takes finished text: as one of its own precompiled templates.
const { constructor } = create(Fragment, {}) as unknown as { constructor: unknown };
const forPreact = (child: unknown) => ({
  type: Fragment,
  props: { tpl: [textOf(child)], exprs: [] },
  key: undefined,
  ref: undefined,
  constructor,
  __: null,
});

function special(type: string, props: Props, key?: string): string {
  const { children } = props;
  const inside = type === 'textarea' || children === undefined ? props : { ...props, children: forPreact(children) };
  return narrow(renderToString(create(type, inside as never, key)));
}
