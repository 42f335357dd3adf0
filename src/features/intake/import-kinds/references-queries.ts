import { sql } from 'kysely';
import type { Write } from '../../../access/scopes.ts';
import type { Refer } from './field.ts';
import type { CheckedRecord, Kind } from './kind.ts';

/** What the names in a set of records lead to. */
export type References = Readonly<{
  customers: ReadonlyMap<string, number>;
  locations: ReadonlyMap<string, Readonly<{ id: string; customerId: number }>>;
  staff: ReadonlyMap<string, string>;
  roles: ReadonlySet<string>;
}>;

/** Looks up every name once, one statement per kind of name. Removed records cannot be pointed at. */
export async function findReferences(trx: Write, kind: Kind, records: readonly CheckedRecord[]): Promise<References> {
  const named = (refer: Refer) => {
    const fields = kind.fields.filter((field) => field.refer === refer).map((field) => field.name);
    return [...new Set(records.flatMap((record) => fields.flatMap((name) => (record.values[name] ?? []) as string[])))];
  };
  const [customers, locations, staff] = [named('customer'), named('location'), named('staff')];
  const c =
    customers.length === 0
      ? []
      : (
          await sql<{
            number: string;
            id: number;
          }>`select number, id from customer where number = any(${customers}) and removed_at is null`.execute(trx)
        ).rows;
  const l =
    locations.length === 0
      ? []
      : (
          await sql<{
            external_id: string;
            id: string;
            customer_id: number;
          }>`select external_id, id, customer_id from location
            where external_id = any(${locations}) and removed_at is null`.execute(trx)
        ).rows;
  const s =
    staff.length === 0
      ? []
      : (
          await sql<{
            mail: string;
            id: string;
          }>`select mail, id from staff_member where mail = any(${staff}) and ended_at is null`.execute(trx)
        ).rows;
  const r = kind.fields.some((field) => field.refer === 'roles')
    ? (await sql<{ key: string }>`select key from role`.execute(trx)).rows
    : [];
  return {
    customers: new Map(c.map((row) => [row.number, row.id])),
    locations: new Map(l.map((row) => [row.external_id, { id: row.id, customerId: row.customer_id }])),
    staff: new Map(s.map((row) => [row.mail, row.id])),
    roles: new Set(r.map((row) => row.key)),
  };
}
