import type { AllowanceCharge, InvoiceLine } from './invoice.ts';
import { amountAt, dateAt, invoicedObject, type Reading } from './reading.ts';
import { children, type Element, find, textAt } from './xml-tree.ts';

/** A cac:InvoiceLine or cac:CreditNoteLine (BG-25). */
export function readUblLine(reading: Reading, line: Element): InvoiceLine {
  const quantity = line.name === 'cac:CreditNoteLine' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity';
  const item = find(line, 'cac:Item');
  const tax = find(item, 'cac:ClassifiedTaxCategory');
  return Object.freeze({
    id: textAt(line, 'cbc:ID'),
    name: textAt(item, 'cbc:Name'),
    description: textAt(item, 'cbc:Description'),
    note: textAt(line, 'cbc:Note'),
    sellersItemId: textAt(item, 'cac:SellersItemIdentification/cbc:ID'),
    buyersItemId: textAt(item, 'cac:BuyersItemIdentification/cbc:ID'),
    standardItemId: textAt(item, 'cac:StandardItemIdentification/cbc:ID'),
    quantity: amountAt(reading, line, quantity),
    unit: find(line, quantity)?.attributes['unitCode'] || null,
    price: amountAt(reading, line, 'cac:Price/cbc:PriceAmount'),
    baseQuantity: amountAt(reading, line, 'cac:Price/cbc:BaseQuantity'),
    net: amountAt(reading, line, 'cbc:LineExtensionAmount'),
    vatCategory: textAt(tax, 'cbc:ID'),
    vatRate: amountAt(reading, tax, 'cbc:Percent'),
    periodStart: dateAt(reading, line, 'cac:InvoicePeriod/cbc:StartDate'),
    periodEnd: dateAt(reading, line, 'cac:InvoicePeriod/cbc:EndDate'),
    orderLine: textAt(line, 'cac:OrderLineReference/cbc:LineID'),
    objectId: invoicedObject(children(line, 'cac:DocumentReference'), 'cbc:ID', 'cbc:DocumentTypeCode'),
    costCentre: textAt(line, 'cbc:AccountingCost'),
    allowances: Object.freeze(children(line, 'cac:AllowanceCharge').map((one) => readUblAllowance(reading, one))),
  });
}

/** A cac:AllowanceCharge of the document or of a line. */
export function readUblAllowance(reading: Reading, element: Element): AllowanceCharge {
  const charge = textAt(element, 'cbc:ChargeIndicator');
  return Object.freeze({
    charge: charge === 'true' || charge === '1',
    amount: amountAt(reading, element, 'cbc:Amount'),
    base: amountAt(reading, element, 'cbc:BaseAmount'),
    percent: amountAt(reading, element, 'cbc:MultiplierFactorNumeric'),
    reason: textAt(element, 'cbc:AllowanceChargeReason'),
    reasonCode: textAt(element, 'cbc:AllowanceChargeReasonCode'),
    vatCategory: textAt(element, 'cac:TaxCategory/cbc:ID'),
    vatRate: amountAt(reading, element, 'cac:TaxCategory/cbc:Percent'),
  });
}
