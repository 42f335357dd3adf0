import { kindOf } from './derived.ts';
import { lastDueDate, ublTerms } from './instalments.ts';
import { readUblAttachments } from './read-attachments.ts';
import type { InvoiceDraft, PaymentMeans, VatRow } from './invoice.ts';
import type { Draft } from './places.ts';
import { readUblAllowance, readUblLine } from './read-ubl-line.ts';
import { readUblParty } from './read-ubl-party.ts';
import { amountAt, dateAt, reporter, type Reading } from './reading.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** A UBL Invoice or CreditNote as a draft; whatever is absent is null, nothing is judged here. */
export function readUbl(reading: Reading, root: Element): Draft {
  const credit = root.name === 'ubl:CreditNote';
  const typeCode = textAt(root, credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode');
  const currency = textAt(root, 'cbc:DocumentCurrencyCode');
  const totals = find(root, 'cac:LegalMonetaryTotal');
  const taxTotal = taxTotalIn(root, currency);
  warnOfSubLines(reading, root);
  const lines = children(root, credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine');
  const vat = vatRowsIn(root, currency);
  const allowances = children(root, 'cac:AllowanceCharge');
  const means = children(root, 'cac:PaymentMeans')
    .slice(0, reading.limits.groups)
    .map((one) => readMeans(reading, one));
  const amount = (name: string): string | null => amountAt(reading, totals, name);
  const terms = ublTerms(reading, root);
  const invoice: InvoiceDraft = {
    syntax: 'ubl',
    kind: kindOf(typeCode, credit),
    typeCode,
    ...readReferences(root),
    issueDate: dateAt(reading, root, 'cbc:IssueDate'),
    dueDate: lastDueDate(
      dateAt(reading, root, 'cbc:DueDate') ?? means.find((one) => one.dueDate)?.dueDate ?? null,
      terms,
    ),
    instalments: terms.instalments,
    paymentTerms: textAt(root, 'cac:PaymentTerms/cbc:Note'),
    currency,
    taxCurrency: textAt(root, 'cbc:TaxCurrencyCode'),
    periodStart: dateAt(reading, root, 'cac:InvoicePeriod/cbc:StartDate'),
    periodEnd: dateAt(reading, root, 'cac:InvoicePeriod/cbc:EndDate'),
    supplier: readUblParty(find(root, 'cac:AccountingSupplierParty/cac:Party')),
    customer: readUblParty(find(root, 'cac:AccountingCustomerParty/cac:Party')),
    payeeName: textAt(root, 'cac:PayeeParty/cac:PartyName/cbc:Name'),
    paymentMeans: Object.freeze(means),
    lineExtension: amount('cbc:LineExtensionAmount'),
    taxExclusive: amount('cbc:TaxExclusiveAmount'),
    taxTotal: amountAt(reading, taxTotal, 'cbc:TaxAmount'),
    taxTotalAccounting: amountAt(reading, accountingTotalIn(root, currency), 'cbc:TaxAmount'),
    taxInclusive: amount('cbc:TaxInclusiveAmount'),
    allowanceTotal: amount('cbc:AllowanceTotalAmount'),
    chargeTotal: amount('cbc:ChargeTotalAmount'),
    prepaid: amount('cbc:PrepaidAmount'),
    rounding: amount('cbc:PayableRoundingAmount'),
    payable: amount('cbc:PayableAmount'),
    vat: Object.freeze(vat.slice(0, reading.limits.groups).map((one) => readVatRow(reading, one))),
    allowances: Object.freeze(allowances.slice(0, reading.limits.groups).map((one) => readUblAllowance(reading, one))),
    lines: Object.freeze(lines.slice(0, reading.limits.lines).map((one) => readUblLine(reading, one))),
    attachments: readUblAttachments(reading, root),
  };
  return { invoice: Object.freeze(invoice), root, totals, taxTotal, lines, vat, allowances };
}

function readReferences(root: Element) {
  return {
    customization: textAt(root, 'cbc:CustomizationID'),
    profile: textAt(root, 'cbc:ProfileID'),
    number: textAt(root, 'cbc:ID'),
    notes: Object.freeze(
      children(root, 'cbc:Note')
        .map((one) => one.text)
        .filter((text) => text !== ''),
    ),
    buyerReference: textAt(root, 'cbc:BuyerReference'),
    orderReference: textAt(root, 'cac:OrderReference/cbc:ID'),
    contractReference: textAt(root, 'cac:ContractDocumentReference/cbc:ID'),
    precedingInvoices: Object.freeze(
      findAll(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')
        .map((one) => one.text)
        .filter((text) => text !== ''),
    ),
  };
}

const currencyOf = (one: Element): string | undefined => find(one, 'cbc:TaxAmount')?.attributes['currencyID'];

/**
 * Two tax totals in two currencies are allowed; ours is the one in the currency of the document. One in another
 * currency says nothing about ours.
 */
function taxTotalIn(root: Element, currency: string | null): Element | null {
  const all = children(root, 'cac:TaxTotal');
  const own = all.filter((one) => currencyOf(one) === currency);
  return (
    own.find((one) => find(one, 'cac:TaxSubtotal')) ??
    own[0] ??
    all.find((one) => currency === null || !currencyOf(one)) ??
    null
  );
}

/**
 * The rates in the currency of the document, whichever total they stand below: some programs give the total and its
 * rates apart.
 */
function vatRowsIn(root: Element, currency: string | null): readonly Element[] {
  const all = children(root, 'cac:TaxTotal').map((total) =>
    children(total, 'cac:TaxSubtotal').filter(
      (row) => currency === null || [undefined, currency].includes(currencyOf(row)),
    ),
  );
  return all.find((rows) => rows.length > 0) ?? [];
}

/** An extension of the German standard; the line itself already holds what they add up to. */
function warnOfSubLines(reading: Reading, root: Element): void {
  for (const name of ['cac:InvoiceLine/cac:SubInvoiceLine', 'cac:CreditNoteLine/cac:SubCreditNoteLine']) {
    const [first, ...more] = findAll(root, name);
    if (first !== undefined)
      reporter(reading.problems)('warning', 'sub-lines', first, [
        `The document splits lines into ${more.length + 1} sub-lines. The portal shows the lines as a whole; the sub-lines are in the e-invoice only.`,
        `Het document splitst regels in ${more.length + 1} deelregels. Het portaal toont de hele regels; de deelregels staan alleen in de e-factuur.`,
      ]);
  }
}

/** VAT in the currency of the supplier's accounts, when that is another one. */
function accountingTotalIn(root: Element, currency: string | null): Element | null {
  const accounting = textAt(root, 'cbc:TaxCurrencyCode');
  if (accounting === null || accounting === currency) return null;
  return (
    children(root, 'cac:TaxTotal').find((one) => find(one, 'cbc:TaxAmount')?.attributes['currencyID'] === accounting) ??
    null
  );
}

function readMeans(reading: Reading, element: Element): PaymentMeans {
  const account = find(element, 'cac:PayeeFinancialAccount');
  const branch = find(account, 'cac:FinancialInstitutionBranch');
  return Object.freeze({
    code: textAt(element, 'cbc:PaymentMeansCode'),
    iban: textAt(account, 'cbc:ID'),
    bic: textAt(branch, 'cbc:ID') ?? textAt(branch, 'cac:FinancialInstitution/cbc:ID'),
    accountName: textAt(account, 'cbc:Name'),
    reference: textAt(element, 'cbc:PaymentID'),
    mandate: textAt(element, 'cac:PaymentMandate/cbc:ID'),
    debitedIban: textAt(element, 'cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID'),
    dueDate: dateAt(reading, element, 'cbc:PaymentDueDate'),
  });
}

function readVatRow(reading: Reading, element: Element): VatRow {
  const category = find(element, 'cac:TaxCategory');
  return Object.freeze({
    category: textAt(category, 'cbc:ID'),
    rate: amountAt(reading, category, 'cbc:Percent') ?? amountAt(reading, element, 'cbc:Percent'),
    taxable: amountAt(reading, element, 'cbc:TaxableAmount'),
    tax: amountAt(reading, element, 'cbc:TaxAmount'),
    exemptionReason: textAt(category, 'cbc:TaxExemptionReason'),
  });
}
