import pg from 'pg';
import type { DatabaseAddress } from './connect.ts';

/** One connection as the owner, without time limits, closed afterwards: for back-up and restore. */
export async function asOwner<T>(address: DatabaseAddress, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...address, application_name: 'portal_backup' });
  // A lost connection fails the query that waits; this keeps it from ending the process as well.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`SELECT set_config(name, value, false)
      FROM (VALUES ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'),
      ('client_encoding', 'UTF8'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'), ('timezone', 'UTC'),
        ('bytea_output', 'hex'), ('extra_float_digits', '1')) AS setting(name, value)`);
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs `work` in a transaction; an error undoes everything. */
export async function inTransaction<T>(client: pg.Client, begin: string, work: () => Promise<T>): Promise<T> {
  await client.query(begin);
  try {
    const answer = await work();
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
