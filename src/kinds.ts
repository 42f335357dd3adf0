import { payments } from './features/billing/payments/index.ts';
import { documents } from './features/content/documents/index.ts';
import { faq } from './features/content/faq/index.ts';
import { links } from './features/content/links/index.ts';
import { events, news } from './features/content/news/index.ts';
import { notices } from './features/content/notices/index.ts';
import { contacts } from './features/customers/contacts/index.ts';
import { customers, locations } from './features/customers/organisation/index.ts';
import type { Kind } from './features/intake/import-kinds/index.ts';
import { cloudUsers, licences } from './features/services/cloud-users/index.ts';
import { subscriptions } from './features/services/subscriptions/index.ts';

/**
 * Every kind that comes in as records, in the order in which they can be imported. Invoices have an importer of their
 * own.
 */
export const kinds: readonly Kind[] = Object.freeze([
  customers,
  locations,
  contacts,
  subscriptions,
  cloudUsers,
  licences,
  payments,
  documents,
  faq,
  links,
  news,
  events,
  notices,
]);

export function kindOf(name: string): Kind | null {
  return kinds.find((kind) => kind.name === name) ?? null;
}
