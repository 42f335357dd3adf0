import { wholeMonth } from '../../../platform/text/whole-month.ts';
import type { Language } from '../../../platform/text/language.ts';
import { Status } from '../../../ui/badge.tsx';
import { longDate, money, month, period, remembering } from '../../../ui/format.ts';
import { invoiceStatus, type InvoiceStatus, type Payable } from './rules.ts';
import { invoiceTexts } from './texts.ts';

/** The state as a phrase with its date: "Betaald op 5 maart 2026". */
export function statusPhrase(status: InvoiceStatus, language: Language, currency = 'EUR'): string {
  const t = invoiceTexts[language].statuses;
  const on = status.on === null ? '' : longDate(status.on, language);
  switch (status.key) {
    case 'paid':
      return t.paid(on);
    case 'refunded':
      return t.refunded(on);
    case 'nothing':
      return t.nothing;
    case 'credit':
      return t.credit;
    case 'debit':
      return t.debit(on);
    case 'debit-late':
      return t.debitLate(on);
    case 'part':
      return t.part(money(status.openCents, language, currency), on);
    case 'overdue':
      return t.overdue(on);
    case 'open':
      return t.open(on);
    case 'unknown':
      return t.unknown(on);
  }
}

export function StatusOf({
  invoice,
  today,
  language,
}: Readonly<{ invoice: Payable & { currency: string }; today: string | null; language: Language }>) {
  const status = invoiceStatus(invoice, today);
  return <Status tone={status.tone}>{statusPhrase(status, language, invoice.currency)}</Status>;
}

type Subject = Readonly<{
  description: string | null;
  lineCount: number;
  periodStart: string | null;
  periodEnd: string | null;
}>;

/**
 * What an invoice is about, in words: its main line, or "Diensten november 2026" for many services; and what more there
 * is to know.
 */
export function subjectOf(
  { description, lineCount, periodStart, periodEnd }: Subject,
  language: Language,
): Readonly<{ title: string; more: string }> {
  const t = invoiceTexts[language];
  const when = periodText(periodStart, periodEnd, language);
  if (description === null && lineCount > 1) return { title: t.services(when), more: '' };
  return {
    title: description ?? '',
    more: [lineCount > 1 ? t.others(lineCount - 1) : '', when].filter(Boolean).join(' · '),
  };
}

const kept = Object.freeze({ nl: remembering<string>(), en: remembering<string>() });

/** "november 2026", or "1 januari t/m 31 maart 2026"; '' without a period. */
export const periodText = (from: string | null, to: string | null, language: Language): string =>
  kept[language](`${from} ${to}`, () => periodInWords(from, to, language));

function periodInWords(from: string | null, to: string | null, language: Language): string {
  const whole = wholeMonth(from, to);
  if (whole !== null) return month(whole, language);
  const [start, end] = [from ?? to, to ?? from];
  if (start === null || end === null) return '';
  return start === end ? longDate(start, language) : period(start, end, language);
}
