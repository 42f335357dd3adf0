/** Names that Factur-X, ZUGFeRD and XRechnung prescribe for the invoice inside a PDF. */
const prescribed = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/**
 * The XML of the invoice that is attached to a PDF; null when none is, 'several' when more than one is there under a prescribed name. Of
 * several XML files only one with such a name is taken. Throws when it is no PDF, or locked.
 */
export default async function invoiceXml(bytes: Uint8Array): Promise<Uint8Array | 'several' | null> {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), { disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  const attached = [...(await document.getAttachments()) ?? []].map(([id, { filename }]) => ({ id, name: filename.toLowerCase() })).filter(({ name }) => name.endsWith('.xml'));
  const [named, second] = attached.filter(({ name }) => prescribed.includes(name));
  if (second !== undefined) return 'several';
  const chosen = named ?? (attached.length === 1 ? attached[0] : undefined);
  if (chosen === undefined) return null;
  const content = await document.getAttachmentContent(chosen.id);
  // A copy of its own: what comes out may be a view on more.
  return content === null ? null : Uint8Array.from(content);
}
