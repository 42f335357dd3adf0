import type { Language } from '../../../platform/text/language.ts';
import { texts } from '../../../platform/text/language.ts';
import { longDate, money } from '../../../ui/format.ts';
import { instalmentsText } from '../../../ui/instalments.ts';
import type { MailWords } from '../../../ui/mail-text.ts';
import type { NewInvoice } from './announcement-queries.ts';

const announcementTexts = texts(
  {
    one: 'Er staat een nieuwe factuur klaar',
    credit: 'Er staat een nieuwe creditfactuur klaar',
    many: (n: number) => `Er staan ${n} nieuwe facturen klaar`,
    reason: (company: string, what: string) =>
      `${what} van ${company}. Je krijgt deze e-mail omdat je de facturen van jouw organisatie mag bekijken.`,
    amount: 'Bedrag',
    due: 'Betaal uiterlijk',
    inParts: 'In termijnen',
    debit: 'Incasso rond',
    open: 'Bekijk de factuur',
    all: 'Bekijk de facturen',
    more: (n: number) => `En nog ${n}: je ziet ze allemaal in het portaal.`,
    stop: 'Wil je deze e-mail niet meer? Zet hem uit bij je profiel.',
  },
  {
    one: 'A new invoice is ready',
    credit: 'A new credit note is ready',
    many: (n) => `${n} new invoices are ready`,
    reason: (company, what) =>
      `${what} from ${company}. You get this e-mail because you may see the invoices of your organisation.`,
    amount: 'Amount',
    due: 'Pay by',
    inParts: 'In instalments',
    debit: 'Direct debit around',
    open: 'See the invoice',
    all: 'See the invoices',
    more: (n) => `And ${n} more: you find all of them in the portal.`,
    stop: 'Do you no longer want this e-mail? Switch it off in your profile.',
  },
);

const shown = 10;
/** As in every list: what a credit note gives back is less than nothing. */
const owed = ({ kind, payable_cents }: Pick<NewInvoice, 'kind' | 'payable_cents'>) =>
  kind === 'credit-note' ? 0 - payable_cents : payable_cents;

/**
 * "Er staat een nieuwe factuur klaar", with what it is about and the way there. Newest first. `customer`: the number of
 * the customer they are of.
 */
export function announcementWords(
  invoices: readonly NewInvoice[],
  language: Language,
  company: string,
  { baseUrl, customer, customerName }: Readonly<{ baseUrl: string; customer: string; customerName: string }>,
): MailWords {
  const t = announcementTexts[language];
  const [first] = invoices;
  const single = invoices.length === 1 && first !== undefined ? first : null;
  const what = single === null ? t.many(invoices.length) : single.kind === 'credit-note' ? t.credit : t.one;
  const facts =
    single === null
      ? invoices.slice(0, shown).map((one) => ({ label: one.number, value: money(owed(one), language, one.currency) }))
      : singleFacts(single, language);
  const path = single === null ? '/facturen' : `/facturen/${encodeURIComponent(single.address)}`;
  const page = `${baseUrl}${path}?klant=${encodeURIComponent(customer)}`;
  return {
    language,
    about: [customerName],
    subject: single === null ? what : `${what}: ${single.number}`,
    reason: t.reason(company, what),
    parts: [
      { kind: 'facts', facts },
      ...(invoices.length > shown ? [{ kind: 'text', text: t.more(invoices.length - shown) } as const] : []),
      { kind: 'button', label: single === null ? t.all : t.open, href: page },
      { kind: 'small', text: t.stop },
    ],
  };
}

function singleFacts(invoice: NewInvoice, language: Language) {
  const { number, payable_cents, currency, due_on, direct_debit, kind } = invoice;
  const t = announcementTexts[language];
  const parts = instalmentsText(invoice.instalments ?? [], currency, language);
  const toPay = (kind === 'credit-note') !== payable_cents > 0 && payable_cents !== 0;
  const due =
    due_on === null || !toPay
      ? []
      : parts !== ''
        ? [{ label: t.inParts, value: parts }]
        : [{ label: direct_debit ? t.debit : t.due, value: longDate(due_on, language) }];
  return [
    { label: language === 'nl' ? 'Factuurnummer' : 'Invoice number', value: number },
    { label: t.amount, value: money(owed({ kind, payable_cents }), language, currency) },
    ...due,
  ];
}
