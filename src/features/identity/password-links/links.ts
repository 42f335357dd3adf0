import { hashToken, newToken } from '../../../platform/token.ts';
import { sql } from 'kysely';
import { inOneFlight, write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { lockAccount, type LockedAccount } from '../passwords/index.ts';

const hours = 3_600_000;

/**
 * How long a link works, in ms: the first one reaches people who read mail once a day; a reset is asked for by someone
 * who waits.
 */
const linkLife = Object.freeze({ first: 72 * hours, reset: hours });
export type Purpose = keyof typeof linkLife;

// A mail program may take the stop, comma or bracket behind a link for a part of it.
const bare = (code: string): string => code.replace(/[^\w-]+$/, '');
const hashCode = (code: string) => hashToken('password-link', bare(code));
const looksLikeCode = (code: string): boolean => /^[\w-]{43}$/.test(bare(code));

type NewLink = Readonly<{ accountId: string; now: Date; /** The mail it goes out with, at every try. */ wish: string }>;

/**
 * Makes a link for an account and answers its code: the only moment it is known. Links made before go on working for
 * now. What it is for is decided on the account as it is now. Null when the account was closed meanwhile.
 */
export async function makeLink(
  trx: Write,
  { accountId, now, wish }: NewLink,
): Promise<Readonly<{ code: string; hash: Buffer; purpose: Purpose }> | null> {
  const account = await lockAccount(trx, accountId);
  if (account === null || account.disabled) return null;
  const purpose: Purpose = account.hash === null ? 'first' : 'reset';
  const code = newToken('password-link');
  const hash = hashCode(code);
  const ends = new Date(now.getTime() + linkLife[purpose]);
  await trx
    .insertInto('password_link')
    .values({ token_hash: hash, account_id: accountId, purpose, created_at: now, expires_at: ends, wish })
    .execute();
  return { code, hash, purpose };
}

/**
 * The mail with this link was taken: links of earlier wishes stop working. A link that was replaced itself replaces
 * nothing.
 */
export async function replaceOlder(trx: Write, hash: Buffer, now: Date): Promise<void> {
  // One at a time per account, or two mails at once could each replace the other.
  await sql`select from account where id = (select account_id from password_link
    where token_hash = ${hash}) for update`.execute(trx);
  await sql`update password_link old set replaced_at = ${now} from password_link fresh
    where fresh.token_hash = ${hash} and fresh.replaced_at is null and old.account_id = fresh.account_id
      and old.wish is distinct from fresh.wish
      and old.created_at <= fresh.created_at and old.used_at is null and old.replaced_at is null`.execute(trx);
}

/** 'open' works; 'expired' can be renewed; 'gone' was used or replaced; 'unknown' was never ours. */
export type Link = Readonly<{ state: 'open' | 'expired' | 'gone'; accountId: string; mail: string; purpose: Purpose }>;

type LinkRow = { state: Link['state']; account_id: string; mail: string; purpose: Purpose };

const linkByCode = `
select a.id as account_id, a.mail, l.purpose,
  case when l.used_at is not null or l.replaced_at is not null or a.disabled_at is not null then 'gone'
    when l.expires_at <= $2::timestamptz then 'expired' else 'open' end as state
from password_link l join account a on a.id = l.account_id where l.token_hash = $1`;

/** Looks at a link without touching it: mail scanners open links before people do. */
export async function findLink(scope: SystemScope, code: string, now: Date): Promise<Link | null> {
  if (!looksLikeCode(code)) return null;
  const [[row]] = await inOneFlight(scope, plain<LinkRow>(linkByCode, hashCode(code), now));
  return row === undefined
    ? null
    : { state: row.state, accountId: row.account_id, mail: row.mail, purpose: row.purpose };
}

/**
 * Uses a link up and does `work` in the same transaction, which holds the account. Of any number at once one wins;
 * answers null to the others.
 */
export async function useLink<T>(
  scope: SystemScope,
  code: string,
  now: Date,
  work: (trx: Write, account: LockedAccount) => Promise<T>,
): Promise<T | null> {
  return write(scope, async (trx) => {
    const found = await trx
      .selectFrom('password_link')
      .select('account_id')
      .where('token_hash', '=', hashCode(code))
      .executeTakeFirst();
    const account = found === undefined ? null : await lockAccount(trx, found.account_id);
    if (account === null || account.disabled) return null;
    const used = await trx
      .updateTable('password_link')
      .set({ used_at: now })
      .where('token_hash', '=', hashCode(code))
      .where('used_at', 'is', null)
      .where('replaced_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('account_id')
      .executeTakeFirst();
    return used === undefined ? null : work(trx, account);
  });
}
