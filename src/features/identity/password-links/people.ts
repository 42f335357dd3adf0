import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Language } from '../../../platform/text/language.ts';

export type LinkAccount = Readonly<{ id: string; mail: string; language: Language; name: string | null }>;

type Row = { id: string; mail: string; language: Language; name: string | null };

/**
 * The account that may get a link on this mail address: of a member of staff, or of a contact who may come in today. A
 * person whom the back office knows by this address and who has no account yet gets one. Null for everyone else.
 */
export async function accountForLink(trx: Write, mail: string, now: Date): Promise<LinkAccount | null> {
  await giveAccount(trx, mail, dayOf(now));
  const { rows } = await sql<Row>`
    select a.id, a.mail, a.language, coalesce(m.given_name, m.surname, c.given_name, c.surname) as name
    from account a
    left join staff_member m on m.account_id = a.id and m.ended_at is null
    left join lateral (select given_name, surname from contact where account_id = a.id and ${mayEnter(dayOf(now))}
      order by imported_at desc limit 1) c on true
    where a.mail = ${mail} and a.disabled_at is null and (m.id is not null or c.surname is not null)`.execute(trx);
  const [row] = rows;
  return row === undefined ? null : { id: row.id, mail: row.mail, language: row.language, name: row.name };
}

const mayEnter = (today: string) => sql`app.is_active(removed_at, active_from, active_until, ${today}::date)
  and exists (select from customer cu where cu.id = contact.customer_id and app.is_open(cu.removed_at, cu.status))`;

/** The organisations an account may come in at today, by name; `company`, the provider's own, for a member of staff. */
export async function organisationsOf(
  trx: Write,
  accountId: string,
  now: Date,
  company: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select ${company} as name from staff_member where account_id = ${accountId} and ended_at is null
    union select name from customer cu where exists (select from contact
      where account_id = ${accountId} and customer_id = cu.id and ${mayEnter(dayOf(now))}) order by name`.execute(trx);
  return rows.map(({ name }) => name);
}

// The back office says by which address it knows a contact: that address is their account.
async function giveAccount(trx: Write, mail: string, today: string): Promise<void> {
  await sql`insert into account (mail) select ${mail} where exists (select from contact
    where mail = ${mail} and ${mayEnter(today)})
    or exists (select from staff_member where mail = ${mail} and ended_at is null)
      on conflict (mail) do nothing`.execute(trx);
  await sql`update contact set account_id = (select id from account where mail = ${mail})
    where mail = ${mail} and account_id is null and ${mayEnter(today)}`.execute(trx);
  await sql`update staff_member set account_id = (select id from account where mail = ${mail})
    where mail = ${mail} and account_id is null and ended_at is null`.execute(trx);
}
