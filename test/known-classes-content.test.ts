import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { render } from '../src/platform/html/jsx-runtime.ts';
import { inOneFlight } from '../src/access/scopes.ts';
import { plain } from '../src/database/statement.ts';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { Badge } from '../src/ui/badge.tsx';
import { people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

let t: TestPortal;
let noord: Seeded;
let key: string;
before(async () => {
  t = await testPortal('known');
  ({ noord } = await seedCast(t.system, t.portal.files));
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
      'app.react',
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
