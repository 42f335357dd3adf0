import { buffer } from 'node:stream/consumers';
import { turns } from '../http/turns.ts';
import { fileKind } from './kind.ts';
import type { FileStore, StoredFile } from './store.ts';

type Incoming = AsyncIterable<Uint8Array> & Readonly<{ truncated: boolean }>;
export type Checked = Readonly<{ type: string; stored: StoredFile }> | 'too-large' | 'type' | 'empty';

/** Files whose type only all their bytes tell are read back, so few at once that their memory is nothing. */
const inTurn = turns({ atOnce: 2, waitingAtMost: 200 });
const headBytes = 4096;
/** Types that the first bytes tell. */
const toldByHead = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/heic']);

/** Thrown within, so that the store leaves nothing of a file that is cut off. */
const tooLarge = new Error('The file is larger than the limit.');

/** Writes a file to disk while it comes in, then tells what it is. What cannot be kept is gone again. */
export async function storeChecked(store: FileStore, file: Incoming, name: string): Promise<Checked> {
  let head = Buffer.alloc(0);
  let bytes = 0;
  async function* passing(): AsyncIterable<Uint8Array> {
    for await (const chunk of file) {
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
    throw error;
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
