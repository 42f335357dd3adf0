import { read, write, type SystemScope, type Write } from '../../access/scopes.ts';
import { plain } from '../../database/statement.ts';
import { newToken } from '../sign-in/index.ts';
import { createHash } from 'node:crypto';

const hours = 3_600_000;

/** How long a link works, in ms: the first one reaches people who read mail once a day; a reset is asked for by someone who waits. */
export const linkLife = Object.freeze({ first: 72 * hours, reset: hours });
export type Purpose = keyof typeof linkLife;

const hashCode = (code: string) => createHash('sha256').update(`password-link:${code}`).digest();
export const looksLikeCode = (code: string): boolean => /^[\w-]{43}$/.test(code);

/** Makes a link for an account and answers its code: the only moment it is known. Links made before stop working. */
export async function makeLink(trx: Write, { accountId, purpose, now }: { accountId: string; purpose: Purpose; now: Date }): Promise<string> {
  // One at a time per account, or two jobs could each leave a working link.
  await trx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
  await trx.updateTable('password_link').set({ replaced_at: now }).where('account_id', '=', accountId).where('used_at', 'is', null).where('replaced_at', 'is', null).execute();
  const code = newToken();
  await trx.insertInto('password_link').values({ token_hash: hashCode(code), account_id: accountId, purpose, created_at: now, expires_at: new Date(now.getTime() + linkLife[purpose]) }).execute();
  return code;
}

/** 'open' works; 'expired' can be renewed; 'gone' was used or replaced; 'unknown' was never ours. */
export type Link = Readonly<{ state: 'open' | 'expired' | 'gone'; accountId: string; mail: string; purpose: Purpose }>;

type LinkRow = { state: Link['state']; account_id: string; mail: string; purpose: Purpose };

const linkByCode = `
select a.id as account_id, a.mail, l.purpose,
  case when l.used_at is not null or l.replaced_at is not null or a.disabled_at is not null then 'gone' when l.expires_at <= $2::timestamptz then 'expired' else 'open' end as state
from password_link l join account a on a.id = l.account_id where l.token_hash = $1`;

/** Looks at a link without touching it: mail scanners open links before people do. */
export async function findLink(scope: SystemScope, code: string, now: Date): Promise<Link | null> {
  if (!looksLikeCode(code)) return null;
  const [[row]] = await read(scope, plain<LinkRow>(linkByCode, hashCode(code), now));
  return row === undefined ? null : { state: row.state, accountId: row.account_id, mail: row.mail, purpose: row.purpose };
}

/** Uses a link up and does `work` in the same transaction. Of any number at once one wins; answers null to the others. */
export async function useLink<T>(scope: SystemScope, code: string, now: Date, work: (trx: Write, accountId: string) => Promise<T>): Promise<T | null> {
  return write(scope, async (trx) => {
    const used = await trx
      .updateTable('password_link')
      .set({ used_at: now })
      .where('token_hash', '=', hashCode(code))
      .where('used_at', 'is', null)
      .where('replaced_at', 'is', null)
      .where('expires_at', '>', now)
      .where(({ exists, selectFrom }) => exists(selectFrom('account').select('id').whereRef('account.id', '=', 'password_link.account_id').where('disabled_at', 'is', null)))
      .returning('account_id')
      .executeTakeFirst();
    return used === undefined ? null : work(trx, used.account_id);
  });
}
