import { Readable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/**
 * One file of an archive. `open` answers null when it is not there; it is asked for only when its turn comes. `shrink`:
 * not at all, or in pieces, or whole: quicker, and of a thousand small files less garbage, but all of it in memory at
 * once.
 */
export type Packed = Readonly<{
  name: string;
  day: string;
  shrink: 'no' | 'in-pieces' | 'whole';
  open: () => Promise<AsyncIterable<Uint8Array> | null>;
}>;

/**
 * A zip archive as a stream. Holds one piece of one file at a time: the next is read when the reader has taken the
 * last. Whoever stops reading stops it all. A file that cannot be opened is left out and told to `missed`; `last` is
 * asked for the closing files.
 */
export function zipStream(
  files: Iterable<Packed>,
  missed: (name: string, error: unknown) => void,
  last: () => Iterable<Packed>,
): Readable {
  return Readable.from(pack(files, missed, last), { objectMode: false, highWaterMark: 64 * 1024 });
}

async function* pack(
  files: Iterable<Packed>,
  missed: (name: string, error: unknown) => void,
  last: () => Iterable<Packed>,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failed = error;
    else ready.push(chunk);
  });
  function* take() {
    if (failed) throw failed;
    const chunks = ready;
    ready = [];
    yield* chunks;
  }
  for (const group of [() => files, last]) {
    for (const file of group()) {
      const content = await file.open().catch((error: unknown) => void missed(file.name, error));
      if (!content) {
        if (content === null) missed(file.name, null);
        continue;
      }
      const entry = entryOf(file);
      entry.mtime = `${file.day}T12:00:00`;
      zip.add(entry);
      yield* take();
      for await (const part of content) {
        entry.push(part);
        yield* take();
      }
      entry.push(new Uint8Array(0), true);
      yield* take();
    }
  }
  zip.end();
  yield* take();
}

function entryOf({ name, shrink }: Packed): ZipPassThrough | ZipDeflate {
  if (shrink === 'no') return new ZipPassThrough(name);
  if (shrink === 'in-pieces') return new ZipDeflate(name, { level: 1 });
  return new ZipWhole(name);
}

/** The archive keeps every entry to its end, so this one must not keep its bytes. */
class ZipWhole extends ZipPassThrough {
  #parts: Uint8Array[] = [];
  override compression = 8;

  protected override process(part: Uint8Array, final: boolean): void {
    this.#parts.push(part);
    if (!final) return;
    const whole = Buffer.concat(this.#parts);
    this.#parts = [];
    this.ondata(null, deflateRawSync(whole, { level: 1, chunkSize: Math.max(1024, whole.length >> 1) }), true);
  }
}
