import { aside } from '../../../platform/aside/aside.ts';

export type TextJob = Readonly<{ bytes: Uint8Array; type: string }>;

/**
 * The words in a PDF, Word document or text file, for people who search. In a process of its own: a file can be made to
 * take all time and memory there is. Rejects when it does, or when it cannot be read; a document whose text is not read
 * is found by its title and summary.
 */
const words = aside<TextJob, string>(new URL('./text-reader.ts', import.meta.url), {
  seconds: 30,
  megabytes: 400,
  patienceMs: 3_600_000,
});

export const textOfFile = (bytes: Uint8Array, type: string): Promise<string> => words({ bytes, type });
