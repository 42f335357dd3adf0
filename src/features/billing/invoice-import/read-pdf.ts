import { aside, TooCostly } from '../../../platform/aside/aside.ts';
import { startsAsPdf } from '../../../platform/files/beginning.ts';
import { looksLike } from '../../../platform/files/kind.ts';
import { type Problem, fatal, tooComplex } from '../e-invoice/index.ts';

const xmlInside = aside<Uint8Array, Uint8Array | 'several' | null>(new URL('./pdf-reader.ts', import.meta.url), {
  seconds: 20,
  megabytes: 400,
});

/**
 * The XML of a Factur-X or ZUGFeRD invoice, taken out of its PDF in a process of its own; or why there is none. Rejects
 * with 503 `busy`.
 */
export async function invoiceInPdf(
  bytes: Uint8Array,
): Promise<Readonly<{ ok: true; xml: Uint8Array } | { ok: false; problems: readonly Problem[] }>> {
  if (!startsAsPdf(bytes)) return { ok: false, problems: [notPdf('/', bytes)] };
  try {
    const xml = await xmlInside(bytes);
    if (xml === 'several') return { ok: false, problems: [severalInvoices] };
    return xml === null ? { ok: false, problems: [withoutInvoice] } : { ok: true, xml };
  } catch (error) {
    if (error instanceof TooCostly || (error as { code?: unknown }).code !== undefined) return tooComplex(error);
    return { ok: false, problems: [unreadable('/')] };
  }
}

export const unreadable = (path: string): Problem =>
  fatal('pdf_unreadable', path, [
    'The file sent as PDF is not a complete PDF, or it is locked with a password. Send it again, or leave it out.',
    'Het bestand dat als PDF is gestuurd is geen hele PDF, of er zit een wachtwoord op. Stuur het opnieuw, of laat het weg.',
  ]);

/** For a file that does not begin as a PDF: what it is instead, when its first bytes tell. */
export function notPdf(path: string, bytes: Uint8Array): Problem {
  const found = looksLike(bytes);
  if (found === null) return unreadable(path);
  const [en, nl] = found;
  return fatal('pdf_unreadable', path, [
    `The file sent as PDF is ${en}, whatever its name says. Save it as a PDF in the program it is of, and send that, or leave it out.`,
    `Het bestand dat als PDF is gestuurd is ${nl}, wat de naam ook zegt. Bewaar het als PDF in het programma waar het van is en stuur dat, of laat het weg.`,
  ]);
}

export const noInvoiceInside = 'pdf_without_invoice';
const withoutInvoice: Problem = fatal(noInvoiceInside, '/', [
  'There is no e-invoice inside this PDF. Send the e-invoice (XML) with the PDF beside it, or a PDF made as Factur-X or ZUGFeRD.',
  'In deze PDF zit geen e-factuur. Stuur de e-factuur (XML) met de PDF ernaast, of een PDF volgens Factur-X of ZUGFeRD.',
]);

const severalInvoices: Problem = fatal('several-documents', '/', [
  'There is more than one e-invoice inside this PDF. Send one at a time, each in a PDF of its own.',
  'In deze PDF zit meer dan één e-factuur. Stuur er één tegelijk, elk in een eigen PDF.',
]);

/** For a PDF that came where XML or JSON is read. */
export const pdfAsXml: Problem = fatal('pdf_as_xml', '/', [
  'This is a PDF, sent as XML or JSON. Send the e-invoice itself, or send the PDF as application/pdf, in a file that ends in .pdf.',
  'Dit is een PDF, gestuurd als XML of JSON. Stuur de e-factuur zelf, of stuur de PDF als application/pdf, in een bestand dat eindigt op .pdf.',
]);
