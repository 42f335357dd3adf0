import type { FastifyRequest } from 'fastify';
import { badRequest, Refusal } from '../http/errors.ts';
import { cleanFilename, fileName, isCalledProgram } from './file-name.ts';
import { storeChecked } from './store-checked.ts';
import type { FileStore, StoredFile } from './store.ts';

/**
 * What came with a form: its text fields, and its files, stored, with a type told from their bytes and a name that says
 * the same.
 */
export type Upload = Readonly<{
  fields: Readonly<Record<string, string>>;
  files: readonly UploadedFile[];
  refused: readonly RefusedFile[];
  /** These files (all, when not said) belong to something now: they stay. */
  keep(files?: readonly UploadedFile[]): void;
}>;
export type UploadedFile = Readonly<{ name: string; type: string; stored: StoredFile }>;
export type RefusedFile = Readonly<{
  name: string;
  reason: 'too-large' | 'type' | 'too-many' | 'empty' | 'busy' | 'no-room' | 'full';
}>;
type UploadLimits = Readonly<{ files: number; bytesEach: number }>;
/** `who`: whose uploads are counted together. `filesToo` false: the text is read, files are let go and named. */
export type Reading = Readonly<{ store: FileStore; limits: UploadLimits; who: string; filesToo?: boolean }>;

/** So many forms with files one person may send at once; a browser needs one. */
const atOnce = 3;
/**
 * Files of one form that are read before it is refused whole: many more than anybody means to send, so that a whole
 * folder chosen by mistake costs nobody their text.
 */
export const mostParts = Object.freeze({ files: 1000, fields: 40, parts: 1040 });
/** A field that browsers do not send: files came with this form. */
export const filesMark = '_bestanden';
const under = new Map<string, number>();

/**
 * Reads a multipart form and does the work with it. Files go to disk while they come in; those that the work did not
 * keep are gone when it is done. Files past a limit or of a type we do not keep are named in `refused`, the rest of the
 * form stays. Empty file fields (a form without a file chosen) count as no file; a chosen file with nothing in it is
 * named in `refused`.
 */
export async function withUpload<T>(
  request: FastifyRequest,
  reading: Reading,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new Refusal(415, 'form_expected', 'Send this form as multipart/form-data.');
  const { store, who } = reading;
  const mine = (under.get(who) ?? 0) + 1;
  under.set(who, mine);
  const files: UploadedFile[] = [];
  const kept = new Set<UploadedFile>();
  try {
    const { fields, refused } = await readParts(request, reading, files, mine > atOnce);
    return await work({ fields, files, refused, keep: (some = files) => some.forEach((file) => kept.add(file)) });
  } finally {
    const left = under.get(who)! - 1;
    if (left > 0) under.set(who, left);
    else under.delete(who);
    // What cannot be removed now, the sweep removes.
    await Promise.allSettled(files.filter((file) => !kept.has(file)).map(({ stored }) => store.remove(stored.key)));
  }
}

async function readParts(
  request: FastifyRequest,
  { store, limits, filesToo = true }: Reading,
  files: UploadedFile[],
  busy: boolean,
) {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const refused: RefusedFile[] = [];
  for await (const part of partsOf(request, { fileSize: limits.bytesEach, ...mostParts })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string' && part.fieldname !== '__proto__') fields[part.fieldname] = part.value;
      continue;
    }
    if (part.filename) fields[filesMark] = 'ja';
    const name = cleanFilename(part.filename === undefined ? null : asSent(part.filename)) ?? 'bestand';
    const reason = busy
      ? 'busy'
      : !filesToo
        ? 'full'
        : files.length >= limits.files
          ? 'too-many'
          : isCalledProgram(name)
            ? 'type'
            : null;
    if (reason !== null) {
      const bytes = await letGo(part.file);
      if (bytes > 0) refused.push({ name, reason });
      continue;
    }
    const found = await storeChecked(store, part.file, name);
    if (typeof found === 'object' && 'error' in found) {
      // People get their form back with their text; the operator needs to know why.
      request.log.error({ err: found.error }, 'no room for a file that was sent');
      refused.push({ name, reason: 'no-room' });
    } else if (typeof found === 'object') files.push({ name: fileName(name, found.type), ...found });
    // A form without a file chosen sends no name; a file with a name and nothing in it was meant to be sent.
    else if (found !== 'empty' || part.filename) refused.push({ name, reason: found });
  }
  return { fields, refused };
}

const signs: Readonly<Record<string, string>> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

/**
 * A name as the sender had it: browsers write three signs in a form as `%22`, `%0D` and `%0A`, and no others (HTML,
 * 4.10.21.8).
 */
const asSent = (name: string): string => name.replace(/%22|%0D|%0A/g, (sign) => signs[sign]!);

/** Reads a file to its end without keeping it: only then the rest of the form can be read. Answers its bytes. */
async function letGo(file: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const chunk of file) bytes += chunk.byteLength;
  return bytes;
}

type Parts = NonNullable<Parameters<FastifyRequest['parts']>[0]>;

/**
 * The parts of a multipart form, one by one. A form that breaks off, or has no boundary, is the sender's mistake: 400.
 */
export async function* partsOf(request: FastifyRequest, limits: Parts['limits']): ReturnType<FastifyRequest['parts']> {
  try {
    yield* request.parts({ limits });
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
    throw badRequest('form_broken', 'The form is not whole: it has no boundary, or it breaks off. Send it again.');
  }
}
