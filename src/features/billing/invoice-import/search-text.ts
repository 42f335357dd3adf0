import { plainLetters } from '../../../platform/text/match.ts';
import type { EInvoice } from '../e-invoice/index.ts';

const most = 20_000;

/**
 * Everything people may search an invoice by, in plain letters ("café" as "cafe", "Strauß" as "strauss"), as questions
 * are asked: number, references, lines and amounts as written in Dutch and English.
 */
export function searchText(invoice: EInvoice): string {
  const { lines } = invoice;
  const words = [
    invoice.number,
    invoice.supplier.name,
    invoice.buyerReference,
    invoice.orderReference,
    invoice.contractReference,
    ...invoice.precedingInvoices,
    ...invoice.paymentMeans.map(({ reference }) => reference),
    ...[invoice.payable, invoice.taxInclusive, invoice.taxExclusive].flatMap(amountForms),
    ...lines.flatMap(({ name, description, objectId, costCentre, net }) => [
      name,
      description,
      objectId,
      costCentre,
      ...amountForms(net),
    ]),
  ];
  return plainLetters([...new Set(words.filter((word): word is string => Boolean(word)))].join('\n')).slice(0, most);
}

/** "1234.5" → "1234.50", "1234,50", "1.234,50", "1,234.50". */
export function amountForms(amount: string | null): readonly string[] {
  const parts = /^[+-]?(\d+)(?:\.(\d+))?$/.exec(amount ?? '');
  if (parts === null) return [];
  const whole = (parts[1] ?? '0').replace(/^0+(?=\d)/, '');
  const cents = (parts[2] ?? '').slice(0, 2).padEnd(2, '0');
  const grouped = (mark: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark);
  return [`${whole}.${cents}`, `${whole},${cents}`, `${grouped('.')},${cents}`, `${grouped(',')}.${cents}`];
}
