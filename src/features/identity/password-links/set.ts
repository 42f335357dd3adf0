import type { SystemScope } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';
import type { Portal } from '../../../portal.ts';
import { record } from '../../record/log-events/index.ts';
import { storePassword } from '../passwords/index.ts';
import { endSession } from '../sessions/index.ts';
import { rememberDevice } from '../sign-in/index.ts';
import { useLink, type Purpose } from './links.ts';

type Parts = Pick<Portal, 'now'>;

type Setting = Readonly<{
  code: string;
  purpose: Purpose;
  hash: string;
  language: Language;
  /** Of the browser it is done with: whoever was signed in there. */ session: string | null;
}>;

/**
 * Sets the password of the link's account and uses the link up; all its sessions end and its owner gets a mail. Answers
 * a token for the browser it was done with, or null when the link worked no more: somebody else was first.
 */
export function setByLink(
  portal: Parts,
  scope: SystemScope,
  { code, purpose, hash, language, session }: Setting,
): Promise<string | null> {
  const now = portal.now();
  return useLink(scope, code, now, async (trx, { id: accountId }) => {
    // Who comes for the first time keeps the language they came in.
    if (purpose === 'first') await trx.updateTable('account').set({ language }).where('id', '=', accountId).execute();
    const account = await storePassword(trx, { accountId, hash, now });
    await endSession(trx, session);
    await record(
      trx,
      { ...scope, who: { ...scope.who, name: account.mail, accountId } },
      {
        action: account.first ? 'password.set' : 'password.changed',
        subject: account.mail,
        facts: { links: account.links },
      },
    );
    return rememberDevice(trx, accountId, now, null);
  });
}
