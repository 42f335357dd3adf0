import type { Language } from '../../../platform/text/language.ts';
import { longDate } from '../../../ui/format.ts';
import { iban } from '../../../ui/identifiers.ts';
import { instalmentsText } from '../../../ui/instalments.ts';
import type { EInvoice, PaymentMeans } from '../e-invoice/index.ts';
import { amountText, breakable } from './pdf-lines.ts';
import type { PdfWords } from './pdf-texts.ts';
import { isZero, unsigned, wayOf } from './pdf-totals.ts';
import { isToPay } from './rules.ts';

/** UNCL 4461: 49 direct debit, 59 SEPA direct debit. */
const debitCodes = new Set(['49', '59']);

/** How and when to pay, in a sentence, and what to copy into a bank's form. */
export function paymentPart(invoice: EInvoice, language: Language, words: PdfWords) {
  const means = invoice.paymentMeans.find((one) => one.iban !== null || debitCodes.has(one.code ?? '')) ?? null;
  const parts = instalmentsText(invoice.instalments, invoice.currency, language);
  const terms = [
    ...(parts === '' ? [] : [breakable(words.inParts(parts))]),
    ...(invoice.paymentTerms === null ? [] : [breakable(invoice.paymentTerms)]),
  ];
  const { payable } = invoice;
  if (isZero(payable)) return { payment: [words.nothing], paymentFacts: [] };
  if (!isToPay(wayOf(invoice))) return { payment: [words.credit], paymentFacts: [] };
  if (means === null) return { payment: terms, paymentFacts: [] };
  // A negative credit note asks for money as well: nobody transfers less than nothing.
  const amount = amountText(unsigned(payable), invoice.currency, language);
  const on = parts === '' ? (means.dueDate ?? invoice.dueDate) : null;
  const date = on === null ? '' : longDate(on, language);
  if (debitCodes.has(means.code ?? '')) {
    const account = means.debitedIban === null ? '' : iban(means.debitedIban).replaceAll(' ', '\u00a0');
    const debit = [words.debit(amount, date, account), ...(parts === '' ? [] : [breakable(words.inParts(parts))])];
    return { payment: debit, paymentFacts: pairs([[words.pay.mandate, means.mandate]]) };
  }
  return { payment: [words.transfer(amount, date), ...terms], paymentFacts: transferFacts(invoice, means, words) };
}

function transferFacts(invoice: EInvoice, means: PaymentMeans, words: PdfWords) {
  return pairs([
    [words.pay.iban, means.iban === null ? null : iban(means.iban)],
    [words.pay.bic, means.bic],
    [words.pay.name, means.accountName ?? invoice.payeeName ?? invoice.supplier.name],
    [words.pay.reference, means.reference ?? invoice.number],
  ]);
}

function pairs(rows: readonly (readonly [string, string | null])[]): (readonly [string, string])[] {
  return rows.flatMap(([label, value]) => (value === null ? [] : [[label, breakable(value)] as const]));
}
