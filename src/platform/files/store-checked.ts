import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { turns } from '../http/turns.ts';
import { fileKind } from './kind.ts';
import type { FileStore, StoredFile } from './store.ts';

type Incoming = Readable & Readonly<{ truncated: boolean }>;
/** `error`: what the disk said when there was no room. */
export type Checked =
  | Readonly<{ type: string; stored: StoredFile }>
  | 'too-large'
  | 'type'
  | 'empty'
  | Readonly<{ error: Error }>;

/** Files whose type only all their bytes tell are read back, so few at once that their memory is nothing. */
const inTurn = turns({ atOnce: 2, waitingAtMost: 200 });
const headBytes = 4096;
/** Types that the first bytes tell. */
const toldByHead = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/heic']);

/** No room, over quota, a disk that may only be read or is broken: not the fault of who sends, and soon mended. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'ESTALE', 'ENOTCONN']);
export const hasNoRoom = (error: unknown): boolean => noRoom.has((error as NodeJS.ErrnoException).code ?? '');

/** Thrown within, so that the store leaves nothing of a file that is cut off. */
const tooLarge = new Error('The file is larger than the limit.');

/**
 * Writes a file to disk while it comes in, then tells what it is. What cannot be kept is gone again, and read to its
 * end: the form goes on behind it, and whoever sends hears the answer only when all is sent.
 */
export async function storeChecked(store: FileStore, file: Incoming, name: string): Promise<Checked> {
  let head = Buffer.alloc(0);
  let bytes = 0;
  async function* passing(): AsyncIterable<Uint8Array> {
    // Left open when the disk fails: a file that is destroyed takes the rest of the form with it.
    for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
      yield chunk;
    }
    if (file.truncated) throw tooLarge;
  }
  let stored: StoredFile;
  try {
    stored = await store.put(passing());
  } catch (error) {
    if (error === tooLarge) return 'too-large';
    if (!hasNoRoom(error)) throw error;
    for await (const _ of file);
    return { error: error as Error };
  }
  try {
    const type = bytes === 0 ? null : await typeOf(store, stored, head, name);
    if (type !== null) return { type, stored };
  } catch (error) {
    await store.remove(stored.key);
    throw error;
  }
  await store.remove(stored.key);
  return bytes === 0 ? 'empty' : 'type';
}

async function typeOf(store: FileStore, stored: StoredFile, head: Buffer, name: string): Promise<string | null> {
  const told = fileKind(head, name);
  if (told !== null && toldByHead.has(told)) return told;
  return inTurn(async () => fileKind(await buffer(await store.get(stored.key)), name));
}
