import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { render } from '../src/platform/html/jsx-runtime.ts';
import { labelsOf } from '../src/access/labels.ts';
import { knownPermissions } from '../src/access/permissions.ts';
import { inOneFlight } from '../src/access/scopes.ts';
import { plain } from '../src/database/statement.ts';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { Badge } from '../src/ui/badge.tsx';
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

test('data that looks like an element is shown as nothing, and never as markup', () => {
  const script = '<script>alert(1)</script>';
  for (const data of [
    { type: 'script', props: { children: 'alert(1)' } },
    { type: 'div', props: { dangerouslySetInnerHTML: { __html: script } }, key: null, ref: null },
    { props: { tpl: [script], exprs: [] } },
    { props: { tpl: [script], exprs: [] }, constructor: null },
  ]) {
    const children = JSON.parse(JSON.stringify(data)) as string;
    assert.doesNotMatch(render(Badge({ children })), /<script|alert/, JSON.stringify(data));
  }
});

test('no address that runs a script comes in with links, events or text', async () => {
  for (const url of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'java\nscript:x',
    'https://user:secret@evil.example/',
  ]) {
    assert.equal((await put('/api/v1/links/x', { titleNl: 'x', url })).statusCode, 422, url);
    assert.equal(
      (
        await put('/api/v1/events/x', {
          titleNl: 'x',
          bodyNl: 'x',
          startsAt: '2026-12-01T10:00',
          endsAt: '2026-12-01T11:00',
          registrationUrl: url,
        })
      ).statusCode,
      422,
      url,
    );
  }
  const bodyNl =
    '[a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> <javascript:alert(1)> ![c](javascript:alert(1)) [d](data:text/html;base64,PHN2Zz4=) <img src=x onerror=alert(1)>';
  assert.equal(
    (await put('/api/v1/news/script', { titleNl: 'Script', bodyNl, publishedOn: '2026-11-01' })).statusCode,
    201,
  );
  const { body } = await (await t.visitor(people.noord.everything)).get('/nieuws/script');
  const page = body.slice(body.indexOf('<body')); // above it stands only what is ours, the icon of the window among it
  assert.doesNotMatch(page, /<[^>]*\s(href|src)="\s*(javascript|data|vbscript):|<img|<[^>]*\son\w+=/i);
});

test('a file is sent so that nothing in it can run, under the type that was stored', async () => {
  const visitor = await t.visitor(people.noord.everything);
  await rows(
    "update file set type = 'text/html', name = $2 where id = $1",
    noord.messageFile,
    'x"\r\nset-cookie: a=b;.html',
  );
  const reply = await visitor.get(`/contact/berichten/${noord.thread}/bijlagen/${noord.messageFile}`);
  assert.match(
    String(reply.headers['content-disposition']),
    /^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.-]+$/,
  );
  assert.equal(reply.headers['content-security-policy'], "default-src 'none'; sandbox");
  assert.equal(reply.headers['x-content-type-options'], 'nosniff');
  assert.equal(reply.headers['set-cookie'], undefined);
});

test('no address leads to a file of the server', async () => {
  const ways = [
    '..',
    '%2e%2e',
    '..%2f',
    '%2e%2e%2f',
    '..%5c',
    '..\\',
    '%252e%252e%252f',
    '..;',
    '.%00.',
    '%c0%ae%c0%ae',
    '....//',
  ];
  const visitor = await t.visitor(people.noord.everything);
  for (const base of ['/assets', '/assets/css', '', '/facturen', '/documenten', '/demo/mailbox', '/api/v1/runs']) {
    for (const way of ways) {
      const reply = await visitor.get(`${base}/${way}/${way}/package.json`);
      assert.ok([303, 400, 401, 404].includes(reply.statusCode), `${base}/${way} answered ${reply.statusCode}`);
      assert.doesNotMatch(reply.body, /"dependencies"/);
    }
  }
  for (const url of [
    '/.git/config',
    '/.env',
    '/package.json',
    '/src/app.ts',
    '/node_modules/fastify/package.json',
    '/files',
    '/metrics',
  ])
    assert.equal((await visitor.get(url)).statusCode, 404, url);
});

test('the portal asks nothing of the internet: only mail and the database go out', () => {
  const asking = globSync('src/**/*.{ts,tsx}')
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .filter((path) =>
      /\bfetch\(|\bhttps?\.(get|request)\(|\bnet\.(connect|createConnection)\(|from '(undici|axios|got|node-fetch)'/.test(
        readFileSync(path, 'utf8'),
      ),
    );
  assert.deepEqual(asking, []);
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

test('functions that work as their owner have a fixed search path, and not everyone may call them', async () => {
  const found = await rows<{ name: string; config: string[] | null; open: boolean; trigger: boolean }>(`
    select p.oid::regprocedure::text as name, p.proconfig as config, has_function_privilege('public', p.oid,
      'execute') as open, p.prorettype = 'trigger'::regtype as trigger
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('app', 'public')
      order by 1`);
  assert.deepEqual(
    found.filter(({ trigger }) => !trigger).map(({ name }) => name.split('(')[0]),
    [
      'app.enqueue',
      'app.forget_mails',
      'app.job_counts',
      'app.session',
      'app.session_seen',
      'app.session_stands',
      'app.withdraw_mails',
    ],
  );
  // A trigger runs with the change of a row and cannot be called.
  for (const { name, config, open, trigger } of found)
    assert.ok(config?.some((setting) => /^search_path=.*pg_temp$/.test(setting)) === true && (trigger || !open), name);
});

test('a request has a largest size and a longest time', async () => {
  assert.ok(t.app.server.requestTimeout > 0 && t.app.server.requestTimeout <= 60_000);
  assert.ok(t.app.server.headersTimeout > 0 && t.app.server.headersTimeout <= 60_000);
  const reply = await t.app.inject({
    method: 'POST',
    url: '/aanmelden',
    payload: `gebruikersnaam=${'a'.repeat(300_000)}`,
    headers: { origin: 'http://portal.example', 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(reply.statusCode, 413);
});
