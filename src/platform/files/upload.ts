import type { FastifyRequest } from 'fastify';
import { badRequest, Refusal } from '../http/errors.ts';
import { fileKind } from './kind.ts';

/** What came with a form: its text fields, and its files with a type told from their bytes. */
export type Upload = Readonly<{ fields: Readonly<Record<string, string>>; files: readonly UploadedFile[]; refused: readonly RefusedFile[] }>;
export type UploadedFile = Readonly<{ name: string; type: string; bytes: Buffer }>;
export type RefusedFile = Readonly<{ name: string; reason: 'too-large' | 'type' | 'too-many' | 'empty' }>;
export type UploadLimits = Readonly<{ files: number; bytesEach: number }>;

/**
 * Reads a multipart form. Files past a limit or of a type we do not keep are named in `refused`, the rest of the form stays.
 * Empty file fields (a form without a file chosen) count as no file; a chosen file with nothing in it is named in `refused`.
 */
export async function readUpload(request: FastifyRequest, { files: most, bytesEach }: UploadLimits): Promise<Upload> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const files: UploadedFile[] = [];
  const refused: RefusedFile[] = [];
  if (!request.isMultipart()) throw new Refusal(415, 'form_expected', 'Send this form as multipart/form-data.');
  for await (const part of partsOf(request, { fileSize: bytesEach, files: most + 1, fields: 40, parts: 60 })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string' && part.fieldname !== '__proto__') fields[part.fieldname] = part.value;
      continue;
    }
    const name = cleanName(part.filename);
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (bytes.length === 0 && !part.file.truncated) {
      // A form without a file chosen sends no name; a file with a name and nothing in it was meant to be sent.
      if (part.filename) refused.push({ name, reason: 'empty' });
      continue;
    }
    const type = fileKind(bytes, name);
    if (part.file.truncated) refused.push({ name, reason: 'too-large' });
    else if (files.length >= most) refused.push({ name, reason: 'too-many' });
    else if (type === null) refused.push({ name, reason: 'type' });
    else files.push({ name, type, bytes });
  }
  return { fields, files, refused };
}

type Parts = NonNullable<Parameters<FastifyRequest['parts']>[0]>;

/** The parts of a multipart form, one by one. A form that breaks off, or has no boundary, is the sender's mistake: 400. */
export async function* partsOf(request: FastifyRequest, limits: Parts['limits']): ReturnType<FastifyRequest['parts']> {
  try {
    yield* request.parts({ limits });
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
    throw badRequest('form_broken', 'The form is not whole: it has no boundary, or it breaks off. Send it again.');
  }
}

/** A file's name without folders and control characters, at most 120 characters. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e]/g, '').split(/[/\\]/).at(-1)!.trim();
  return last.slice(-120).toWellFormed() || 'bestand';
}
