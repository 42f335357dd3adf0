import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { labelsOf } from '../src/access/labels.ts';
import { knownPermissions } from '../src/access/permissions.ts';
import { inOneFlight } from '../src/access/scopes.ts';
import { plain } from '../src/database/statement.ts';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { classes } from './known-classes.ts';
import { canaries, numbers, people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal, type Visitor } from './portal.ts';

let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
let key: string;
before(async () => {
  t = await testPortal('known');
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  key = await addKey(t.system, 'known');
});
after(() => t.close());

const rows = async <Row>(text: string, ...values: unknown[]) =>
  (await inOneFlight(t.system, plain<Row>(text, ...values)))[0];
const put = (url: string, payload: unknown) =>
  t.app.inject({
    method: 'PUT',
    url,
    payload: JSON.stringify(payload),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  });
const cookieOf = (visitor: Visitor) => `sessie=${visitor.cookies.get('sessie')}`;

test('each of the forty classes is held by a test that exists, or the portal has no such part', () => {
  const dependencies = Object.keys(
    (JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }).dependencies,
  );
  assert.deepEqual(
    Object.keys(classes).map(Number),
    Array.from({ length: 40 }, (_, at) => at + 1),
  );
  for (const [number, one] of Object.entries(classes)) {
    if ('absent' in one)
      assert.deepEqual(
        dependencies.filter((name) => one.signs.test(name)),
        [],
        `class ${number}: ${one.name} is not absent any more`,
      );
    else
      for (const [file, name] of one.tests.map((place) => place.split(' › ')))
        assert.ok(
          readFileSync(file!, 'utf8').replaceAll("\\'", "'").includes(name!),
          `class ${number}: ${file} has no test "${name}"`,
        );
  }
});

describe('empty is never more', () => {
  test('a contact without roles, with an empty list or none at all, may nothing that needs one', async () => {
    for (const roles of [[], null, '', undefined]) {
      const reply = await put('/api/v1/contacts/leeg', {
        customer: numbers.noord,
        surname: 'Leeg',
        mail: 'leeg@noord.example',
        roles,
      });
      assert.ok(reply.statusCode < 500, reply.body);
      if (reply.statusCode >= 400) continue;
      const visitor = await t.visitor('leeg@noord.example');
      for (const url of ['/facturen', '/diensten', '/cloudgebruikers'])
        assert.equal((await visitor.get(url)).statusCode, 404, `${url} with ${JSON.stringify(roles)}`);
    }
  });

  test('a contract that names no customer is refused, and cannot become one of everyone', async () => {
    const contract = { kind: 'contract', titleNl: 'Raamovereenkomst' };
    for (const customer of [undefined, null, '', ' ']) {
      const reply = await put('/api/v1/documents/contract', { ...contract, customer });
      assert.equal(reply.statusCode, 422, JSON.stringify(customer));
      assert.match(reply.body, /"code":"required","path":"[^"]*customer"/);
    }
    assert.equal((await put('/api/v1/documents/contract', { ...contract, customer: numbers.zuid })).statusCode, 201);
    assert.equal((await put('/api/v1/documents/contract', { ...contract, customer: '' })).statusCode, 422);
    assert.doesNotMatch(
      (await (await t.visitor(people.noord.everything)).get('/documenten?soort=contracten')).body,
      /Raamovereenkomst/,
    );
    await assert.rejects(
      rows("insert into document (kind, title_nl, source, external_id) values ('contract', 'x', 'test', 'nobody')"),
      /contract_has_customer/,
    );
  });

  test('an empty code, key or session opens nothing', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer ', 'Bearer null', 'Bearer undefined'])
      assert.equal(
        (await t.app.inject({ url: '/api/v1/invoices', headers: { authorization } })).statusCode,
        401,
        authorization,
      );
    for (const cookie of ['sessie=', 'sessie=null', 'sessie=""', 'sessie=undefined'])
      assert.equal((await t.app.inject({ url: '/', headers: { cookie } })).statusCode, 303, cookie);
    assert.equal((await t.app.inject({ url: '/wachtwoord-instellen?code=' })).statusCode, 410);
  });
});

test('a role that is withdrawn gives nothing at the very next request', async () => {
  const visitor = await t.visitor(people.noord.finance);
  assert.equal((await visitor.get('/facturen')).statusCode, 200);
  await rows('delete from contact_role where contact_id = $1', noord.contacts['finance']);
  for (const url of ['/facturen', `/facturen/${noord.invoice}`, `/facturen/${noord.invoice}/pdf`, '/facturen/export'])
    assert.equal((await visitor.get(url)).statusCode, 404, url);
});

