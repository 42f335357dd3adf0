import { hashToken, newToken } from '../../../platform/token.ts';
import { sql } from 'kysely';
import { write, type SystemScope, type Write } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';
import { dayOf } from '../../../platform/text/today.ts';
import { lockAccount, type LockedAccount } from '../passwords/index.ts';
import { doorsOf } from './doors.ts';

const hours = 3_600_000;

/** How long a session may live at most, in ms. Staff are never remembered. */
export const absoluteLimit = Object.freeze({ usual: 12 * hours, remembered: 30 * 24 * hours });

type NewSession = Readonly<{
  account: LockedAccount;
  contactId: string | null;
  staffId: string | null;
  remember: boolean;
  now: Date;
  userAgent: string | null;
  address: string | null;
  /** When the person proved who they are, if that was earlier than now: a switch does not lengthen a session. */
  since?: Date;
  /** The id of the session that goes on, so that its device can still be signed out from a list made before. */
  id?: string;
}>;
export type OpenedSession = Readonly<{
  token: string;
  /** For the cookie; null: until the browser closes. */ seconds: number | null;
}>;

/**
 * Opens a session and answers its token: the only moment it is known. The database keeps a hash. Null when this door
 * closed since it was looked at. A session never lives longer than its person may enter, as it stands now: past their
 * last day it does not sleep, it ends.
 */
export async function openSession(
  trx: Write,
  { account, contactId, staffId, remember, now, userAgent, address, since = now, id }: NewSession,
): Promise<OpenedSession | null> {
  if (account.disabled) return null;
  const token = newToken('session');
  const remembered = remember && staffId === null;
  const longest = new Date(since.getTime() + (remembered ? absoluteLimit.remembered : absoluteLimit.usual));
  const {
    rows: [opened],
  } = await sql<{ ends_at: Date }>`
    insert into session (id, token_hash, account_id, contact_id, staff_id, remember, created_at, last_seen_at, ends_at,
      user_agent, address)
    select coalesce(${id ?? null}::uuid, gen_random_uuid()), ${hashToken('session', token)}::bytea, ${account.id}::uuid,
      ${contactId}::uuid, ${staffId}::uuid, ${remembered}::boolean,
      ${since}::timestamptz, ${now}::timestamptz, least(${longest}::timestamptz, door.until),
        ${userAgent?.slice(0, 300) ?? null}::text, ${address}::inet
    from (
      select app.access_until(${account.id}, customer_id, ${dayOf(now)}::date) as until from contact
        where id = ${contactId}::uuid
      union all select 'infinity' from staff_member where id = ${staffId}::uuid and account_id = ${account.id}
        and ended_at is null
    ) door where door.until is not null
    returning ends_at`.execute(trx);
  if (opened === undefined) return null;
  await trx.updateTable('account').set({ last_contact_id: contactId }).where('id', '=', account.id).execute();
  return { token, seconds: remembered ? Math.floor((opened.ends_at.getTime() - now.getTime()) / 1000) : null };
}

/**
 * Who chose a language on this device before signing in stays in it. Answers whether that differs from what the account
 * had.
 */
export async function stayInLanguage(trx: Write, accountId: string, language: Language | null): Promise<boolean> {
  if (language === null) return false;
  const changed = await trx
    .updateTable('account')
    .set({ language })
    .where('id', '=', accountId)
    .where('language', '!=', language)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Whether a session that was looked at earlier is still there: it may have ended while its account was waited for. */
export async function isSessionOpen(
  trx: Write,
  { sessionId, accountId }: Readonly<{ sessionId: string; accountId: string }>,
): Promise<boolean> {
  return (
    (await trx
      .selectFrom('session')
      .select('id')
      .where('id', '=', sessionId)
      .where('account_id', '=', accountId)
      .executeTakeFirst()) !== undefined
  );
}

/**
 * Ends the session of this token, if there is one; of `known` also when it got another token a moment ago (another tab
 * switched).
 */
export async function endSession(
  trx: Write,
  token: string | null,
  known: Readonly<{ sessionId: string }> | null = null,
): Promise<void> {
  if (token !== null) await trx.deleteFrom('session').where('token_hash', '=', hashToken('session', token)).execute();
  if (known !== null) await trx.deleteFrom('session').where('id', '=', known.sessionId).execute();
}

/** Opens a session for a mail address without a password: for tests and benchmarks, never behind a route. */
export async function startSession(
  scope: SystemScope,
  { mail, customer, now }: { mail: string; customer: string | null; now: Date },
): Promise<string> {
  const doors = await doorsOf(scope, mail, now);
  const door = customer === null ? doors[0] : doors.find((one) => one.customerNumber === customer);
  if (door === undefined) throw new Error(`${mail} has nowhere to come in.`);
  const opened = await write(scope, async (trx) => {
    const account = await lockAccount(trx, door.accountId);
    return account === null
      ? null
      : openSession(trx, { ...door, account, remember: false, now, userAgent: null, address: null });
  });
  if (opened === null) throw new Error(`${mail} may not come in.`);
  return opened.token;
}
