import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Bytes under random keys. What a key means is in the database, and only after its transaction committed. */
export type FileStore = Readonly<{
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Rejects with ENOENT when the key is unknown. */
  get(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** Keys of files written before this moment, a folder at a time; also of those that were never finished. */
  writtenBefore(moment: Date): AsyncIterable<readonly string[]>;
}>;
export type StoredFile = Readonly<{ key: string; bytes: number; sha256: string }>;

const keyForm = /^[0-9a-f]{2}\/[0-9a-f]{30}(\.half)?$/;

/** A store in a local folder. A file appears under its key only when all of it is on disk. */
export function localStore(folder: string): FileStore {
  return Object.freeze({
    async put(content: Uint8Array | AsyncIterable<Uint8Array>) {
      const name = randomBytes(16).toString('hex');
      const key = `${name.slice(0, 2)}/${name.slice(2)}`;
      await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
      return { key, ...(await writeWhole(join(folder, key), content)) };
    },
    async get(key: string) {
      const path = join(folder, checkKey(key));
      await stat(path);
      return createReadStream(path);
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

async function writeWhole(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
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
  } catch (error) {
    await handle.close();
    await rm(half, { force: true });
    throw error;
  }
  await handle.close();
  await rename(half, path);
  return { bytes, sha256: hash.digest('hex') };
}
