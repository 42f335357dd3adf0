import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RouteLabel } from '../src/access/labels.ts';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { fileName } from '../src/platform/files/file-name.ts';
import { disposition } from '../src/platform/http/send-file.ts';
import { people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal } from './portal.ts';

// Made from the route table: what people and scanners send by mistake or on purpose is refused in plain words, never
// with a failure.
let t: TestPortal;
let noord: Seeded;
let key: string;

before(async () => {
  t = await testPortal('odd', { TRUST_PROXY: '10.9.8.7' }, { demo: true });
  ({ noord } = await seedCast(t.system, t.portal.files));
  key = await addKey(t.system, 'odd');
});
after(() => t.close());

const origin = { origin: 'http://portal.example' };
const half = '\ud83d';
const fullMoon = '%F0%9F%8C%95';

async function credentials({ needs }: RouteLabel): Promise<Record<string, string>> {
  if (needs === 'machine') return { authorization: `Bearer ${key}` };
  const visitor = await t.visitor(needs === 'staff' ? people.staff : people.noord.everything);
  return { ...origin, cookie: `sessie=${visitor.cookies.get('sessie')}` };
}

const own = () => t.app.routeTable.filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/assets/'));
const fill = (route: RouteLabel, part: string) => route.url.replace(/:\w+/g, part);

test('an odd part in an address is an address that is not there', async () => {
  const parts = ['a%00b', '-'.repeat(36), '..%2f..%2fetc%2fpasswd', '%5c..%5c%27', '9'.repeat(20), '__proto__'];
  for (const route of own().filter(({ ids }) => Object.keys(ids).length > 0)) {
    const headers = await credentials(route);
    for (const part of parts) {
      let reply = await t.app.inject({ method: route.method as 'GET', url: fill(route, part), headers });
      // A quote behind an address is what a mail program adds: it leads to the address without.
      if (reply.statusCode === 302) reply = await t.app.inject({ url: String(reply.headers.location), headers });
      assert.ok(reply.statusCode < 500, `${route.method} ${fill(route, part)} answered ${reply.statusCode}`);
      if (route.method === 'GET') assert.equal(reply.statusCode, 404, fill(route, part));
    }
  }
});

test('odd words in the query of an address never make a page fail', async () => {
  const names = [
    'zoek',
    'q',
    'pagina',
    'jaar',
    'soort',
    'status',
    'sorteer',
    'onderwerp',
    'over',
    'nummer',
    'gelukt',
    'terug',
    'groep',
    'bedrag_van',
    'met',
    'code',
    'number',
    'customer',
    'source',
    'vorm',
    'download',
    'product',
  ];
  const ids: Readonly<Record<string, string>> = {
    invoice: noord.invoice,
    subscription: noord.subscription,
    contact: noord.contacts['finance']!,
    'cloud-user': noord.cloudUser,
    document: noord.document,
    news: noord.news,
    event: noord.event,
    thread: noord.thread,
    'message-file': noord.messageFile,
    'invoice-file': noord.invoiceFile,
    location: noord.location,
    year: '2026',
  };
  for (const route of own().filter(({ method }) => method === 'GET')) {
    const headers = await credentials(route);
    const path = route.url.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(ids[route.ids[part]!] ?? 'x'));
    for (const value of ['a%00b', fullMoon.repeat(60), '9'.repeat(30), '(%5B%25%5C']) {
      const reply = await t.app.inject({
        url: `${path}?${names.map((name) => `${name}=${value}`).join('&')}`,
        headers,
      });
      assert.ok(reply.statusCode < 500, `${path} with ${value} answered ${reply.statusCode}`);
    }
  }
});

