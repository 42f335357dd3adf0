import { outOfEnvelope, readXml } from '../e-invoice/index.ts';
import { associatedFiles, type Attached } from './pdf-associated.ts';

/** Names that Factur-X, ZUGFeRD and XRechnung prescribe for the invoice inside a PDF, in small letters. */
const prescribed = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];
const invoiceRoots = ['ubl:Invoice', 'ubl:CreditNote', 'rsm:CrossIndustryInvoice'];
/** Who hangs more XML files without a prescribed name in a PDF sends no invoice. */
const mostRead = 20;

/**
 * The XML of the invoice that is attached to a PDF, in its embedded files or, where those have none, in the associated
 * files of its catalog; null when there is none, 'several' when there are more. A file with a prescribed name goes
 * before others; of others only one may be an invoice. Throws when it is no PDF, or locked.
 */
export default async function invoiceXml(bytes: Uint8Array): Promise<Uint8Array | 'several' | null> {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  const embedded = [...((await document.getAttachments()) ?? [])].map(([id, { filename }]): Attached => ({
    name: filename,
    content: () => document.getAttachmentContent(id),
  }));
  return (await chosenOf(embedded)) ?? (await chosenOf(associatedFiles(bytes)));
}

async function chosenOf(files: readonly Attached[]): Promise<Uint8Array | 'several' | null> {
  const xml = files
    .map((one) => ({ ...one, name: one.name.toLowerCase() }))
    .filter(({ name }) => name.endsWith('.xml'));
  const named = xml.filter(({ name }) => prescribed.includes(name));
  if (named.length > 0) return only(named);
  return xml.length === 1 ? only(xml) : only(xml.slice(0, mostRead), isInvoice);
}

/** What is in the only one of these files; 'several' when two differ, null when there is none. */
async function only(
  files: readonly Attached[],
  counts: (content: Uint8Array) => boolean = () => true,
): Promise<Uint8Array | 'several' | null> {
  let found: Uint8Array | null = null;
  for (const { content } of files) {
    const read = await content();
    if (read === null || !counts(read) || (found !== null && Buffer.compare(found, read) === 0)) continue;
    if (found !== null) return 'several';
    // A copy of its own: what comes out may be a view on more.
    found = Uint8Array.from(read);
  }
  return found;
}

function isInvoice(content: Uint8Array): boolean {
  const xml = readXml(content);
  return xml.ok && invoiceRoots.includes(outOfEnvelope(xml.root).name);
}
