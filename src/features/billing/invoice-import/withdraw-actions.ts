import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { NewInvoice, Reader } from './announcement-queries.ts';
import { announceTo } from './announcement-actions.ts';
import type { Portal } from '../../../portal.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'now'>;

export type Withdrawn = Readonly<{
  withdrawn: number;
  mailed: readonly Readonly<{ mail: string; numbers: readonly string[] }>[];
}>;
type Row = Readonly<{
  id: string;
  mail: string;
  name: string | null;
  language: Reader['language'];
  customer: string;
  customerName: string;
  invoices: number[];
}>;

/**
 * Call in the transaction that takes invoices away from a customer, after they went. A mail about them that still waits
 * is taken out of the queue; what else it told of is told anew. Who was mailed already stands in `correction`, to be
 * told by `tellCorrections`.
 */
export async function withdrawAnnouncements(
  trx: Write,
  portal: Parts,
  customerId: number,
  gone: ReadonlyMap<number, string>,
  run: number | null,
): Promise<Withdrawn> {
  const { rows } =
    await sql<Row>`select a.id, a.mail, a.name, a.language, c.number as customer, c.name as "customerName", a.invoices
      from announcement a join customer c on c.id = a.customer_id
    where a.customer_id = ${customerId} and a.invoices && ${[...gone.keys()]}::bigint[]
      order by a.queued_at, a.id for update of a`.execute(trx);
  const waiting = new Set(
    (
      await sql<{ id: string }>`select app.withdraw_mails(${rows.map(({ id }) => id)}::uuid[]) as id`.execute(trx)
    ).rows.map(({ id }) => id),
  );
  const mailed: { mail: string; numbers: string[] }[] = [];
  for (const row of rows) {
    const ids = row.invoices.map(Number);
    if (!waiting.has(row.id)) {
      const numbers = ids.flatMap((id) => gone.get(id) ?? []);
      mailed.push({ mail: row.mail, numbers });
      await trx
        .insertInto('correction')
        .values(
          numbers.map((number) => ({
            customer_id: customerId,
            mail: row.mail,
            name: row.name,
            language: row.language,
            number,
            run_id: run,
            made_at: portal.now(),
          })),
        )
        .execute();
      await sql`update announcement set invoices = ${ids.filter((id) => !gone.has(id))}::bigint[]
        where id = ${row.id}`.execute(trx);
      continue;
    }
    await trx.deleteFrom('announcement').where('id', '=', row.id).execute();
    const left = await stillThere(
      trx,
      customerId,
      ids.filter((id) => !gone.has(id)),
    );
    if (left.length > 0) await announceTo(trx, portal, customerId, row, left);
  }
  return { withdrawn: waiting.size, mailed };
}

async function stillThere(trx: Write, customerId: number, ids: readonly number[]): Promise<readonly NewInvoice[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<NewInvoice>`select id, number, address, kind, payable_cents, currency, due_on, direct_debit, issued_on,
      document->'instalments' as instalments
    from invoice where customer_id = ${customerId} and id = any(${[...ids]}::bigint[]) order by id desc`.execute(trx);
  return rows;
}
