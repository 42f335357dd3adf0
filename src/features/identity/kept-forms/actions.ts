import { hashToken, newToken } from '../../../platform/token.ts';
import { sql } from 'kysely';
import { hash } from 'node:crypto';
import { inOneFlight, write, type SystemScope } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import type { KeptForm } from '../../../ui/kept-form.ts';
import { seal, unseal } from './seal.ts';

export const lifetimeMs = 3_600_000;
/**
 * Forms of one browser, and of all of them together: then the oldest goes, in a browser first of those that nobody is
 * named in.
 */
const most = Object.freeze({ ofBrowser: 5, ofAll: 5000 });

type Copy = Pick<KeptForm, 'madeFor' | 'action' | 'fields'>;

/** One copy of a form: in two tabs it stands with a one-time key of its own, and two texts. */
const formHash = (token: string, { madeFor, action, fields }: Copy) =>
  hash('sha256', `${token} ${madeFor} ${action} ${String(fields['eenmalig'] ?? '')}`, 'buffer');

/**
 * Keeps a form for an hour under this browser's token, or a new one, and answers the token. The same copy again takes
 * the place of the first; `foreign`, sent while somebody else was signed in, it does not.
 */
export async function keepForm(
  scope: SystemScope,
  before: string | null,
  kept: KeptForm,
  now: Date,
  foreign = false,
): Promise<string> {
  const token = before ?? newToken('kept-form');
  const row = {
    sealed: seal(token, JSON.stringify(kept)),
    of_somebody: kept.madeFor !== '',
    kept_at: now,
    ends_at: new Date(now.getTime() + lifetimeMs),
  };
  await write(scope, async (trx) => {
    await trx
      .insertInto('kept_form')
      .values({ token_hash: hashToken('kept-form', token), form_hash: formHash(token, kept), ...row })
      .onConflict((on) => {
        const same = on.columns(['token_hash', 'form_hash']);
        return foreign ? same.doNothing() : same.doUpdateSet(row);
      })
      .execute();
    await sql`delete from kept_form where ends_at < ${now}
      or (token_hash = ${hashToken('kept-form', token)} and form_hash in (select form_hash from kept_form
        where token_hash = ${hashToken('kept-form', token)} order by of_somebody desc, kept_at desc offset ${most.ofBrowser}))
      or (token_hash, form_hash) in (select token_hash, form_hash from kept_form
        order by ends_at desc offset ${most.ofAll})`.execute(trx);
  });
  return token;
}

/** What this browser left in forms, the newest first. */
export async function keptForms(scope: SystemScope, token: string, now: Date): Promise<readonly KeptForm[]> {
  const [rows] = await inOneFlight(
    scope,
    plain<{ sealed: Buffer }>(
      'select sealed from kept_form where token_hash = $1 and ends_at > $2::timestamptz order by kept_at desc limit 5',
      hashToken('kept-form', token),
      now,
    ),
  );
  return rows.flatMap(({ sealed }) => {
    const text = unseal(token, sealed);
    return text === null ? [] : [JSON.parse(text) as KeptForm];
  });
}

/** The form was taken after all: what was kept of it goes. */
export async function dropForm(scope: SystemScope, token: string, form: Copy): Promise<void> {
  await write(scope, (trx) =>
    trx
      .deleteFrom('kept_form')
      .where('token_hash', '=', hashToken('kept-form', token))
      .where('form_hash', '=', formHash(token, form))
      .execute(),
  );
}

/** What signs whom a form was made for; made with the database. */
export async function readFormKey(scope: SystemScope): Promise<Buffer> {
  const [[row]] = await inOneFlight(scope, plain<{ key: Buffer }>('select key from form_key'));
  return row!.key;
}
