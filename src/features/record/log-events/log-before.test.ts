import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../../../../test/cluster.ts';
import { migrate } from '../../../database/migrate.ts';

test('the log of a portal from before is all there, with what belongs to persons apart', async () => {
  const source = await testDatabase('log before');
  const name = `log_before_${randomBytes(4).toString('hex')}`;
  const url = source.url.replace(source.database, name);
  const ask = async (address: string, text: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    return client
      .query(text)
      .then(({ rows }) => rows as unknown[])
      .finally(() => client.end());
  };
  await ask(source.url, `create database ${name}`);
  try {
    await migrate({ connectionString: url }, { upTo: 212 });
    await ask(
      url,
      `set row_security = off; alter table audit no force row level security;
      insert into audit (customer_id, account_id, contact_id, actor, action, subject, detail, address, request_id)
        values
        (1, gen_random_uuid(), gen_random_uuid(), 'Anna', 'message.sent', 'Plan', '{"thread":"x","files":["a.pdf"]}',
          '::1', 'r1'),
        (1, gen_random_uuid(), null, 'a@b.example', 'password.changed', 'a@b.example', '{}', '10.0.0.1', 'r2'),
        (null, null, null, 'key boekhouding', 'import.done', 'contacts', '{"run":7}', '10.0.0.2', 'r3');
      alter table audit force row level security;`,
    );
    await migrate({ connectionString: url });
    await ask(url, 'alter table log_event no force row level security');
    const rows = await ask(
      url,
      `select audience, actor, action, subject, facts, personal, request_id as request,
        personal_digest = sha256(salt || convert_to(personal::text, 'UTF8')) as holds from log_event order by id`,
    );
    assert.deepEqual(rows, [
      {
        audience: 'customer',
        actor: null,
        action: 'message.sent',
        subject: 'Plan',
        facts: { thread: 'x' },
        personal: { name: 'Anna', files: ['a.pdf'], address: '::1' },
        request: 'r1',
        holds: true,
      },
      {
        audience: 'customer',
        actor: null,
        action: 'password.changed',
        subject: null,
        facts: {},
        personal: { name: 'a@b.example', subject: 'a@b.example', address: '10.0.0.1' },
        request: 'r2',
        holds: true,
      },
      {
        audience: 'provider',
        actor: 'key boekhouding',
        action: 'import.done',
        subject: 'contacts',
        facts: { run: 7 },
        personal: { address: '10.0.0.2' },
        request: 'r3',
        holds: true,
      },
    ]);
  } finally {
    await ask(source.url, `drop database if exists ${name} with (force)`);
  }
});
