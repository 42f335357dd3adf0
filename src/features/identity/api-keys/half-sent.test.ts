import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { numbers, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { jsonInvoice } from '../../billing/invoice-import/samples/invoice.ts';
import { addKey, revokeKey } from './index.ts';

let t: TestPortal;
let base: string;
before(async () => {
  t = await testPortal('half sent by a machine');
  await seedCast(t.system, t.portal.files);
  base = await t.listen();
});
after(() => t.close());

const query = async <R>(text: string) => (await t.system.pool.pg.query(text)).rows as R[];
const stored = () =>
  query(`select (select count(*) from customer) as customers, (select count(*)
    from invoice) as invoices, (select count(*) from import_run) as runs,
  (select string_agg(customer_id::text, ',' order by id) from invoice) as whose, (select count(*) from file) as files`);

/** Sends a body in two halves over a real socket, and does something in between, once the key was looked at. */
async function inTwoHalves(
  method: string,
  url: string,
  key: string,
  body: string | Buffer,
  meanwhile: () => Promise<unknown>,
) {
  const bytes = Buffer.from(body);
  const sending = ask(new URL(url, base), {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': bytes.length },
    agent: false,
  });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  const seen = once(t.portal.database.system.pg, 'release');
  sending.write(bytes.subarray(0, bytes.length / 2));
  await seen;
  await pause(60);
  await meanwhile();
  sending.end(bytes.subarray(bytes.length / 2));
  const [reply] = await answered;
  const text = (await reply.setEncoding('utf8').toArray()).join('');
  return { status: reply.statusCode, code: (JSON.parse(text) as { error?: { code: string } }).error?.code };
}

test('a key that is taken away or replaced while a body comes in writes nothing more, on every route that writes', async () => {
  const customer = JSON.stringify({ number: '9001', name: 'Bakkerij Spook', externalId: 'spook' });
  const routes: Readonly<Record<string, readonly [method: string, url: string, body: string | Buffer]>> = {
    '/api/v1/customers/:externalId': ['PUT', '/api/v1/customers/spook', customer],
    '/api/v1/customers/batch': ['POST', '/api/v1/customers/batch', `[${customer}]`],
    '/api/v1/invoices': ['POST', `/api/v1/invoices?customer=${numbers.noord}`, jsonInvoice()],
  };
  // A move and an undo have no body.
  const known = t.app.routeTable
    .filter(
      ({ needs, method, url }) => needs === 'machine' && !['GET', 'HEAD'].includes(method) && !/(move|undo)$/.test(url),
    )
    .map(({ url }) => url.replace(/^\/api\/v1\/[\w-]+\/(:externalId|batch)$/, '/api/v1/customers/$1'));
  assert.deepEqual([...new Set(known)].sort(), Object.keys(routes).sort());
  for (const [route, [method, url, body]] of Object.entries(routes)) {
    for (const end of [() => revokeKey(t.system, 'spook'), () => addKey(t.system, 'spook', { replace: true })]) {
      const key = await addKey(t.system, 'spook', { replace: true });
      const before = await stored();
      const { status, code } = await inTwoHalves(method, url, key, body, end);
      assert.deepEqual([status, code], [401, 'key_required'], route);
      assert.deepEqual(await stored(), before, route);
    }
  }
  const key = await addKey(t.system, 'spook', { replace: true });
  assert.equal(
    (await inTwoHalves('PUT', '/api/v1/customers/spook', key, customer, async () => {})).status,
    201,
    'with a key that works it is stored',
  );
});
