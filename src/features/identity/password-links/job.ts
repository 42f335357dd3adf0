import { systemScope, write } from '../../../access/scopes.ts';
import type { Task } from '../../../platform/jobs/worker.ts';
import { isLanguage, type Language } from '../../../platform/text/language.ts';
import { mailLane, newMailId } from '../../../platform/mail/task.ts';
import type { Portal } from '../../../portal.ts';
import { record, type Happened, type Queued } from '../../record/log-events/index.ts';
import { deliver, mailPatience } from '../../record/mail-delivery/index.ts';
import { makeLink, replaceOlder, type Purpose } from './links.ts';
import { linkMail } from './mails.ts';
import { accountForLink, organisationsOf, type LinkAccount } from './people.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'database' | 'mailer' | 'now' | 'log'>;

/**
 * Who asked, and in which language they did; 'invited' when staff made the account. `id` names the mail, at every try.
 * No secret lies in the queue.
 */
type Wish = Readonly<{ mail: string; language: Language; reason: 'asked' | 'invited'; id?: string }>;

/**
 * A link by mail for who asked, and for staff that are invited. The same for any address: who may have one is found out
 * by the job. Somebody waits for it: it goes first.
 */
export function linkFor({ action, subject, facts }: Happened): Queued<Wish> | null {
  const invited = action !== 'password-link.asked';
  if (subject === null || (invited && facts['invite'] !== true)) return null;
  const language = facts['language'] === 'en' ? 'en' : 'nl';
  return {
    payload: { mail: subject, language, reason: invited ? 'invited' : 'asked', id: newMailId() },
    key: `password-link:${subject}`,
    priority: -10,
  };
}

/**
 * Makes the link and mails it at once; earlier links go on working until a server took this mail. A second try makes a
 * new link, since the code of the first is known to nobody, unless its mail did get through: so both work.
 */
export const sendPasswordLink: Task<Parts, Wish> = {
  name: 'password-link',
  lane: mailLane,
  patience: mailPatience,
  async run(portal, { mail, language: asked, reason, id = newMailId() }) {
    const made = await madeFor(portal, mail, id);
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

function madeFor(portal: Parts, mail: string, wish: string): Promise<Made | null> {
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

function sent(portal: Parts, { account, hash, purpose }: Omit<Made, 'code' | 'about'>): Promise<void> {
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
