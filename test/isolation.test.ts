import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Resource, RouteLabel } from '../src/access/labels.ts';
import { addKey } from '../src/features/identity/api-keys/index.ts';
import { canaries, people, seedCast, type Seeded } from './people.ts';
import { testPortal, type TestPortal, type Visitor } from './portal.ts';

// Made from the server's own route table: every route, every id of the other customer, everyone of the cast.
let t: TestPortal;
let noord: Seeded;
let zuid: Seeded;
const visitors = new Map<string, Visitor>();

before(async () => {
  t = await testPortal('isolation', { PORTAL_TEST: 'yes' });
  ({ noord, zuid } = await seedCast(t.system, t.portal.files));
  visitors.set('nobody', await t.visitor());
  for (const who of ['everything', 'admin', 'finance', 'orderer', 'technical', 'reader', 'plain'] as const)
    visitors.set(who, await t.visitor(people.noord[who]));
  visitors.set('both', await t.visitor(people.both, '10001'));
  visitors.set('staff', await t.visitor(people.staff));
});
after(() => t.close());

const random = '3f2b8c1e-0a4d-4f6e-9b7a-5d2c1e8f0a3b';
const idOf = (seeded: Seeded, resource: Resource): string =>
  (
    {
      invoice: seeded.invoice,
      'invoice-file': seeded.invoiceFile,
      subscription: seeded.subscription,
      location: seeded.location,
      contact: seeded.contacts['finance']!,
      'cloud-user': seeded.cloudUser,
      document: seeded.document,
      news: seeded.news,
      event: seeded.event,
      thread: seeded.thread,
      'message-file': seeded.messageFile,
    } as Partial<Record<Resource, string>>
  )[resource] ?? random;

const fill = (route: RouteLabel, value: (resource: Resource, part: string) => string): string =>
  route.url
    .replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(value(route.ids[part]!, part)))
    .replace('*', 'x');

const isCustomerRoute = ({ needs, url }: RouteLabel) =>
  !['machine', 'staff', 'public'].includes(needs) && !url.startsWith('/demo');
const methodsSeen = (route: RouteLabel) => route.method === 'GET' || route.method === 'POST';
const withoutIds = (body: string) =>
  body.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'ID');

async function ask(visitor: Visitor, route: RouteLabel, url: string) {
  return route.method === 'POST' ? visitor.post(url, {}) : visitor.get(url);
}

