import { quote } from './problems.ts';
import { creditNoteCodes } from './read-cii.ts';
import type { Rule } from './rule.ts';
import { type Element, find, findAll } from './xml-tree.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));
/** ISO 6523 (ICD) codes are 0002 up to about 0250 and grow a few a year. */
const icd = /^0[012]\d\d$/;
const parties = ['cac:AccountingSupplierParty/cac:Party', 'cac:AccountingCustomerParty/cac:Party', 'cac:PayeeParty'];

/** Code lists (BR-CL-…), by shape where the list grows faster than software is renewed. */
export function checkCodes(check: Rule): void {
  const { invoice, root } = check;
  if (invoice.currency && !currencies.has(invoice.currency)) wrong(check, 'BR-CL-04', find(root, 'cbc:DocumentCurrencyCode'), invoice.currency, 'ISO 4217');
  if (invoice.syntax !== 'ubl') return;
  typeCode(check);
  for (const party of parties) {
    scheme(check, 'BR-CL-10', findAll(root, `${party}/cac:PartyIdentification/cbc:ID`), 'schemeID', /^(?:0[012]\d\d|SEPA)$/, 'ISO 6523');
    scheme(check, 'BR-CL-11', findAll(root, `${party}/cac:PartyLegalEntity/cbc:CompanyID`), 'schemeID', icd, 'ISO 6523');
    scheme(check, 'BR-CL-25', findAll(root, `${party}/cbc:EndpointID`), 'schemeID', /^(?:\d{4}|A[NQSU]|EM)$/, 'EAS');
  }
  const lines = check.lines;
  scheme(check, 'BR-CL-13', lines.flatMap((line) => findAll(line, 'cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode')), 'listID', /^[A-Z]{2,3}$/, 'UNTDID 7143');
  scheme(check, 'BR-CL-21', lines.flatMap((line) => findAll(line, 'cac:Item/cac:StandardItemIdentification/cbc:ID')), 'schemeID', icd, 'ISO 6523');
  const delivery = 'cac:Delivery/cac:DeliveryLocation/cbc:ID';
  scheme(check, 'BR-CL-26', [...findAll(root, delivery), ...lines.flatMap((line) => findAll(line, delivery))], 'schemeID', icd, 'ISO 6523');
  for (const code of findAll(root, 'cac:PaymentMeans/cbc:PaymentMeansCode')) {
    if (code.text && !/^(?:[1-9]\d?|ZZZ)$/.test(code.text)) wrong(check, 'BR-CL-16', code, code.text, 'UNTDID 4461');
  }
  categories(check, 'BR-CL-17', findAll(root, 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID'));
  categories(check, 'BR-CL-18', lines.flatMap((line) => findAll(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID')));
}

/** The codes of a credit note belong in a CreditNote and nowhere else. */
function typeCode(check: Rule): void {
  const { typeCode: code, kind } = check.invoice;
  if (!code || (/^\d{1,3}$/.test(code) && creditNoteCodes.has(code) === (kind === 'credit-note'))) return;
  const name = kind === 'credit-note' ? 'CreditNote' : 'Invoice';
  check.fatal('BR-CL-01', find(check.root, `cbc:${name}TypeCode`), [
    `Type ${quote(code)} does not belong in a UBL ${name}. Use ${kind === 'credit-note' ? '381' : '380, or make it a UBL CreditNote'}.`,
    `Soort ${quote(code)} hoort niet in een UBL ${name}. Gebruik ${kind === 'credit-note' ? '381' : '380, of maak er een UBL CreditNote van'}.`,
  ]);
}

function categories(check: Rule, code: string, found: readonly Element[]): void {
  for (const one of found) if (one.text && !/^(?:AE|[BEGKLMOSZ])$/.test(one.text)) wrong(check, code, one, one.text, 'UNTDID 5305');
}

function scheme(check: Rule, code: string, found: readonly Element[], attribute: string, form: RegExp, list: string): void {
  for (const one of found) {
    const value = one.attributes[attribute];
    if (value !== undefined && !form.test(value)) wrong(check, code, one, value, list);
  }
}

function wrong(check: Rule, code: string, at: Element | null, value: string, list: string): void {
  check.fatal(code, at, [
    `${quote(value)} is not a code of the list ${list}. Use one that is.`,
    `${quote(value)} is geen code van de lijst ${list}. Gebruik een code die erop staat.`,
  ]);
}
