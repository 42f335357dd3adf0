import { sql } from 'kysely';
import type { Write } from '../../access/scopes.ts';
import type { Language } from '../../platform/text/language.ts';

export type NewInvoice = Readonly<{ number: string; address: string; kind: 'invoice' | 'credit-note'; payable_cents: number; currency: string; due_on: string | null; direct_debit: boolean }>;
export type Reader = Readonly<{ mail: string; given_name: string | null; prefix: string | null; surname: string; language: Language; customer: string }>;

/** Marks all invoices of a customer that nobody was told of yet, and answers them: each is answered once, ever. */
export async function takeUnannounced(trx: Write, customerId: number, now: Date): Promise<readonly NewInvoice[]> {
  const { rows } = await sql<NewInvoice & { id: number }>`
    update invoice set announced_at = ${now} where customer_id = ${customerId} and announced_at is null
    returning id, number, address, kind, payable_cents, currency, due_on, direct_debit`.execute(trx);
  return rows.sort((a, b) => b.id - a.id);
}

/** Contacts who may see invoices today and want mail about them; one per mail address. */
export async function invoiceReaders(trx: Write, customerId: number, today: string): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select distinct on (c.mail) c.mail, c.given_name, c.prefix, c.surname, coalesce(a.language, 'nl') as language, cu.number as customer
    from contact c
    join customer cu on cu.id = c.customer_id and cu.removed_at is null and cu.status = 'active'
    left join account a on a.id = c.account_id
    where c.customer_id = ${customerId} and c.removed_at is null and c.mail is not null and 'invoices' = any(c.mail_categories)
      and coalesce(c.active_from, ${today}::date) <= ${today}::date and coalesce(c.active_until, ${today}::date) >= ${today}::date
      and a.disabled_at is null
      and exists (select from contact_role r join role on role.key = r.role_key
        where r.customer_id = c.customer_id and r.contact_id = c.id and 'invoices:read' = any(role.permissions))
    order by c.mail, c.id`.execute(trx);
  return rows;
}
