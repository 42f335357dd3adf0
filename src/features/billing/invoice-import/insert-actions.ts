import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inOneFlight, write, type Write } from '../../../access/scopes.ts';
import { storableJson } from '../../../database/json.ts';
import { cut } from '../../../platform/text/cut.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import { recordAll } from '../../record/log-events/index.ts';
import { lockPayments, settleInvoices } from '../payments/index.ts';
import { invoiceAddress, takeAddress } from './addresses.ts';
import { isWorthTelling } from './announcement.ts';
import type { Customer } from './choose-customer.ts';
import { filesToKeep, type KeptFile } from './files.ts';
import { finishRun, noCounts, startRun } from '../../intake/imports/index.ts';
import { keyOf } from './identity.ts';
import type { ImportScope } from './outcome.ts';
import type { Prepared } from './prepare.ts';
import { takenAddresses } from './queries.ts';
import { lineColumns } from './rows.ts';

type Parts = Pick<Portal, 'files' | 'now' | 'log'>;

/** An invoice with its customer, ready to be inserted. */
export type Placed = Prepared & Readonly<{ customer: Customer }>;
type FileRow = Readonly<{
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  storage_key: string;
  role: KeptFile['role'];
  position: number;
}>;
type Inserting = Readonly<{
  one: Placed;
  row: Readonly<Record<string, unknown>>;
  files: readonly FileRow[];
  key: string;
}>;

/**
 * Inserts invoices with all that belongs to them in one transaction; answers id by identity. One that is missing in the
 * answer lost its place to another transaction. Files are on disk before the commit and gone again when it does not
 * happen.
 */
export async function insertInvoices(
  scope: ImportScope,
  portal: Parts,
  invoices: readonly Placed[],
): Promise<ReadonlyMap<string, number>> {
  if (invoices.length === 0) return new Map();
  const rows = await withAddresses(scope, portal, invoices);
  const files = await putFiles(
    portal,
    rows.map(({ one }) => filesToKeep(one.invoice, one.input, one.input.pdf ?? null)),
  );
  try {
    const inserting = rows.map(({ one, row }, at): Inserting => ({
      one,
      row,
      files: files[at]!,
      key: keyOf(one.columns),
    }));
    const placed = await write(scope, (trx) => insertAll(trx, scope, portal, inserting));
    await removeFiles(
      portal,
      inserting.filter(({ key }) => !placed.has(key)).flatMap(({ files }) => files),
    );
    return placed;
  } catch (error) {
    await removeFiles(portal, files.flat());
    throw error;
  }
}

async function withAddresses(scope: ImportScope, portal: Parts, invoices: readonly Placed[]) {
  const wanted = invoices.map(({ customer, invoice }) => ({
    customer_id: customer.id,
    address: invoiceAddress(invoice.number),
  }));
  const [rows] = await inOneFlight(scope, takenAddresses(wanted));
  const taken = new Set(rows.map(({ customer_id, address }) => `${customer_id} ${address}`));
  const now = portal.now();
  return invoices.map((one) => ({
    one,
    row: {
      ...one.columns,
      customer_id: one.customer.id,
      address: takeAddress(one.customer.id, invoiceAddress(one.invoice.number), taken),
      content_hash: one.contentHash,
      source: one.input.source.slice(0, 100),
      external_id: `${one.columns.supplier_key} ${one.columns.number}`,
      run_id: one.input.run ?? null,
      imported_at: now.toISOString(),
      announced_at: isWorthTelling(one.columns.issued_on, dayOf(now)) ? null : now.toISOString(),
    },
  }));
}

/** The files of all these invoices on disk; answers what is known of each. */
async function putFiles(
  portal: Parts,
  kept: readonly (readonly KeptFile[])[],
): Promise<readonly (readonly FileRow[])[]> {
  const stored = await portal.files.putAll(kept.flat().map(({ bytes }) => bytes));
  let next = 0;
  return kept.map((files) =>
    files.map(({ bytes: _bytes, ...file }): FileRow => {
      const { key, ...size } = stored[next++]!;
      return { id: randomUUID(), ...file, ...size, storage_key: key };
    }),
  );
}

async function removeFiles(portal: Parts, files: readonly FileRow[]): Promise<void> {
  await Promise.all(
    files.map(({ storage_key }) =>
      portal.files
        .remove(storage_key)
        .catch((error: unknown) => portal.log.warn({ err: error }, 'a file of a refused invoice stays behind')),
    ),
  );
}

const invoiceList = `customer_id, address, number, kind, type_code, supplier_key, supplier_vat, supplier_name,
  issued_on, due_on, period_start, period_end, currency, line_count,
  line_extension_cents, tax_exclusive_cents, tax_cents, tax_inclusive_cents, prepaid_cents, rounding_cents,
    payable_cents, direct_debit, description, buyer_reference,
  order_reference, preceding_number, search_text, document, problems, content_hash, source, external_id, run_id,
    imported_at, announced_at`;
