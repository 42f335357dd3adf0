import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type pg from 'pg';
import type { Manifest } from './backup-manifest.ts';
import { databaseIsAway, isFull } from './lost.ts';

/**
 * What a back-up takes, in bytes: stored files are copied as they are, tables are packed and take less than they do
 * now.
 */
export type Need = Readonly<{ files: number; tables: number }>;

const sayings = /No space left on device|Disk quota exceeded|\b(ENOSPC|EDQUOT)\b/;

/**
 * Which disk is full or over quota, when something failed of that: the one we write to ourselves (or a program that we
 * started), or the database's.
 */
export function fullDisk(error: unknown): 'ours' | 'database' | null {
  if (!(error instanceof Error)) return null;
  if (isFull(error)) return 'database';
  const deeper = fullDisk(error.cause);
  return (
    deeper ??
    (/^(ENOSPC|EDQUOT)$/.test(String((error as NodeJS.ErrnoException).code)) || sayings.test(error.message)
      ? 'ours'
      : null)
  );
}

/** So much PostgreSQL takes at once for its log; with less it stops and says nothing to who asked. */
const logPieces = 32 * 1024 * 1024;

/**
 * Whether our own database in this folder is gone for want of room: when its log finds none it stops without a word to
 * who asked.
 */
export const stoppedForRoom = async (error: unknown, folder: string): Promise<boolean> =>
  databaseIsAway(error) && ((await freeOn(folder)) ?? logPieces) < logPieces;

/** Free bytes on the disk of this folder, or of the nearest above it that is there; null when nobody can tell. */
async function freeOn(folder: string): Promise<number | null> {
  for (let place = folder; ; place = dirname(place)) {
    const found = await statfs(place).catch(() => null);
    if (found !== null) return found.bavail * found.bsize;
    if (place === dirname(place)) return null;
  }
}

export async function needOf(client: pg.Client): Promise<Need> {
  const { rows } = await client.query<{
    files: string;
    tables: string;
  }>(`SELECT (SELECT coalesce(sum(bytes), 0) FROM public.file)::text AS files,
    (SELECT coalesce(sum(pg_table_size(oid)), 0) FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r')::text AS tables`);
  return { files: Number(rows[0]!.files), tables: Number(rows[0]!.tables) };
}

/** Why there is no back-up in this folder: where there is no room, how much there is and how much it takes. */
export async function noRoomForBackup(folder: string, need: Need | null, cause: unknown): Promise<Error> {
  const needs =
    need === null
      ? ''
      : ` The back-up takes ${size(need.files)} for stored files and up to ${size(need.tables)} for tables.`;
  return new Error(
    `There is no room on the disk of ${folder}: ${await free(folder)}.${needs} Nothing of it was left behind. Make room, or name a folder on another disk.`,
    { cause },
  );
}

/**
 * Bytes that the own database wants beside its tables: what every database is made of, and its log, which may grow as
 * large as what is loaded.
 */
const always = 64 * 1024 * 1024;
const mostLog = 256 * 1024 * 1024;

/** Why a back-up was not restored. `dataDir` null: the database is on a disk that is not ours to look at. */
export async function noRoomToRestore(
  dataDir: string | null,
  manifest: Pick<Manifest, 'files' | 'databaseBytes'> | null,
  cause: unknown,
): Promise<Error> {
  const place =
    dataDir === null
      ? 'There is no room on the disk of the database'
      : `There is no room on the disk of ${dataDir}: ${await free(dataDir)}`;
  const database = manifest?.databaseBytes;
  const parts =
    manifest === null
      ? []
      : [
          ...(database === undefined
            ? []
            : [
                `about ${size(database + (dataDir === null ? 0 : always + Math.min(database, mostLog)))} for the database`,
              ]),
          `${size(manifest.files.size)} for stored files`,
        ];
  const needs = parts.length === 0 ? '' : ` With what is there of it by now, the back-up takes ${parts.join(' and ')}.`;
  return new Error(`${place}.${needs} Nothing was restored. Make room, then restore it again.`, { cause });
}

async function free(folder: string): Promise<string> {
  const bytes = await freeOn(folder);
  return bytes === null ? 'how much is free cannot be told' : `${size(bytes, Math.floor)} is free`;
}

/** In whole MB, or GB with one decimal; what is needed is rounded up, what is free is rounded down. */
function size(bytes: number, round: (n: number) => number = Math.ceil): string {
  return bytes < 1e9 ? `${round(bytes / 1e6)} MB` : `${(round(bytes / 1e8) / 10).toFixed(1)} GB`;
}
