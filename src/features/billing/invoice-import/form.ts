import type { FastifyRequest } from 'fastify';
import { startsAsPdf } from '../../../platform/files/beginning.ts';
import { partsOf } from '../../../platform/files/upload.ts';
import { badRequest, Refusal } from '../../../platform/http/errors.ts';

export type SentInvoice = Readonly<{
  bytes: Uint8Array;
  format: 'xml' | 'json' | 'pdf';
  fileName: string | null;
  pdf: Uint8Array | null;
}>;

/** Largest document, and largest PDF beside it, in bytes. */
export const largestFile = 25 * 1024 * 1024;

const isJson = (type: string, name: string) => /json/i.test(type) || /\.json$/i.test(name);

const formatOf = (bytes: Uint8Array, type: string, name: string) =>
  startsAsPdf(bytes) ? 'pdf' : isJson(type, name) || bytes[0] === 0x7b ? 'json' : 'xml';

/** What a part is: as it is called, else as what it holds. Programs often call every file `file`. */
function roleOf(called: string, type: string, name: string): 'invoice' | 'pdf' | null {
  if (called === 'invoice' || called === 'pdf') return called;
  if (/\/pdf$/i.test(type) || /\.pdf$/i.test(name)) return 'pdf';
  return /[/+](xml|json)$/i.test(type) || /\.(xml|json)$/i.test(name) ? 'invoice' : null;
}

/**
 * A form with the parts `invoice` (XML, JSON, or a PDF that holds it) and `pdf`. A PDF alone is the invoice. The text
 * of a part without a file name counts too.
 */
export async function readForm(request: FastifyRequest): Promise<SentInvoice> {
  let invoice: Omit<SentInvoice, 'pdf'> | null = null;
  let pdf: Uint8Array | null = null;
  for await (const part of partsOf(request, {
    fileSize: largestFile,
    files: 2,
    fields: 2,
    fieldSize: 1_000_000,
    parts: 4,
    headerPairs: 50,
  })) {
    const bytes = part.type === 'file' ? await part.toBuffer() : textBytes(part.value);
    const name = part.type === 'file' ? part.filename : '';
    if (part.type === 'field' ? part.valueTruncated : part.file.truncated) throw tooLarge();
    const role = roleOf(part.fieldname, part.mimetype, name);
    if (role === 'invoice' && invoice === null)
      invoice = { bytes, format: formatOf(bytes, part.mimetype, name), fileName: name || null };
    else if (role === 'pdf' && pdf === null) pdf = bytes;
    else
      throw badRequest(
        'unknown_part',
        'The form may have one part "invoice" (XML, JSON, or a PDF that holds it) and one part "pdf".',
      );
  }
  if (invoice === null && pdf !== null) return { bytes: pdf, format: 'pdf', fileName: null, pdf: null };
  if (invoice === null)
    throw badRequest('invoice_missing', 'The form has no part "invoice". Put the XML or JSON of the invoice there.');
  return { ...invoice, pdf };
}

// A text part that says it is JSON arrives parsed.
const textBytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value ?? null));

export const tooLarge = () =>
  new Refusal(
    413,
    'too_large',
    `The invoice is larger than ${largestFile / 1024 / 1024} MB. Send it without attachments, or with smaller ones.`,
  );
