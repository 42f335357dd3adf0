import { systemScope, write } from '../../access/scopes.ts';
import type { Task } from '../../platform/jobs/worker.ts';
import { queueMail } from '../../platform/mail/task.ts';
import { fullName } from '../../platform/text/names.ts';
import { dayOf } from '../../platform/text/today.ts';
import type { Portal } from '../../portal.ts';
import { composeMail } from '../../ui/mail.tsx';
import { announceInvoices } from './announcement.ts';
import { announcementWords } from './announcement-mails.ts';
import { invoiceReaders, takeUnannounced } from './announcement-queries.ts';

/** Tells everyone at one customer who reads invoices of those that came in since the last time: one mail a person. */
export const announceTask: Task<Portal, { customerId: number }> = {
  name: announceInvoices,
  async run(portal, { customerId }) {
    const now = portal.now();
    const { brand } = portal.config;
    await write(systemScope(portal.database, 'portal'), async (trx) => {
      const invoices = await takeUnannounced(trx, customerId, now, portal.config.announceFrom);
      if (invoices.length === 0) return;
      for (const reader of await invoiceReaders(trx, customerId, dayOf(now))) {
        const mail = composeMail(brand, portal.baseUrl, announcementWords(invoices, reader.language, brand.company, { baseUrl: portal.baseUrl, customer: reader.customer }));
        await queueMail(trx, { to: reader.mail, toName: fullName({ givenName: reader.given_name, prefix: reader.prefix, surname: reader.surname }), ...mail });
      }
    });
  },
};
