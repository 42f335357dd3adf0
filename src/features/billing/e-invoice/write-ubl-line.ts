import type { AllowanceCharge, InvoiceLine } from './invoice.ts';
import { group, leaf, type XmlNode } from './write-xml.ts';

/** A cac:InvoiceLine or cac:CreditNoteLine; every amount is in the currency of the document. */
export function lineXml(line: InvoiceLine, kind: 'invoice' | 'credit-note', currencyID: string): XmlNode | null {
  const credit = kind === 'credit-note';
  return group(
    credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    leaf('cbc:ID', line.id),
    leaf('cbc:Note', line.note),
    leaf(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, { unitCode: line.unit }),
    leaf('cbc:LineExtensionAmount', line.net, { currencyID }),
    leaf('cbc:AccountingCost', line.costCentre),
    periodXml(line.periodStart, line.periodEnd),
    group('cac:OrderLineReference', leaf('cbc:LineID', line.orderLine)),
    line.objectId === null
      ? null
      : group('cac:DocumentReference', leaf('cbc:ID', line.objectId), leaf('cbc:DocumentTypeCode', '130')),
    line.allowances.map((one) => allowanceXml(one, currencyID)),
    group(
      'cac:Item',
      leaf('cbc:Description', line.description),
      leaf('cbc:Name', line.name),
      group('cac:BuyersItemIdentification', leaf('cbc:ID', line.buyersItemId)),
      group('cac:SellersItemIdentification', leaf('cbc:ID', line.sellersItemId)),
      group('cac:StandardItemIdentification', leaf('cbc:ID', line.standardItemId, { schemeID: '0160' })),
      categoryXml('cac:ClassifiedTaxCategory', line.vatCategory, line.vatRate, null),
    ),
    group(
      'cac:Price',
      leaf('cbc:PriceAmount', line.price, { currencyID }),
      leaf('cbc:BaseQuantity', line.baseQuantity, { unitCode: line.unit }),
    ),
  );
}

/** A cac:AllowanceCharge; `charge` makes it a surcharge. */
export function allowanceXml(one: AllowanceCharge, currencyID: string): XmlNode | null {
  return group(
    'cac:AllowanceCharge',
    leaf('cbc:ChargeIndicator', String(one.charge)),
    leaf('cbc:AllowanceChargeReasonCode', one.reasonCode),
    leaf('cbc:AllowanceChargeReason', one.reason),
    leaf('cbc:MultiplierFactorNumeric', one.percent),
    leaf('cbc:Amount', one.amount, { currencyID }),
    leaf('cbc:BaseAmount', one.base, { currencyID }),
    categoryXml('cac:TaxCategory', one.vatCategory, one.vatRate, null),
  );
}

export function categoryXml(
  name: string,
  category: string | null,
  rate: string | null,
  exemption: string | null,
): XmlNode | null {
  if (category === null && rate === null) return null;
  return group(
    name,
    leaf('cbc:ID', category),
    leaf('cbc:Percent', rate),
    leaf('cbc:TaxExemptionReason', exemption),
    group('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
  );
}

export function periodXml(start: string | null, end: string | null): XmlNode | null {
  return group('cac:InvoicePeriod', leaf('cbc:StartDate', start), leaf('cbc:EndDate', end));
}
