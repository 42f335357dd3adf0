import type { Attachment, EInvoice, PaymentMeans, VatRow } from './invoice.ts';
import { allowanceXml, categoryXml, lineXml, periodXml } from './write-ubl-line.ts';
import { partyXml } from './write-ubl-party.ts';
import { mediaTypes } from './sniff.ts';
import { group, leaf, writeXml, type XmlNode } from './write-xml.ts';

/** What to name in `customization` and `profile` for Peppol BIS Billing 3 and for NLCIUS. */
export const peppolBis3 = Object.freeze({
  customization: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  profile: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
});
export const nlcius = Object.freeze({
  customization: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0',
  profile: peppolBis3.profile,
});

const base = 'urn:oasis:names:specification:ubl:schema:xsd:';

/**
 * A plain invoice as UBL 2.1 text: an Invoice or a CreditNote with its attachments inside, elements in schema order,
 * amounts as given. The caller sees to it that the amounts add up; readInvoice tells whether they do.
 */
export function writeUbl(invoice: EInvoice): string {
  const name = invoice.kind === 'credit-note' ? 'CreditNote' : 'Invoice';
  const content = [...head(invoice), ...body(invoice)].filter((one) => one !== null);
  return writeXml({
    name,
    attributes: [
      ['xmlns', `${base}${name}-2`],
      ['xmlns:cac', `${base}CommonAggregateComponents-2`],
      ['xmlns:cbc', `${base}CommonBasicComponents-2`],
    ],
    content,
  });
}

function head(invoice: EInvoice): readonly (XmlNode | null)[] {
  const credit = invoice.kind === 'credit-note';
  return [
    leaf('cbc:CustomizationID', invoice.customization),
    leaf('cbc:ProfileID', invoice.profile),
    leaf('cbc:ID', invoice.number),
    leaf('cbc:IssueDate', invoice.issueDate),
    // A credit note has no such field: its due date lives in paymentMeans.
    credit ? null : leaf('cbc:DueDate', invoice.dueDate),
    leaf(credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', invoice.typeCode),
    ...invoice.notes.map((note) => leaf('cbc:Note', note)),
    leaf('cbc:DocumentCurrencyCode', invoice.currency),
    leaf('cbc:TaxCurrencyCode', invoice.taxCurrency),
    leaf('cbc:BuyerReference', invoice.buyerReference),
    periodXml(invoice.periodStart, invoice.periodEnd),
    group('cac:OrderReference', leaf('cbc:ID', invoice.orderReference)),
    ...invoice.precedingInvoices.map((number) =>
      group('cac:BillingReference', group('cac:InvoiceDocumentReference', leaf('cbc:ID', number))),
    ),
    group('cac:ContractDocumentReference', leaf('cbc:ID', invoice.contractReference)),
    ...invoice.attachments.map(attachmentXml),
  ];
}

function body(invoice: EInvoice): readonly (XmlNode | null)[] {
  const currencyID = invoice.currency;
  return [
    group('cac:AccountingSupplierParty', partyXml(invoice.supplier)),
    group('cac:AccountingCustomerParty', partyXml(invoice.customer)),
    group('cac:PayeeParty', group('cac:PartyName', leaf('cbc:Name', invoice.payeeName))),
    ...invoice.paymentMeans.map(meansXml),
    group('cac:PaymentTerms', leaf('cbc:Note', invoice.paymentTerms)),
    ...invoice.allowances.map((one) => allowanceXml(one, currencyID)),
    group(
      'cac:TaxTotal',
      leaf('cbc:TaxAmount', invoice.taxTotal, { currencyID }),
      invoice.vat.map((row) => vatXml(row, currencyID)),
    ),
    invoice.taxCurrency === null
      ? null
      : group('cac:TaxTotal', leaf('cbc:TaxAmount', invoice.taxTotalAccounting, { currencyID: invoice.taxCurrency })),
    totalsXml(invoice),
    ...invoice.lines.map((line) => lineXml(line, invoice.kind, currencyID)),
  ];
}

function totalsXml(invoice: EInvoice): XmlNode | null {
  const amount = (name: string, value: string | null): XmlNode | null =>
    leaf(name, value, { currencyID: invoice.currency });
  return group(
    'cac:LegalMonetaryTotal',
    amount('cbc:LineExtensionAmount', invoice.lineExtension),
    amount('cbc:TaxExclusiveAmount', invoice.taxExclusive),
    amount('cbc:TaxInclusiveAmount', invoice.taxInclusive),
    amount('cbc:AllowanceTotalAmount', invoice.allowanceTotal),
    amount('cbc:ChargeTotalAmount', invoice.chargeTotal),
    amount('cbc:PrepaidAmount', invoice.prepaid),
    amount('cbc:PayableRoundingAmount', invoice.rounding),
    amount('cbc:PayableAmount', invoice.payable),
  );
}

function vatXml(row: VatRow, currencyID: string): XmlNode | null {
  return group(
    'cac:TaxSubtotal',
    leaf('cbc:TaxableAmount', row.taxable, { currencyID }),
    leaf('cbc:TaxAmount', row.tax, { currencyID }),
    categoryXml('cac:TaxCategory', row.category, row.rate, row.exemptionReason),
  );
}

function meansXml(one: PaymentMeans): XmlNode | null {
  return group(
    'cac:PaymentMeans',
    leaf('cbc:PaymentMeansCode', one.code),
    leaf('cbc:PaymentDueDate', one.dueDate),
    leaf('cbc:PaymentID', one.reference),
    group(
      'cac:PayeeFinancialAccount',
      leaf('cbc:ID', one.iban),
      leaf('cbc:Name', one.accountName),
      group('cac:FinancialInstitutionBranch', leaf('cbc:ID', one.bic)),
    ),
    group(
      'cac:PaymentMandate',
      leaf('cbc:ID', one.mandate),
      group('cac:PayerFinancialAccount', leaf('cbc:ID', one.debitedIban)),
    ),
  );
}

function attachmentXml(one: Attachment): XmlNode | null {
  const mimeCode = one.statedType ?? (one.type ? mediaTypes[one.type] : null);
  const base64 = one.bytes
    ? Buffer.from(one.bytes.buffer, one.bytes.byteOffset, one.bytes.byteLength).toString('base64')
    : null;
  return group(
    'cac:AdditionalDocumentReference',
    leaf('cbc:ID', one.id),
    leaf('cbc:DocumentDescription', one.description),
    group(
      'cac:Attachment',
      leaf('cbc:EmbeddedDocumentBinaryObject', base64, { mimeCode, filename: one.filename }),
      group('cac:ExternalReference', leaf('cbc:URI', one.externalUrl)),
    ),
  );
}
