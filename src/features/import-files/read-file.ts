import { decode } from './decode.ts';
import { fatal } from './problems.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readMarkdown } from './read-markdown.ts';
import { limits, refusedSheet, type Columns, type Sheet } from './sheet.ts';

export type Format = 'json' | 'csv' | 'markdown';

/** The format a file name promises, or null. */
export function formatOf(fileName: string): Format | null {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return ending === 'json' ? 'json' : ending === 'csv' || ending === 'txt' || ending === 'tsv' ? 'csv' : ending === 'md' || ending === 'markdown' ? 'markdown' : null;
}

/** Bytes to rows. Whatever the bytes are, the answer is rows or problems: it never throws. */
export async function readFile(bytes: Uint8Array, format: Format, columns: Columns, { file = '', maxBytes = limits.bytes } = {}): Promise<Sheet> {
  if (bytes.byteLength > maxBytes) return refusedSheet(fatal('too_large', '/', Math.round(maxBytes / 1024 / 1024)));
  const text = decode(bytes);
  if (typeof text !== 'string') return refusedSheet(text);
  if (format === 'markdown') return readMarkdown(text, columns, file);
  const sheet = format === 'json' ? readJson(text, columns, file) : await readCsv(text, columns, file);
  return sheet.rows.length > limits.rows ? refusedSheet(fatal('too_many_rows', '/', limits.rows)) : sheet;
}
