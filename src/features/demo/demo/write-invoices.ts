import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brand } from '../../../ui/brand/brand.ts';
import { type Attachment, type EInvoice, writeUbl } from '../../billing/e-invoice/index.ts';
import { invoicePdf } from '../../billing/invoices/index.ts';
import { csvText } from './csv.ts';
import { type Clock, monthStart } from './dates.ts';
import { type Bill, invoiceOf } from './invoices.ts';
import { renameTo } from './rename.ts';

/** So many PDFs are asked for at once: one is made while the next is got ready. */
const lanes = 3;

/** Writes every bill as UBL with its PDF inside, except one, so that the portal has one to make itself. */
export async function writeInvoices(folder: string, bills: readonly Bill[], clock: Clock, brand: Brand): Promise<void> {
  const queue = bills.values();
  const lane = async (): Promise<void> => {
    for (const bill of queue) await writeFile(join(folder, `${bill.number}.xml`), await ublOf(bill, clock, brand));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function ublOf(bill: Bill, clock: Clock, brand: Brand): Promise<string> {
  const invoice = renameTo(brand)(invoiceOf(bill));
  const attachments: Attachment[] = [];
  if (!isWithoutPdf(bill, clock)) attachments.push(pdf(bill, await invoicePdf(invoice, brand, 'nl')));
  if (hasSpecification(bill, clock)) attachments.push(specification(invoice));
  return writeUbl({ ...invoice, attachments });
}

function isWithoutPdf(bill: Bill, clock: Clock): boolean {
  return bill.customer.slug === 'windvaan' && bill.issuedOn === clock.ago(2) && bill.period !== null;
}

function hasSpecification(bill: Bill, clock: Clock): boolean {
  return bill.customer.slug === 'zilverlinde' && bill.issuedOn === monthStart(clock.today) && bill.period !== null;
}

function pdf(bill: Bill, bytes: Uint8Array): Attachment {
  const filename = `${bill.kind === 'credit-note' ? 'creditfactuur' : 'factuur'}-${bill.number}.pdf`;
  return {
    id: bill.number,
    description: 'Factuur als PDF',
    filename,
    statedType: 'application/pdf',
    bytes,
    externalUrl: null,
    type: 'pdf',
  };
}

/** The calls per service, for who wants to sum them up. */
function specification(invoice: EInvoice): Attachment {
  const rows = invoice.lines
    .filter((line) => line.unit === 'MIN')
    .map((line) => ({
      dienst: line.objectId,
      soort: line.name,
      van: line.periodStart,
      tot: line.periodEnd,
      minuten: line.quantity,
      amount: line.net,
    }));
  const text = csvText(rows, 'plain');
  return {
    id: `${invoice.number}-gesprekken`,
    description: 'Specificatie van de gesprekken',
    filename: `gesprekken-${invoice.number}.csv`,
    statedType: 'text/csv',
    bytes: Buffer.from(text, 'utf8'),
    externalUrl: null,
    type: 'csv',
  };
}
