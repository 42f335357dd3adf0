import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Sealed } from './backup-manifest.ts';

const QUICK = 3;

/** Bytes pass through and are counted and hashed on their way. */
function meter(): { through: Transform; result(): { bytes: number; sha256: string } } {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}

/** Packs a stream into `folder/file`; the hash is that of the packed file. */
export async function packInto(folder: string, file: string, source: Readable): Promise<Sealed> {
  const { through, result } = meter();
  await pipeline(source, createGzip({ level: QUICK }), through, createWriteStream(join(folder, file), { flush: true }));
  return { file, ...result() };
}

/** The unpacked bytes of a packed file. */
export function unpack(folder: string, file: string): AsyncIterable<Buffer> {
  const source = createReadStream(join(folder, file));
  const unpacked = createGunzip();
  source.once('error', (error) => unpacked.destroy(error));
  return source.pipe(unpacked);
}

/** Copies one file and answers with its size and hash. */
export async function copyMeasured(from: string, to: string): Promise<{ bytes: number; sha256: string }> {
  const { through, result } = meter();
  await pipeline(createReadStream(from), through, createWriteStream(to, { flags: 'wx', mode: 0o600 }));
  return result();
}

/** Size and hash of a file as it lies there. */
export async function measure(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
