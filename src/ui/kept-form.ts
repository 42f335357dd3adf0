import { formMarks, madeFor, signedFor } from '../access/made-for.ts';
import type { Actor } from '../access/actor.ts';
import { escaped } from '../platform/html/jsx-runtime.ts';

/**
 * What somebody typed in a form that was not taken, or was left for another language. `page`: where it stands;
 * `action`: where it is sent to.
 */
export type KeptForm = Readonly<{
  madeFor: string;
  action: string;
  page: string;
  /** Files came with it: those are not kept. */
  files: boolean;
  fields: Readonly<Record<string, string | readonly string[]>>;
  reason: 'ended' | 'elsewhere' | 'language';
}>;

declare module 'fastify' {
  interface FastifyRequest {
    /** What this person left in the forms of this page. */
    kept: readonly KeptForm[] | null;
  }
  interface FastifyInstance {
    /** Signs whom a form is made for. */
    formKey: Buffer;
  }
}

/** The form whose fields the choice of language takes along: the first that people type in. */
export const mainForm = 'formulier';
const begin = '<form class="form" ';
export const hasForm = (html: string): boolean => html.includes(begin);

type Marks = Readonly<{ actor: Actor | null; key: Buffer; address: string; kept: readonly KeptForm[] }>;

/**
 * Says in every form of a finished page whom it is made for and where it stands, and puts back what was typed before.
 */
export function finishForms(html: string, { actor, key, address, kept }: Marks): string {
  if (!html.includes(blank(formMarks.page))) return html;
  const own = madeFor(actor);
  const marked = html
    .replace(begin, `<form id="${mainForm}" class="form" `)
    .replaceAll(blank(formMarks.madeFor), hidden(formMarks.madeFor, signedFor(key, actor)))
    .replaceAll(blank(formMarks.page), hidden(formMarks.page, address));
  return kept.filter((form) => form.madeFor === own).reduce(putBack, marked);
}

const blank = (name: string) => `<input type="hidden" name="${name}"/>`;
const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escaped(value)}"/>`;

const input = /<input((?: [\w-]+(?:="[^"]*")?)*)\/?>/g;
const textarea = /(<textarea(?: [\w-]+(?:="[^"]*")?)*>)[^<]*(<\/textarea>)/g;
const select = /(<select(?: [\w-]+(?:="[^"]*")?)*>)(.*?)(<\/select>)/gs;
/** The attributes of an element of ours, in their order; '' for one that only stands there. */
const attributesOf = (text: string): [name: string, value: string][] =>
  [...text.matchAll(/ ([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name!, value]);
const valueIn = (text: string, wanted: string): string | null =>
  attributesOf(text).find(([name]) => name === wanted)?.[1] ?? null;
/** The same attributes, without one and with another. */
const changed = (text: string, without: string, added: string): string =>
  attributesOf(text)
    .filter(([name]) => name !== without)
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${value}"`))
    .join('') + added;

/** Our own markup, so that its shape is known: what was typed goes where the form holds the field of that name. */
function putBack(html: string, { action, fields }: KeptForm): string {
  const at = html.indexOf(hidden(formMarks.action, action));
  if (at < 0) return html;
  const start = html.lastIndexOf('<form ', at);
  const end = html.indexOf('</form>', at);
  const valuesOf = (name: string | null): readonly string[] | null =>
    name === null || name.startsWith('_') ? null : [fields[name] ?? []].flat().map((value) => escaped(value));
  const filled = html
    .slice(start, end)
    .replace(input, (whole, attributes: string) => {
      const values = valuesOf(valueIn(attributes, 'name'));
      const type = valueIn(attributes, 'type');
      if (values === null || type === 'password' || type === 'file') return whole;
      if (type === 'checkbox' || type === 'radio')
        return `<input${changed(attributes, 'checked', values.includes(valueIn(attributes, 'value') ?? '') ? ' checked' : '')}/>`;
      return values.length === 0 ? whole : `<input${changed(attributes, 'value', ` value="${values[0]!}"`)}/>`;
    })
    .replace(textarea, (whole: string, open: string, close: string) => {
      const [value] = valuesOf(valueIn(open, 'name')) ?? [];
      return value === undefined ? whole : `${open}${value.startsWith('\n') ? '\n' : ''}${value}${close}`;
    })
    .replace(select, (whole, open: string, options: string, close: string) => {
      const [value] = valuesOf(valueIn(open, 'name')) ?? [];
      if (value === undefined) return whole;
      const chosen = options.replace(
        /<option((?: [\w-]+(?:="[^"]*")?)*)>/g,
        (_, attributes: string) =>
          `<option${changed(attributes, 'selected', (valueIn(attributes, 'value') ?? '') === value ? ' selected' : '')}>`,
      );
      return `${open}${chosen}${close}`;
    });
  return html.slice(0, start) + filled + html.slice(end);
}
