import { systemScope, write, type Write } from '../../../access/scopes.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import { isLanguage, type Language } from '../../../platform/text/language.ts';
import { mailLane, newMailId } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import { record } from '../../record/log-events/index.ts';
import { deliver, mailPatience } from '../../record/mail-delivery/index.ts';
import { makeLink, replaceOlder, type Purpose } from './links.ts';
import { linkMail } from './mails.ts';
import { accountForLink, organisationsOf, type LinkAccount } from './people.ts';

/**
 * Who asked, and in which language they did; 'invited' when staff made the account. `id` names the mail, at every try.
 * No secret lies in the queue.
 */
type Wish = Readonly<{ mail: string; language: Language; reason: 'asked' | 'invited'; id?: string }>;

/**
 * Queues a link by mail. The same for any address: who may have one is found out by the job. Somebody waits for it: it
 * goes first.
 */
export function askForLink(trx: Write, wish: Omit<Wish, 'id'>): Promise<void> {
  return enqueue(
    trx,
    'password-link',
    { ...wish, id: newMailId() },
    { key: `password-link:${wish.mail}`, priority: -10 },
  );
}

/**
 * Makes the link and mails it at once; earlier links go on working until a server took this mail. A second try makes a
 * new link, since the code of the first is known to nobody, unless its mail did get through: so both work.
 */
export const sendPasswordLink: Task<Portal, Wish> = {
  name: 'password-link',
  lane: mailLane,
  patience: mailPatience,
  async run(portal, { mail, language: asked, reason, id = newMailId() }) {
    const made = await linkFor(portal, mail, id);
    if (made === null) return portal.log.info({}, 'a password was asked for an address that may not have one');
    const { account, about, code, purpose, hash } = made;
    const language = purpose === 'first' && isLanguage(asked) ? asked : account.language;
    const words = linkMail({
      language,
      about,
      purpose,
      reason,
      name: account.name,
      code,
      brand: portal.config.brand,
      baseUrl: portal.baseUrl,
    });
    await deliver(portal, { ...words, to: account.mail, toName: account.name ?? undefined, id });
    await sent(portal, { account, hash, purpose });
  },
};

type Made = Readonly<{ account: LinkAccount; about: readonly string[]; code: string; hash: Buffer; purpose: Purpose }>;

function linkFor(portal: Portal, mail: string, wish: string): Promise<Made | null> {
  const now = portal.now();
  return write(systemScope(portal.database, 'portal'), async (trx) => {
    const account = await accountForLink(trx, mail, now);
    if (account === null) return null;
    const link = await makeLink(trx, { accountId: account.id, now, wish });
    return link === null
      ? null
      : { account, about: await organisationsOf(trx, account.id, now, portal.config.brand.company), ...link };
  });
}

function sent(portal: Portal, { account, hash, purpose }: Omit<Made, 'code' | 'about'>): Promise<void> {
  const scope = systemScope(portal.database, 'portal');
  return write(scope, async (trx) => {
    await replaceOlder(trx, hash, portal.now());
    await record(
      trx,
      { ...scope, who: { ...scope.who, accountId: account.id } },
      { action: 'password-link.sent', subject: account.mail, facts: { purpose } },
    );
  });
}
