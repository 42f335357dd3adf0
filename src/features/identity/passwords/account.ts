import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { Language } from '../../../platform/text/language.ts';

/**
 * An account that this transaction holds: nobody changes its password or opens a session on it until the transaction
 * ends.
 */
export type LockedAccount = Readonly<{
  id: string;
  mail: string;
  language: Language;
  hash: string | null;
  disabled: boolean;
}>;

/**
 * Takes the account for this transaction and answers it as it is now, or null when there is none. What was read of it
 * earlier was true earlier: whoever opens, moves or ends access takes the account first and decides on this. Locks are
 * taken in one order everywhere: customer, contact or staff member → account → password link → session → the rest
 * (decision 080).
 */
export async function lockAccount(trx: Write, accountId: string): Promise<LockedAccount | null> {
  const { rows } =
    await sql<LockedAccount>`select id, mail, language, password_hash as hash, disabled_at is not null as disabled
    from account where id = ${accountId} for no key update`.execute(trx);
  return rows[0] ?? null;
}
