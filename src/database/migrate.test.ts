import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../../test/cluster.ts';
import { migrate } from './migrate.ts';

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows as unknown[])
    .finally(() => client.end());
}

const walls = `select relname as name, relrowsecurity as on, relforcerowsecurity as forced from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
const before = `
  insert into customer (number, name, source, external_id) values ('1', 'Oud', 'test', '1');
  insert into account (mail) values ('jan@oud.example');
  insert into contact (customer_id, account_id, surname, mail, source, external_id) select c.id, a.id, 'Oud', a.mail,
    'test', '1' from customer c, account a;
  insert into calendar_link (customer_id, contact_id, kind, token_hash) select customer_id, id, 'events', '\\x01'
    from contact;
  insert into invoice (customer_id, address, number, kind, supplier_key, supplier_name, issued_on, currency,
    line_count, payable_cents, document, content_hash, source, external_id)
    select id, '1', '1', 'invoice', 'NL:KVK:12345678', 'Café', '2026-10-01', 'EUR', 0, 100,
      '{"supplier": {"vatId": "NL 1234.56.789.B01"}}', 'x', 'test', 'NL:KVK:12345678 1' from customer`;

/**
 * What the steps since 0102 make of stored rows: those of an owner with every right, or of one whom walls hold back.
 */
async function brought(source: string, database: string, owner: string | null) {
  const url = source.replace(/\/[^/?]+\?/, `/${database}?`);
  const { host, port } = new pg.Client({ connectionString: source });
  const address = owner === null ? { connectionString: url } : { host, port, user: owner, database };
  await ask(source, `create database ${database} ${owner === null ? '' : `owner ${owner}`}`);
  try {
    await migrate(address, { upTo: 102 });
    await ask(url, before);
    await migrate(address);
    return {
      invoices: await ask(url, 'select supplier_key, supplier_vat, search_text from invoice'),
      months: await ask(url, 'select invoices, euro_cents from invoice_month'),
      links: await ask(url, 'select account_id is not null as owned, revoked_at is null as works from calendar_link'),
      walls: await ask(url, walls),
    };
  } finally {
    await ask(source, `drop database ${database} with (force)`);
  }
}

test('stored rows are brought up to date also by an owner whom the walls hold back, and every wall stands afterwards', async () => {
  const source = await testDatabase('migrate as owner');
  const owner = `owner_${randomBytes(4).toString('hex')}`;
  await ask(
    source.url,
    `create role ${owner} login createrole; grant portal_app, portal_system to ${owner} with admin option`,
  );
  try {
    const plain = await brought(source.url, `${owner}_plain`, owner);
    assert.deepEqual(plain.invoices, [
      { supplier_key: 'kvk:12345678', supplier_vat: 'NL123456789B01', search_text: '' },
    ]);
    assert.deepEqual(plain.links, [{ owned: true, works: true }]);
    assert.deepEqual(plain, await brought(source.url, `${owner}_all`, null));
    assert.deepEqual(plain.walls, await ask(source.url, walls));
  } finally {
    await ask(source.url, `drop owned by ${owner}; drop role ${owner}`);
    await source.drop();
  }
});

test('a step that takes its time, and a portal that waits for another one, say so while they do', async () => {
  const source = await testDatabase('migrate slowly');
  const other = new pg.Client({ connectionString: source.url });
  await other.connect();
  try {
    await other.query('delete from migration where version = 206; select pg_advisory_lock(20261122)');
    const lines: string[] = [];
    const says = async (words: RegExp) => {
      for (const until = Date.now() + 10_000; Date.now() < until && !lines.some((line) => words.test(line));)
        await pause(10);
      assert.ok(
        lines.some((line) => words.test(line)),
        lines.join('\n'),
      );
    };
    const migrated = migrate({ connectionString: source.url }, { log: (line) => lines.push(line), stillEveryMs: 30 });
    await says(/another portal changes this database/);
    await other.query('begin; lock table invoice; select pg_advisory_unlock(20261122)');
    await says(/being changed by 0206-numbers-without-turns\.sql; a large one takes minutes \(\d+ s\)/);
    await other.query('commit');
    assert.equal(await migrated, 1);
    const said = lines.length;
    await pause(100);
    assert.deepEqual([lines.length, lines.at(-1)], [said, 'migrated to 0206-numbers-without-turns.sql']);
  } finally {
    await other.end();
    await source.drop();
  }
});
