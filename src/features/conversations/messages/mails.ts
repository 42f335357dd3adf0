import type { Brand } from '../../../ui/brand/brand.ts';
import { composeMail } from '../../../ui/mail.tsx';
import type { Language } from '../../../platform/text/language.ts';
import { phone } from '../../../ui/identifiers.ts';
import type { Kind } from './rules.ts';
import { messageMailTexts } from './texts.ts';

export type MailFacts = Readonly<{
  body: string;
  thread: string;
  kind: Kind;
  subject: string;
  about: string | null;
  phone: string | null;
  call_when: string | null;
  customer: string;
  customer_number: string;
  contact_name: string;
  staff_name: string;
  language: Language | null;
  file_count: number | null;
}>;

const threadPage = (baseUrl: string, { thread, customer_number }: MailFacts) =>
  `${baseUrl}/contact/berichten/${thread}?klant=${encodeURIComponent(customer_number)}`;

/** To staff, always in Dutch: who wrote, about what, and where to answer. */
export function staffMail(brand: Brand, baseUrl: string, facts: MailFacts) {
  const t = messageMailTexts.nl;
  const callBack = facts.kind === 'call-back';
  return composeMail(brand, baseUrl, {
    language: 'nl',
    about: [`${facts.customer} (${facts.customer_number})`],
    subject: callBack ? t.callBackSubject(facts.customer) : t.staffSubject(facts.customer, facts.subject),
    reason: callBack
      ? t.callBackReason(facts.contact_name, facts.customer)
      : t.staffReason(facts.contact_name, facts.customer),
    parts: [
      {
        kind: 'facts',
        facts: [
          { label: t.customer, value: `${facts.customer} (${facts.customer_number})` },
          { label: t.subject, value: facts.subject },
          ...(facts.phone === null ? [] : [{ label: t.phone, value: phone(facts.phone, 'nl').text }]),
          ...(facts.call_when === null ? [] : [{ label: t.when, value: facts.call_when }]),
          ...(facts.file_count ? [{ label: t.files, value: String(facts.file_count) }] : []),
        ],
      },
      { kind: 'quote', text: facts.body, from: facts.contact_name },
      { kind: 'button', label: t.answerIt, href: `${baseUrl}/beheer/berichten/${facts.thread}` },
    ],
  });
}

/** To the contact: there is an answer, and what it says. */
export function answerMail(brand: Brand, baseUrl: string, facts: MailFacts) {
  const language = facts.language ?? 'nl';
  const t = messageMailTexts[language];
  return composeMail(brand, baseUrl, {
    language,
    about: [facts.customer],
    subject: t.answerSubject(facts.subject),
    reason: t.answerReason(facts.staff_name, facts.subject, facts.customer),
    parts: [
      { kind: 'quote', text: facts.body, from: facts.staff_name },
      { kind: 'button', label: t.readIt, href: threadPage(baseUrl, facts) },
      { kind: 'small', text: t.switchOff },
    ],
  });
}

/** To the contact who wrote: it arrived, for which organisation, and what happens next. */
export function receiptMail(brand: Brand, baseUrl: string, facts: MailFacts) {
  const language = facts.language ?? 'nl';
  const t = messageMailTexts[language];
  const callBack = facts.kind === 'call-back';
  const next =
    callBack && facts.phone !== null
      ? t.receiptCall(phone(facts.phone, language).text.replaceAll(' ', '\u00a0'))
      : t.receiptNext;
  return composeMail(brand, baseUrl, {
    language,
    about: [facts.customer],
    subject: callBack ? t.receiptCallSubject(facts.customer) : t.receiptSubject(facts.subject, facts.customer),
    reason: callBack ? t.receiptCallReason(facts.customer) : t.receiptReason(facts.customer),
    parts: [
      { kind: 'text', text: next },
      {
        kind: 'facts',
        facts: [
          { label: t.organisation, value: `${facts.customer} (${facts.customer_number})` },
          { label: t.subject, value: facts.subject },
        ],
      },
      { kind: 'quote', text: facts.body, from: facts.contact_name },
      { kind: 'button', label: t.receiptOpen, href: threadPage(baseUrl, facts) },
    ],
  });
}
