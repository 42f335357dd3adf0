import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import pg from 'pg';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { run } from '../../../commands/secrets.ts';
import { keyRing, knownKeys, newKey, writeKeys } from '../../../platform/secret-keys.ts';
import { secretsWith, type KeyRing } from '../../../platform/secrets.ts';
import { sealAnew } from './index.ts';

let t: TestPortal;
let folder: string;
let ring: KeyRing;
const column = { table: 'seal_test', column: 'seed', id: 'id', what: 'second factors' };
const at = (id: number) => ({ table: 'seal_test', column: 'seed', id: String(id) });

before(async () => {
  t = await testPortal('secrets');
  folder = await mkdtemp(join(tmpdir(), 'rotation-'));
  await asOwner('create table seal_test (id bigint primary key, seed bytea)');
  await asOwner('grant select, insert, update, delete on seal_test to portal_system');
});
after(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await rm(join(folder, 'secret.key'), { force: true });
  ring = await keyRing(null, folder);
  await sql('delete from seal_test');
  const { seal } = secretsWith(ring);
  for (let id = 1; id <= 1200; id += 1)
    await sql('insert into seal_test values ($1, $2)', [id, seal(at(id), `s${id}`)]);
  await sql('insert into seal_test values (0, null)');
});

async function asOwner(text: string): Promise<void> {
  const client = new pg.Client(t.portal.database.address);
  await client.connect();
  await client.query(text).finally(() => client.end());
}
const sql = async (text: string, values: unknown[] = []) =>
  (await t.system.pool.pg.query<{ id: string; seed: Buffer }>(text, values)).rows;
const current = async (): Promise<KeyRing> => (await knownKeys(null, folder))!;
const rotate = async () => run('rotate', { portal: t.portal, ring: await current() }, [column]);
const all = async (keys: KeyRing) => {
  const { open } = secretsWith(keys);
  return (await sql('select id, seed from seal_test where seed is not null order by id')).map(({ id, seed }) =>
    open(at(Number(id)), seed),
  );
};
const texts = Array.from({ length: 1200 }, (_, n) => `s${n + 1}`);

test('a rotation seals everything with a new key, loses nothing and is in the log; the old key goes when nothing needs it', async () => {
  const answer = await rotate();
  assert.match(answer.told, /^1200 values are sealed anew with key [0-9a-f]{16}\.\nRestart the portal/);
  const after = await current();
  assert.deepEqual(await all({ ...after, keys: [after.keys[0]] }), texts);
  assert.equal(after.keys[1]?.id, ring.keys[0].id, 'a portal that still runs with the old key is not lost');
  const [row] = await sql("select subject, facts from log_event where action = 'secrets.rotated'");
  assert.deepEqual(row, { subject: after.keys[0].id, facts: { values: 1200 } });
  const gone = await run('forget', { portal: t.portal, ring: after }, [column]);
  assert.match(gone.told, new RegExp(`Gone: ${ring.keys[0].id}`));
  assert.deepEqual(
    (await current()).keys.map(({ id }) => id),
    [after.keys[0].id],
  );
});

test('cut off half-way, everything still opens, and the next time it goes on', async () => {
  const broken = [column, { ...column, table: 'not_there' }];
  await assert.rejects(run('rotate', { portal: t.portal, ring }, broken), /not_there/);
  assert.deepEqual(await all(await current()), texts);
  await rotate();
  const { keys } = await current();
  assert.deepEqual(await all({ place: '', keys: [keys[0]] }), texts);
});

test('an older key that a value needs is not forgotten', async () => {
  await writeKeys(join(folder, 'secret.key'), [newKey(), ...ring.keys]);
  const { told } = await run('forget', { portal: t.portal, ring: await current() }, [column]);
  assert.match(told, /There is no older key that nothing needs/);
  assert.deepEqual(await all(await current()), texts);
});

test('two rotations at once: one does the work, the other is told so or finds nothing left', async () => {
  const keys = [newKey(), ...ring.keys] as const;
  const ends = await Promise.allSettled(
    Array.from({ length: 4 }, () => sealAnew(t.system, [column], { place: '', keys: [...keys] })),
  );
  const done = ends.flatMap((end) => (end.status === 'fulfilled' ? end.value : []));
  assert.equal(done.reduce((sum, one) => sum + one, 0) >= 0 && done.length >= 1, true);
  for (const end of ends)
    if (end.status === 'rejected') assert.equal((end.reason as { code: string }).code, 'rotation_runs');
  await sealAnew(t.system, [column], { place: '', keys: [...keys] });
  assert.deepEqual(await all({ place: '', keys: [keys[0]] }), texts);
});

test('without its key the portal names what stops and which key is wanted, and does not touch it', async () => {
  const other: KeyRing = { place: 'SECRET_KEY', keys: [newKey()] };
  const answer = await run('show', { portal: t.portal, ring: other }, [column]);
  assert.match(answer.told, /1200 values \(second factors\) cannot be opened: key [0-9a-f]{16} is not here/);
  assert.deepEqual(answer.lost, [ring.keys[0].id]);
  await assert.rejects(run('rotate', { portal: t.portal, ring: other }, [column]), { code: 'secret_key_unknown' });
  assert.deepEqual(await all(ring), texts);
});
