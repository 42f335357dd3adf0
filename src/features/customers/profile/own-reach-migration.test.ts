import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../../../../test/cluster.ts';
import { migrate } from '../../../database/migrate.ts';

test('of a portal from before, what people changed since the last import is their own from now on, and nothing else', async () => {
  const source = await testDatabase('own reach before');
  const name = `own_reach_${randomBytes(4).toString('hex')}`;
  const ask = async (url: string, text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client
      .query(text)
      .then(({ rows }) => rows as unknown[])
      .finally(() => client.end());
  };
  const url = source.url.replace(source.database, name);
  await ask(source.url, `create database ${name}`);
  try {
    await migrate({ connectionString: url }, { upTo: 171 });
    await ask(
      url,
      `
      set row_security = off;
      alter table contact no force row level security; alter table customer no force row level security; alter table
        audit no force row level security;
      insert into customer (number, name, source, external_id) values ('1', 'Oud', 'test', '1');
      insert into account (mail) values ('na@oud.example'), ('voor@oud.example'), ('leeg@oud.example');
      insert into contact (customer_id, account_id, surname, mail, phone, mobile, content_hash, source, external_id,
        imported_at)
        select c.id, a.id, a.mail, a.mail, case when a.mail ~ 'leeg' then null else '+31101112222'
          end, '+31612345678', 'hash', 'test', a.mail, '2026-11-10' from customer c, account a;
      insert into audit (at, customer_id, account_id, actor, action, detail)
        select case when a.mail ~ 'voor' then timestamptz '2026-11-01' else '2026-11-12'
          end, c.id, a.id, 'x', 'profile.changed', '{"changed":["phone"]}' from customer c, account a;
      alter table contact force row level security; alter table customer force row level security; alter table audit
        force row level security;`,
    );
    await migrate({ connectionString: url });
    const rows = await ask(
      url,
      `select external_id as who, own_phone as own, shown_phone as shown, own_mobile, shown_mobile,
        content_hash as hash from contact order by 1`,
    );
    assert.deepEqual(rows, [
      { who: 'leeg@oud.example', own: '', shown: null, own_mobile: null, shown_mobile: '+31612345678', hash: null },
      {
        who: 'na@oud.example',
        own: '+31101112222',
        shown: '+31101112222',
        own_mobile: null,
        shown_mobile: '+31612345678',
        hash: null,
      },
      {
        who: 'voor@oud.example',
        own: null,
        shown: '+31101112222',
        own_mobile: null,
        shown_mobile: '+31612345678',
        hash: 'hash',
      },
    ]);
  } finally {
    await ask(source.url, `drop database if exists ${name} with (force)`);
    await source.drop();
  }
});
