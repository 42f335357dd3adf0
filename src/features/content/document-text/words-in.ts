import { unzipSync } from 'fflate';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Types that have words to find; pictures and sheets of figures have none. */
export const readableTypes: readonly string[] = Object.freeze(['application/pdf', word, 'text/plain']);

/** More than search looks at. */
const longest = 200_000;
const largestPart = 50_000_000;

/** The words in a file, with single spaces; '' when it has none. Throws when the file is broken or needs a password. */
export async function wordsIn(bytes: Uint8Array, type: string): Promise<string> {
  const text =
    type === 'application/pdf'
      ? await pdfText(bytes)
      : type === word
        ? wordText(bytes)
        : type === 'text/plain'
          ? new TextDecoder().decode(bytes.subarray(0, longest * 8))
          : '';
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longest);
}

/** Page by page, until there is enough: of a book only its beginning is unpacked. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  let text = '';
  for (let number = 1; number <= document.numPages && text.length < longest * 2; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
    text += '\n';
    page.cleanup();
  }
  return text;
}

/** Paragraphs and tabs part words; runs within a paragraph do not. */
function wordText(bytes: Uint8Array): string {
  // A part gets the room its entry claims and no more; one that claims too much, or is there twice, is left alone.
  let found = false;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) =>
      name === 'word/document.xml' && originalSize <= largestPart && !found && (found = true),
  });
  const xml = new TextDecoder().decode(parts['word/document.xml'] ?? new Uint8Array());
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return xml
    .replace(/<\/w:p>|<w:(?:tab|br)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => names[name]!);
}
