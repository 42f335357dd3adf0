import { codeLists, type ListName } from './code-lists.ts';
import { quote } from './problems.ts';
import { isSiUbl1 } from './releases.ts';
import { anywhere, isCreditNoteRoot, type Rule } from './rule.ts';
import { type Element, find, textAt } from './xml-tree.ts';

/** Rule, its list, where a code stands; with @attribute the code is that attribute, if there is one. */
type Coded = readonly [code: string, list: ListName, paths: string];

const inUbl: readonly Coded[] = [
  ['BR-CL-04', 'currencies', 'cbc:DocumentCurrencyCode'],
  ['BR-CL-05', 'currencies', 'cbc:TaxCurrencyCode'],
  ['BR-CL-06', 'tax-point-dates', 'cac:InvoicePeriod/cbc:DescriptionCode'],
  ['BR-CL-10', 'organisation-schemes', 'cac:PartyIdentification/cbc:ID@schemeID'],
  ['BR-CL-11', 'organisation-schemes', 'cac:PartyLegalEntity/cbc:CompanyID@schemeID'],
  ['BR-CL-13', 'item-classifications', 'cac:CommodityClassification/cbc:ItemClassificationCode@listID'],
  ['BR-CL-14', 'countries', 'cac:Country/cbc:IdentificationCode'],
  ['BR-CL-15', 'countries', 'cac:OriginCountry/cbc:IdentificationCode'],
  ['BR-CL-16', 'payment-means', 'cac:PaymentMeans/cbc:PaymentMeansCode'],
  ['BR-CL-17', 'vat-categories', 'cac:TaxCategory/cbc:ID'],
  ['BR-CL-18', 'vat-categories', 'cac:ClassifiedTaxCategory/cbc:ID'],
  ['BR-CL-21', 'organisation-schemes', 'cac:StandardItemIdentification/cbc:ID@schemeID'],
  ['BR-CL-22', 'exemption-reasons', 'cbc:TaxExemptionReasonCode'],
  ['BR-CL-23', 'units', 'cbc:InvoicedQuantity@unitCode|cbc:CreditedQuantity@unitCode|cbc:BaseQuantity@unitCode'],
  ['BR-CL-24', 'mime-types', 'cbc:EmbeddedDocumentBinaryObject@mimeCode'],
  ['BR-CL-25', 'address-schemes', 'cbc:EndpointID@schemeID'],
  ['BR-CL-26', 'organisation-schemes', 'cac:DeliveryLocation/cbc:ID@schemeID'],
];

