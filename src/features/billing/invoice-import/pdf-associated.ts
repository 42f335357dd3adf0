import { isDictionary, isStream, pdfObjects, type Value } from './pdf-objects.ts';

/** A file that hangs in a PDF, and how to get what is in it. */
export type Attached = Readonly<{ name: string; content: () => Promise<Uint8Array | null> }>;

const mostFiles = 200;

/**
 * The associated files of the catalog (/AF, PDF 2.0 and PDF/A-3): some programs hang the invoice only there, and not in
 * the list of embedded files that readers show. Whatever relation they state (Alternative, Data, Source) they are
 * given. Empty when the PDF has none, or odd ones.
 */
export function associatedFiles(bytes: Uint8Array): readonly Attached[] {
  try {
    const { get, catalog, contentOf } = pdfObjects(bytes);
    const list = get(catalog?.get('AF'));
    const files = Array.isArray(list) ? (list as readonly Value[]) : isDictionary(list) ? [list] : [];
    return files.slice(0, mostFiles).flatMap((one): readonly Attached[] => {
      const file = get(one);
      const embedded = isDictionary(file) ? get(file.get('EF')) : null;
      if (!isDictionary(file) || !isDictionary(embedded)) return [];
      const stream = get(embedded.get('UF') ?? embedded.get('F'));
      const name = nameOf(get(file.get('UF'))) ?? nameOf(get(file.get('F')));
      return isStream(stream) && name !== null ? [{ name, content: async () => contentOf(stream) }] : [];
    });
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** A string of a PDF: UTF-16 or UTF-8 behind their marks, else the letters of latin-1. */
function nameOf(value: Value): string | null {
  if (typeof value !== 'string' || !value.startsWith('(')) return null;
  const bytes = Buffer.from(value.slice(1), 'latin1');
  const wide =
    bytes[0] === 0xfe && bytes[1] === 0xff
      ? 'utf-16be'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xef && bytes[1] === 0xbb
          ? 'utf-8'
          : 'latin1';
  return new TextDecoder(wide).decode(bytes).split(/[\\/]/).at(-1) || null;
}
