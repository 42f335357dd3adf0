import { write, type CustomerScope } from '../../access/scopes.ts';
import { audit } from '../audit/index.ts';
import type { LinkKind } from './queries.ts';
import { hashToken, newToken } from './token.ts';

/** Links of one person at the same time; more are forgotten ones. */
export const mostLinks = 10;

/** Makes a link and answers its secret, which cannot be shown again. Null when this person has enough of them. */
export function makeLink(scope: CustomerScope, kind: LinkKind): Promise<string | null> {
  const token = newToken();
  const { customerId: customer_id, actor: { contactId: contact_id } } = scope;
  return write(scope, async (trx) => {
    const { count } = await trx.selectFrom('calendar_link').select((eb) => eb.fn.countAll<number>().as('count')).where('customer_id', '=', customer_id).where('contact_id', '=', contact_id).where('revoked_at', 'is', null).executeTakeFirstOrThrow();
    if (Number(count) >= mostLinks) return null;
    await trx.insertInto('calendar_link').values({ customer_id, contact_id, kind, token_hash: hashToken(token) }).execute();
    await audit(trx, scope, { action: 'calendar-link.made', subject: kind });
    return token;
  });
}

/** Withdraws one's own link: the calendar that follows it gets nothing from now on. False when there is no such link. */
export function withdrawLink(scope: CustomerScope, id: string, now: Date): Promise<boolean> {
  return write(scope, async (trx) => {
    const row = await trx.updateTable('calendar_link').set({ revoked_at: now }).where('customer_id', '=', scope.customerId).where('contact_id', '=', scope.actor.contactId).where('id', '=', id).where('revoked_at', 'is', null).returning('kind').executeTakeFirst();
    if (row === undefined) return false;
    await audit(trx, scope, { action: 'calendar-link.withdrawn', subject: row.kind });
    return true;
  });
}
