import { cleanFilename, fileName } from '../../../platform/files/file-name.ts';
import { mediaTypes, sniff, type Attachment, type EInvoice } from '../e-invoice/index.ts';
import { fileStem } from '../invoices/index.ts';

export type KeptFile = Readonly<{
  role: 'pdf' | 'source' | 'attachment';
  position: number;
  name: string;
  type: string;
  bytes: Uint8Array;
}>;

// Words for a document that comes along with an invoice and is not the invoice.
const annex = /bijlage|anhang|annex|attachment|beilage|appendix|specificatie|urenstaat|werkbon|aufschl/i;
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * What to keep of an invoice: the document itself, its readable PDF if it has one, and attachments of a type we can
 * serve.
 */
export function filesToKeep(
  invoice: EInvoice,
  source: Readonly<{ bytes: Uint8Array; format: 'xml' | 'json' }>,
  pdf: Uint8Array | null,
): readonly KeptFile[] {
  const readable = pdf === null ? readablePdf(invoice) : null;
  const rest = invoice.attachments.filter((one) => one !== readable && one.type !== null && one.bytes !== null);
  const stem = fileStem(invoice.number);
  const pdfBytes = pdf ?? readable?.bytes ?? null;
  return [
    {
      role: 'source',
      position: 0,
      name: `${stem}.${source.format}`,
      type: source.format === 'xml' ? 'application/xml' : 'application/json',
      bytes: source.bytes,
    },
    ...(pdfBytes === null
      ? []
      : [{ role: 'pdf', position: 0, name: `${stem}.pdf`, type: mediaTypes.pdf, bytes: pdfBytes } as const]),
    ...rest.map(
      (one, at) =>
        ({
          role: 'attachment',
          position: at + 1,
          name: attachmentName(one, at + 1),
          type: mediaTypes[one.type!],
          bytes: one.bytes!,
        }) as const,
    ),
  ];
}

/**
 * The embedded PDF that shows the invoice itself: the one named after its number, else the only one, unless it says
 * that it is an annex. Two PDFs of unknown meaning are attachments.
 */
function readablePdf({ number, attachments }: Pick<EInvoice, 'number' | 'attachments'>): Attachment | null {
  const pdfs = attachments.filter(({ type, bytes }) => type === 'pdf' && bytes !== null);
  const wanted = plain(number);
  const named = pdfs.find(({ id, filename }) =>
    [id, filename?.replace(/\.pdf$/i, '')].some((text) => isSameNumber(plain(text ?? ''), wanted)),
  );
  if (named !== undefined) return named;
  const likely = pdfs.filter(
    ({ id, filename, description }) => !annex.test(`${id ?? ''} ${filename ?? ''} ${description ?? ''}`),
  );
  const saying = likely.filter(({ filename, description }) =>
    /factu(u?r|re)|invoice|credit/i.test(`${filename ?? ''} ${description ?? ''}`),
  );
  return saying.length === 1 ? saying[0]! : pdfs.length === 1 ? (likely[0] ?? null) : null;
}

const isSameNumber = (text: string, wanted: string) =>
  text.length >= 4 && wanted.length >= 4 && (text.includes(wanted) || wanted.includes(text));

const attachmentName = ({ filename, description, type }: Attachment, position: number): string =>
  fileName(cleanFilename(filename) ?? cleanFilename(description), mediaTypes[type!], `bijlage-${position}`);

export const isPdf = (bytes: Uint8Array) => sniff(bytes, null, null) === 'pdf';
