import { setImmediate as nextTurn } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import { aside, TooCostly } from '../../../platform/aside/aside.ts';
import { rowMaker, type PlainRow } from './plain-sheet.ts';
import { fatal } from './problems.ts';
import type { RecordsJob, RecordsRead } from './records-reader.ts';
import { refusedSheet, type Row, type Sheet } from './sheet.ts';

/**
 * Beyond so many bytes reading takes so long that others would notice; a process of its own costs a fifth of a second.
 */
const large = 256 * 1024;
const readLarge = aside<RecordsJob, RecordsRead>(new URL('./records-reader.ts', import.meta.url), {
  seconds: 30,
  megabytes: 1_000,
});

export const isLarge = (bytes: Uint8Array): boolean => bytes.byteLength > large;

/**
 * Reads records in a process of its own, and takes them over little by little, so that pages stay quick meanwhile.
 * Rejects with 503 `busy` when too many wait.
 */
export async function readApart(job: RecordsJob, file: string): Promise<Sheet> {
  try {
    const { batches, problems, wholeSet, ...columns } = await readLarge(job);
    const make = rowMaker(columns, file);
    const rows: Row[] = [];
    for (const batch of batches) {
      for (const row of deserialize(batch) as PlainRow[]) rows.push(make(row));
      await nextTurn();
    }
    return { rows, problems, ...(wholeSet === undefined ? {} : { wholeSet }) };
  } catch (error) {
    if (!(error instanceof TooCostly)) throw error;
    return refusedSheet(fatal('too_complex', '/'));
  }
}
