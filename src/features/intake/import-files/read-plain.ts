import { decode } from './decode.ts';
import type { PlainSheet } from './plain-sheet.ts';
import { fatal } from './problems.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { limits, refusedSheet, type Columns } from './sheet.ts';

/** Bytes to rows as plain data. Whatever the bytes are, the answer is rows or problems. */
export async function readPlain(bytes: Uint8Array, format: 'csv' | 'json', columns: Columns): Promise<PlainSheet> {
  const text = decode(bytes);
  if (typeof text !== 'string') return refusedSheet(text);
  const sheet = format === 'json' ? readJson(text, columns) : await readCsv(text, columns);
  return sheet.rows.length > limits.rows ? refusedSheet(fatal('too_many_rows', '/', limits.rows)) : sheet;
}
