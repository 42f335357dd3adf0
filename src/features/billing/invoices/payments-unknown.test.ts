import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { numbers, people, seedCast } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';
import { storeInvoice } from '../invoice-import/index.ts';
import { jsonInvoice } from '../invoice-import/samples/invoice.ts';

let t: TestPortal;
before(async () => {
  t = await testPortal('payments unknown', { PAYMENTS: 'unknown' });
  await seedCast(t.system, t.portal.files);
  await storeInvoice(t.system, t.portal, {
    bytes: jsonInvoice({ number: 'OUD', issueDate: '2026-01-05', dueDate: '2026-01-19' }),
    format: 'json',
    customerNumber: numbers.noord,
    source: 'boekhouding',
  });
});
after(() => t.close());

test('where nobody tells what is paid, nothing is late or open, and no statement of what is open is offered', async () => {
  const visitor = await t.visitor(people.noord.finance);
  const late = /te laat|Te laat|verliep|Openstaand|rekeningoverzicht|status=open/;
  for (const path of ['/', '/facturen', '/facturen/OUD', '/zoeken?q=OUD', '/facturen/export']) {
    const reply = await visitor.get(path);
    assert.equal(reply.statusCode, 200, path);
    assert.doesNotMatch(reply.body, late, path);
  }
  assert.match((await visitor.get('/facturen')).body, /Te betalen uiterlijk 19\u00a0januari\u00a02026/);
  assert.match((await visitor.get('/facturen/OUD')).body, /Al betaald\? Dan hoef je niets te doen/);
  assert.equal((await visitor.get('/facturen/rekeningoverzicht')).statusCode, 404);
});
