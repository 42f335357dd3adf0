import { anywhere, isCreditNoteRoot, missing, type Rule } from './rule.ts';
import { children, find, findAll, textAt } from './xml-tree.ts';

/** What hangs together across the document: BR-53, BR-CO-03, UBL-SR-43, UBL-CR-666 and -673. */
export function checkDocument(check: Rule): void {
  const { root, invoice } = check;
  const ubl = invoice.syntax === 'ubl';
  const totals = ubl ? findAll(root, 'cac:TaxTotal/cbc:TaxAmount') : children(check.totals, 'ram:TaxTotalAmount');
  if (invoice.taxCurrency && !totals.some((one) => one.attributes['currencyID'] === invoice.taxCurrency))
    check.fatal(
      'BR-53',
      root,
      missing(
        `VAT total in ${invoice.taxCurrency.slice(0, 10)}`,
        `het btw-totaal in ${invoice.taxCurrency.slice(0, 10)}`,
      ),
    );
  if (!ubl) return;
  const [point, code] = [find(root, 'cbc:TaxPointDate'), find(root, 'cac:InvoicePeriod/cbc:DescriptionCode')];
  if (point && code)
    check.fatal('BR-CO-03', point, [
      'The date the VAT falls on is stated twice: as a date and as a code. Keep one.',
      'De datum waarop de btw valt staat er twee keer: als datum en als code. Houd er één.',
    ]);
  for (const reference of anywhere(check, 'cac:AdditionalDocumentReference')) {
    const type = textAt(reference, 'cbc:DocumentTypeCode');
    const plain =
      find(reference, 'cbc:ID')?.attributes['schemeID'] === undefined && !find(reference, 'cbc:DocumentTypeCode');
    if (type !== '130' && !(type === '50' && isCreditNoteRoot(check)) && !plain)
      check.fatal('UBL-SR-43', reference, [
        'Only what the invoice is about (type 130) has a kind of number or a type. Leave schemeID and cbc:DocumentTypeCode out.',
        'Alleen waar de factuur over gaat (soort 130) heeft een soort nummer of document. Laat schemeID en cbc:DocumentTypeCode weg.',
      ]);
    if (type !== '130') continue;
    if (find(reference, 'cac:Attachment'))
      check.fatal('UBL-CR-666', reference, [
        'What the invoice is about (type 130) cannot be an attachment too. Make two references.',
        'Waar de factuur over gaat (soort 130) kan niet ook een bijlage zijn. Maak er twee verwijzingen van.',
      ]);
    if (find(reference, 'cbc:DocumentDescription'))
      check.fatal('UBL-CR-673', reference, [
        'What the invoice is about (type 130) has no description. Leave it out.',
        'Waar de factuur over gaat (soort 130) heeft geen omschrijving. Laat die weg.',
      ]);
  }
}
