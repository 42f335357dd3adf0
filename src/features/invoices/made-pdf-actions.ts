import { sql } from 'kysely';
import { read, write, type CustomerScope } from '../../access/scopes.ts';
import type { Portal } from '../../portal.ts';
import { fileStem, readDocument } from '../invoice-import/index.ts';
import { invoicePdf } from './pdf.ts';
import { filesOf, type FileRow } from './queries-detail.ts';

/** A new PDF was made by somebody else a moment earlier. */
class MadeMeanwhile extends Error {}

/**
 * The readable PDF of an invoice that came without one, made from its own document when it is first asked for and kept. Null when
 * the document is not there either.
 */
export async function madePdf(scope: CustomerScope, portal: Portal, invoice: Readonly<{ id: number; number: string; address: string }>, source: FileRow | undefined): Promise<FileRow | null> {
  if (source === undefined) return null;
  const document = await readDocument(await bytesOf(portal, source.storage_key), source.type === 'application/json' ? 'json' : 'xml');
  if (!document.ok) return null;
  const pdf = await invoicePdf(document.invoice, portal.config.brand, 'nl');
  const stored = await portal.files.put(pdf);
  const file = { name: `${fileStem(invoice.number)}.pdf`, type: 'application/pdf', bytes: stored.bytes, sha256: stored.sha256, storage_key: stored.key, customer_id: scope.customerId };
  try {
    const id = await write(scope, async (trx) => {
      const { id } = await trx.insertInto('file').values(file).returning('id').executeTakeFirstOrThrow();
      const { numAffectedRows } = await sql`insert into invoice_file (customer_id, invoice_id, file_id, role) values (${scope.customerId}, ${invoice.id}, ${id}, 'made-pdf') on conflict do nothing`.execute(trx);
      if (numAffectedRows !== 1n) throw new MadeMeanwhile();
      return id;
    });
    return { id, role: 'made-pdf', ...file };
  } catch (error) {
    await portal.files.remove(stored.key);
    if (!(error instanceof MadeMeanwhile)) throw error;
    const [files] = await read(scope, filesOf(scope.customerId, invoice.address));
    return files.find(({ role }) => role === 'made-pdf') ?? null;
  }
}

async function bytesOf(portal: Portal, key: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of await portal.files.get(key)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
