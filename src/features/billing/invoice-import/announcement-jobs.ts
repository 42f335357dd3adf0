import { systemScope, write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import type { Happened, Queued } from '../../record/log-events/index.ts';
import { announceInvoices, tellAt } from './announcement.ts';
import { announceTo, forgetAnnouncements, toldOf } from './announcement-actions.ts';
import { invoiceReaders, takeUnannounced } from './announcement-queries.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database' | 'now'>;

type Payload = Readonly<{ customerId: number }>;

/** One job a customer, a little later, so that a run of invoices makes one mail. */
export function announcePerCustomer(events: readonly Happened[], now: Date): readonly Queued<Payload>[] {
  const customers = new Set(events.flatMap(({ facts, customerId }) => (facts['announce'] === true ? customerId! : [])));
  return [...customers].map((customerId) => ({
    payload: { customerId },
    key: `${announceInvoices}:${customerId}`,
    runAt: tellAt(now),
  }));
}

/** Tells everyone at one customer who reads invoices of those that came in since the last time: one mail a person. */
export const announceTask: Task<Parts, Payload> = {
  name: announceInvoices,
  async run(portal, { customerId }) {
    const now = portal.now();
    await write(systemScope(portal.database, 'portal'), async (trx) => {
      await forgetAnnouncements(trx, customerId, now);
      const invoices = await takeUnannounced(trx, customerId, now, portal.config.announceFrom);
      if (invoices.length === 0) return;
      for (const reader of await invoiceReaders(trx, customerId, dayOf(now)))
        await announceTo(trx, portal, customerId, toldOf(reader), invoices);
    });
  },
};
