import { write, type SystemScope } from '../../access/scopes.ts';
import { audit } from '../audit/index.ts';
import type { Door } from './doors.ts';
import { absoluteLimit, openSession, type OpenedSession } from './session-actions.ts';
import { hashToken } from './session-queries.ts';

/**
 * Goes on at another door of the same account, with a new token; the old one ends. It does not lengthen the session. Answers null when
 * the session is gone, or is too old for the staff side: then the person signs in again.
 */
export async function switchDoor(scope: SystemScope, token: string | null, door: Door, now: Date): Promise<OpenedSession | null> {
  return write(scope, async (trx) => {
    const before = await trx
      .deleteFrom('session')
      .where('token_hash', '=', hashToken(token ?? ''))
      .where('account_id', '=', door.accountId)
      .returning(['created_at', 'remember', 'user_agent', 'address'])
      .executeTakeFirst();
    if (before === undefined) return null;
    if (door.staffId !== null && now.getTime() - before.created_at.getTime() > absoluteLimit.usual) return null;
    await audit(trx, scope, { action: 'session.switched', subject: door.customerName });
    return openSession(trx, { ...door, remember: before.remember, now, since: before.created_at, userAgent: before.user_agent, address: before.address });
  });
}
