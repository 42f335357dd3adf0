import { kindOf } from './derived.ts';
import { ciiTerms, lastDueDate } from './instalments.ts';
import { readCiiAttachments } from './read-attachments.ts';
import { readCiiAllowance, readCiiLine } from './read-cii-line.ts';
import { readCiiParty } from './read-cii-party.ts';
import type { InvoiceDraft, PaymentMeans, VatRow } from './invoice.ts';
import type { Draft } from './places.ts';
import { amountAt, dateAt, reporter, type Reading } from './reading.ts';
import { children, type Element, find, findAll, textAt } from './xml-tree.ts';

/** A UN/CEFACT CrossIndustryInvoice D16B (as in Factur-X, ZUGFeRD 2, NLCIUS-CII) in the same shape as UBL. */
export function readCii(reading: Reading, root: Element): Draft {
  const document = find(root, 'rsm:ExchangedDocument');
  const trade = find(root, 'rsm:SupplyChainTradeTransaction');
  const agreement = find(trade, 'ram:ApplicableHeaderTradeAgreement');
  const settlement = find(trade, 'ram:ApplicableHeaderTradeSettlement');
  const totals = find(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');
  const currency = textAt(settlement, 'ram:InvoiceCurrencyCode');
  const typeCode = textAt(document, 'ram:TypeCode');
  const terms = ciiTerms(reading, settlement);
  const lines = billedLines(reading, trade);
  const vat = children(settlement, 'ram:ApplicableTradeTax');
  const allowances = children(settlement, 'ram:SpecifiedTradeAllowanceCharge');
  const amount = (name: string): string | null => amountAt(reading, totals, name);
  const invoice: InvoiceDraft = {
    syntax: 'cii',
    kind: kindOf(typeCode),
    typeCode,
    ...readReferences(root, agreement, settlement),
    number: textAt(document, 'ram:ID'),
    issueDate: dateAt(reading, document, 'ram:IssueDateTime/udt:DateTimeString'),
    dueDate: lastDueDate(null, terms),
    instalments: terms.instalments,
    paymentTerms: textAt(settlement, 'ram:SpecifiedTradePaymentTerms/ram:Description'),
    currency,
    taxCurrency: textAt(settlement, 'ram:TaxCurrencyCode'),
    periodStart: dateAt(reading, settlement, 'ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString'),
    periodEnd: dateAt(reading, settlement, 'ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString'),
    notes: Object.freeze(
      findAll(document, 'ram:IncludedNote/ram:Content')
        .map((one) => one.text)
        .filter((text) => text !== ''),
    ),
    supplier: readCiiParty(find(agreement, 'ram:SellerTradeParty')),
    customer: readCiiParty(find(agreement, 'ram:BuyerTradeParty')),
    payeeName: textAt(settlement, 'ram:PayeeTradeParty/ram:Name'),
    paymentMeans: readMeans(settlement),
    lineExtension: amount('ram:LineTotalAmount'),
    taxExclusive: amount('ram:TaxBasisTotalAmount'),
    taxTotal: amountAt(reading, taxTotalIn(totals, currency), '.'),
    taxTotalAccounting: amountAt(reading, accountingTotalIn(settlement, totals, currency), '.'),
    taxInclusive: amount('ram:GrandTotalAmount'),
    allowanceTotal: amount('ram:AllowanceTotalAmount'),
    chargeTotal: amount('ram:ChargeTotalAmount'),
    prepaid: amount('ram:TotalPrepaidAmount'),
    rounding: amount('ram:RoundingAmount'),
    payable: amount('ram:DuePayableAmount'),
    vat: Object.freeze(vat.slice(0, reading.limits.groups).map((one) => readVatRow(reading, one))),
    allowances: Object.freeze(allowances.slice(0, reading.limits.groups).map((one) => readCiiAllowance(reading, one))),
    lines: Object.freeze(lines.slice(0, reading.limits.lines).map((one) => readCiiLine(reading, one))),
    attachments: readCiiAttachments(reading, agreement),
  };
  return {
    invoice: Object.freeze(invoice),
    root,
    totals,
    taxTotal: taxTotalIn(totals, currency),
    lines,
    vat,
    allowances,
  };
}

function readReferences(root: Element, agreement: Element | null, settlement: Element | null) {
  const context = find(root, 'rsm:ExchangedDocumentContext');
  return {
    customization: textAt(context, 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
    profile: textAt(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'),
    buyerReference: textAt(agreement, 'ram:BuyerReference'),
    orderReference: textAt(agreement, 'ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID'),
    contractReference: textAt(agreement, 'ram:ContractReferencedDocument/ram:IssuerAssignedID'),
    precedingInvoices: Object.freeze(
      findAll(settlement, 'ram:InvoiceReferencedDocument/ram:IssuerAssignedID')
        .map((one) => one.text)
        .filter((text) => text !== ''),
    ),
  };
}

/**
 * Lines that bill something. In the extended profile a line may be the heading of a group, or say something only:
 * neither adds to the sum.
 */
function billedLines(reading: Reading, trade: Element | null): readonly Element[] {
  const all = children(trade, 'ram:IncludedSupplyChainTradeLineItem');
  const kind = (one: Element) =>
    textAt(one, 'ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode')?.toUpperCase();
  const others = all.filter((one) => kind(one) === 'GROUP' || kind(one) === 'INFORMATION');
  if (others[0] !== undefined)
    reporter(reading.problems)('warning', 'group-lines', others[0], [
      `${others.length} of ${all.length} lines only head a group or inform. They bill nothing, so the portal does not show them; they are in the e-invoice.`,
      `${others.length} van de ${all.length} regels zijn alleen kop van een groep of mededeling. Ze rekenen niets, dus het portaal toont ze niet; ze staan in de e-factuur.`,
    ]);
  return all.filter((one) => !others.includes(one));
}

function taxTotalIn(totals: Element | null, currency: string | null): Element | null {
  const all = children(totals, 'ram:TaxTotalAmount');
  return (
    all.find((one) => one.attributes['currencyID'] === currency) ??
    all.find((one) => !one.attributes['currencyID']) ??
    null
  );
}

/** VAT in the currency of the supplier's accounts, when that is another one. */
function accountingTotalIn(
  settlement: Element | null,
  totals: Element | null,
  currency: string | null,
): Element | null {
  const accounting = textAt(settlement, 'ram:TaxCurrencyCode');
  if (accounting === null || accounting === currency) return null;
  return children(totals, 'ram:TaxTotalAmount').find((one) => one.attributes['currencyID'] === accounting) ?? null;
}

function readMeans(settlement: Element | null): readonly PaymentMeans[] {
  return Object.freeze(
    children(settlement, 'ram:SpecifiedTradeSettlementPaymentMeans').map((one) =>
      Object.freeze({
        code: textAt(one, 'ram:TypeCode'),
        iban:
          textAt(one, 'ram:PayeePartyCreditorFinancialAccount/ram:IBANID') ??
          textAt(one, 'ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID'),
        bic: textAt(one, 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID'),
        accountName: textAt(one, 'ram:PayeePartyCreditorFinancialAccount/ram:AccountName'),
        reference: textAt(settlement, 'ram:PaymentReference'),
        mandate: textAt(settlement, 'ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID'),
        debitedIban: textAt(one, 'ram:PayerPartyDebtorFinancialAccount/ram:IBANID'),
        dueDate: null,
      }),
    ),
  );
}

function readVatRow(reading: Reading, element: Element): VatRow {
  return Object.freeze({
    category: textAt(element, 'ram:CategoryCode'),
    rate: amountAt(reading, element, 'ram:RateApplicablePercent'),
    taxable: amountAt(reading, element, 'ram:BasisAmount'),
    tax: amountAt(reading, element, 'ram:CalculatedAmount'),
    exemptionReason: textAt(element, 'ram:ExemptionReason'),
  });
}