describe('one customer never sees another', () => {
  test('a page, form or file with an id of another customer answers the same as one with an id that does not exist', async () => {
    let tried = 0;
    for (const route of t.app.routeTable
      .filter(isCustomerRoute)
      .filter(methodsSeen)
      .filter(({ ids }) => Object.keys(ids).length > 0)) {
      for (const [who, visitor] of visitors) {
        const foreign = await ask(
          visitor,
          route,
          fill(route, (resource) => idOf(zuid, resource)),
        );
        const missing = await ask(
          visitor,
          route,
          fill(route, () => random),
        );
        // Who is a contact there too is offered to go there: that names the organisation, and shows nothing of it.
        if (who === 'both' && foreign.body.includes('Wissel en open')) {
          assert.deepEqual(
            [...new Set(foreign.body.match(/KANARIEZUID[^<,.]{0,6}/g))],
            ['KANARIEZUID Groep'],
            route.url,
          );
          continue;
        }
        assert.equal(foreign.statusCode, missing.statusCode, `${who} ${route.method} ${route.url}`);
        if (foreign.statusCode !== 303)
          assert.equal(withoutIds(foreign.body), withoutIds(missing.body), `${who} ${route.method} ${route.url}`);
        if (who !== 'staff' && !route.url.startsWith('/profiel'))
          assert.ok(
            [303, 404].includes(foreign.statusCode),
            `${who} ${route.method} ${route.url} answered ${foreign.statusCode}`,
          );
        tried++;
      }
    }
    assert.ok(tried > 0);
  });

  test('no page that a customer opens holds a word of another customer, in its body or its headers', async () => {
    for (const route of t.app.routeTable.filter(isCustomerRoute).filter(({ method }) => method === 'GET')) {
      for (const [who, visitor] of visitors) {
        const reply = await visitor.get(fill(route, (resource) => idOf(noord, resource)));
        assert.ok(reply.statusCode < 500, `${who} ${route.url} answered ${reply.statusCode}`);
        const all = JSON.stringify(reply.headers) + reply.body;
        // Someone of two customers may read the other's name where they switch.
        if (who === 'both' && route.url === '/organisatie-wisselen') continue;
        if (who !== 'staff')
          assert.ok(!all.toUpperCase().includes(canaries.zuid), `${who} reads ${canaries.zuid} at ${route.url}`);
      }
    }
  });

  test('a part of one id cannot be reached through another: own invoice with a file of another customer', async () => {
    for (const route of t.app.routeTable.filter(isCustomerRoute).filter(({ ids }) => Object.keys(ids).length > 1)) {
      const first = Object.keys(route.ids)[0];
      const reply = await ask(
        visitors.get('everything')!,
        route,
        fill(route, (resource, part) => idOf(part === first ? noord : zuid, resource)),
      );
      assert.equal(reply.statusCode, 404, route.url);
    }
  });

  test('someone who is not signed in gets nothing but the way to the sign-in page', async () => {
    for (const route of t.app.routeTable.filter(isCustomerRoute).filter(methodsSeen)) {
      const reply = await ask(
        visitors.get('nobody')!,
        route,
        fill(route, (resource) => idOf(noord, resource)),
      );
      assert.equal(reply.statusCode, 303, route.url);
      assert.match(String(reply.headers.location), /^\/aanmelden/);
    }
  });

  test('a contact has no way into the staff side, and its addresses look as if they are not there', async () => {
    for (const route of t.app.routeTable.filter(({ needs }) => needs === 'staff').filter(methodsSeen)) {
      for (const who of ['everything', 'admin', 'plain']) {
        const reply = await ask(
          visitors.get(who)!,
          route,
          fill(route, () => random),
        );
        assert.equal(reply.statusCode, 404, `${who} ${route.url}`);
      }
    }
  });

  test('a session is not a key: no cookie opens the API, and a wrong or withdrawn key opens nothing', async () => {
    const key = await addKey(t.system, 'isolation');
    for (const route of t.app.routeTable.filter(({ needs }) => needs === 'machine')) {
      const url = fill(route, () => random);
      const method = route.method as 'GET';
      const cookie = `sessie=${visitors.get('everything')!.cookies.get('sessie')}`;
      assert.equal((await t.app.inject({ method, url, headers: { cookie } })).statusCode, 401, `${method} ${url}`);
      assert.equal(
        (await t.app.inject({ method, url, headers: { authorization: `Bearer ${key}x` } })).statusCode,
        401,
        `${method} ${url}`,
      );
    }
  });

  test('what a role may not see is not there: the routes it lacks the right for answer 404', async () => {
    const plain = visitors.get('plain')!;
    for (const route of t.app.routeTable.filter(({ needs }) => needs.includes(':')).filter(methodsSeen)) {
      const reply = await ask(
        plain,
        route,
        fill(route, (resource) => idOf(noord, resource)),
      );
      assert.equal(reply.statusCode, 404, route.url);
    }
  });
});

test('every answer carries the security headers, whatever its status', async () => {
  for (const route of t.app.routeTable.filter(({ method }) => method === 'GET')) {
    for (const visitor of [visitors.get('nobody')!, visitors.get('everything')!]) {
      const reply = await visitor.get(fill(route, (resource) => idOf(noord, resource)));
      const policy = String(reply.headers['content-security-policy']);
      assert.match(policy, /default-src 'none'|sandbox/, route.url);
      assert.doesNotMatch(policy, /unsafe-/, route.url);
      assert.equal(reply.headers['x-content-type-options'], 'nosniff', route.url);
    }
  }
});

test('no form can be sent from another site', async () => {
  for (const route of t.app.routeTable.filter(({ method, needs }) => method === 'POST' && needs !== 'machine')) {
    const reply = await visitors.get('everything')!.post(
      fill(route, (resource) => idOf(noord, resource)),
      {},
      { origin: 'https://evil.example' },
    );
    assert.equal(reply.statusCode, 403, route.url);
  }
});
