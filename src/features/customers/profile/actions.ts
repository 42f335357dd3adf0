import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { CustomerActor, StaffActor } from '../../../access/actor.ts';
import { write, type CustomerScope, type SystemScope } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import { record } from '../../record/log-events/index.ts';
import { endCalendarLinks, lockAccount, storePassword } from '../../identity/passwords/index.ts';
import { isSessionOpen, openSession, takeSession, type OpenedSession } from '../../identity/sessions/index.ts';
import { rememberDevice } from '../../identity/sign-in/index.ts';
import { ownOf } from './inputs.ts';
import { heldContact, type Own, type OwnContact } from './queries.ts';

type Parts = Pick<Portal, 'now'>;

type Person = CustomerActor | StaffActor;

/** The system's scope with this person in the log. */
function withPerson(scope: SystemScope, actor: Person): SystemScope {
  const place =
    actor.kind === 'staff' ? { staffId: actor.staffId } : { contactId: actor.contactId, customerId: actor.customerId };
  return { ...scope, who: { ...scope.who, name: actor.name, accountId: actor.accountId, ...place } };
}

/**
 * Keeps what a contact fills in beside what imports say, on every record they have here; what is in `back` takes the
 * imported value again. The back office gets a mail about a number that is another one now, since its list is where the
 * rest comes from: one, however often the form was posted, because it is held against what stands there at that moment.
 */
export async function changeReach(
  portal: Parts,
  scope: CustomerScope,
  typed: OwnContact['shown'],
  back: readonly string[],
): Promise<void> {
  const { contactIds, customerId, accountId } = scope.actor;
  await write(scope, async (trx) => {
    const before = await heldContact(trx, scope);
    const own = ownOf(before, typed, back);
    const changed = (['phone', 'mobile', 'mail_categories'] as const).filter(
      (field) => !isDeepStrictEqual(own[field], before.own[field]),
    );
    if (changed.length === 0) return;
    const given = changed.filter((field) => own[field] === null);
    const now = {
      phone: (own.phone ?? before.imported.phone) || null,
      mobile: (own.mobile ?? before.imported.mobile) || null,
    };
    // Another record of the same person may have a value of its own where this one follows the import: it stays until
    // it is changed.
    const next = <T>(field: keyof Own, value: T) =>
      value === null && !changed.includes(field)
        ? sql<T>`case when own_by = account_id then ${sql.ref(`own_${field}`)} end`
        : value;
    const values = {
      own_by: accountId,
      own_phone: next('phone', own.phone),
      own_mobile: next('mobile', own.mobile),
      own_mail_categories: next('mail_categories', own.mail_categories === null ? null : [...own.mail_categories]),
    };
    await trx
      .updateTable('contact')
      .set(values)
      .where('customer_id', '=', customerId)
      .where('id', 'in', contactIds)
      .execute();
    await record(trx, scope, {
      action: 'profile.changed',
      subject: scope.actor.name,
      facts: { changed, ...(given.length > 0 ? { back: given } : {}) },
      personal: { before: { phone: before.shown.phone, mobile: before.shown.mobile }, after: now },
    });
  });
}

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
    await record(trx, withPerson(scope, actor), { action: 'password.changed', subject: mail, facts: { links } });
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
      await record(trx, withPerson(scope, actor), {
        action: 'sessions.ended',
        facts: { count, ...(links > 0 ? { links } : {}) },
      });
    return count;
  });
}
