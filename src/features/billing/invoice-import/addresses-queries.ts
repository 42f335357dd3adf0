import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import { invoiceAddress, takeAddress } from './addresses.ts';

/** An address for the page of an invoice with this number at this customer that no other invoice has. */
export async function freeAddress(trx: Write, customerId: number, number: string): Promise<string> {
  const address = invoiceAddress(number);
  const { rows } = await sql<{
    address: string;
  }>`select address from invoice where customer_id = ${customerId} and (address = ${address}
    or starts_with(address, ${`${address}~`}))`.execute(trx);
  return takeAddress(customerId, address, new Set(rows.map((row) => `${customerId} ${row.address}`)));
}
