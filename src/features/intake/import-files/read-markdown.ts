import type * as Yaml from 'yaml';
import { later } from '../../../platform/later.ts';
import { fatal, short } from './problems.ts';
import { fieldOf } from './headers.ts';
import { renaming } from './read-json.ts';
import { limits, refusedSheet, type Columns, type Sheet } from './sheet.ts';

const yaml = later<typeof Yaml>('yaml');

/**
 * A Markdown file is one record: fields between two --- lines, then the Dutch text, `<!-- en -->`, the English text.
 */
export function readMarkdown(text: string, columns: Columns, file: string): Sheet {
  const parts = /^\uFEFF?\s*---[ \t]*\r?\n([\s\S]*?)\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  if (parts === null) return refusedSheet(fatal('front_matter_missing', file));
  const [, head = '', body = ''] = parts;
  if (head.length > limits.frontMatter) return refusedSheet(fatal('too_large', file, '0.064'));
  const fields = frontMatter(head);
  if (typeof fields === 'string') return refusedSheet(fatal('front_matter', file, fields));
  const values = new Map(renaming(columns)(fields).map(([name, value]) => [known(name, columns), value]));
  if (!values.has('externalId')) values.set('externalId', file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, ''));
  if (columns.body !== null) {
    const [dutch = '', english = ''] = body.split(/^[ \t]*<!--\s*en\s*-->[ \t]*$/m);
    if (!values.has(columns.body[0])) values.set(columns.body[0], dutch.trim());
    if (!values.has(columns.body[1])) values.set(columns.body[1], english.trim());
  }
  return {
    rows: [{ values, text: true, path: (...field) => field.join('.') || '/', file, beside: null }],
    problems: [],
  };
}

/** A field by its name or a usual one (`titel`), as above a column. */
const known = (name: string, columns: Columns) => fieldOf(name, columns) ?? name;

/** Every scalar stays text (YAML's failsafe schema): 0123 keeps its zero and 'no' is a word. No anchors, no tags. */
function frontMatter(head: string): [string, unknown][] | string {
  try {
    const data: unknown = yaml().parse(head, {
      schema: 'failsafe',
      maxAliasCount: 0,
      uniqueKeys: true,
      logLevel: 'error',
    });
    if (data === null || data === undefined || data === '') return [];
    return typeof data === 'object' && !Array.isArray(data) ? Object.entries(data) : 'fields expected';
  } catch (error) {
    return short((error as Error).message);
  }
}
