import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RouteLabel } from '../src/access/labels.ts';
import { inOneFlight } from '../src/access/scopes.ts';
import { plain } from '../src/database/statement.ts';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { setPassword } from '../src/features/identity/passwords/index.ts';
import { people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal, type Visitor } from './portal.ts';

// Made from the route table: a new route that writes, or that hands out a file, fails here until it is in the log or
// says why not.
let t: TestPortal;
let noord: Seeded;
let key: string;
const password = 'Zeer-lange-Zin 42';

before(async () => {
  t = await testPortal('audit');
  ({ noord } = await seedCast(t.system, t.portal.files));
  key = await addKey(t.system, 'audit');
  await setPassword(t.system, people.noord.everything, password);
});
after(() => t.close());

const name = ({ method, url }: Pick<RouteLabel, 'method' | 'url'>) => `${method} ${url}`;
const lastRow = async () =>
  (
    await inOneFlight(
      t.system,
      plain<{
        id: number;
        actor: string;
        action: string;
        line: string;
        customer_id: number | null;
        contact_id: string | null;
        staff_id: string | null;
      }>(
        'select id, actor, action, concat(actor, action, subject, facts, personal) as line, customer_id, contact_id, staff_id from log_event order by id desc limit 1',
      ),
    )
  )[0][0];

/** Writes that leave no row, and why. */
const quietWrites: Readonly<Record<string, string>> = {
  'POST /sessie/verlengen': 'says when the session ends; every page lengthens it likewise',
};
/** Answers that are not pages and leave no row, and why. */
const quietFiles: Readonly<Record<string, string>> = {
  'GET /nieuws/rss': 'a feed: read by a machine again and again, the same words as the page',
  'GET /agenda/ics': 'the same events as the page',
  'GET /agenda/:slug/ics': 'the same event as the page',
  'GET /sessie': 'who is signed in, asked by a page of that very person',
};

