import type { Problem } from './problems.ts';

/** One record as it came in: raw values by field name, and the place of each in its file. */
export type Row = Readonly<{
  values: ReadonlyMap<string, unknown>;
  /** True where every value is text in Dutch notation (CSV, Markdown): '1.234,50', '31-03-2026', 'ja'. */
  text: boolean;
  /** Where a field stands: 'row 12, column kvk' or '/records/3/kvk'. Without a field: the record. */
  path: (...field: string[]) => string;
  file: string;
  /** Reads a file that stands beside this one; null where there is no folder (the API). */
  beside: Beside | null;
  /** Why nothing of this record could be read; absent when it could. */
  broken?: readonly Problem[];
}>;

/** The bytes of a file in the same folder, or why not. */
export type Beside = (name: string) => Uint8Array | 'file_missing' | 'file_outside' | 'file_too_large';

/** What a reader makes of bytes. A problem here means that the file as a whole cannot be used. */
export type Sheet = Readonly<{ rows: readonly Row[]; problems: readonly Problem[]; wholeSet?: boolean }>;

/** What a reader must know of a kind of record. */
export type Columns = Readonly<{
  /** Flattened header → field name ('details.tenant' for a field inside another). */
  byHeader: ReadonlyMap<string, string>;
  names: readonly string[];
  /** Flattened headers of this source with their field, or null for one to leave out. These go before all others. */
  mapped?: ReadonlyMap<string, string | null>;
  /** Fields that take the text under the front matter: Dutch, English. Null: no Markdown for this kind. */
  body: readonly [nl: string, en: string] | null;
}>;

export const limits = Object.freeze({
  bytes: 20 * 1024 * 1024,
  rows: 200_000,
  frontMatter: 64 * 1024,
  fileBytes: 25 * 1024 * 1024,
  columns: 1000,
  depth: 32,
  containers: 1_000_000,
});

export const refusedSheet = (
  ...problems: readonly Problem[]
): Readonly<{ rows: readonly never[]; problems: readonly Problem[] }> => Object.freeze({ rows: [], problems });
