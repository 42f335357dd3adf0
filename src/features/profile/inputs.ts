import type { Permission } from '../../access/permissions.ts';
import { phoneNumber } from '../../platform/text/phone.ts';
import { phone } from '../../ui/identifiers.ts';

/** What a contact may get mail about; the same words as in contact.mail_categories. */
export const mailCategories = Object.freeze(['invoices', 'outages', 'news', 'messages'] as const);
export type MailCategory = (typeof mailCategories)[number];

/** What this person could ever get mail about: announcements of invoices go only to who may read those. */
export const offeredCategories = (permissions: ReadonlySet<Permission>): readonly MailCategory[] => mailCategories.filter((category) => category !== 'invoices' || permissions.has('invoices:read'));

export const knownCategories = (words: readonly string[]): readonly MailCategory[] => mailCategories.filter((category) => words.includes(category));

/** A phone number as typed → E.164 ('+31101234567', with ';ext=12' for an extension), null for none, undefined when it is no number. What stood there already may stay as it is. */
export function phoneOf(typed: string, before: string | null): string | null | undefined {
  if (typed === '') return null;
  if (before !== null && (typed === before || typed === phone(before).text)) return before;
  return phoneNumber(typed) ?? undefined;
}
