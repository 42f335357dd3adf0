import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal, type Visitor } from '../../../../test/portal.ts';
import { inOneFlight, write } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { sessionOf, sessionSeen } from './queries.ts';

let t: TestPortal;
let noord: Seeded;
let flights = 0;
before(async () => {
  t = await testPortal('one flight');
  ({ noord } = await seedCast(t.system, t.portal.files));
  for (const pool of [t.portal.database.app.pg, t.portal.database.system.pg]) pool.on('acquire', () => flights++);
});
after(() => t.close());

let visitor: Visitor;
beforeEach(async () => {
  visitor = await t.visitor(people.noord.finance);
  await visitor.get('/facturen');
  flights = 0;
});

const sql = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];

describe('noting that a session is used', () => {
  const seen = async () =>
    (
      await sql<{ last_seen_at: Date }>(
        'select last_seen_at from session where contact_id = $1',
        noord.contacts['finance'],
      )
    )[0]!.last_seen_at;
  const later = (seconds: number) => (t.clock.now = new Date(t.clock.now.getTime() + seconds * 1000));

  test('costs no flight of its own, and happens once a minute', async () => {
    await sql('delete from session where contact_id = $1', noord.contacts['finance']);
    const one = await t.visitor(people.noord.finance);
    await one.get('/facturen');
    const began = await seen();
    later(30);
    await one.get('/facturen');
    assert.deepEqual(await seen(), began);
    later(31);
    flights = 0;
    await one.get('/facturen');
    assert.equal(flights, 1);
    assert.deepEqual(await seen(), t.clock.now);
  });

  test('waits for nobody who holds the session, and holds it for no page', async () => {
    later(120);
    await write(t.system, async (trx) => {
      await trx
        .selectFrom('session')
        .select('id')
        .where('contact_id', '=', noord.contacts['finance']!)
        .forUpdate()
        .execute();
      assert.equal((await visitor.get('/facturen')).statusCode, 200);
      await assert.doesNotReject(inOneFlight(t.system, sessionSeen(visitor.cookies.get('sessie')!, t.clock.now)));
    });
    later(120);
    const slow = inOneFlight(
      t.system,
      sessionOf(visitor.cookies.get('sessie')!, t.clock.now),
      plain('select pg_sleep(1.5)'),
    ).then(() => 'slow');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const ended = sql('delete from session where contact_id = $1', noord.contacts['finance']).then(() => 'ended');
    assert.equal(await Promise.race([slow, ended]), 'ended');
    await slow;
  });

  test('does not wake a session that was left alone too long', async () => {
    await sql('delete from session where contact_id = $1', noord.contacts['finance']);
    const one = await t.visitor(people.noord.finance);
    await one.get('/facturen');
    later(61 * 60);
    assert.equal((await one.get('/facturen')).statusCode, 303);
    await inOneFlight(t.system, sessionSeen(one.cookies.get('sessie')!, t.clock.now));
    assert.equal((await one.get('/facturen')).statusCode, 303);
  });
});
