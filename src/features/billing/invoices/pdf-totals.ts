import type { Language } from '../../../platform/text/language.ts';
import type { EInvoice, VatRow } from '../e-invoice/index.ts';
import { amountText, breakable, decimalText } from './pdf-lines.ts';
import type { PdfWords } from './pdf-texts.ts';
import { isToPay } from './rules.ts';

type Row = readonly [label: string, value: string];

/** The sums under the lines, as the document has them, and the one amount that counts. */
export function totalsPart(invoice: EInvoice, language: Language, words: PdfWords) {
  const amount = (value: string): string => amountText(value, invoice.currency, language);
  const row = (label: string, value: string | null): Row[] =>
    value === null || isZero(value) ? [] : [[label, amount(value)]];
  const changes = invoice.allowances.flatMap((one) => {
    const word = one.charge ? words.charge : words.allowance;
    const signed = one.amount === null || one.charge ? one.amount : negated(one.amount);
    return row(one.reason === null ? word : `${word}: ${breakable(one.reason)}`, signed);
  });
  const prepaid = invoice.prepaid === null ? null : negated(invoice.prepaid);
  const more = !isZero(invoice.prepaid ?? '0') || !isZero(invoice.rounding ?? '0');
  return {
    totals: [
      ...(changes.length > 0 ? [...row(words.subtotal, invoice.lineExtension), ...changes] : []),
      ...(invoice.taxExclusive === null ? [] : [[words.exclusive, amount(invoice.taxExclusive)] as const]),
      ...invoice.vat.map((one) => vatRow(one, invoice.currency, language, words)),
      ...(invoice.taxCurrency === null || invoice.taxTotalAccounting === null
        ? []
        : [
            [
              words.vatIn(invoice.taxCurrency),
              amountText(invoice.taxTotalAccounting, invoice.taxCurrency, language),
            ] as const,
          ]),
      ...(more && invoice.taxInclusive !== null ? [[words.inclusive, amount(invoice.taxInclusive)] as const] : []),
      ...row(words.prepaid, prepaid),
      ...row(words.rounding, invoice.rounding),
    ],
    // The label says which way the money goes; the amount beside it is what goes.
    payable: {
      label: isToPay(wayOf(invoice)) || isZero(invoice.payable) ? words.payable : words.refund,
      value: amount(unsigned(invoice.payable)),
    },
  };
}

function vatRow(row: VatRow, currency: string, language: Language, words: PdfWords): Row {
  const other = row.category === null ? undefined : (words.vatNone as Readonly<Record<string, string>>)[row.category];
  const rate = row.rate === null ? '' : `${decimalText(row.rate, language, 0)}%`;
  const base = row.taxable === null ? '' : amountText(row.taxable, currency, language);
  const label =
    other === undefined ? words.vat(rate, base) : [other, row.exemptionReason ?? ''].filter(Boolean).join(': ');
  return [breakable(label), row.tax === null ? '' : amountText(row.tax, currency, language)];
}

/** What isToPay asks of a document whose amount may be more than cents can hold. */
export const wayOf = ({ kind, payable }: Pick<EInvoice, 'kind' | 'payable'>) => ({
  kind,
  payableCents: isZero(payable) ? 0 : payable.startsWith('-') ? -1 : 1,
});

/** An amount without its sign, for a place where a word says which way it goes. */
export const unsigned = (value: string): string => value.replace(/^[+-]/, '');

export function isZero(value: string): boolean {
  return !/[1-9]/.test(value);
}

function negated(value: string): string {
  return value.startsWith('-') ? value.slice(1) : `-${value.replace(/^\+/, '')}`;
}
