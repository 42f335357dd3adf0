import type { Language } from '../../../platform/text/language.ts';
import { Facts, type Fact } from '../../../ui/facts.tsx';
import type { AllowanceCharge, VatRow } from '../e-invoice/index.ts';
import { amountText, decimalText } from './pdf-lines.ts';
import { unsigned } from './pdf-totals.ts';
import type { InvoiceDetail } from './queries-detail.ts';
import { invoiceStatus, isToPay } from './rules.ts';
import { detailTexts } from './texts-detail.ts';

/**
 * The sums of the document, word for word with its signs; what is to be paid or comes back without one, beside the word
 * that says which. Zero discounts, prepayments and rounding say nothing and are left out.
 */
export function Amounts({ invoice, language }: Readonly<{ invoice: InvoiceDetail; language: Language }>) {
  const t = detailTexts[language];
  const { document, currency } = invoice;
  const amount = (value: string) => <span class="money">{amountText(value, currency, language)}</span>;
  const fact = (label: string, value: string | null | undefined, strong = false): Fact | null =>
    value ? { label, value: amount(value), strong } : null;
  const changes = (document.allowances ?? []).filter((one) => counts(one.amount));
  const { openCents } = invoiceStatus(invoice, '0000-00-00');
  const payable = document.payable ?? cents(invoice.payableCents);
  const back = !isToPay(invoice) && invoice.payableCents !== 0;
  return (
    <Facts
      facts={[
        changes.length > 0 ? fact(t.subtotal, document.lineExtension) : null,
        ...changes.map((one) => fact(changeLabel(one, language), signed(one))),
        fact(t.exclusive, document.taxExclusive),
        ...(document.vat ?? []).map((row) => fact(vatLabel(row, currency, language), row.tax)),
        document.taxCurrency ? accountingFact(document.taxTotalAccounting, document.taxCurrency, language) : null,
        fact(t.inclusive, document.taxInclusive ?? cents(invoice.inclusiveCents)),
        counts(document.prepaid) ? fact(t.prepaid, negated(document.prepaid!)) : null,
        counts(document.rounding) ? fact(t.rounding, document.rounding) : null,
        fact(back ? t.back : t.payable, unsigned(payable), true),
        invoice.paidCents !== 0 && openCents > 0 ? fact(t.open, cents(openCents), true) : null,
      ]}
    />
  );
}

/**
 * VAT in the currency of the supplier's accounts: what a bookkeeper in that country enters (article 230 of the VAT
 * directive).
 */
function accountingFact(value: string | null | undefined, currency: string, language: Language): Fact | null {
  return value
    ? {
        label: detailTexts[language].vatIn(currency),
        value: <span class="money">{amountText(value, currency, language)}</span>,
      }
    : null;
}

const cents = (value: number) => (value / 100).toFixed(2);
const counts = (value: string | null | undefined) => /[1-9]/.test(value ?? '');
const negated = (value: string) => (value.startsWith('-') ? value.slice(1) : `-${value.replace(/^\+/, '')}`);
const signed = ({ charge, amount }: AllowanceCharge) => (charge || amount === null ? amount : negated(amount));

function changeLabel({ charge, reason }: AllowanceCharge, language: Language): string {
  const word = charge ? detailTexts[language].charge : detailTexts[language].allowance;
  return reason === null ? word : `${word}: ${reason}`;
}

function vatLabel({ category, rate, taxable, exemptionReason }: VatRow, currency: string, language: Language): string {
  const t = detailTexts[language];
  const other = category === null ? undefined : (t.vatOther as Readonly<Record<string, string>>)[category];
  if (other !== undefined) return [other, exemptionReason].filter(Boolean).join(': ');
  return t.vat(
    rate === null ? '' : `${decimalText(rate, language, 0)}%`,
    taxable === null ? '' : amountText(taxable, currency, language),
  );
}
