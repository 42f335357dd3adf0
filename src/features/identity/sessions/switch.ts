import { hashToken } from '../../../platform/token.ts';
import { write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { record } from '../../record/log-events/index.ts';
import { lockAccount, type LockedAccount } from '../passwords/index.ts';
import type { Door } from './doors.ts';
import { absoluteLimit, openSession, type OpenedSession } from './actions.ts';

/**
 * Ends the session of this token and answers what `openSession` needs to go on under a new one, not longer than the
 * old. Null when it is gone. The account is held: a session that is being ended elsewhere is ended before, or this one
 * is.
 */
export async function takeSession(trx: Write, token: string | null, account: LockedAccount) {
  const row = await trx
    .deleteFrom('session')
    .where('token_hash', '=', hashToken('session', token ?? ''))
    .where('account_id', '=', account.id)
    .returning(['id', 'contact_id', 'staff_id', 'created_at', 'remember', 'user_agent', 'address'])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    account,
    contactId: row.contact_id,
    staffId: row.staff_id,
    since: row.created_at,
    remember: row.remember,
    userAgent: row.user_agent,
    address: row.address,
  };
}

/**
 * Goes on at another door of the same account, with a new token; the old one ends. Answers null when the session is
 * gone, or is too old for the staff side, or the door closed meanwhile: then the person signs in again.
 */
export async function switchDoor(
  scope: SystemScope,
  token: string | null,
  door: Door,
  now: Date,
): Promise<OpenedSession | null> {
  return write(scope, async (trx) => {
    const account = await lockAccount(trx, door.accountId);
    const before = account === null ? null : await takeSession(trx, token, account);
    if (before === null) return null;
    if (door.staffId !== null && now.getTime() - before.since.getTime() > absoluteLimit.usual) return null;
    const session = await openSession(trx, { ...before, contactId: door.contactId, staffId: door.staffId, now });
    if (session !== null) await record(trx, scope, { action: 'session.switched', subject: door.customerName });
    return session;
  });
}