const upload = (fields: Readonly<Record<string, string>>) => {
  const parts = Object.entries(fields).map(
    ([field, value]) => `--x\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=x', body: `${parts.join('')}--x--\r\n` };
};
const form = (fields: Readonly<Record<string, string>>) => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
});

async function linkCode(): Promise<string> {
  const visitor = await t.visitor();
  t.clock.now = new Date(t.clock.now.getTime() + 3 * 3_600_000);
  await visitor.post('/wachtwoord-opvragen', { gebruikersnaam: people.noord.finance });
  await t.runJobs();
  return t.mails.flatMap(({ text }) => /code=([\w-]{43})/.exec(text)?.[1] ?? []).at(-1)!;
}

type Sent = Readonly<{ type: string; body: string }>;
/** What makes each form of a page succeed. */
const right: Readonly<Record<string, () => Sent | Promise<Sent>>> = {
  'POST /aanmelden': () => form({ gebruikersnaam: people.noord.everything, wachtwoord: password }),
  'POST /afmelden': () => form({}),
  'POST /organisatie-wisselen': () => form({ naar: noord.contacts['both']! }),
  'POST /wachtwoord-opvragen': () => form({ gebruikersnaam: people.noord.finance }),
  'POST /wachtwoord-instellen': async () =>
    form({ code: await linkCode(), wachtwoord: 'Een-heel-Ander 77', wachtwoord_herhaling: 'Een-heel-Ander 77' }),
  'POST /wachtwoord-instellen/nieuwe-link': async () => {
    const code = await linkCode();
    t.clock.now = new Date(t.clock.now.getTime() + 100 * 3_600_000);
    return form({ code });
  },
  'POST /taal': () => form({ taal: 'en' }),
  'POST /profiel': () => form({ telefoon: '010 123 45 67', taal: 'nl' }),
  'POST /profiel/wachtwoord': () =>
    form({ huidig: password, wachtwoord: 'Nog-een-heel-Ander 78', wachtwoord_herhaling: 'Nog-een-heel-Ander 78' }),
  'POST /profiel/sessies/einde': () => form({}),
  'POST /profiel/sessies/:sessie/einde': () => form({}),
  'POST /contact/bericht': () => upload({ onderwerp: 'Vraag', bericht: 'Kunnen jullie bellen?' }),
  'POST /contact/berichten/:id': () => upload({ bericht: 'Nog iets.' }),
  'POST /contact/terugbellen': () => form({ telefoon: '010 123 45 67', wanneer: 'morgen' }),
  'POST /beheer/berichten/:id': () => upload({ bericht: 'Dat doen we.' }),
  'POST /profiel/agenda-links': () => form({ soort: 'events' }),
  'POST /profiel/agenda-links/:id/intrekken': () => form({}),
};

async function whoFor({ needs, url }: RouteLabel): Promise<Visitor> {
  if (needs === 'public' && url !== '/taal') return t.visitor();
  if (needs === 'staff') return t.visitor(people.staff);
  if (url === '/organisatie-wisselen') return t.visitor(people.both, '10001');
  return t.visitor(people.noord.everything);
}

async function otherSession(): Promise<string> {
  await t.visitor(people.noord.everything);
  const [[row]] = await inOneFlight(
    t.system,
    plain<{ id: string }>(
      'select s.id from session s join account a on a.id = s.account_id where a.mail = $1 order by s.created_at desc, s.id limit 1',
      people.noord.everything,
    ),
  );
  return row!.id;
}

async function calendarLink(): Promise<string> {
  const [[row]] = await inOneFlight(
    t.system,
    plain<{ id: string }>(
      'select id from calendar_link where contact_id = $1 and revoked_at is null limit 1',
      noord.contacts['everything'],
    ),
  );
  return row!.id;
}

test('every form of a page leaves a row in the log when it succeeds, or says why not', async () => {
  const routes = t.app.routeTable.filter(
    ({ method, needs }) => !['GET', 'HEAD'].includes(method) && needs !== 'machine',
  );
  const unknown = routes.map(name).filter((route) => !(route in right) && !(route in quietWrites));
  assert.deepEqual(unknown, [], 'tell in this test how the form succeeds, or why it leaves no row');
  for (const route of routes.filter((one) => !(name(one) in quietWrites))) {
    const sent = await right[name(route)]!();
    const visitor = await whoFor(route);
    const part =
      route.ids['sessie'] === 'session'
        ? await otherSession()
        : route.ids['id'] === 'token'
          ? await calendarLink()
          : noord.thread;
    const url = route.url.replace(/:\w+/, part);
    const before = await lastRow();
    const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const reply = await t.app.inject({
      method: 'POST',
      url,
      payload: sent.body,
      headers: { cookie, origin: 'http://portal.example', 'content-type': sent.type },
    });
    // A secret is shown once, by the answer itself.
    assert.equal(
      reply.statusCode,
      route.url === '/profiel/agenda-links' ? 200 : 303,
      `${name(route)} answered ${reply.statusCode}`,
    );
    const row = await lastRow();
    assert.ok(row !== undefined && row.id > (before?.id ?? 0), `${name(route)} left no row`);
    for (const secret of [password, 'heel-Ander', /code=([\w-]{43})/.exec(sent.body)?.[1] ?? 'no code'])
      assert.ok(!row.line.includes(secret), `${name(route)} keeps a secret in the log`);
    if (route.needs === 'staff')
      assert.ok(
        row.staff_id !== null && row.customer_id === noord.customerId,
        'staff act in their own name, on a customer',
      );
    else if (route.needs !== 'public' && route.needs !== 'account')
      assert.equal(row.customer_id, noord.customerId, name(route));
  }
});

test('every answer that is a file leaves a row in the log, or says why not', async () => {
  const ids: Readonly<Record<string, string>> = {
    invoice: noord.invoice,
    document: noord.document,
    event: noord.event,
    news: noord.news,
    thread: noord.thread,
    'staff-thread': noord.thread,
    'message-file': noord.messageFile,
    'invoice-file': noord.invoiceFile,
    year: '2026',
    subscription: noord.subscription,
    contact: noord.contacts['finance']!,
    'cloud-user': noord.cloudUser,
  };
  const invoice = (
    await inOneFlight(t.system, plain<{ id: number }>('select id from invoice where address = $1', noord.invoice))
  )[0][0]!.id;
  await inOneFlight(
    t.system,
    plain(
      "insert into invoice_file (customer_id, invoice_id, file_id, role) select customer_id, $1, id, 'source' from file where customer_id = $2 and name like '%contract%'",
      invoice,
      noord.customerId,
    ),
  );
  await inOneFlight(
    t.system,
    plain(
      "insert into invoice_file (customer_id, invoice_id, file_id, role) select customer_id, $1, id, 'attachment' from file where id = $2",
      invoice,
      noord.messageFile,
    ),
  );
  await inOneFlight(
    t.system,
    plain(
      "update file set type = 'application/xml' where customer_id = $1 and name like '%contract%'",
      noord.customerId,
    ),
  );
  const visitors = { contact: await t.visitor(people.noord.everything), staff: await t.visitor(people.staff) };
  const seen: string[] = [];
  for (const route of t.app.routeTable.filter(
    ({ method, needs }) => method === 'GET' && needs !== 'machine' && needs !== 'public',
  )) {
    const url = route.url.replace(/:(\w+)/g, (_, part: string) =>
      encodeURIComponent(
        route.url.includes('/facturen/') && part === 'bestand' ? noord.messageFile : (ids[route.ids[part]!] ?? 'x'),
      ),
    );
    const before = await lastRow();
    const reply = await visitors[route.needs === 'staff' ? 'staff' : 'contact'].get(url);
    assert.ok(reply.statusCode < 400, `${url} answered ${reply.statusCode}`);
    if (String(reply.headers['content-type'] ?? 'text/html').startsWith('text/html')) continue;
    seen.push(name(route));
    const row = await lastRow();
    if (name(route) in quietFiles) continue;
    assert.ok(row!.id > before!.id, `${name(route)} left no row`);
    assert.match(row!.action, /downloaded|exported/, name(route));
    assert.equal(row!.customer_id, noord.customerId, name(route));
  }
  assert.ok(seen.length >= 10, seen.join(', '));
  assert.deepEqual(
    Object.keys(quietFiles).filter((route) => !seen.includes(route)),
    [],
    'no reason outlives its route',
  );
});

test('every route of the API that writes leaves a row that names the key', async () => {
  for (const route of t.app.routeTable.filter(
    ({ method, needs }) => ['PUT', 'POST'].includes(method) && needs === 'machine',
  )) {
    const before = await lastRow();
    // A set of nothing, or a record without its fields, is refused; the run is in the log all the same. A refused
    // invoice changed nothing.
    const reply = await t.app.inject({
      method: route.method as 'PUT',
      url: route.url.replace(/:\w+/, 'x'),
      payload: route.method === 'PUT' ? '{}' : '[{}]',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
    // What acts on one record finds none here; its row is proven beside the feature (import-undo).
    if (/\/:id\/(undo|move)$/.test(route.url)) {
      assert.ok([404, 415, 422].includes(reply.statusCode), `${name(route)} answered ${reply.statusCode}`);
      continue;
    }
    assert.ok([200, 422].includes(reply.statusCode), `${name(route)} answered ${reply.statusCode}`);
    if (route.url === '/api/v1/invoices') continue;
    const row = await lastRow();
    assert.ok(row!.id > before!.id, `${name(route)} left no row`);
    assert.equal(row!.actor, 'key audit', name(route));
  }
});
