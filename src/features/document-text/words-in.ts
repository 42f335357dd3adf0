import { unzipSync } from 'fflate';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Types that have words to find; pictures and sheets of figures have none. */
export const readableTypes: readonly string[] = Object.freeze(['application/pdf', word, 'text/plain']);

/** More than search looks at. */
const longest = 200_000;
const largestPart = 50_000_000;

/** The words in a file, with single spaces; '' when it has none. Throws when the file is broken or needs a password. */
export async function wordsIn(bytes: Uint8Array, type: string): Promise<string> {
  const text = type === 'application/pdf' ? await pdfText(bytes) : type === word ? wordText(bytes) : type === 'text/plain' ? new TextDecoder().decode(bytes) : '';
  return text.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, longest);
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), { disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  return (await extractText(document, { mergePages: true })).text;
}

/** Paragraphs and tabs part words; runs within a paragraph do not. */
function wordText(bytes: Uint8Array): string {
  const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => name === 'word/document.xml' && originalSize <= largestPart });
  const xml = new TextDecoder().decode(parts['word/document.xml'] ?? new Uint8Array());
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return xml.replace(/<\/w:p>|<w:(?:tab|br)\b[^>]*>/g, ' ').replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => names[name]!);
}
