import type { FastifyReply } from 'fastify';
import { fileName } from '../files/file-name.ts';
import type { FileStore } from '../files/store.ts';
import { notFound } from './errors.ts';

export type SentFile = Readonly<{ name: string; type: string; bytes: number; storage_key: string }>;

/** What may open in the browser; everything else is saved. */
const shownTypes = new Set(['application/pdf', 'image/png', 'image/jpeg']);

/**
 * Streams a stored file under its own name (ending as its type does, whenever it was stored), as a download or (PDF and
 * pictures) in the browser. The type is the stored one, never guessed by the browser, and nothing in it may run. A file
 * that is gone from the store is a 404.
 */
export async function sendFile(
  reply: FastifyReply,
  files: Pick<FileStore, 'get'>,
  file: SentFile,
  { inline = false }: { inline?: boolean } = {},
): Promise<FastifyReply> {
  const stream = await files.get(file.storage_key).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? notFound() : error;
  });
  return reply
    .headers({
      'content-type': file.type,
      'content-length': file.bytes,
      'content-disposition': disposition(
        inline && shownTypes.has(file.type) ? 'inline' : 'attachment',
        fileName(file.name, file.type),
      ),
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(stream);
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const safe = name
    .replace(/[\u0000-\u001f\u007f/\\]/g, '_')
    .slice(0, 150)
    .toWellFormed();
  const letters = safe
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["%]/g, '_')
    .trim();
  // What is left of a name in other letters may be its ending only: a file that hides itself on some disks.
  const plain = /^[._ -]*(\.[a-z0-9]+)?$/i.test(letters)
    ? `bestand${/\.[a-z0-9]+$/i.exec(letters)?.[0] ?? ''}`
    : letters;
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
