import { decode } from './decode.ts';
import { sheetOf } from './plain-sheet.ts';
import { fatal } from './problems.ts';
import { isLarge, readApart } from './read-apart.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlain } from './read-plain.ts';
import { limits, refusedSheet, type Columns, type Sheet } from './sheet.ts';

export type Format = 'json' | 'csv' | 'markdown';

/** The format a file name promises, or null. */
export function formatOf(fileName: string): Format | null {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return ending === 'json'
    ? 'json'
    : ending === 'csv' || ending === 'txt' || ending === 'tsv'
      ? 'csv'
      : ending === 'md' || ending === 'markdown'
        ? 'markdown'
        : null;
}

type ReadOptions = Readonly<{ file?: string; maxBytes?: number; apart?: boolean }>;

/**
 * Bytes to rows. Whatever the bytes are, the answer is rows or problems. `apart`: a large file in a process of its own;
 * that may reject with 503 `busy`.
 */
export async function readFile(
  bytes: Uint8Array,
  format: Format,
  columns: Columns,
  { file = '', maxBytes = limits.bytes, apart = false }: ReadOptions = {},
): Promise<Sheet> {
  if (bytes.byteLength > maxBytes) return refusedSheet(fatal('too_large', '/', Math.round(maxBytes / 1024 / 1024)));
  if (format === 'markdown') {
    const text = decode(bytes);
    return typeof text === 'string' ? readMarkdown(text, columns, file) : refusedSheet(text);
  }
  if (apart && isLarge(bytes)) return readApart({ bytes, format, columns }, file);
  return sheetOf(await readPlain(bytes, format, columns), file);
}
