import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { newMailId, queueMail } from '../../../platform/mail/task.ts';
import { fullName } from '../../../platform/text/names.ts';
import type { Portal } from '../../../portal.ts';
import { composeMail } from '../../../ui/mail.tsx';
import { announcementWords } from './announcement-mails.ts';
import type { NewInvoice, Reader } from './announcement-queries.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'now'>;

/** Somebody to write to, and the customer it is about. */
export type Told = Readonly<{
  mail: string;
  name: string | null;
  language: Reader['language'];
  customer: string;
  customerName: string;
}>;

export const toldOf = ({
  mail,
  given_name: givenName,
  prefix,
  surname,
  language,
  customer,
  customer_name: customerName,
}: Reader): Told => ({ mail, name: fullName({ givenName, prefix, surname }), language, customer, customerName });

/**
 * Queues the mail about these invoices to one person, and keeps who is told of what for as long as it may have to be
 * taken back.
 */
export async function announceTo(
  trx: Write,
  portal: Parts,
  customerId: number,
  to: Told,
  invoices: readonly NewInvoice[],
): Promise<void> {
  const id = newMailId();
  const { brand } = portal.config;
  const mail = composeMail(
    brand,
    portal.baseUrl,
    announcementWords(invoices, to.language, brand.company, {
      baseUrl: portal.baseUrl,
      customer: to.customer,
      customerName: to.customerName,
    }),
  );
  await queueMail(trx, { to: to.mail, ...(to.name === null ? {} : { toName: to.name }), ...mail }, id);
  await trx
    .insertInto('announcement')
    .values({
      id,
      customer_id: customerId,
      mail: to.mail,
      name: to.name,
      language: to.language,
      invoices: invoices.map((one) => one.id),
      queued_at: portal.now(),
    })
    .execute();
}

const daysKept = 90;

/** Who was told of what is forgotten after ninety days. */
export async function forgetAnnouncements(trx: Write, customerId: number, now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysKept * 86_400_000);
  await sql`delete from announcement where customer_id = ${customerId} and queued_at < ${before}`.execute(trx);
  await sql`delete from correction where customer_id = ${customerId} and made_at < ${before}`.execute(trx);
}
