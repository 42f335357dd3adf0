import { visibleKey, visibleText } from '../../../platform/text/invisible.ts';
import { didYouMean } from '../import-files/index.ts';
import { isBlank, type Cell, type FieldType } from './field.ts';

const odd = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/u;

/** A string as people wrote it, trimmed and composed (NFC). Formulas are text and stay text. */
function readText(value: unknown, max: number, cell: Cell, seen: (text: string) => string): string | undefined {
  if (typeof value !== 'string') return cell.problem('not_text');
  if (value.length > (max + 100) * 4) return cell.problem('too_long', max);
  const text = seen(value.normalize('NFC').replaceAll('\r\n', '\n')).trim();
  // The sign that stands for bytes nobody could read: what was there is lost.
  if (text.includes('\ufffd')) return cell.problem('broken_character', text);
  if (!text.isWellFormed() || odd.test(text)) return cell.problem('control_character');
  return text.length > max ? cell.problem('too_long', max) : text;
}

/** One line. */
export function line(max = 200): FieldType<string> {
  return {
    read: (value, cell) => {
      const text = readText(value, max, cell, visibleText);
      return text !== undefined && /[\n\t\u2028\u2029]/.test(text) ? text.replace(/\s+/g, ' ') : text;
    },
    schema: { type: 'string', maxLength: max },
  };
}

/** A number, code or name that something is found by: two that look the same are the same. */
export function key(max = 200): FieldType<string> {
  return {
    read: (value, cell) => readText(value, max, cell, visibleKey),
    schema: { type: 'string', maxLength: max },
  };
}

/** Several lines; Markdown where the page shows it so. */
export function prose(max = 100_000): FieldType<string> {
  return {
    read: (value, cell) => readText(value, max, cell, (text) => text.replaceAll('\ufeff', '')),
    schema: { type: 'string', maxLength: max },
  };
}

/** Small letters without spaces, hyphens and accents: 'Wijziging gepland' and 'wijziging-gepland' are one word. */
const flatWord = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** One word of a closed list; `dutch` has the words that Dutch systems use for them. */
export function word(
  words: readonly string[],
  dutch: Readonly<Record<string, string>> = {},
): FieldType<string> & Readonly<{ dutch: Readonly<Record<string, string>> }> {
  const known = new Map([
    ...words.map((one) => [flatWord(one), one] as const),
    ...Object.entries(dutch).flatMap(([one, others]) =>
      others.split('|').map((other) => [flatWord(other), one] as const),
    ),
  ]);
  return {
    read: (value, cell) => {
      const text = key().read(value, cell);
      return text === undefined
        ? undefined
        : (known.get(flatWord(text)) ?? cell.problem('unknown_word', text, words.join(', ')));
    },
    schema: { type: 'string', enum: words },
    dutch,
  };
}

/** A key that must look like `form`, after `tidy`. */
export function pattern(
  form: RegExp,
  code: Parameters<Cell['problem']>[0],
  { max = 200, tidy = (text: string) => text, example = '' } = {},
): FieldType<string> {
  return {
    read: (value, cell) => {
      const text = key(max).read(value, cell);
      if (text === undefined) return undefined;
      const tidied = tidy(text);
      return form.test(tidied) ? tidied : cell.problem(code, text);
    },
    schema: { type: 'string', maxLength: max, ...(example === '' ? {} : { examples: [example] }) },
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
        if (type === undefined)
          good = inner.problem('unknown_field', name, didYouMean(name, Object.keys(fields))) !== undefined;
        else if (!isBlank(raw) && (found[name] = type.read(raw, inner)) === undefined) good = false;
      }
      // One order for the same content, whatever order it came in.
      return good
        ? Object.fromEntries(
            Object.keys(fields).flatMap((name) => (Object.hasOwn(found, name) ? [[name, found[name]]] : [])),
          )
        : undefined;
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, type.schema])),
    },
  };
}
