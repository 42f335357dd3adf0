import { didYouMean } from '../import-files/index.ts';
import type { Cell, FieldType } from './field.ts';

const odd = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** A string as people wrote it, trimmed and composed (NFC). Formulas are text and stay text. */
function readText(value: unknown, max: number, cell: Cell): string | undefined {
  if (typeof value !== 'string') return cell.problem('not_text');
  const text = value.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (!text.isWellFormed() || odd.test(text)) return cell.problem('control_character');
  return text.length > max ? cell.problem('too_long', max) : text;
}

/** One line. */
export function line(max = 200): FieldType<string> {
  return {
    read: (value, cell) => {
      const text = readText(value, max, cell);
      return text !== undefined && /[\n\t\u2028\u2029]/.test(text) ? text.replace(/\s+/g, ' ') : text;
    },
    schema: { type: 'string', maxLength: max },
  };
}

/** Several lines; Markdown where the page shows it so. */
export function prose(max = 100_000): FieldType<string> {
  return { read: (value, cell) => readText(value, max, cell), schema: { type: 'string', maxLength: max } };
}

/** One word of a closed list. */
export function word(words: readonly string[]): FieldType<string> {
  return {
    read: (value, cell) => {
      const text = readText(value, 200, cell);
      if (text === undefined) return undefined;
      return words.find((known) => known === text.toLowerCase()) ?? cell.problem('unknown_word', text, words.join(', '));
    },
    schema: { type: 'string', enum: words },
  };
}

/** A line that must look like `form`, after `tidy`. */
export function pattern(form: RegExp, code: Parameters<Cell['problem']>[0], { max = 200, tidy = (text: string) => text, example = '' } = {}): FieldType<string> {
  return {
    read: (value, cell) => {
      const text = readText(value, max, cell);
      if (text === undefined) return undefined;
      const tidied = tidy(text);
      return form.test(tidied) ? tidied : cell.problem(code, text);
    },
    schema: { type: 'string', maxLength: max, ...(example === '' ? {} : { examples: [example] }) },
  };
}

/** A list of values of one type; in a CSV with | between them. No value twice. */
export function list<T>(item: FieldType<T>, { max = 100, keyOf = (value: T): unknown => value } = {}): FieldType<readonly T[]> {
  return {
    read: (value, cell) => {
      const parts = cell.text && typeof value === 'string' ? value.split('|').map((part) => part.trim()).filter(Boolean) : value;
      if (!Array.isArray(parts)) return cell.problem('not_a_list');
      if (parts.length > max) return cell.problem('too_many_items', max);
      const read = parts.map((part: unknown) => item.read(part, cell));
      if (read.includes(undefined)) return undefined;
      const keys = read.map((entry) => keyOf(entry!));
      const double = keys.findIndex((key, at) => keys.indexOf(key) !== at);
      return double >= 0 ? cell.problem('double_item', keys[double]) : (read as T[]);
    },
    schema: { type: 'array', items: item.schema, maxItems: max },
  };
}

/** An object with named fields; empty ones are left out. */
export function object(fields: Readonly<Record<string, FieldType>>): FieldType<Readonly<Record<string, unknown>>> {
  return {
    read: (value, cell) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return cell.problem('not_an_object');
      const found: Record<string, unknown> = {};
      let good = true;
      for (const [name, raw] of Object.entries(value).slice(0, 100)) {
        const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
        const inner = cell.inside(name);
        if (type === undefined) good = inner.problem('unknown_field', name, didYouMean(name, Object.keys(fields))) !== undefined;
        else if (!isEmpty(raw) && (found[name] = type.read(raw, inner)) === undefined) good = false;
      }
      // One order for the same content, whatever order it came in.
      return good ? Object.fromEntries(Object.keys(fields).flatMap((name) => (Object.hasOwn(found, name) ? [[name, found[name]]] : []))) : undefined;
    },
    schema: { type: 'object', additionalProperties: false, properties: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, type.schema])) },
  };
}

/** Nothing was filled in: null, absent, or only spaces. */
export const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
