import { serialize } from 'node:v8';
import type { PlainSheet } from './plain-sheet.ts';
import { readPlain } from './read-plain.ts';
import type { Columns } from './sheet.ts';

export type RecordsJob = Readonly<{ bytes: Uint8Array; format: 'csv' | 'json'; columns: Columns }>;
/** `batches`: rows, serialized some hundreds together, so that whoever unpacks them can do other things in between. */
export type RecordsRead = Omit<PlainSheet, 'rows'> & Readonly<{ batches: readonly Uint8Array[] }>;

const rowsTogether = 250;

/** The work of the process that reads large files of records. */
export default async function readRecords({ bytes, format, columns }: RecordsJob): Promise<RecordsRead> {
  const { rows, ...rest } = await readPlain(bytes, format, columns);
  const batches = Array.from({ length: Math.ceil(rows.length / rowsTogether) }, (_, at) =>
    serialize(rows.slice(at * rowsTogether, (at + 1) * rowsTogether)),
  );
  return { ...rest, batches };
}
