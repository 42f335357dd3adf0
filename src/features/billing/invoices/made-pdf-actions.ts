import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { inOneFlight, write, type CustomerScope, type SystemScope } from '../../../access/scopes.ts';
import { isFull } from '../../../database/lost.ts';
import { hasNoRoom } from '../../../platform/files/store-checked.ts';
import type { FileStore } from '../../../platform/files/store.ts';
import { Refusal } from '../../../platform/http/errors.ts';
import type { Portal } from '../../../portal.ts';
import { record } from '../../record/log-events/index.ts';
import { readDocument } from '../e-invoice/index.ts';
import { fileStem } from './file-stem.ts';
import { invoicePdf } from './pdf.ts';
import { filesOfInvoice, type FileRow } from './queries-detail.ts';

type Parts = Pick<Portal, 'config' | 'baseUrl' | 'files' | 'log'>;

/** A new PDF was made by somebody else a moment earlier. */
class MadeMeanwhile extends Error {}

/**
 * `files`: where its bytes are. One that there was no room to keep is there for this once, and made anew when somebody
 * asks again.
 */
export type MadePdf = Readonly<{ file: Omit<FileRow, 'id'>; files: Pick<FileStore, 'get'> }>;

type Head = Readonly<{ id: number; number: string; address: string }>;

/** One making of each, however many ask for it. */
const making = new Map<string, Promise<MadePdf>>();
const usualWait = 10_000;

/** The PDF is not ready yet; it goes on being made. */
const beingMade = () => new Refusal(503, 'pdf_being_made', 'This PDF is being made. Try again in half a minute.', 20);

/**
 * The readable PDF of an invoice that came without one, made from its own document when it is first asked for and kept,
 * if there is room: who reads is not held up by a full disk. Null when the document is not there either. Rejects with
 * 503 `pdf_being_made` when it takes longer than `waitMs`: making it goes on, and who asks again finds it.
 */
export async function madePdf(
  scope: CustomerScope,
  portal: Parts,
  invoice: Head,
  source: FileRow | undefined,
  waitMs = usualWait,
): Promise<MadePdf | null> {
  if (source === undefined) return null;
  const key = `${portal.baseUrl} ${scope.customerId} ${invoice.id}`;
  const made = making.get(key) ?? make(scope, portal, invoice, source).finally(() => making.delete(key));
  making.set(key, made);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(beingMade()), waitMs)));
  made.catch((error: unknown) => portal.log.warn({ err: error }, 'a PDF of an invoice could not be made'));
  return Promise.race([made, late]).finally(() => clearTimeout(timer));
}

async function make(scope: CustomerScope, portal: Parts, invoice: Head, source: FileRow): Promise<MadePdf> {
  const document = await readDocument(
    await buffer(await portal.files.get(source.storage_key)),
    source.type === 'application/json' ? 'json' : 'xml',
  );
  // It was read when it came in: it can be read again when there is time for it.
  if (!document.ok) throw beingMade();
  const pdf = await invoicePdf(document.invoice, portal.config.brand, 'nl');
  const named = { name: `${fileStem(invoice.number)}.pdf`, type: 'application/pdf' };
  const forThisOnce = (error: unknown): MadePdf => {
    portal.log.error({ err: error }, 'no room to keep a PDF that was made for an invoice');
    return {
      file: { role: 'made-pdf', ...named, bytes: pdf.byteLength, storage_key: '' },
      files: { get: async () => Readable.from([pdf], { objectMode: false }) },
    };
  };
  const stored = await portal.files
    .put(pdf)
    .catch((error: unknown) => (hasNoRoom(error) ? forThisOnce(error) : Promise.reject(error)));
  if ('files' in stored) return stored;
  const file = {
    ...named,
    bytes: stored.bytes,
    sha256: stored.sha256,
    storage_key: stored.key,
    customer_id: scope.customerId,
  };
  try {
    await write(scope, async (trx) => {
      const { id } = await trx.insertInto('file').values(file).returning('id').executeTakeFirstOrThrow();
      const { numAffectedRows } = await sql`insert into invoice_file (customer_id, invoice_id, file_id, role)
          values (${scope.customerId}, ${invoice.id}, ${id}, 'made-pdf') on conflict do nothing`.execute(trx);
      if (numAffectedRows !== 1n) throw new MadeMeanwhile();
    });
    return { file: { role: 'made-pdf', ...file }, files: portal.files };
  } catch (error) {
    // What cannot be removed now, the sweep removes.
    await portal.files.remove(stored.key).catch(() => {});
    if (isFull(error)) return forThisOnce(error);
    if (!(error instanceof MadeMeanwhile)) throw error;
    const [files] = await inOneFlight(scope, filesOfInvoice(scope.customerId, invoice.address));
    const theirs = files.find(({ role }) => role === 'made-pdf');
    if (theirs === undefined) throw beingMade();
    return { file: theirs, files: portal.files };
  }
}

/**
 * Drops the PDFs that the portal made itself, of one customer or of all: each is made anew, with the name and address
 * the portal has now, when somebody opens it. PDFs that came with an invoice stay. Answers how many. The bytes go in
 * the next nightly sweep.
 */
export async function dropMadePdfs(scope: SystemScope, customerNumber: string | null): Promise<number> {
  return write(scope, async (trx) => {
    const ofCustomer =
      customerNumber === null
        ? sql``
        : sql` and customer_id in (select id from customer where number = ${customerNumber})`;
    const { rows } = await sql<{
      file_id: string;
    }>`delete from invoice_file where role = 'made-pdf'${ofCustomer} returning file_id`.execute(trx);
    await sql`delete from file where id = any(${rows.map(({ file_id }) => file_id)}::uuid[])`.execute(trx);
    await record(trx, scope, {
      action: 'invoice-pdfs.dropped',
      subject: customerNumber,
      facts: { count: rows.length },
    });
    return rows.length;
  });
}
