import type { CustomerActor, StaffActor } from '../../../access/actor.ts';
import { write, type SystemScope } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import { record } from '../../record/log-events/index.ts';
import { endCalendarLinks, lockAccount, storePassword } from '../passwords/index.ts';
import { isSessionOpen, openSession, takeSession, type OpenedSession } from '../sessions/index.ts';
import { rememberDevice } from '../sign-in/index.ts';
import { asPerson } from '../../../access/person.ts';

type Parts = Pick<Portal, 'now'>;

type Person = CustomerActor | StaffActor;

type Change = Readonly<{
  /** The hash that the present password was held against. */ proven: string;
  hash: string;
  token: string | null;
  device: string | null;
}>;

/**
 * Changes the password of a signed-in person: every other session and every calendar link ends, this session goes on
 * under a new token. Null when it was gone, or when the password that was proven is not the account's any more.
 */
export async function changePassword(
  portal: Parts,
  scope: SystemScope,
  actor: Person,
  { proven, hash, token, device }: Change,
): Promise<{ session: OpenedSession; device: string } | null> {
  const now = portal.now();
  return write(scope, async (trx) => {
    const account = await lockAccount(trx, actor.accountId);
    if (account === null || account.hash !== proven) return null;
    const before = await takeSession(trx, token, account);
    if (before === null) return null;
    const { mail, links } = await storePassword(trx, { accountId: actor.accountId, hash, now });
    const session = await openSession(trx, { ...before, now });
    const remembered = await rememberDevice(trx, actor.accountId, now, device);
    await record(trx, asPerson(scope, actor), { action: 'password.changed', subject: mail, facts: { links } });
    return session === null ? null : { session, device: remembered };
  });
}

/**
 * Ends one session of this person, or with null all but the present one and every calendar link. Answers how many
 * sessions ended; null when the present one was ended itself meanwhile: who was sent away sends nobody away.
 */
export async function endSessions(
  scope: SystemScope,
  actor: Person,
  which: string | null,
  now: Date,
): Promise<number | null> {
  return write(scope, async (trx) => {
    await lockAccount(trx, actor.accountId);
    if (!(await isSessionOpen(trx, actor))) return null;
    const own = trx.deleteFrom('session').where('account_id', '=', actor.accountId);
    const { numDeletedRows } = await (
      which === null ? own.where('id', '<>', actor.sessionId) : own.where('id', '=', which)
    ).executeTakeFirstOrThrow();
    const count = Number(numDeletedRows);
    const links = which === null ? await endCalendarLinks(trx, actor.accountId, now) : 0;
    if (count + links > 0)
      await record(trx, asPerson(scope, actor), {
        action: 'sessions.ended',
        facts: { count, ...(links > 0 ? { links } : {}) },
      });
    return count;
  });
}
