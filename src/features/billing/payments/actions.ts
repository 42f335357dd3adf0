import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import { warning, type Problem } from '../../intake/import-files/index.ts';
import type { Around, Batch } from '../../intake/import-kinds/index.ts';

const lockKey = 726_011;

/**
 * Call first in a transaction that adds or changes invoices. Invoice runs go side by side, payment runs go alone, so
 * neither misses what the other is about to commit. An import may wait longer for its turn than a page for a lock.
 */
export async function lockPayments(trx: Write): Promise<void> {
  await sql`select set_config('lock_timeout', '120000', true), pg_advisory_xact_lock_shared(${lockKey})`.execute(trx);
}

/**
 * Sets paid_cents and paid_on of these invoices from the payments we know. An invoice is paid on the day of the last
 * payment once they cover it; what went back counts negative; a credit note may be settled in either sign. A payment
 * that may be meant for either of two invoices counts for neither.
 */
export async function settleInvoices(
  trx: Write,
  invoices: readonly Readonly<{ customerId: number; number: string }>[],
): Promise<void> {
  if (invoices.length === 0) return;
  const wanted = storableJson(invoices.map(({ customerId, number }) => ({ customer_id: customerId, number })));
  await sql`
    with due as (
      select i.id, coalesce(p.cents, 0) as cents, case
        when p.cents is null then null
        when i.kind = 'credit-note' and abs(p.cents) >= abs(i.payable_cents) then p.last_on
        when i.payable_cents >= 0 and p.cents >= i.payable_cents then p.last_on
        when i.payable_cents < 0 and p.cents <= i.payable_cents then p.last_on end as paid_on
      from (select distinct customer_id, number from jsonb_to_recordset(${wanted}::jsonb) as w(customer_id bigint,
        number text)) w
      join invoice i on i.customer_id = w.customer_id and i.number = w.number
      left join lateral (select sum(p.amount_cents)::bigint as cents, max(p.paid_on) as last_on from payment p
        where p.customer_id = w.customer_id and p.invoice_number = w.number and p.removed_at is null
          and app.pays(p, i)) p on true
    )
    update invoice i set paid_cents = due.cents, paid_on = due.paid_on from due
    where i.id = due.id and (i.paid_cents, i.paid_on) is distinct from (due.cents, due.paid_on)`.execute(trx);
}

/** A word of warning for each payment of this run whose invoice is there and for which it counts for none. */
async function tellLoose(trx: Write, { added, changed }: Batch): Promise<readonly Problem[]> {
  const sent = new Map([...added, ...changed].map((record) => [record.externalId, record]));
  if (sent.size === 0) return [];
  const { rows } = await sql<{ id: string; customer: string; number: string; supplier: string | null }>`
    select p.external_id as id, c.number as customer, p.invoice_number as number, p.supplier from payment p
      join customer c on c.id = p.customer_id
    where p.external_id = any(${[...sent.keys()]}) and exists (select from invoice i
      where i.customer_id = p.customer_id and i.number = p.invoice_number)
      and not exists (select from invoice i where i.customer_id = p.customer_id and i.number = p.invoice_number
        and app.pays(p, i)) order by p.external_id`.execute(trx);
  return rows.map(({ id, customer, number, supplier }) => {
    const { row } = sent.get(id)!;
    const problem =
      supplier === null
        ? warning('payment_ambiguous', row.path('supplier'), customer, number)
        : warning('payment_other_supplier', row.path('supplier'), number, supplier);
    return row.file === '' ? problem : { ...problem, path: `${row.file}: ${problem.path}` };
  });
}

type Paid = { customerId: number; number: string };

/** Recounts the invoices that payments of this run name, and those they named before. */
export const aroundPayments: Around = async (trx, batch) => {
  const { added, changed, removed } = batch;
  await sql`select set_config('lock_timeout', '120000', true), pg_advisory_xact_lock(${lockKey})`.execute(trx);
  const stored = [...changed, ...removed].map((record) => record.externalId);
  const { rows } = await sql<Paid>`select customer_id as "customerId", invoice_number as number from payment
      where external_id = any(${stored})`.execute(trx);
  const sent = [...added, ...changed].map(({ customerId, columns }) => ({
    customerId: customerId!,
    number: columns.invoice_number as string,
  }));
  return async () => {
    await settleInvoices(trx, [...rows, ...sent]);
    return tellLoose(trx, batch);
  };
};
