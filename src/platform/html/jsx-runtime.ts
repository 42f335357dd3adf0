import type { VNode } from 'preact';
import { Fragment, jsx as create, jsxEscape } from 'preact/jsx-runtime';

export { Fragment };

/*
 * What `<td class="end">{amount}</td>` becomes. No page of ours keeps state, so components are called at once and elements are written
 * at once, where preact would build a tree first and walk it later: a third less time for a list of 25 rows, and half for the frame
 * of a page. Types, escaping and all that is special about HTML stay preact's: whatever is not plain is handed to it.
 */

type Props = Readonly<Record<string, unknown>>;
/** Markup as preact knows it from its own precompiled templates: finished text, with nodes between the pieces that preact still has to render. */
type Written = Readonly<{ type: unknown; props: Readonly<{ tpl: string[]; exprs: unknown[] }>; key: undefined; ref: undefined; constructor: unknown; __: null }>;
type Writing = { text: string; tpl: string[]; exprs: unknown[] };

// How preact tells a node from other objects.
const { constructor } = create(Fragment, {}) as unknown as { constructor: unknown };
const written = (tpl: string[], exprs: unknown[]) => ({ type: Fragment, props: { tpl, exprs }, key: undefined, ref: undefined, constructor, __: null }) satisfies Written as unknown as VNode;

/** Without an end tag, or with a value that shows elsewhere than in an attribute. */
const special = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'option', 'param', 'select', 'source', 'textarea', 'track', 'wbr']);

export function jsx(type: string | ((props: Props) => unknown), props: Props, key?: string): VNode {
  if (typeof type === 'string') return element(type, props) ?? create(type, props as never, key);
  const made = (type as unknown) === Fragment ? props['children'] : type(props);
  return typeof made === 'object' && made !== null && !Array.isArray(made) ? (made as VNode) : whole('', made, '');
}
export { jsx as jsxs };

/** null: this one is for preact. */
function element(type: string, props: Props): VNode | null {
  if (special.has(type)) return null;
  let open = `<${type}`;
  for (const name in props) {
    const value = props[name];
    if (name === 'children' || value === undefined || value === null) continue;
    const start = startOf(name);
    if (start === null) return null;
    if (typeof value === 'string') open += value === '' ? ` ${name}` : `${start}${escaped(value)}"`;
    else if (typeof value === 'number') open += `${start}${value}"`;
    else if (typeof value !== 'boolean') return null;
    else if (name[4] === '-') open += `${start}${value}"`; // aria-… and data-… say true and false in words
    else if (value) open += ` ${name}`;
  }
  return whole(`${open}>`, props['children'], `</${type}>`);
}

const starts = new Map<string, string | null>();

/** ` class="` for a name that is written as it stands, null for one that preact must see. */
function startOf(name: string): string | null {
  let start = starts.get(name);
  if (start === undefined) {
    start = /^([a-z]+(-[a-z]+)*|viewBox)$/.test(name) && !['style', 'ref', 'draggable', 'spellcheck'].includes(name) ? ` ${name}="` : null;
    starts.set(name, start);
  }
  return start;
}

const escaped = (text: string): string => (/["&<]/.test(text) ? (jsxEscape(text) as unknown as string) : text);

function whole(open: string, children: unknown, close: string): VNode {
  if (typeof children === 'string') return written([open + escaped(children) + close], []);
  const writing: Writing = { text: open, tpl: [], exprs: [] };
  add(writing, children);
  writing.tpl.push(writing.text + close);
  return written(writing.tpl, writing.exprs);
}

/** Text is escaped, lists are taken apart, what is written already is copied; the rest waits for preact. */
function add(writing: Writing, child: unknown): void {
  if (typeof child === 'string') writing.text += escaped(child);
  else if (typeof child === 'number' || typeof child === 'bigint') writing.text += child;
  else if (Array.isArray(child)) for (const one of child) add(writing, one);
  else if (typeof child === 'object' && child !== null) {
    // Data is no node, whatever it looks like: JSON cannot hold the mark of one. Preact leaves it out.
    const { tpl, exprs } = (child.constructor === constructor ? (child as Partial<Written>).props : undefined) ?? {};
    if (tpl === undefined || exprs === undefined) return wait(writing, child);
    writing.text += tpl[0]!;
    for (let at = 1; at < tpl.length; at++) {
      wait(writing, exprs[at - 1]);
      writing.text += tpl[at]!;
    }
  }
}

function wait(writing: Writing, node: unknown): void {
  writing.tpl.push(writing.text);
  writing.exprs.push(node);
  writing.text = '';
}
