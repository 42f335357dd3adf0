import { access, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { type Problem, fatal } from '../e-invoice/index.ts';
import { largestFile } from './form.ts';

/** An invoice file, and the PDF of the same name beside it. */
export type FoundFile = Readonly<{
  path: string;
  pdf: string | null;
  /** Named itself, not found in a folder. */ alone?: boolean;
}>;
export type FileRead = Readonly<{ path: string; bytes: Uint8Array; pdf: Uint8Array | null; alone?: boolean }>;
export const isPdfName = (path: string): boolean => /\.pdf$/i.test(path);
export type TooLarge = Readonly<{ path: string; problem: Problem }>;

const perBatch = 100;
const bytesPerBatch = 16_000_000;
const endings = ['.pdf', '.PDF'];
const stemOf = (path: string) => path.slice(0, -extname(path).length);

/**
 * A file as it is; of a folder everything below that may be an invoice, in the order of names. A PDF beside an invoice
 * belongs to it, one alone may hold its own.
 */
export async function invoiceFilesIn(path: string): Promise<readonly FoundFile[]> {
  if (!(await stat(path)).isDirectory())
    return [{ path, pdf: isPdfName(path) ? null : await pdfBeside(path), alone: true }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const pdfs = new Set(
    entries
      .filter((entry) => entry.isFile() && endings.includes(extname(entry.name)))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const files = entries
    .filter((entry) => entry.isFile() && /\.(xml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const found = files.map((file) => ({
    path: file,
    pdf: endings.map((ending) => stemOf(file) + ending).find((one) => pdfs.has(one)) ?? null,
  }));
  const taken = new Set(found.map(({ pdf }) => pdf));
  return [...found, ...[...pdfs].filter((pdf) => !taken.has(pdf)).map((pdf) => ({ path: pdf, pdf: null }))]
    .filter(({ path: file }) => !basename(dirname(file)).startsWith('.'))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function pdfBeside(path: string): Promise<string | null> {
  for (const ending of endings) {
    const found = await access(stemOf(path) + ending).then(
      () => true,
      () => false,
    );
    if (found) return stemOf(path) + ending;
  }
  return null;
}

/** The bytes of all files, so many at a time that they fit in memory; all of one batch are read at once. */
export async function* batchesOf(files: readonly FoundFile[]): AsyncGenerator<readonly (FileRead | TooLarge)[]> {
  for (let at = 0; at < files.length;) {
    const next = files.slice(at, at + perBatch);
    const sizes = await Promise.all(next.map(sizesOf));
    let [count, bytes] = [0, 0];
    do bytes += bytesToRead(sizes[count++]!);
    while (count < next.length && bytes + bytesToRead(sizes[count]!) <= bytesPerBatch);
    yield await Promise.all(next.slice(0, count).map((file, index) => readFound(file, sizes[index]!.own)));
    at += count;
  }
}

type Sizes = Readonly<{ own: number; pdf: number }>;
const sizesOf = async ({ path, pdf }: FoundFile): Promise<Sizes> => ({
  own: (await stat(path)).size,
  pdf: pdf === null ? 0 : (await stat(pdf)).size,
});
const bytesToRead = ({ own, pdf }: Sizes) => (own > largestFile ? 0 : own + pdf);

async function readFound({ path, pdf, alone = false }: FoundFile, size: number): Promise<FileRead | TooLarge> {
  if (size > largestFile) return { path, problem: tooLarge(size) };
  const [bytes, beside] = await Promise.all([readFile(path), pdf === null ? null : readFile(pdf)]);
  return { path, bytes, pdf: beside, alone };
}

const tooLarge = (size: number) =>
  fatal('too_large', '/', [
    `The file is ${size} bytes; the limit is ${largestFile}.`,
    `Het bestand is ${size} bytes; de grens is ${largestFile}.`,
  ]);
