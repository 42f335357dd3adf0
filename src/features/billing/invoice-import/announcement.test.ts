import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { readConfig } from '../../../config.ts';
import { tasks } from '../../../jobs.ts';
import { runJobs } from '../../../platform/jobs/worker.ts';
import { sampleSettings } from '../../../ui/brand/brand.ts';
import { addKey } from '../../identity/api-keys/index.ts';
import { writeUbl } from '../e-invoice/index.ts';
import { readJsonInvoice } from '../e-invoice/read-json.ts';
import { jsonInvoice } from './samples/invoice.ts';

let t: TestPortal;
let key: string;
before(async () => {
  t = await testPortal('announcement', { ANNOUNCE_FROM: '2026-11-15' });
  await seedCast(t.system, t.portal.files);
  key = await addKey(t.system, 'boekhouding');
});
after(() => t.close());
beforeEach(async () => {
  await query('update account set password_hash = null, last_contact_id = null');
  await query('delete from password_link');
  t.mails.length = 0;
});

const query = (text: string, values: unknown[] = []) => t.system.pool.pg.query(text, values);
function post(number: string, issueDate: string) {
  const read = readJsonInvoice(jsonInvoice({ number, issueDate }));
  assert.ok(read.ok);
  const headers = { 'content-type': 'application/xml', authorization: `Bearer ${key}` };
  return t.app.inject({
    method: 'POST',
    url: `/api/v1/invoices?customer=${numbers.noord}`,
    payload: Buffer.from(writeUbl(read.invoice)),
    headers,
  });
}
const mailed = () => t.mails.map(({ to }) => to).sort();

test('the first load of invoices mails nobody about those issued before the portal was there', async () => {
  await query("update account set password_hash = 'known'");
  assert.equal((await post('VOOR', '2026-11-14')).statusCode, 201);
  await t.runJobs();
  assert.deepEqual(mailed(), []);
  assert.equal((await post('NA', '2026-11-15')).statusCode, 201);
  await t.runJobs();
  assert.ok(mailed().includes(people.noord.finance));
  for (const { text } of t.mails) assert.doesNotMatch(text, /VOOR/);
});

test('who never signed in and was never sent a link gets no mail about an invoice', async () => {
  await query("update account set password_hash = 'known' where mail = $1", [people.noord.everything]);
  await query(
    "insert into password_link (token_hash, account_id, purpose, expires_at) select 'x'::bytea, id, 'first', now() from account where mail = $1",
    [people.noord.admin],
  );
  await post('WIE', '2026-11-18');
  await t.runJobs();
  assert.deepEqual(mailed(), [people.noord.admin, people.noord.everything].sort());
});

test('without a setting, invoices are told of that were issued on the day the database was made or later, by the Dutch calendar', async () => {
  // A quarter past midnight here, still the day before in the clock of the server.
  await query(
    "update migration set applied_at = case when version = (select min(version) from migration) then '2026-11-16T23:15:00Z'::timestamptz else '2026-11-19T12:00:00Z'::timestamptz end",
  );
  await query("update account set password_hash = 'known'");
  const portal = {
    ...t.portal,
    config: { ...t.portal.config, announceFrom: readConfig({ ...sampleSettings, ANNOUNCE_FROM: '' }).announceFrom },
  };
  assert.equal(portal.config.announceFrom, null);
  const work = () =>
    runJobs(portal.database.address, portal, tasks, { info: () => {}, warn: () => {}, error: () => {} });
  assert.equal((await post('DAGERVOOR', '2026-11-16')).statusCode, 201);
  await work();
  assert.deepEqual(mailed(), []);
  assert.equal((await post('DIEDAG', '2026-11-17')).statusCode, 201);
  await work();
  assert.ok(mailed().includes(people.noord.finance));
  for (const { text } of t.mails) assert.match(text, /DIEDAG/);
});