const inCii: readonly Coded[] = [
  ['BR-CL-03', 'currencies', 'ram:TaxTotalAmount@currencyID'],
  ['BR-CL-04', 'currencies', 'ram:InvoiceCurrencyCode'],
  ['BR-CL-05', 'currencies', 'ram:TaxCurrencyCode'],
  [
    'BR-CL-10',
    'organisation-schemes',
    'ram:SellerTradeParty/ram:GlobalID@schemeID|ram:BuyerTradeParty/ram:GlobalID@schemeID|ram:PayeeTradeParty/ram:GlobalID@schemeID',
  ],
  ['BR-CL-11', 'organisation-schemes', 'ram:SpecifiedLegalOrganization/ram:ID@schemeID'],
  ['BR-CL-13', 'item-classifications', 'ram:DesignatedProductClassification/ram:ClassCode@listID'],
  ['BR-CL-14', 'countries', 'ram:PostalTradeAddress/ram:CountryID'],
  ['BR-CL-15', 'countries', 'ram:OriginTradeCountry/ram:ID'],
  ['BR-CL-16', 'payment-means', 'ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode'],
  [
    'BR-CL-17',
    'vat-categories',
    'ram:CategoryTradeTax/ram:CategoryCode|ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode',
  ],
  ['BR-CL-18', 'vat-categories', 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode'],
  ['BR-CL-21', 'organisation-schemes', 'ram:SpecifiedTradeProduct/ram:GlobalID@schemeID'],
  ['BR-CL-22', 'exemption-reasons', 'ram:ExemptionReasonCode'],
  ['BR-CL-23', 'units', 'ram:BilledQuantity@unitCode|ram:BasisQuantity@unitCode'],
  ['BR-CL-24', 'mime-types', 'ram:AttachmentBinaryObject@mimeCode'],
  ['BR-CL-25', 'address-schemes', 'ram:URIUniversalCommunication/ram:URIID@schemeID'],
  ['BR-CL-26', 'organisation-schemes', 'ram:ShipToTradeParty/ram:GlobalID@schemeID'],
];

/**
 * What SI-UBL 1.1 and 1.2 have other lists for, or none: schemes such as NL:KVK, all of UNCL 5305, reasons from UNCL
 * 4465, every media type, and units of an older Recommendation 20 (BX and not XBX). After the rules of SI-UBL 1.2.1.
 */
const otherInSiUbl1: ReadonlySet<string> = new Set(
  [7, 10, 11, 13, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26].map((at) => `BR-CL-${String(at).padStart(2, '0')}`),
);

/** Currencies on the list of SI-UBL 1.2 that have been withdrawn since. */
const currenciesThen: ReadonlySet<string> = new Set(
  'ANG BGN BYR EEK GWP HRK LTL LVL MRO SKK SLL TMM USS VEF XFU ZMK ZWD ZWR'.split(' '),
);

/** The code lists of EN 16931 (BR-CL-…), as the release has them. */
export function checkCodes(check: Rule): void {
  const ubl = check.invoice.syntax === 'ubl';
  checkCoded(check, ubl ? inUbl : inCii);
  typeCode(check);
  reasons(check, 'BR-CL-19', 'BR-CL-20');
  if (!ubl) return;
  for (const amount of amounts(check))
    listed(check, 'BR-CL-03', 'currencies', amount, amount.attributes['currencyID'] ?? '');
  for (const path of ['cac:AdditionalDocumentReference', 'cac:DocumentReference'])
    for (const reference of anywhere(check, path)) {
      const id = textAt(reference, 'cbc:DocumentTypeCode') === '130' ? find(reference, 'cbc:ID') : null;
      const scheme = id?.attributes['schemeID'];
      if (id && scheme !== undefined) listed(check, 'BR-CL-07', 'object-schemes', id, scheme);
    }
  for (const note of check.root.children) {
    const subject = note.name === 'cbc:Note' ? /^[^#]*#([^#]{3})#/.exec(note.text)?.[1] : undefined;
    if (subject !== undefined) listed(check, 'BR-CL-08', 'note-subjects', note, subject);
  }
}

/** The code lists of Peppol, mostly parts of those of EN 16931. */
export function checkPeppolCodes(check: Rule): void {
  checkCoded(check, [
    ['PEPPOL-EN16931-CL001', 'mime-types', 'cbc:EmbeddedDocumentBinaryObject@mimeCode'],
    ['PEPPOL-EN16931-CL006', 'tax-point-dates', 'cac:InvoicePeriod/cbc:DescriptionCode'],
    ['PEPPOL-EN16931-CL008', 'peppol-address-schemes', 'cbc:EndpointID@schemeID'],
  ]);
  reasons(check, 'PEPPOL-EN16931-CL002', 'PEPPOL-EN16931-CL003');
  for (const amount of amounts(check))
    listed(check, 'PEPPOL-EN16931-CL007', 'peppol-currencies', amount, amount.attributes['currencyID'] ?? '');
}

function checkCoded(check: Rule, table: readonly Coded[]): void {
  for (const [code, list, paths] of table)
    for (const path of paths.split('|')) {
      const [place = '', attribute] = path.split('@');
      for (const element of anywhere(check, place)) {
        const value = attribute === undefined ? element.text : element.attributes[attribute];
        if (value !== undefined && !(code === 'BR-CL-10' && value === 'SEPA' && mayCollect(element)))
          listed(check, code, list, element, value);
      }
    }
}

/** The creditor identifier of a direct debit stands with the supplier or the payee (schemeID SEPA). */
function mayCollect(element: Element): boolean {
  for (let one = element.parent; one; one = one.parent)
    if (one.name === 'cac:AccountingSupplierParty' || one.name === 'cac:PayeeParty') return true;
  return false;
}

const moneyNames = [
  'Amount',
  'BaseAmount',
  'PriceAmount',
  'TaxAmount',
  'TaxableAmount',
  'LineExtensionAmount',
  'TaxExclusiveAmount',
  'TaxInclusiveAmount',
  'AllowanceTotalAmount',
  'ChargeTotalAmount',
  'PrepaidAmount',
  'PayableRoundingAmount',
  'PayableAmount',
] as const;

/** Every amount of money of a UBL document; the first of each currency is enough to name a currency that is none. */
function amounts(check: Rule): Iterable<Element> {
  const first = new Map<string, Element>();
  for (const name of moneyNames)
    for (const element of anywhere(check, `cbc:${name}`)) {
      const currency = element.attributes['currencyID'] ?? '';
      if (!first.has(currency)) first.set(currency, element);
    }
  return first.values();
}

function reasons(check: Rule, allowance: string, charge: string): void {
  const [group, indicator, code] =
    check.invoice.syntax === 'ubl'
      ? (['cac:AllowanceCharge', 'cbc:ChargeIndicator', 'cbc:AllowanceChargeReasonCode'] as const)
      : (['ram:SpecifiedTradeAllowanceCharge', 'ram:ChargeIndicator/udt:Indicator', 'ram:ReasonCode'] as const);
  for (const one of anywhere(check, group)) {
    const [reason, kind] = [find(one, code), textAt(one, indicator)];
    if (!reason) continue;
    if (kind === 'false') listed(check, allowance, 'allowance-reasons', reason, reason.text);
    if (kind === 'true') listed(check, charge, 'charge-reasons', reason, reason.text);
  }
}

/** The codes of a credit note belong in a CreditNote and nowhere else, but for 81, which may be either. */
function typeCode(check: Rule): void {
  const { typeCode: code, syntax } = check.invoice;
  const credit = isCreditNoteRoot(check);
  const [invoices, credits] = [codeLists['invoice-types'].codes, codeLists['credit-note-types'].codes];
  if (!code || (syntax === 'cii' ? invoices.has(code) || credits.has(code) : (credit ? credits : invoices).has(code)))
    return;
  const name = credit ? 'CreditNote' : 'Invoice';
  const at =
    syntax === 'cii' ? find(check.root, 'rsm:ExchangedDocument/ram:TypeCode') : find(check.root, `cbc:${name}TypeCode`);
  check.fatal('BR-CL-01', at, [
    `Type ${quote(code)} does not belong in an ${syntax === 'cii' ? 'invoice' : `UBL ${name}`}. Use ${credit ? '381' : '380, or make it a UBL CreditNote'}.`,
    `Soort ${quote(code)} hoort niet in een ${syntax === 'cii' ? 'factuur' : `UBL ${name}`}. Gebruik ${credit ? '381' : '380, of maak er een UBL CreditNote van'}.`,
  ]);
}

/** Says so when `value` is not on the list; exemption reasons may be in small letters. */
export function listed(check: Rule, code: string, list: ListName, at: Element, value: string): void {
  if (otherInSiUbl1.has(code) && isSiUbl1(check.invoice)) return;
  const { codes, title } = codeLists[list];
  if (codes.has(list === 'exemption-reasons' ? value.toUpperCase() : value)) return;
  if (list === 'currencies' && currenciesThen.has(value) && isSiUbl1(check.invoice)) return;
  check.fatal(code, at, [
    `${quote(value)} is not a code of the list ${title}. Use one that is.`,
    `${quote(value)} is geen code van de lijst ${title}. Gebruik een code die erop staat.`,
  ]);
}
