import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { localStore } from '../src/platform/files/store.ts';

/** One statement over a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Customers with awkward texts, invoices, contacts, files of several sizes, and mails that still have to leave. */
export async function fill(url: string, folder: string): Promise<void> {
  await ask(
    url,
    `INSERT INTO customer (number, name, source, external_id) SELECT 'C' || i,
      E'Bakkerij "Één" \\\\ & Zn.\\n\\tlijn ' || i, 'test', 'c' || i FROM generate_series(1, 40) i`,
  );
  await ask(
    url,
    `INSERT INTO contact (customer_id, given_name, surname, source, external_id) SELECT id, NULL, '', 'test', 'p' || id
      FROM customer`,
  );
  await ask(
    url,
    `INSERT INTO invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on, currency,
      line_count, payable_cents, document, content_hash, source, external_id)
    SELECT id, n::text, id || '-' || n, 'invoice', 's', 'Contict', '2026-01-31', 'EUR', 1, 12345,
      jsonb_build_object('note', repeat('é€😀', 50)), md5(n::text), 'test', id || '/' || n
      FROM customer, generate_series(1, 100) n`,
  );
  const store = localStore(folder);
  for (const size of [0, 1, 5_000, 200_000]) {
    const { key, bytes, sha256 } = await store.put(randomBytes(size));
    await ask(
      url,
      `INSERT INTO file (customer_id, name, type, bytes, sha256, storage_key)
        VALUES (1, 'factuur.pdf', 'application/pdf', $1, $2, $3)`,
      [bytes, sha256, key],
    );
  }
  await ask(
    url,
    `INSERT INTO log_event (customer_id, action, audience, personal) SELECT 1, 'message.sent', 'customer',
      jsonb_build_object('name', 'Anna ' || i) FROM generate_series(1, 3) i`,
  );
  // Erased is erased, also after a restore; and what waits for its followers goes on waiting.
  await ask(url, 'UPDATE log_event SET personal = NULL, salt = NULL WHERE id = (SELECT min(id) FROM log_event)');
  await ask(url, 'INSERT INTO log_event_waiting SELECT max(id) FROM log_event');
  await ask(
    url,
    `SELECT app.enqueue('mail.send', jsonb_build_object('to', n), 'key-' || n) FROM generate_series(1, 3) n`,
  );
}

/** A checksum of the rows of every table, and what the queue still holds. */
export async function fingerprint(url: string): Promise<Record<string, string>> {
  const tables = await ask<{ name: string }>(
    url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const print: Record<string, string> = {};
  for (const { name } of tables)
    print[name] =
      (
        await ask<{ sum: string }>(
          url,
          `SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum
            FROM public."${name}" t`,
        )
      )[0]?.sum ?? '';
  print['jobs'] = JSON.stringify(
    await ask(url, 'SELECT task_identifier, key, max_attempts FROM graphile_worker.jobs ORDER BY key'),
  );
  return print;
}

/** The walls, keys and triggers of every table. */
export async function guards(url: string): Promise<unknown> {
  return ask(
    url,
    `SELECT relname, relforcerowsecurity, (SELECT count(*) FROM pg_constraint
      WHERE conrelid = c.oid AND contype = 'f' AND convalidated) AS keys,
    (SELECT count(*) FROM pg_trigger WHERE tgrelid = c.oid AND tgenabled = 'D') AS disabled FROM pg_class c
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
}
