import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { Statement } from '../../../database/flight.ts';
import { plain } from '../../../database/statement.ts';

/**
 * How many invoices of a run are as it made them, and the numbers of those that were moved to another customer since.
 */
export async function invoiceCounts(
  trx: Write,
  run: number,
): Promise<Readonly<{ gone: number; moved: readonly string[] }>> {
  const { rows } = await sql<{
    gone: number;
    moved: string[];
  }>`select count(*) filter (where moved_at is null)::int as gone,
    coalesce(array_agg(number order by id) filter (where moved_at is not null), '{}') as moved from invoice
      where run_id = ${run}`.execute(trx);
  return rows[0]!;
}

export type ListedRun = Readonly<{
  id: number;
  kind: string;
  source: string;
  actor: string;
  fileName: string | null;
  state: string;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  refused: number;
  startedAt: Date;
  undoes: number | null;
  undoneBy: readonly number[];
}>;

/** The newest runs, of one kind and source when named. */
export const newestRuns = (kind: string | null, source: string | null, most: number): Statement<ListedRun> =>
  plain<ListedRun>(
    `select id, kind, source, actor, file_name as "fileName", state, added, changed, removed, unchanged, refused,
      started_at as "startedAt", undoes,
    coalesce((select json_agg(u.id order by u.id) from import_run u where u.undoes = r.id), '[]') as "undoneBy"
  from import_run r where ($1::text is null or kind = $1) and ($2::text is null or source = $2) order by id desc
    limit $3`,
    kind,
    source,
    most,
  );

export type MovableInvoice = Readonly<{
  id: number;
  number: string;
  customer: string;
  supplier: string;
  supplierKey: string;
  supplierVat: string | null;
}>;

const movable = `select i.id, i.number, c.number as customer, i.supplier_name as supplier,
  i.supplier_key as "supplierKey", i.supplier_vat as "supplierVat" from invoice i
  join customer c on c.id = i.customer_id`;

export const invoicesNumbered = (number: string): Statement<MovableInvoice> =>
  plain<MovableInvoice>(`${movable} where i.number = $1 order by i.id limit 100`, number);
export const invoiceWithId = (id: number): Statement<MovableInvoice> =>
  plain<MovableInvoice>(`${movable} where i.id = $1`, id);
