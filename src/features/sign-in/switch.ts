import { write, type SystemScope, type Write } from '../../access/scopes.ts';
import { audit } from '../audit/index.ts';
import type { Door } from './doors.ts';
import { absoluteLimit, openSession, type OpenedSession } from './session-actions.ts';
import { hashToken } from './session-queries.ts';

/** Ends the session of this token and answers what `openSession` needs to go on under a new one, not longer than the old. Null when it is gone. */
export async function takeSession(trx: Write, token: string | null, accountId: string) {
  const row = await trx
    .deleteFrom('session')
    .where('token_hash', '=', hashToken(token ?? ''))
    .where('account_id', '=', accountId)
    .returning(['contact_id', 'staff_id', 'created_at', 'remember', 'user_agent', 'address'])
    .executeTakeFirst();
  if (row === undefined) return null;
  return { accountId, contactId: row.contact_id, staffId: row.staff_id, since: row.created_at, remember: row.remember, userAgent: row.user_agent, address: row.address };
}

/**
 * Goes on at another door of the same account, with a new token; the old one ends. Answers null when the session is gone, or is too old
 * for the staff side: then the person signs in again.
 */
export async function switchDoor(scope: SystemScope, token: string | null, door: Door, now: Date): Promise<OpenedSession | null> {
  return write(scope, async (trx) => {
    const before = await takeSession(trx, token, door.accountId);
    if (before === null) return null;
    if (door.staffId !== null && now.getTime() - before.since.getTime() > absoluteLimit.usual) return null;
    await audit(trx, scope, { action: 'session.switched', subject: door.customerName });
    return openSession(trx, { ...before, contactId: door.contactId, staffId: door.staffId, now });
  });
}
