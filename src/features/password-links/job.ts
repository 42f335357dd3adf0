import { systemScope, write, type Write } from '../../access/scopes.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Task } from '../../platform/jobs/worker.ts';
import { isLanguage, type Language } from '../../platform/text/language.ts';
import type { Portal } from '../../portal.ts';
import { audit } from '../audit/index.ts';
import { makeLink, type Purpose } from './links.ts';
import { linkMail } from './mails.ts';
import { accountForLink, type LinkAccount } from './people.ts';

/** Who asked, and in which language they did; 'invited' when staff made the account. No secret lies in the queue. */
type Wish = Readonly<{ mail: string; language: Language; reason: 'asked' | 'invited' }>;

/** Queues a link by mail. The same for any address: who may have one is found out by the job. */
export function askForLink(trx: Write, wish: Wish): Promise<void> {
  return enqueue(trx, 'password-link', wish, { key: `password-link:${wish.mail}` });
}

/** Makes the link and mails it at once. A second try makes a new link, since the code of the first is known to nobody. */
export const sendPasswordLink: Task<Portal, Wish> = {
  name: 'password-link',
  async run(portal, { mail, language: asked, reason }, job) {
    const made = await linkFor(portal, mail);
    if (made === null) return portal.log.info({}, 'a password was asked for an address that may not have one');
    const { account, code, purpose } = made;
    const language = purpose === 'first' && isLanguage(asked) ? asked : account.language;
    const words = linkMail({ language, purpose, reason, name: account.name, code, brand: portal.config.brand, baseUrl: portal.baseUrl });
    await portal.mailer.send({ ...words, to: account.mail, toName: account.name ?? undefined, id: `job-${job.id}-${job.attempt}` });
  },
};

function linkFor(portal: Portal, mail: string): Promise<null | { account: LinkAccount; code: string; purpose: Purpose }> {
  const scope = systemScope(portal.database, 'portal');
  const now = portal.now();
  return write(scope, async (trx) => {
    const account = await accountForLink(trx, mail, now);
    if (account === null) return null;
    const link = await makeLink(trx, { accountId: account.id, now });
    if (link === null) return null;
    const { code, purpose } = link;
    await audit(trx, { ...scope, who: { ...scope.who, accountId: account.id } }, { action: 'password-link.sent', subject: account.mail, detail: { purpose } });
    return { account, code, purpose };
  });
}
