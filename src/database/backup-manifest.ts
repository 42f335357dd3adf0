import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredSequence } from './backup-catalog.ts';

/** One file of the back-up with what it must hash to. */
export type Sealed = Readonly<{ file: string; bytes: number; sha256: string }>;

/** The table of contents of a back-up. `version` and `migrations` say which portal could have made it. */
export type Manifest = Readonly<{
  format: 1;
  madeAt: string;
  version: number;
  migrations: readonly Readonly<{ version: number; checksum: string }>[];
  tables: readonly (Sealed & Readonly<{ name: string; columns: readonly string[]; rows: number }>)[];
  /** Of the whole database, when it was made; older back-ups do not say it. */
  databaseBytes?: number;
  sequences: readonly StoredSequence[];
  jobs: Sealed & Readonly<{ rows: number }>;
  files: Sealed & Readonly<{ count: number; size: number; missing: number }>;
}>;

const CONTENTS = 'manifest.json';
const SEAL = 'manifest.sha256';

/** Writes the contents, and a seal over them: a keyed one when there is a key, else a plain checksum. */
export async function writeManifest(folder: string, manifest: Manifest, key: string | undefined): Promise<void> {
  const contents = JSON.stringify(manifest, undefined, 1);
  await writeFile(join(folder, CONTENTS), contents, { flush: true });
  await writeFile(join(folder, SEAL), `${sealOf(contents, key)}\n`, { flush: true });
}

/**
 * Reads the contents of a back-up. Refuses one that is not whole, was changed, or is not sealed as strongly as
 * expected.
 */
export async function readManifest(folder: string, key: string | undefined): Promise<Manifest> {
  const [contents, seal] = await Promise.all([readText(folder, CONTENTS), readText(folder, SEAL)]);
  const keyed = seal.startsWith('hmac-sha256 ');
  if (keyed && key === undefined) throw new Error(`${folder} was sealed with a key. Give that key to check it.`);
  if (!keyed && key !== undefined)
    throw new Error(
      `${folder} was sealed without a key, so it cannot be told who made it. Leave the key out to accept that.`,
    );
  if (!same(seal.trim(), sealOf(contents, key)))
    throw new Error(
      `${folder} was changed after it was made${keyed ? ', or sealed with another key' : ''}: ${CONTENTS} does not match ${SEAL}.`,
    );
  const manifest = JSON.parse(contents) as Manifest;
  if (manifest.format !== 1)
    throw new Error(`${folder} has format ${String(manifest.format)}; this portal reads format 1. Use a newer portal.`);
  return manifest;
}

function sealOf(contents: string, key: string | undefined): string {
  if (key === undefined) return `sha256 ${createHash('sha256').update(contents).digest('hex')}`;
  return `hmac-sha256 ${createHmac('sha256', key).update(contents).digest('hex')}`;
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw new Error(
      `${folder} is not a whole back-up: ${name} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      { cause: error },
    );
  }
}