const lineList = `customer_id, invoice_id, position, line_id, name, description, note, item_id, subscription_number,
  quantity, unit, price, base_quantity, net_cents, net,
  vat_category, vat_rate, period_start, period_end, cost_centre, allowances`;

async function insertAll(
  trx: Write,
  scope: ImportScope,
  portal: Parts,
  inserting: readonly Inserting[],
): Promise<ReadonlyMap<string, number>> {
  await lockPayments(trx);
  await lockSuppliers(trx, inserting);
  const run =
    scope.kind === 'machine'
      ? await startRun(trx, scope, {
          kind: 'invoices',
          source: inserting[0]!.one.input.source,
          sha256: inserting[0]!.one.contentHash,
        })
      : null;
  // In the order of their identity, so that two transactions wait for each other in one direction only.
  const { rows } = await sql<{ id: number; supplier_key: string; number: string }>`
    insert into invoice (${sql.raw(invoiceList)}) select ${sql.raw(invoiceList)}
      from jsonb_populate_recordset(null::invoice,
      ${storableJson(inserting.map(({ row }) => ({ ...row, run_id: row['run_id'] ?? run })))}::jsonb) r
    where not exists (select from invoice i where i.supplier_vat = r.supplier_vat and i.number = r.number
      and i.supplier_key <> r.supplier_key
      and 'vat:' || r.supplier_vat in (i.supplier_key, r.supplier_key))
    order by supplier_key, number on conflict do nothing returning id, supplier_key, number`.execute(trx);
  const placed = new Map(rows.map((row) => [keyOf(row), row.id]));
  const inserted = inserting.flatMap((entry) =>
    placed.has(entry.key) ? [{ ...entry, id: placed.get(entry.key)! }] : [],
  );
  if (run !== null) await endRun(trx, scope, run, inserted);
  if (inserted.length === 0) return placed;
  const lines = inserted.flatMap(({ one, id }) =>
    one.invoice.lines.map((line, at) => ({ customer_id: one.customer.id, invoice_id: id, ...lineColumns(line, at) })),
  );
  if (lines.length > 0)
    await sql`insert into invoice_line (${sql.raw(lineList)}) select ${sql.raw(lineList)}
      from jsonb_populate_recordset(null::invoice_line, ${storableJson(lines)}::jsonb)`.execute(trx);
  const files = inserted.flatMap(({ one, id, files: own }) =>
    own.map((file) => ({ ...file, customer_id: one.customer.id, invoice_id: id, file_id: file.id })),
  );
  await sql`insert into file (id, customer_id, name, type, bytes, sha256, storage_key)
    select id, customer_id, name, type, bytes, sha256, storage_key
      from jsonb_populate_recordset(null::file, ${storableJson(files)}::jsonb)`.execute(trx);
  await sql`insert into invoice_file (customer_id, invoice_id, file_id, role, position)
    select customer_id, invoice_id, file_id, role, position from jsonb_populate_recordset(null::invoice_file,
      ${storableJson(files)}::jsonb)`.execute(trx);
  await settleInvoices(
    trx,
    inserted.map(({ one }) => ({ customerId: one.customer.id, number: one.invoice.number })),
  );
  await recordAll(
    trx,
    scope,
    inserted.map(({ one, row }) => ({
      action: 'invoice.imported',
      subject: one.invoice.number,
      customerId: one.customer.id,
      facts: {
        supplier: cut(one.columns.supplier_name, 200),
        source: one.input.source,
        run: one.input.run ?? null,
        announce: row['announced_at'] === null,
      },
    })),
  );
  return placed;
}

/**
 * The unique index knows one notation of a supplier only. Whoever stores an invoice of a supplier with this btw-id and
 * number waits here for whoever does the same; in one order, so that nobody waits in a circle.
 */
async function lockSuppliers(trx: Write, inserting: readonly Inserting[]): Promise<void> {
  const names = [
    ...new Set(
      inserting.flatMap(({ one: { columns } }) =>
        columns.supplier_vat === null ? [] : [`${columns.supplier_vat} ${columns.number}`],
      ),
    ),
  ];
  if (names.length > 0)
    await sql`select pg_advisory_xact_lock(key) from (select distinct hashtextextended(name, 15) as key
      from unnest(${names}::text[]) name order by 1) keys`.execute(trx);
}

/** What a machine sends is a run of its own; one that came second leaves none. */
async function endRun(trx: Write, scope: ImportScope, run: number, inserted: readonly Inserting[]): Promise<void> {
  if (inserted.length === 0) return void (await trx.deleteFrom('import_run').where('id', '=', run).execute());
  await finishRun(trx, scope, run, {
    counts: { ...noCounts, added: inserted.length },
    problems: inserted.flatMap(({ one }) => one.problems),
    state: 'done',
    customerId: inserted[0]!.one.customer.id,
  });
}
