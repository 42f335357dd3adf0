import { hashToken, newToken } from '../../../platform/token.ts';
import { sql } from 'kysely';
import type { CustomerActor } from '../../../access/actor.ts';
import { write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { dayOf } from '../../../platform/text/today.ts';
import { record } from '../../record/log-events/index.ts';
import { lockAccount } from '../../identity/passwords/index.ts';
import { isSessionOpen } from '../../identity/sessions/index.ts';
import type { LinkKind } from './queries.ts';
import { tokenOfForm } from './token.ts';
import { asPerson } from '../../../access/person.ts';

/** Links of one person at one organisation at the same time; more are forgotten ones. */
export const mostLinks = 10;

export type MadeLink = Readonly<{ kind: 'made'; token: string }> | Readonly<{ kind: 'enough' | 'signed-out' | 'gone' }>;

/**
 * Makes a link and answers its secret, which cannot be shown again; or that this person has enough of them. The account
 * is held: of several at once none goes over the number, and a session that is being ended elsewhere leaves no link
 * behind. A form that made its link already answers that one, or that it was withdrawn.
 */
export function makeLink(
  scope: SystemScope,
  actor: CustomerActor,
  kind: LinkKind,
  now: Date,
  once: string | null,
): Promise<MadeLink> {
  const { customerId: customer_id, contactId: contact_id, accountId: account_id } = actor;
  const token = once === null ? newToken('calendar-link') : tokenOfForm(once, [account_id, customer_id, kind]);
  return write(scope, async (trx): Promise<MadeLink> => {
    if ((await lockAccount(trx, account_id)) === null || !(await isSessionOpen(trx, actor)))
      return { kind: 'signed-out' };
    const made = await trx
      .selectFrom('calendar_link')
      .select(['revoked_at', 'ends_at'])
      .where('token_hash', '=', hashToken('calendar-link', token))
      .executeTakeFirst();
    if (made !== undefined)
      return made.revoked_at === null && made.ends_at > now ? { kind: 'made', token } : { kind: 'gone' };
    const { count } = await trx
      .selectFrom('calendar_link')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('customer_id', '=', customer_id)
      .where('account_id', '=', account_id)
      .where('revoked_at', 'is', null)
      .where('ends_at', '>', now)
      .executeTakeFirstOrThrow();
    if (Number(count) >= mostLinks) return { kind: 'enough' };
    const ends_at = sql<Date>`app.access_until(${account_id}, ${customer_id}, ${dayOf(now)}::date)`;
    await trx
      .insertInto('calendar_link')
      .values({ customer_id, contact_id, account_id, kind, token_hash: hashToken('calendar-link', token), ends_at })
      .execute();
    await record(trx, asPerson(scope, actor), { action: 'calendar-link.made', subject: kind });
    return { kind: 'made', token };
  });
}

/**
 * Withdraws one's own link: the calendar that follows it gets nothing from now on. Once more is well too; false when
 * there is no such link.
 */
export function withdrawLink(scope: SystemScope, actor: CustomerActor, id: string, now: Date): Promise<boolean> {
  return write(scope, async (trx) => {
    const row = await trx
      .updateTable('calendar_link')
      .set({ revoked_at: now })
      .where('customer_id', '=', actor.customerId)
      .where('account_id', '=', actor.accountId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('kind')
      .executeTakeFirst();
    if (row === undefined) return (await ownLink(trx, actor, id)) !== undefined;
    await record(trx, asPerson(scope, actor), { action: 'calendar-link.withdrawn', subject: row.kind });
    return true;
  });
}

const ownLink = (trx: Write, { customerId, accountId }: CustomerActor, id: string) =>
  trx
    .selectFrom('calendar_link')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
