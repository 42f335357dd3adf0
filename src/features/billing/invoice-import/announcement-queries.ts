import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Instalment } from '../e-invoice/index.ts';
import type { Language } from '../../../platform/text/language.ts';

export type NewInvoice = Readonly<{
  id: number;
  number: string;
  address: string;
  kind: 'invoice' | 'credit-note';
  payable_cents: number;
  currency: string;
  due_on: string | null;
  instalments: readonly Instalment[] | null;
  direct_debit: boolean;
  issued_on: string;
}>;
export type Reader = Readonly<{
  mail: string;
  given_name: string | null;
  prefix: string | null;
  surname: string;
  language: Language;
  customer: string;
  customer_name: string;
}>;

/** The day from which invoices are told of when no setting says so: when this database was made. */
async function firstDay(trx: Write): Promise<string> {
  const { rows } = await sql<{ at: Date }>`select min(applied_at) as at from migration`.execute(trx);
  return dayOf(rows[0]!.at);
}

/**
 * Marks all invoices of a customer that nobody was told of yet, and answers those issued on `from` or later: each is
 * answered once, ever.
 */
export async function takeUnannounced(
  trx: Write,
  customerId: number,
  now: Date,
  from: string | null,
): Promise<readonly NewInvoice[]> {
  const since = from ?? (await firstDay(trx));
  const { rows } = await sql<NewInvoice>`
    update invoice set announced_at = ${now} where customer_id = ${customerId} and announced_at is null
    returning id, number, address, kind, payable_cents, currency, due_on, direct_debit, issued_on,
      document->'instalments' as instalments`.execute(trx);
  return rows.filter(({ issued_on }) => issued_on >= since).sort((a, b) => b.id - a.id);
}

/**
 * Contacts who may see invoices today and want mail about them; one per mail address. Nobody's first mail of a portal
 * they never heard of is a bill: they signed in once, or were sent a link to do so.
 */
export async function invoiceReaders(trx: Write, customerId: number, today: string): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select distinct on (c.mail) c.mail, c.given_name, c.prefix, c.surname, coalesce(a.language, 'nl') as language,
      cu.number as customer, cu.name as customer_name
    from contact c
    join customer cu on cu.id = c.customer_id and app.is_open(cu.removed_at, cu.status)
    left join account a on a.id = c.account_id
    where c.customer_id = ${customerId} and app.is_active(c.removed_at, c.active_from, c.active_until, ${today}::date)
      and c.mail is not null and 'invoices' = any(c.shown_mail_categories)
      and a.disabled_at is null
      and (a.password_hash is not null or a.last_contact_id is not null or exists (select from password_link l
        where l.account_id = a.id))
      and exists (select from contact_role r join role on role.key = r.role_key
        where r.customer_id = c.customer_id and r.contact_id = c.id and 'invoices:read' = any(role.permissions))
    order by c.mail, c.id`.execute(trx);
  return rows;
}
