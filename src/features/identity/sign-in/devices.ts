import { hashToken, newToken } from '../../../platform/token.ts';
import type { Write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';

const lifetimeMs = 365 * 24 * 3_600_000;

/** Whether somebody signed in with this browser on this account before. A row, or none. */
export const knownDevice = (token: string | null, mail: string, now: Date) =>
  plain<{ known: boolean }>(
    'select true as known from known_device d join account a on a.id = d.account_id where d.token_hash = $1 and a.mail = $2 and d.last_used_at > $3::timestamptz',
    hashToken('device', token ?? ''),
    mail,
    new Date(now.getTime() - lifetimeMs),
  );

/** Remembers the browser for this account under a new token, and answers it. The old token ends. */
export async function rememberDevice(trx: Write, accountId: string, now: Date, before: string | null): Promise<string> {
  if (before !== null)
    await trx
      .deleteFrom('known_device')
      .where('token_hash', '=', hashToken('device', before))
      .where('account_id', '=', accountId)
      .execute();
  const token = newToken('device');
  await trx
    .insertInto('known_device')
    .values({ token_hash: hashToken('device', token), account_id: accountId, created_at: now, last_used_at: now })
    .execute();
  return token;
}
