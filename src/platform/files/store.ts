import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { keepFolder, keepNames } from './durable-folder.ts';
import { inLanes } from './lanes.ts';

/** Bytes under random keys. What a key means is in the database, and only after its transaction committed. */
export type FileStore = Readonly<{
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Several at once, quicker than one by one; answers in their order. All of them are kept, or none. */
  putAll(contents: readonly Uint8Array[]): Promise<readonly StoredFile[]>;
  /** Rejects with ENOENT when the key is unknown. */
  get(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** Keys of files written before this moment, a folder at a time; also of those that were never finished. */
  writtenBefore(moment: Date): AsyncIterable<readonly string[]>;
}>;
export type StoredFile = Readonly<{ key: string; bytes: number; sha256: string }>;

const keyForm = /^[0-9a-f]{2}\/[0-9a-f]{30}(\.half)?$/;
/** A disk that waits for one file can take others meanwhile. */
const lanes = 32;

/**
 * A store in a local folder. A file appears under its key only when all of it is on disk, and its name survives a power
 * cut.
 */
export function localStore(folder: string): FileStore {
  const safe = new Set<string>();
  async function makeShelf(shelf: string): Promise<void> {
    await keepFolder(join(folder, shelf));
    if (safe.has(shelf)) return;
    // Whoever made it may not have come so far as to make its name safe.
    await keepNames(folder);
    safe.add(shelf);
  }
  /** Files that come together lie together: the names in one folder are made safe at once. */
  async function keep(contents: readonly (Uint8Array | AsyncIterable<Uint8Array>)[]): Promise<readonly StoredFile[]> {
    if (contents.length === 0) return [];
    const shelf = randomBytes(1).toString('hex');
    await makeShelf(shelf);
    const kept: string[] = [];
    try {
      const files = await inLanes(lanes, contents, async (content) => {
        const key = `${shelf}/${randomBytes(15).toString('hex')}`;
        kept.push(key);
        return { key, ...(await writeWhole(join(folder, key), content)) };
      });
      await keepNames(join(folder, shelf));
      return files;
    } catch (error) {
      await Promise.all(kept.map((key) => rm(join(folder, key), { force: true }).catch(() => {})));
      throw error;
    }
  }
  return Object.freeze({
    put: async (content: Uint8Array | AsyncIterable<Uint8Array>) => (await keep([content]))[0]!,
    putAll: keep,
    async get(key: string) {
      const path = join(folder, checkKey(key));
      const { size } = await stat(path);
      // Told its end, the stream takes a buffer of the file's own size: without, 64 kB for each of a thousand small
      // files.
      return size === 0 ? Readable.from([]) : createReadStream(path, { end: size - 1 });
    },
    async remove(key: string) {
      await rm(join(folder, checkKey(key)), { force: true });
    },
    writtenBefore: (moment: Date) => oldKeys(folder, moment),
  });
}

async function* oldKeys(folder: string, moment: Date): AsyncIterable<readonly string[]> {
  for (const part of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    const keys: string[] = [];
    for (const name of await readdir(join(folder, part))) {
      const key = `${part}/${name}`;
      const found = keyForm.test(key) ? await stat(join(folder, key)).catch(() => null) : null;
      if (found !== null && found.mtime < moment) keys.push(key);
    }
    yield keys;
  }
}

function checkKey(key: string): string {
  if (!keyForm.test(key)) throw new Error('This is not a key of the file store.');
  return key;
}

async function writeWhole(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const half = `${path}.half`;
  const handle = await open(half, 'wx', 0o600);
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    await handle.sync();
    await handle.close();
    await rename(half, path);
  } catch (error) {
    // On a full disk even closing may fail; what is half goes all the same.
    await handle.close().catch(() => {});
    await rm(half, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}
