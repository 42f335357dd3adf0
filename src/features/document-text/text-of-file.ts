import { Worker } from 'node:worker_threads';

export type TextJob = Readonly<{ bytes: Uint8Array; type: string }>;

/** A long document may take this long, and this much memory; then it is found by its title and summary only. */
const patience = 30_000;
const memoryMb = 256;

/**
 * The words in a PDF, Word document or text file, for people who search. On a thread of its own, of which nothing is left afterwards:
 * a file can be made to take all time and memory there is. Rejects when it does, or when it cannot be read.
 */
export function textOfFile(bytes: Uint8Array, type: string): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const reader = new Worker(new URL('./text-worker.ts', import.meta.url), { execArgv: [], workerData: { bytes, type } satisfies TextJob, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    const timer = setTimeout(() => done(() => reject(new Error(`Its text was not read after ${patience / 1000} seconds.`))), patience);
    function done(answer: () => void): void {
      clearTimeout(timer);
      answer();
      void reader.terminate();
    }
    reader.once('message', (text: string) => done(() => resolve(text)));
    reader.once('error', (error) => done(() => reject(error)));
    reader.once('exit', () => done(() => reject(new Error('Reading its text stopped halfway.'))));
  });
}
