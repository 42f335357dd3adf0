import { sql } from 'kysely';
import { inOneFlight, type CustomerScope, type StaffScope, type Write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import type { KeptFile } from './rules.ts';

export type OwnScope = CustomerScope | StaffScope;
export type Row = KeptFile & Readonly<{ type: string; sha256: string; storage_key: string }>;

/** Whose a kept file is: this person, in this session, at this organisation; staff have none. */
export const ownerOf = (scope: OwnScope) => ({
  session_id: scope.actor.sessionId,
  account_id: scope.actor.accountId,
  customer_id: scope.kind === 'customer' ? scope.customerId : null,
});

/** The files that wait in this copy of a form of this person. */
export async function keptFiles(scope: OwnScope, form: string, now: Date): Promise<readonly KeptFile[]> {
  const { session_id, account_id, customer_id } = ownerOf(scope);
  const [rows] = await inOneFlight(
    scope,
    plain<KeptFile>(
      `select id, name, bytes::float8 as bytes from kept_file
        where session_id = $1 and account_id = $2 and customer_id is not distinct from $3::bigint
      and form = $4 and ends_at > $5::timestamptz order by position`,
      session_id,
      account_id,
      customer_id,
      form,
      now,
    ),
  );
  return rows;
}

/** The same rows, held until the transaction ends: of two who send or sweep them at once, one does. */
export async function holdKept(trx: Write, scope: OwnScope, form: string, now: Date): Promise<readonly Row[]> {
  const { session_id, account_id, customer_id } = ownerOf(scope);
  const { rows } = await sql<Row>`select id, name, type, bytes::float8 as bytes, sha256, storage_key from kept_file
    where session_id = ${session_id} and account_id = ${account_id} and customer_id is not distinct
      from ${customer_id}::bigint
      and form = ${form} and ends_at > ${now} order by position for update`.execute(trx);
  return rows;
}

/** How many files of this person wait here in all forms together, and their bytes. */
export async function keptInAll(trx: Write, scope: OwnScope): Promise<Readonly<{ files: number; bytes: number }>> {
  const { account_id, customer_id } = ownerOf(scope);
  const { rows } = await sql<{
    files: number;
    bytes: number;
  }>`select count(*)::int as files, coalesce(sum(bytes), 0)::float8 as bytes from kept_file
    where account_id = ${account_id} and customer_id is not distinct from ${customer_id}::bigint`.execute(trx);
  return rows[0]!;
}
