import type { Permission } from '../../../access/permissions.ts';
import { languages } from '../../../platform/text/language.ts';
import { phoneNumber } from '../../../platform/text/phone.ts';
import { phone } from '../../../ui/identifiers.ts';
import type { Own, OwnContact } from './queries.ts';

/** What a contact may get mail about; the same words as in contact.mail_categories. */
const mailCategories = Object.freeze(['invoices', 'outages', 'news', 'messages'] as const);
export type MailCategory = (typeof mailCategories)[number];

/** What this person could ever get mail about: announcements of invoices go only to who may read those. */
export const offeredCategories = (permissions: ReadonlySet<Permission>): readonly MailCategory[] =>
  mailCategories.filter((category) => category !== 'invoices' || permissions.has('invoices:read'));

export const knownCategories = (words: readonly string[]): readonly MailCategory[] =>
  mailCategories.filter((category) => words.includes(category));

/**
 * A phone number as typed → E.164 ('+31101234567', with ';ext=12' for an extension), null for none, undefined when it
 * is no number. What stood there already may stay as it is.
 */
export function phoneOf(typed: string, before: string | null): string | null | undefined {
  if (typed === '') return null;
  if (before !== null && (typed === before || languages.some((language) => typed === phone(before, language).text)))
    return before;
  return phoneNumber(typed) ?? undefined;
}

/** The fields whose imported value can be taken again, as the boxes for it are called. */
export const backNames = Object.freeze({ phone: 'telefoon', mobile: 'mobiel', mail_categories: 'mail' } as const);

const sorted = (words: readonly string[]) => [...words].sort().join();

/**
 * What is a person's own after their form: what they changed, what was their own already, and not what they gave back
 * to the import.
 */
export function ownOf(before: OwnContact, typed: OwnContact['shown'], back: readonly string[]): Own {
  const number = (field: 'phone' | 'mobile') =>
    back.includes(backNames[field])
      ? null
      : typed[field] === before.shown[field]
        ? before.own[field]
        : (typed[field] ?? '');
  const sameMail = sorted(typed.mail_categories) === sorted(before.shown.mail_categories);
  const mail_categories = back.includes(backNames.mail_categories)
    ? null
    : sameMail
      ? before.own.mail_categories
      : typed.mail_categories;
  return { phone: number('phone'), mobile: number('mobile'), mail_categories };
}
