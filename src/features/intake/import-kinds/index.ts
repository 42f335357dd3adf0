import { cloudUsers } from './cloud-users.ts';
import { contacts } from './contacts.ts';
import { customers } from './customers.ts';
import { documents } from './documents.ts';
import { events } from './events.ts';
import { faq } from './faq.ts';
import type { Kind } from './kind.ts';
import { licences } from './licences.ts';
import { links } from './links.ts';
import { locations } from './locations.ts';
import { news } from './news.ts';
import { notices } from './notices.ts';
import { payments } from './payments.ts';
import { subscriptions } from './subscriptions.ts';

export { checkRow } from './check.ts';
export { notationsOf } from './notations.ts';
export { columnsOf } from './columns.ts';
export type { Field, Schema } from './field.ts';
export type { Batch, CheckedRecord, Kind, ReadyRecord } from './kind.ts';
export { dropUnusedFiles, filesOfDocuments } from './documents-actions.ts';
export { lockPayments, settleInvoices } from './payments-actions.ts';
export { findReferences } from './references-queries.ts';
export { resolve } from './resolve.ts';

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