test('a form that another site sends is refused, whatever it says of its origin', async () => {
  const visitor = await t.visitor(people.noord.everything);
  const cookie = cookieOf(visitor);
  const ask = (headers: Record<string, string>) =>
    t.app.inject({
      method: 'POST',
      url: '/taal',
      payload: 'taal=en',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  for (const origin of [
    'null',
    '',
    'https://evil.example',
    'http://portal.example.evil.example',
    'http://portal.example:81',
    'http://evil.example#portal.example',
    'file://',
    'http://portal.example@evil.example',
  ])
    assert.equal((await ask({ origin, host: 'portal.example' })).statusCode, 403, origin);
  for (const site of ['cross-site', 'same-site', 'x'])
    assert.equal((await ask({ 'sec-fetch-site': site })).statusCode, 403, site);
  assert.equal((await ask({ origin: 'http://portal.example' })).statusCode, 303);
});

test('fields that nobody may send change nothing, and no field reaches the prototype of an object', async () => {
  const [columns] = [
    await rows<{ name: string }>(
      "select distinct column_name as name from information_schema.columns where table_schema = 'public'",
    ),
  ];
  const extra = Object.fromEntries([
    ...columns.map(({ name }) => [name, String(zuid.customerId)]),
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['prototype[isStaff]', 'x'],
    ['permissions', 'people:manage'],
    ['roles', 'tekenbevoegd'],
  ]);
  const visitor = await t.visitor(people.noord.plain);
  const reply = await visitor.post('/contact/terugbellen', { ...extra, telefoon: '010 123 45 67', wanneer: 'nu' });
  assert.equal(reply.statusCode, 303);
  const [thread] = await rows<{
    customer_id: number;
    contact_id: string;
    staff_id: string | null;
    closed_at: Date | null;
  }>('select customer_id, contact_id, staff_id, closed_at from message_thread where phone is not null');
  const [sent] = await rows<{ customer_id: number; contact_id: string; staff_id: string | null }>(
    'select customer_id, contact_id, staff_id from message where thread_id in (select id from message_thread where phone is not null)',
  );
  for (const row of [thread, sent])
    assert.deepEqual(
      [row!.customer_id, row!.contact_id, row!.staff_id],
      [noord.customerId, noord.contacts['plain'], null],
    );
  assert.equal(({} as Record<string, unknown>)['isStaff'], undefined);
  assert.equal(
    (await put('/api/v1/faq/x', { ...extra, categoryNl: 'a', questionNl: 'b', answerNl: 'c' })).statusCode,
    422,
  );
});

test('a key of a machine is the only way to write many records', () => {
  const many = t.app.routeTable.filter(
    ({ method, url }) => !['GET', 'HEAD'].includes(method) && /batch|\/api\//.test(url),
  );
  assert.ok(many.length > 10);
  assert.deepEqual(
    many.filter(({ needs }) => needs !== 'machine'),
    [],
  );
});

test('a role in the database gives only rights that the portal knows', () => {
  assert.deepEqual(
    [...knownPermissions(['invoices:read', 'staff', 'machine', '*', 'public', 'INVOICES:READ', '__proto__', ''])],
    ['invoices:read'],
  );
});

test('a route that does not say who may use it, or what its ids name, stops the start', () => {
  assert.throws(() => labelsOf({ method: 'GET', url: '/nieuw', config: {} }), /does not say who may use it/);
  assert.throws(
    () => labelsOf({ method: 'GET', url: '/nieuw/:id', config: { needs: 'contact' } }),
    /does not say what id names/,
  );
});

test('no answer of a person is kept by a cache, and none is answered from one', async () => {
  const visitor = await t.visitor(people.noord.everything);
  for (const route of t.app.routeTable.filter(
    ({ method, url, ids }) => method === 'GET' && !url.startsWith('/assets/') && Object.keys(ids).length === 0,
  )) {
    const reply = await visitor.get(route.url, {
      'if-none-match': '*',
      'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT',
      range: 'bytes=0-1',
    });
    assert.equal(reply.headers['cache-control'], 'private, no-store', route.url);
    assert.equal(reply.headers.etag ?? reply.headers['last-modified'], undefined, route.url);
    assert.ok(![206, 304, 416].includes(reply.statusCode), route.url);
  }
});

test('nobody can act as somebody else: who writes is always who signed in', async () => {
  const visitor = await t.visitor(people.staff);
  for (const url of ['/facturen', '/diensten', '/organisatie', '/contact', `/facturen/${noord.invoice}/pdf`])
    assert.equal((await visitor.get(url)).statusCode, 404, url);
  const page = (
    await (
      await t.visitor(people.noord.reader)
    ).get('/', {
      'x-forwarded-user': people.noord.everything,
      'x-customer-id': String(zuid.customerId),
      'x-original-url': '/beheer',
      'x-rewrite-url': '/beheer',
    })
  ).body;
  assert.ok(!page.includes(canaries.zuid) && !page.includes('href="/facturen"'));
});
