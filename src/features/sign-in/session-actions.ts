import { randomBytes } from 'node:crypto';
import { write, type SystemScope, type Write } from '../../access/scopes.ts';
import type { Language } from '../../platform/text/language.ts';
import { doorsOf } from './doors.ts';
import { hashToken } from './session-queries.ts';

const hours = 3_600_000;

/** How long a session may live at most, in ms. Staff are never remembered. */
export const absoluteLimit = Object.freeze({ usual: 12 * hours, remembered: 30 * 24 * hours });

type NewSession = Readonly<{
  accountId: string;
  contactId: string | null;
  staffId: string | null;
  remember: boolean;
  now: Date;
  userAgent: string | null;
  address: string | null;
  /** When the person proved who they are, if that was earlier than now: a switch does not lengthen a session. */
  since?: Date;
}>;
export type OpenedSession = Readonly<{ token: string; /** For the cookie; null: until the browser closes. */ seconds: number | null }>;

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Opens a session and answers its token: the only moment it is known. The database keeps a hash. */
export async function openSession(trx: Write, { accountId, contactId, staffId, remember, now, userAgent, address, since = now }: NewSession): Promise<OpenedSession> {
  const token = newToken();
  const remembered = remember && staffId === null;
  const endsAt = new Date(since.getTime() + (remembered ? absoluteLimit.remembered : absoluteLimit.usual));
  await trx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      contact_id: contactId,
      staff_id: staffId,
      remember: remembered,
      created_at: since,
      last_seen_at: now,
      ends_at: endsAt,
      user_agent: userAgent?.slice(0, 300) ?? null,
      address,
    })
    .execute();
  await trx.updateTable('account').set({ last_contact_id: contactId }).where('id', '=', accountId).execute();
  return { token, seconds: remembered ? Math.floor((endsAt.getTime() - now.getTime()) / 1000) : null };
}

/** Who chose a language on this device before signing in stays in it. Answers whether that differs from what the account had. */
export async function stayInLanguage(trx: Write, accountId: string, language: Language | null): Promise<boolean> {
  if (language === null) return false;
  const changed = await trx.updateTable('account').set({ language }).where('id', '=', accountId).where('language', '!=', language).executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Ends the session of this token, if there is one. */
export async function endSession(trx: Write, token: string | null): Promise<void> {
  if (token !== null) await trx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
}

/** Opens a session for a mail address without a password: for tests and benchmarks, never behind a route. */
export async function startSession(scope: SystemScope, { mail, customer, now }: { mail: string; customer: string | null; now: Date }): Promise<string> {
  const doors = await doorsOf(scope, mail, now);
  const door = customer === null ? doors[0] : doors.find((one) => one.customerNumber === customer);
  if (door === undefined) throw new Error(`${mail} has nowhere to come in.`);
  const { token } = await write(scope, (trx) => openSession(trx, { ...door, remember: false, now, userAgent: null, address: null }));
  return token;
}
