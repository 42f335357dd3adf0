import { attachment } from './attachments.ts';
import type { Attachment } from './invoice.ts';
import { reporter, type Reading } from './reading.ts';
import { children, type Element, find, textAt } from './xml-tree.ts';

/** cac:AdditionalDocumentReference (BG-24); code 130 names the invoiced object and is no document. */
export function readUblAttachments(reading: Reading, root: Element): readonly Attachment[] {
  const references = children(root, 'cac:AdditionalDocumentReference').filter(
    (one) => textAt(one, 'cbc:DocumentTypeCode') !== '130',
  );
  return take(reading, references, (reference) => {
    const object = find(reference, 'cac:Attachment/cbc:EmbeddedDocumentBinaryObject');
    return attachment(reading, object ?? reference, {
      id: textAt(reference, 'cbc:ID'),
      description: textAt(reference, 'cbc:DocumentDescription') ?? textAt(reference, 'cbc:DocumentType'),
      filename: object?.attributes['filename'] || null,
      statedType: object?.attributes['mimeCode'] || null,
      content: object?.text ?? null,
      url: textAt(reference, 'cac:Attachment/cac:ExternalReference/cbc:URI'),
    });
  });
}

/** ram:AdditionalReferencedDocument with type 916; 50 and 130 are a tender and an invoiced object. */
export function readCiiAttachments(reading: Reading, agreement: Element | null): readonly Attachment[] {
  const references = children(agreement, 'ram:AdditionalReferencedDocument').filter(
    (one) => textAt(one, 'ram:TypeCode') === '916',
  );
  return take(reading, references, (reference) => {
    const object = find(reference, 'ram:AttachmentBinaryObject');
    return attachment(reading, object ?? reference, {
      id: textAt(reference, 'ram:IssuerAssignedID'),
      description: textAt(reference, 'ram:Name'),
      filename: object?.attributes['filename'] || null,
      statedType: object?.attributes['mimeCode'] || null,
      content: object?.text ?? null,
      url: textAt(reference, 'ram:URIID'),
    });
  });
}

function take(
  reading: Reading,
  references: readonly Element[],
  read: (one: Element) => Attachment,
): readonly Attachment[] {
  const limit = reading.limits.attachments;
  const surplus = references[limit];
  if (surplus)
    reporter(reading.problems)('warning', 'attachments-too-many', surplus, [
      `The document has ${references.length} attachments; the first ${limit} are kept. Send the others apart.`,
      `Het document heeft ${references.length} bijlagen; we bewaren de eerste ${limit}. Stuur de andere apart.`,
    ]);
  return Object.freeze(references.slice(0, limit).map(read));
}
