import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serialize } from 'node:v8';
import { Fragment, h, type ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { jsx, render } from './jsx-runtime.ts';

type Tree =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Tree[]
  | Readonly<{ tag: string; props: Readonly<Record<string, unknown>>; children: readonly Tree[] }>;

const nasty = fc.constantFrom('', 'a', `"'><script>`, '&amp;', '€ 1', 'é', '</td>');
const value = fc.oneof(
  nasty,
  fc.boolean(),
  fc.integer(),
  fc.constantFrom(null, undefined, () => 1),
);
// A list says on each option whether it is chosen.
const names = [
  'class',
  'id',
  'href',
  'hidden',
  'value',
  'checked',
  'selected',
  'data-x',
  'aria-hidden',
  'tabIndex',
  'maxLength',
  'spellcheck',
  'stroke-width',
  'for',
  'open',
  'inputmode',
];
const tags = [
  'div',
  'p',
  'td',
  'a',
  'g',
  'select',
  'option',
  'textarea',
  'input',
  'br',
  'button',
  'progress',
  'shown',
  'fragment',
];
// Inside a picture names are written with hyphens, as everywhere in src/ui: preact would also know them in camel case
// there.
const picture: Tree = {
  tag: 'svg',
  props: { viewBox: '0 0 1 1', 'aria-hidden': true },
  children: [{ tag: 'path', props: { d: 'M0 0', 'stroke-width': 2, fill: 'none' }, children: [] }],
};
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    nasty,
    fc.integer(),
    fc.constantFrom<Tree[]>(true, false, null, undefined, picture),
    fc.record({
      tag: fc.constantFrom(...tags),
      props: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }),
      children: fc.array(tie('tree'), { maxLength: 4 }),
    }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}));

const Shown = ({ children }: { children?: ComponentChild }) => [children, 'x'] as unknown as ReturnType<typeof h>;
const typeOf = (tag: string) => (tag === 'shown' ? Shown : tag === 'fragment' ? Fragment : tag);
type Make = (type: unknown, props: Readonly<Record<string, unknown>>) => unknown;

function made(make: Make, one: Tree): unknown {
  if (Array.isArray(one)) return one.map((each) => made(make, each as Tree));
  if (typeof one !== 'object' || one === null) return one;
  const { tag, props, children } = one as Exclude<Tree, readonly Tree[] | string | number | boolean | null | undefined>;
  const { value, ...withoutValue } = props;
  // An option without a value is chosen by preact when its list has none either.
  const own =
    tag === 'shown' || tag === 'fragment'
      ? {}
      : tag === 'select' || (tag === 'option' && value == null)
        ? withoutValue
        : props;
  // A text area shows its value, or text: never elements.
  const inside =
    tag === 'textarea'
      ? 'text'
      : children.length === 1
        ? made(make, children[0])
        : children.map((child) => made(make, child));
  return make(typeOf(tag), tag === 'input' || tag === 'br' ? own : { ...own, children: inside });
}

// Ours writes what lies above U+00FF as a number.
const decoded = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

test('pages read the same, byte for byte, as preact writes them', () => {
  const ours: Make = (type, props) => jsx(type as string, props);
  const theirs: Make = (type, props) => h(type as string, props as object);
  fc.assert(
    fc.property(tree, (one) => {
      const page = { tag: 'div', props: {}, children: [one] };
      assert.equal(
        decoded(render(made(ours, page) as ReturnType<typeof h>)),
        renderToString(made(theirs, page) as ReturnType<typeof h>),
      );
    }),
    { numRuns: 2000 },
  );
});

test('a page holds one byte a character, whatever people are called', () => {
  const page = render(
    jsx('p', { title: 'Łódź', children: ['€ 1', '…', '😀', 'é', jsx('textarea', { children: '€' })] }),
  );
  assert.equal(page, '<p title="&#321;ód&#378;">&#8364; 1&#8230;&#128512;é<textarea>&#8364;</textarea></p>');
  assert.equal(serialize(page)[2], '"'.charCodeAt(0), 'V8 keeps it as one byte a character');
});

test('data that looks like markup is left out, and shows as nothing', () => {
  const posing = JSON.parse(
    '{"text":"<script>","type":"p","props":{"children":"x"},"constructor":null,"__html":"<b>"}',
  ) as never;
  assert.equal(render(jsx('p', { children: posing })), '<p></p>');
});

test('a list of choices says on the option which one is chosen', () => {
  assert.throws(() => jsx('select', { value: 'a', children: [] }), /option/);
});
