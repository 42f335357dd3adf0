import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';
import type { Billed, Paid } from './rules.ts';

export type Holder = Readonly<{
  number: string;
  name: string;
  street: string | null;
  postalCode: string | null;
  city: string | null;
  otherCurrencies: string | null;
}>;

export const statementHolder = (customerId: number): Statement<Holder> =>
  plain<Holder>(
    `select number, name, coalesce(billing_street, street) as street, coalesce(billing_postal_code,
      postal_code) as "postalCode", coalesce(billing_city, city) as city,
    (select string_agg(distinct i.currency, ', ') from invoice i
      where i.customer_id = $1 and i.currency <> 'EUR') as "otherCurrencies" from customer where id = $1`,
    customerId,
  );

/** Everything in euros until a day: what came before a year counts in its opening balance. */
export const billedUntil = (customerId: number, to: string): Statement<Billed> =>
  plain<Billed>(
    `select number, kind, issued_on as "issuedOn", due_on as "dueOn", payable_cents as "payableCents",
      paid_on as "paidOn"
    from invoice where customer_id = $1 and currency = 'EUR' and issued_on <= $2::date and payable_cents <> 0
      order by issued_on, id`,
    customerId,
    to,
  );

export const paidUntil = (customerId: number, to: string): Statement<Paid> =>
  plain<Paid>(
    `select p.invoice_number as "invoiceNumber", p.amount_cents as cents, p.paid_on as "paidOn", p.method from payment p
    where p.customer_id = $1 and p.removed_at is null and p.paid_on <= $2::date
      and not exists (select from invoice i where i.customer_id = $1 and i.number = p.invoice_number
        and i.currency <> 'EUR') order by p.paid_on, p.id`,
    customerId,
    to,
  );
