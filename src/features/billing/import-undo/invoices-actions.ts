import { sql } from 'kysely';
import { write, type WideScope, type Write } from '../../../access/scopes.ts';
import type { Portal } from '../../../portal.ts';
import { recordAll } from '../../record/log-events/index.ts';
import {
  finishRun,
  leftAlone,
  noCounts,
  noMails,
  startRun,
  type UndoableRun,
  type UndoMails,
  type UndoOptions,
  type UndoReport,
} from '../../intake/imports/index.ts';
import { dropUnusedFiles } from '../../record/stored-files/index.ts';
import { lockPayments, settleInvoices } from '../payments/index.ts';
import { withdrawAnnouncements } from '../invoice-import/index.ts';
import { invoiceCounts } from './queries.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'files' | 'now'>;

type Gone = Readonly<{ id: number; customer_id: number; number: string; supplier_name: string }>;
const batchSize = 500;

/**
 * Takes back the invoices of a run: with their lines and files, in batches as they came in. One that was moved to
 * another customer since stays, unless forced. Mails about them that still wait are withdrawn; who was mailed already
 * is kept, to be told.
 */
export async function undoInvoiceRun(
  scope: WideScope,
  portal: Parts,
  run: UndoableRun,
  { dryRun, force }: UndoOptions,
): Promise<UndoReport> {
  const head = { run: run.id, kind: run.kind, source: run.source, dryRun };
  const { gone, moved } = await write(scope, (trx) => invoiceCounts(trx, run.id));
  const left = force ? [] : moved.map((number) => leftAlone(number, 'moved'));
  const [going, counts] = [force ? gone + moved.length : gone, { gone: 0, restored: 0, left: left.length }];
  if (going === 0)
    return Object.freeze({
      ...head,
      undo: null,
      state: left.length > 0 ? 'undone-partly' : run.undoneBefore ? 'already-undone' : 'nothing-to-undo',
      counts,
      left,
      mails: noMails,
    });
  if (dryRun)
    return Object.freeze({
      ...head,
      undo: null,
      state: left.length > 0 ? 'undone-partly' : 'undone',
      counts: { ...counts, gone: going },
      left,
      mails: noMails,
    });
  const done = await inBatches(scope, portal, run, force);
  if (done.undo === null)
    return Object.freeze({ ...head, undo: null, state: 'already-undone', counts, left, mails: noMails });
  await write(scope, (trx) =>
    finishRun(trx, scope, done.undo!, {
      counts: { ...noCounts, removed: done.gone, refused: left.length },
      problems: left,
      customerId: done.onlyCustomer,
    }),
  );
  return Object.freeze({
    ...head,
    undo: done.undo,
    state: left.length > 0 ? 'undone-partly' : 'undone',
    counts: { ...counts, gone: done.gone },
    left,
    mails: done.mails,
  });
}

async function inBatches(scope: WideScope, portal: Parts, run: UndoableRun, force: boolean) {
  let undo: number | null = null;
  let gone = 0;
  let withdrawn = 0;
  const mailed = new Map<string, string[]>();
  const customers = new Set<number>();
  for (;;) {
    const batch = await write(scope, async (trx) => {
      const found = await takeInvoices(trx, run.id, force);
      if (found.rows.length === 0) return null;
      undo ??= await startRun(trx, scope, { kind: run.kind, source: run.source, undoes: run.id });
      return { ...found, mails: await afterwards(trx, scope, portal, run.id, found.rows) };
    });
    if (batch === null) break;
    // What a crash leaves behind here is swept.
    await Promise.allSettled(batch.keys.map((key) => portal.files.remove(key)));
    gone += batch.rows.length;
    withdrawn += batch.mails.withdrawn;
    for (const { mail, numbers } of batch.mails.mailed) mailed.set(mail, [...(mailed.get(mail) ?? []), ...numbers]);
    for (const row of batch.rows) customers.add(row.customer_id);
  }
  const mails: UndoMails = { withdrawn, mailed: [...mailed].map(([mail, numbers]) => ({ mail, numbers })), told: 0 };
  return { undo: undo as number | null, gone, mails, onlyCustomer: customers.size === 1 ? [...customers][0]! : null };
}

/** Deletes some invoices of this run with what belongs to them; answers them, with the keys of their files. */
async function takeInvoices(
  trx: Write,
  run: number,
  force: boolean,
): Promise<{ rows: readonly Gone[]; keys: readonly string[] }> {
  await lockPayments(trx);
  // In one order, and held before anything else: whoever tells of these invoices at this moment is waited for.
  const { rows } = await sql<Gone>`select id, customer_id, number, supplier_name from invoice
    where run_id = ${run} and (${force} or moved_at is null) order by id limit ${batchSize} for update`.execute(trx);
  const ids = rows.map(({ id }) => id);
  const { rows: files } = await sql<{
    id: string;
  }>`select file_id as id from invoice_file where invoice_id = any(${ids}::bigint[])`.execute(trx);
  await sql`delete from invoice where id = any(${ids}::bigint[])`.execute(trx);
  return {
    rows,
    keys: await dropUnusedFiles(
      trx,
      files.map(({ id }) => id),
    ),
  };
}

async function afterwards(
  trx: Write,
  scope: WideScope,
  portal: Parts,
  run: number,
  rows: readonly Gone[],
): Promise<Omit<UndoMails, 'told'>> {
  // Another supplier's invoice of the same number may be the only one left for its payments.
  await settleInvoices(
    trx,
    rows.map(({ customer_id: customerId, number }) => ({ customerId, number })),
  );
  await recordAll(
    trx,
    scope,
    rows.map((row) => ({
      action: 'invoice.withdrawn',
      subject: row.number,
      customerId: row.customer_id,
      facts: { supplier: row.supplier_name.slice(0, 200), run },
    })),
  );
  const mailed: { mail: string; numbers: readonly string[] }[] = [];
  let withdrawn = 0;
  for (const [customerId, gone] of Map.groupBy(rows, (row) => row.customer_id)) {
    const found = await withdrawAnnouncements(
      trx,
      portal,
      customerId,
      new Map(gone.map((row) => [row.id, row.number])),
      run,
    );
    withdrawn += found.withdrawn;
    mailed.push(...found.mailed);
  }
  return { withdrawn, mailed };
}
