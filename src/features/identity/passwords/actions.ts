import { sql } from 'kysely';
import { inOneFlight, write, type SystemScope, type Write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import type { Language } from '../../../platform/text/language.ts';
import { record } from '../../record/log-events/index.ts';
import { forgetTries, limits } from '../throttle/index.ts';
import { lockAccount } from './account.ts';
import { problemsOf } from './check.ts';
import { hashPassword } from './hashing.ts';

type NewPassword = Readonly<{ accountId: string; hash: string; now: Date }>;
type StoredPassword = Readonly<{ mail: string; language: Language; first: boolean; links: number }>;

/**
 * Stores a new password, and with it ends what the old one opened: every session, every password link, every known
 * device and every calendar link. Answers the account's mail address and language, whether it is the first password,
 * and how many calendar links ended.
 */
export async function storePassword(trx: Write, { accountId, hash, now }: NewPassword): Promise<StoredPassword> {
  const account = await lockAccount(trx, accountId);
  if (account === null) throw new Error('There is no such account.');
  await trx
    .updateTable('account')
    .set({ password_hash: hash, password_set_at: now })
    .where('id', '=', accountId)
    .execute();
  await trx
    .updateTable('password_link')
    .set({ replaced_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .execute();
  await trx.deleteFrom('session').where('account_id', '=', accountId).execute();
  await trx.deleteFrom('known_device').where('account_id', '=', accountId).execute();
  const links = await endCalendarLinks(trx, accountId, now);
  await forgetTries(trx, limits.account, account.mail);
  return { mail: account.mail, language: account.language, first: account.hash === null, links };
}

/** Withdraws every calendar link of this account, at every organisation. Answers how many. */
export async function endCalendarLinks(trx: Write, accountId: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('calendar_link')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/**
 * Every name that belongs to an account: of the person, their organisations and colleagues' desk. None of them may be
 * the password.
 */
export async function namesOfAccount(scope: SystemScope, accountId: string): Promise<readonly (string | null)[]> {
  const [rows] = await inOneFlight(
    scope,
    plain<{ name: string | null }>(
      `
    select unnest(array[a.mail, c.given_name, c.surname, cu.name, cu.city]) as name from account a
      left join contact c on c.account_id = a.id left join customer cu on cu.id = c.customer_id where a.id = $1
    union select unnest(array[m.given_name, m.surname]) from staff_member m where m.account_id = $1`,
      accountId,
    ),
  );
  return rows.map(({ name }) => name);
}

/**
 * Sets the password of an account from a command or for a demo. Throws when there is no such account, or when the
 * password breaks the rule (`check: false` leaves the rule out).
 */
export async function setPassword(
  scope: SystemScope,
  mail: string,
  password: string,
  { check = true, now = new Date() }: { check?: boolean; now?: Date } = {},
): Promise<void> {
  const [[account]] = await inOneFlight(
    scope,
    plain<{ id: string }>('select id from account where mail = $1', mail.toLowerCase()),
  );
  if (account === undefined) throw new Error(`There is no account ${mail}.`);
  if (check) {
    const problems = await problemsOf(password, { names: await namesOfAccount(scope, account.id), longFree: false });
    if (problems.length > 0) throw new Error(`This password cannot be used: ${problems.join(', ')}.`);
  }
  const hash = await hashPassword(password);
  await write(scope, async (trx) => {
    await storePassword(trx, { accountId: account.id, hash, now });
    await record(trx, scope, { action: 'password.set', subject: mail });
  });
}

/**
 * Makes the hash of a password that was just proven right anew, at today's cost; a password that changed meanwhile
 * stays as it is.
 */
export async function renewHash(
  trx: Write,
  accountId: string,
  { proven, hash }: Readonly<{ proven: string; hash: string }>,
): Promise<void> {
  await sql`update account set password_hash = ${hash} where id = ${accountId} and password_hash = ${proven}`.execute(
    trx,
  );
}