test('odd forms are refused in plain words: no NUL, half character, broken upload or odd type makes one fail', async () => {
  const fields = [
    'gebruikersnaam',
    'wachtwoord',
    'wachtwoord_herhaling',
    'code',
    'huidig',
    'naar',
    'taal',
    'telefoon',
    'mobiel',
    'mail',
    'soort',
    'onderwerp',
    'bericht',
    'over',
    'wanneer',
  ];
  const all = (value: string) => fields.map((field) => `${field}=${value}`).join('&');
  const form = 'application/x-www-form-urlencoded';
  const sent: [type: string, body: string][] = [
    [form, all('a%00@b.nl')],
    [form, all(`a%40${'b'.repeat(251)}${fullMoon}`)],
    ['application/json', JSON.stringify(Object.fromEntries(fields.map((field) => [field, { $ne: 1 }])))],
    ['application/json', JSON.stringify(Object.fromEntries(fields.map((field) => [field, `a@${half}`])))],
    ['application/json', '{"__proto__":{"x":1}}'],
    ['multipart/form-data', 'a=b'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="bericht"\r\n\r\nhalf'],
    ['multipart/form-data; boundary=x', ''],
    ['text/plain', all('x')],
  ];
  for (const route of own().filter(({ method }) => method === 'POST')) {
    for (const [type, body] of sent) {
      t.clock.now = new Date(t.clock.now.getTime() + 1000);
      const reply = await t.app.inject({
        method: 'POST',
        url: fill(route, noord.thread),
        payload: body,
        headers: { ...(await credentials(route)), 'content-type': type },
      });
      assert.ok(reply.statusCode < 500, `${route.url} ${type} ${body.slice(0, 40)} answered ${reply.statusCode}`);
    }
  }
});

test('a file whose long name is full of emoji can be sent and downloaded again', async () => {
  const visitor = await t.visitor(people.noord.everything);
  const name = `${'🌕'.repeat(70)}x.pdf`;
  const body = [
    '--x',
    'content-disposition: form-data; name="onderwerp"',
    '',
    'Maan',
    '--x',
    'content-disposition: form-data; name="bericht"',
    '',
    'Zie bijlage',
    '--x',
    `content-disposition: form-data; name="bijlagen"; filename="${name}"`,
    'content-type: application/pdf',
    '',
    '%PDF-1.7\n%%EOF',
    '--x--',
    '',
  ].join('\r\n');
  const cookie = `sessie=${visitor.cookies.get('sessie')}`;
  const reply = await t.app.inject({
    method: 'POST',
    url: '/contact/bericht',
    payload: body,
    headers: { ...origin, cookie, 'content-type': 'multipart/form-data; boundary=x' },
  });
  assert.equal(reply.statusCode, 303);
  const link = /href="(\/contact\/berichten\/[\w-]+\/bijlagen\/[\w-]+)"/.exec(
    (await visitor.get(String(reply.headers.location))).body,
  )?.[1];
  assert.equal((await visitor.get(link!)).statusCode, 200);
  assert.ok(fileName(name, 'application/pdf').isWellFormed());
  for (let length = 140; length < 152; length++)
    assert.match(disposition('attachment', `${'a'.repeat(length)}🌕🌕`), /^attachment; filename="a+/);
});

test('a browser or proxy that says where it is in an odd way can sign in all the same', async () => {
  for (const [remoteAddress, forwarded] of [
    ['fe80::1%eth0', null],
    ['10.9.8.7', 'unknown'],
    ['10.9.8.7', '192.0.2.1:5678'],
    ['10.9.8.7', '[2001:db8::1]:99'],
    ['10.9.8.7', '192.0.2.1, x'],
  ] as const) {
    const headers = {
      ...origin,
      'content-type': 'application/x-www-form-urlencoded',
      ...(forwarded === null ? {} : { 'x-forwarded-for': forwarded }),
    };
    const reply = await t.app.inject({
      method: 'POST',
      url: '/aanmelden',
      remoteAddress,
      headers,
      payload: 'gebruikersnaam=niemand%40noord.example&wachtwoord=x',
    });
    assert.ok([422, 429].includes(reply.statusCode), `${remoteAddress} ${forwarded} answered ${reply.statusCode}`);
  }
});

test('an address that cannot be read at all is refused with the same headers as every other', async () => {
  for (const url of ['/%', '/%c0%ae', '/facturen/%e0%a4%a']) {
    const reply = await t.app.inject({ url });
    assert.equal(reply.statusCode, 400, url);
    assert.match(String(reply.headers['content-security-policy']), /default-src 'none'/);
    assert.equal(reply.headers['x-content-type-options'], 'nosniff');
    assert.equal(reply.headers['cache-control'], 'private, no-store');
    // "/%" stands in the picture of the window as well.
    if (url.length > 2) assert.ok(!reply.body.includes(url), 'the address is not repeated');
  }
});

test('pages take forms only: JSON, text and XML are refused before anything reads them', async () => {
  for (const route of own().filter(({ method, needs }) => method === 'POST' && needs !== 'machine')) {
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'text/plain',
      'text/plain;application/json',
      'application/xml',
      'application/csp-report',
    ]) {
      const reply = await t.app.inject({
        method: 'POST',
        url: fill(route, noord.thread),
        payload: '{}',
        headers: { ...(await credentials(route)), 'content-type': type },
      });
      assert.ok([404, 415].includes(reply.statusCode), `${route.url} ${type} answered ${reply.statusCode}`);
    }
  }
});
