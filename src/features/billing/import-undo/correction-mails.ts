import { texts, type Language } from '../../../platform/text/language.ts';
import type { MailWords } from '../../../ui/mail-text.ts';

const correctionTexts = texts(
  {
    one: (number: string) => `Factuur ${number} was niet voor jullie`,
    many: (n: number) => `${n} facturen waren niet voor jullie`,
    reason: (customer: string, one: boolean) =>
      `Je kreeg van ons een e-mail over ${one ? 'een factuur' : 'facturen'} van ${customer}. Dat klopte niet.`,
    gone: (one: boolean): string =>
      one
        ? 'Deze factuur is uit het portaal gehaald. Je hoeft hem niet te betalen. Heb je hem bewaard? Gooi hem dan weg.'
        : 'Deze facturen zijn uit het portaal gehaald. Je hoeft ze niet te betalen. Heb je ze bewaard? Gooi ze dan weg.',
    sorry: 'Onze excuses voor de vergissing.',
    number: 'Factuurnummer',
    more: (n: number) => `En nog ${n}.`,
  },
  {
    one: (number) => `Invoice ${number} was not meant for you`,
    many: (n) => `${n} invoices were not meant for you`,
    reason: (customer, one) =>
      `We sent you an e-mail about ${one ? 'an invoice' : 'invoices'} of ${customer}. That was a mistake.`,
    gone: (one) =>
      one
        ? 'This invoice has been taken out of the portal. You do not have to pay it. If you kept a copy, please delete it.'
        : 'These invoices have been taken out of the portal. You do not have to pay them. If you kept copies, please delete them.',
    sorry: 'We apologise for the mistake.',
    number: 'Invoice number',
    more: (n) => `And ${n} more.`,
  },
);

const shown = 20;

/** To somebody who was mailed about invoices that were not theirs. */
export function correctionWords(numbers: readonly string[], customerName: string, language: Language): MailWords {
  const t = correctionTexts[language];
  const one = numbers.length === 1;
  return {
    language,
    about: [customerName],
    subject: one ? t.one(numbers[0]!) : t.many(numbers.length),
    reason: t.reason(customerName, one),
    parts: [
      { kind: 'facts', facts: numbers.slice(0, shown).map((number) => ({ label: t.number, value: number })) },
      ...(numbers.length > shown ? [{ kind: 'text', text: t.more(numbers.length - shown) } as const] : []),
      { kind: 'text', text: t.gone(one) },
      { kind: 'text', text: t.sorry },
    ],
  };
}
