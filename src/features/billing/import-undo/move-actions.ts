import { sql } from 'kysely';
import { inOneFlight, write, type WideScope, type Write } from '../../../access/scopes.ts';
import { dayOf } from '../../../platform/text/today.ts';
import type { Portal } from '../../../portal.ts';
import { recordAll } from '../../record/log-events/index.ts';
import { lockPayments, settleInvoices } from '../payments/index.ts';
import { freeAddress, isWorthTelling, withdrawAnnouncements } from '../invoice-import/index.ts';
import { tellCorrections } from './correction-actions.ts';
import { invoicesNumbered, invoiceWithId, type MovableInvoice } from './queries.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'now'>;

/**
 * Which invoice: by its id, or by its number, with words of its supplier (name, KVK number or btw-id) where two
 * suppliers use the number.
 */
export type Which = Readonly<{ id: number } | { number: string; supplier: string | null }>;

export type MoveOutcome =
  | Readonly<{
      result: 'moved' | 'would-move' | 'there-already';
      id: number;
      number: string;
      from: string;
      to: string;
      mails: Readonly<{ withdrawn: number; corrected: number }>;
    }>
  | Readonly<{ result: 'unknown-invoice' | 'unknown-customer' }>
  | Readonly<{ result: 'ambiguous'; suppliers: readonly string[] }>;

type Locked = Readonly<{ id: number; customer_id: number; number: string; issued_on: string; supplier_name: string }>;
const noMails = Object.freeze({ withdrawn: 0, corrected: 0 });

/**
 * Moves an invoice to its right customer, in one transaction: payments are settled at both, a mail about it that waits
 * is withdrawn, who was mailed is told that it was not theirs, and the new customer's people are told of it. Safe to
 * repeat.
 */
export async function moveInvoice(
  scope: WideScope,
  portal: Parts,
  which: Which,
  customer: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<MoveOutcome> {
  const found = await choose(scope, which);
  if (!('id' in found)) return found;
  return write(scope, async (trx) => {
    await lockPayments(trx);
    const { rows: customers } = await sql<{
      id: number;
    }>`select id from customer where number = ${customer} and removed_at is null`.execute(trx);
    const target = customers[0]?.id;
    if (target === undefined) return { result: 'unknown-customer' };
    const { rows } = await sql<
      Locked & { from: string }
    >`select i.id, i.customer_id, i.number, i.issued_on, i.supplier_name, c.number as "from"
      from invoice i join customer c on c.id = i.customer_id where i.id = ${found.id} for update of i`.execute(trx);
    const [invoice] = rows;
    if (invoice === undefined) return { result: 'unknown-invoice' };
    const answer = { id: invoice.id, number: invoice.number, from: invoice.from, to: customer };
    if (invoice.customer_id === target) return { result: 'there-already', ...answer, mails: noMails };
    if (dryRun) return { result: 'would-move', ...answer, mails: noMails };
    return { result: 'moved', ...answer, mails: await move(trx, scope, portal, invoice, target) };
  });
}

async function choose(scope: WideScope, which: Which): Promise<MovableInvoice | MoveOutcome> {
  const [rows] = await inOneFlight(scope, 'id' in which ? invoiceWithId(which.id) : invoicesNumbered(which.number));
  const fitting = 'id' in which || which.supplier === null ? rows : rows.filter((one) => isOf(one, which.supplier!));
  const [only] = fitting;
  if (only === undefined) return { result: 'unknown-invoice' };
  return fitting.length === 1
    ? only
    : {
        result: 'ambiguous',
        suppliers: fitting.map((one) => `${one.supplier} (${one.supplierKey}), customer ${one.customer}`),
      };
}

const plainId = (text: string) => text.toLowerCase().replace(/[\s.-]/g, '');
/** Whether these words mean this supplier: its key, the number in it, its btw-id or its whole name. */
function isOf(
  { supplier, supplierKey, supplierVat }: Pick<MovableInvoice, 'supplier' | 'supplierKey' | 'supplierVat'>,
  words: string,
): boolean {
  const wanted = plainId(words);
  return [supplierKey, supplierKey.replace(/^[^:]*:/, ''), supplierVat ?? '', supplier].some(
    (one) => one !== '' && plainId(one) === wanted,
  );
}

async function move(
  trx: Write,
  scope: WideScope,
  portal: Parts,
  invoice: Locked,
  target: number,
): Promise<{ withdrawn: number; corrected: number }> {
  const now = portal.now();
  const { customer_id: from, id, number } = invoice;
  const address = await freeAddress(trx, target, number);
  const worthTelling = isWorthTelling(invoice.issued_on, dayOf(now));
  await sql`update invoice set customer_id = ${target}, address = ${address}, moved_at = ${now}, moved_from = ${from},
    announced_at = ${worthTelling ? null : now} where id = ${id}`.execute(trx);
  await sql`update file f set customer_id = ${target} from invoice_file l
    where l.file_id = f.id and l.invoice_id = ${id}`.execute(trx);
  await settleInvoices(trx, [
    { customerId: from, number },
    { customerId: target, number },
  ]);
  const { withdrawn } = await withdrawAnnouncements(trx, portal, from, new Map([[id, number]]), null);
  const corrected = await tellCorrections(trx, portal, { run: null, customerId: from });
  // Neither side's log says who the other is.
  const facts = { supplier: invoice.supplier_name.slice(0, 200) };
  await recordAll(trx, scope, [
    { action: 'invoice.moved-away', subject: number, customerId: from, facts },
    { action: 'invoice.moved-here', subject: number, customerId: target, facts: { ...facts, announce: worthTelling } },
  ]);
  return { withdrawn, corrected };
}
