import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inOneFlight } from '../../../access/scopes.ts';
import { plain } from '../../../database/statement.ts';
import { canaries, people, seedCast, type Seeded } from '../../../../test/people.ts';
import { testPortal, type TestPortal } from '../../../../test/portal.ts';

let t: TestPortal;
let noord: Seeded;
before(async () => {
  t = await testPortal('documents');
  ({ noord } = await seedCast(t.system, t.portal.files));
});
after(() => t.close());

test('a signatory downloads a contract under its own name, and the log tells of it', async () => {
  const visitor = await t.visitor(people.noord.everything);
  const reply = await visitor.get(`/documenten/${noord.document}/bestand`);
  assert.equal(reply.statusCode, 200);
  assert.match(reply.body, new RegExp(canaries.noord));
  assert.match(String(reply.headers['content-disposition']), /^attachment; filename="KANARIENOORD-contract.pdf"/);
  assert.match(String(reply.headers['content-security-policy']), /sandbox/);
  const [rows] = await inOneFlight(
    t.system,
    plain<{ actor: string }>("select actor from log_event where action = 'file.downloaded'"),
  );
  assert.equal(rows.length, 1);
});

test('whoever may not read contracts sees no tab for them, and their address is not there', async () => {
  const visitor = await t.visitor(people.noord.technical);
  assert.ok(!(await visitor.get('/documenten?soort=contracten')).body.includes('contract</a>'));
  assert.equal((await visitor.get(`/documenten/${noord.document}`)).statusCode, 404);
  assert.equal((await visitor.get(`/documenten/${noord.document}/bestand`)).statusCode, 404);
});

test('search finds a document by any of its words, without accents or case', async () => {
  const visitor = await t.visitor(people.noord.everything);
  assert.match(
    (await visitor.get('/documenten?soort=contracten&zoek=kanarienoord+CONTRÁCT')).body,
    new RegExp(`/documenten/${noord.document}`),
  );
  assert.match((await visitor.get('/documenten?soort=contracten&zoek=fiets')).body, /Niets gevonden/);
});
