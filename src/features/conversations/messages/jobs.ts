import { inOneFlight, systemScope, write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import { queueMail } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import type { Happened, Queued } from '../../record/log-events/index.ts';
import { answerMail, receiptMail, staffMail } from './mails.ts';
import { mailFacts } from './mail-queries.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database'>;

type Payload = Readonly<{ message: string }>;

/** Which message an event tells of. */
export const messageOf = ({ facts }: Happened): Queued<Payload> => ({ payload: { message: String(facts['message']) } });

/**
 * Tells the customer's own person (else the service desk) that a customer wrote, and the customer that it arrived. A
 * second run makes the same two mails.
 */
export const mailMessageToStaff: Task<Parts, Payload> = {
  name: 'mail-message-to-staff',
  async run(portal, { message }) {
    const scope = systemScope(portal.database);
    const [[facts]] = await inOneFlight(scope, mailFacts({ message }));
    if (facts === undefined) return;
    const to = facts.manager_mail ?? portal.config.staffMail;
    const { brand } = portal.config;
    const writer = facts.contact_mail;
    await write(scope, async (trx) => {
      await queueMail(
        trx,
        { to, ...(writer ? { replyTo: writer } : {}), ...staffMail(brand, portal.baseUrl, facts) },
        `${message}-staff`,
      );
      if (writer !== null)
        await queueMail(
          trx,
          { to: writer, toName: facts.contact_name, ...receiptMail(brand, portal.baseUrl, facts) },
          `${message}-receipt`,
        );
    });
  },
};

/** Tells the contact that there is an answer, unless they asked not to be mailed about messages. */
export const mailAnswerToContact: Task<Parts, Payload> = {
  name: 'mail-answer-to-contact',
  async run(portal, { message }) {
    const scope = systemScope(portal.database);
    const [[facts]] = await inOneFlight(scope, mailFacts({ message }));
    if (facts?.contact_mail == null || !facts.mail_categories.includes('messages')) return;
    const mail = answerMail(portal.config.brand, portal.baseUrl, facts);
    await write(scope, (trx) =>
      queueMail(trx, { to: facts.contact_mail!, toName: facts.contact_name, ...mail }, `${message}-answer`),
    );
  },
};
