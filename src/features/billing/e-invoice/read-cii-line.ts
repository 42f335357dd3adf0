import type { AllowanceCharge, InvoiceLine } from './invoice.ts';
import { amountAt, dateAt, invoicedObject, type Reading } from './reading.ts';
import { children, type Element, find, textAt } from './xml-tree.ts';

/** A ram:IncludedSupplyChainTradeLineItem (BG-25). */
export function readCiiLine(reading: Reading, line: Element): InvoiceLine {
  const product = find(line, 'ram:SpecifiedTradeProduct');
  const agreement = find(line, 'ram:SpecifiedLineTradeAgreement');
  const settlement = find(line, 'ram:SpecifiedLineTradeSettlement');
  const tax = find(settlement, 'ram:ApplicableTradeTax');
  const quantity = find(line, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity');
  return Object.freeze({
    id: textAt(line, 'ram:AssociatedDocumentLineDocument/ram:LineID'),
    name: textAt(product, 'ram:Name'),
    description: textAt(product, 'ram:Description'),
    note: textAt(line, 'ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content'),
    sellersItemId: textAt(product, 'ram:SellerAssignedID'),
    buyersItemId: textAt(product, 'ram:BuyerAssignedID'),
    standardItemId: textAt(product, 'ram:GlobalID'),
    quantity: amountAt(reading, quantity, '.'),
    unit: quantity?.attributes['unitCode'] || null,
    price: amountAt(reading, agreement, 'ram:NetPriceProductTradePrice/ram:ChargeAmount'),
    baseQuantity: amountAt(reading, agreement, 'ram:NetPriceProductTradePrice/ram:BasisQuantity'),
    net: amountAt(reading, settlement, 'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
    vatCategory: textAt(tax, 'ram:CategoryCode'),
    vatRate: amountAt(reading, tax, 'ram:RateApplicablePercent'),
    periodStart: dateAt(reading, settlement, 'ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString'),
    periodEnd: dateAt(reading, settlement, 'ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString'),
    orderLine: textAt(agreement, 'ram:BuyerOrderReferencedDocument/ram:LineID'),
    objectId: invoicedObject(
      children(settlement, 'ram:AdditionalReferencedDocument'),
      'ram:IssuerAssignedID',
      'ram:TypeCode',
    ),
    costCentre: textAt(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID'),
    allowances: Object.freeze(
      children(settlement, 'ram:SpecifiedTradeAllowanceCharge').map((one) => readCiiAllowance(reading, one)),
    ),
  });
}

/** A ram:SpecifiedTradeAllowanceCharge of the document or of a line. */
export function readCiiAllowance(reading: Reading, element: Element): AllowanceCharge {
  const charge = textAt(element, 'ram:ChargeIndicator/udt:Indicator');
  return Object.freeze({
    charge: charge === 'true' || charge === '1',
    amount: amountAt(reading, element, 'ram:ActualAmount'),
    base: amountAt(reading, element, 'ram:BasisAmount'),
    percent: amountAt(reading, element, 'ram:CalculationPercent'),
    reason: textAt(element, 'ram:Reason'),
    reasonCode: textAt(element, 'ram:ReasonCode'),
    vatCategory: textAt(element, 'ram:CategoryTradeTax/ram:CategoryCode'),
    vatRate: amountAt(reading, element, 'ram:CategoryTradeTax/ram:RateApplicablePercent'),
  });
}
