import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { crawl } from './crawl.ts';
import { demoPeople, demoPortal, type DemoPortal } from './demo-portal.ts';

// Browsers fetch what public/speculation.json allows before anybody clicks.
type Condition = { href_matches?: string | string[]; selector_matches?: string; not?: Condition; and?: Condition[] };
const {
  prefetch: [rule],
} = JSON.parse(readFileSync('public/speculation.json', 'utf8')) as {
  prefetch: [{ where: Condition; eagerness: string }];
};
const fits = (
  { href_matches: patterns, selector_matches: selector, not, and }: Condition,
  address: string,
): boolean => {
  if (and !== undefined) return and.every((one) => fits(one, address));
  if (not !== undefined) return !fits(not, address);
  if (selector !== undefined) return false;
  return [patterns!]
    .flat()
    .some((pattern) => new URLPattern(pattern, 'http://portal.example').test(address, 'http://portal.example'));
};
const mayBeAhead = (address: string) => fits(rule.where, address);

let t: DemoPortal;
before(async () => void (t = await demoPortal('ahead')));
after(() => t.close());

type Wire = {
  parse(query: { name: string; text: string }): void;
  bind(config: { statement: string }): void;
  query(text: string): void;
};

/**
 * Every statement that this process sends from now on, but for the one that every page begins with: whose session is
 * this.
 */
function statements(): string[] {
  const wire = (pg as unknown as { Connection: { prototype: Wire } }).Connection.prototype;
  const { parse, bind, query } = wire;
  const [texts, sent] = [new Map<string, string>(), [] as string[]];
  const note = (text: string) => void (text.includes('update session set last_seen_at') || sent.push(text));
  wire.parse = function (asked) {
    texts.set(asked.name, asked.text);
    parse.call(this, asked);
  };
  wire.bind = function (config) {
    note(texts.get(config.statement) ?? '');
    bind.call(this, config);
  };
  wire.query = function (text) {
    note(text);
    query.call(this, text);
  };
  return sent;
}

test('what is fetched ahead is a page, never a file, and changes nothing', async () => {
  const sent = statements();
  const opened = new Set<string>();
  for (const [who, mail] of Object.entries(demoPeople)) {
    const visitor = await t.visitor(mail);
    const get = async (url: string) => {
      sent.length = 0;
      const reply = await visitor.get(url);
      if (!mayBeAhead(url)) return reply;
      opened.add(new URL(url, 'http://portal.example').pathname);
      // A link that moved leads to another page of this kind.
      if (reply.statusCode === 303) assert.ok(mayBeAhead(String(reply.headers.location)), url);
      else
        assert.deepEqual(
          [reply.statusCode, reply.headers['content-type'], reply.headers['content-disposition']],
          [200, 'text/html; charset=utf-8', undefined],
          url,
        );
      assert.deepEqual(
        sent.filter((text) => /\b(begin|insert|update|delete|merge|truncate)\b/i.test(text.replace(/'[^']*'/g, ''))),
        [],
        `${url} writes`,
      );
      return reply;
    };
    await crawl(t, { ...visitor, get }, who === 'staff' ? '/beheer' : '/');
  }
  assert.ok(opened.size > 25, `only ${opened.size} pages were looked at`);
});

test('files, feeds, exports, keys, messages and searches are fetched only when somebody clicks', () => {
  const notPages =
    /\/(pdf|ubl|rss|ics|export|snel|bestand|rekeningoverzicht)$|:(bestand|jaar|token)|^\/(api|assets|kalender|healthz|readyz|zoeken|organisatie-wisselen|wachtwoord|afmelden|demo|documenten\/)|berichten\/:id/;
  const wrong = t.app.routeTable
    .filter(({ method, url }) => method === 'GET' && notPages.test(url) && mayBeAhead(url.replace(/:\w+/g, 'x1')))
    .map(({ url }) => url);
  assert.deepEqual(wrong, []);
  assert.ok(mayBeAhead('/facturen/F2026-1') && mayBeAhead('/facturen?pagina=2'));
});

test('a signed-in page names the rules, unless the reader saves data or nobody is signed in', async () => {
  const visitor = await t.visitor(demoPeople.finance);
  const named = ({ body }: { body: string }) => /<body [^>]*data-ahead="([^"]+)"/.exec(body)?.[1];
  const page = await visitor.get('/facturen');
  const rules = await visitor.get(named(page)!);
  assert.equal(rules.headers['content-type'], 'application/speculationrules+json');
  // portal.js puts them into the page as they are; the browser takes no other text there.
  const hash = createHash('sha256').update(rules.rawPayload).digest('base64');
  assert.match(
    String(page.headers['content-security-policy']),
    new RegExp(`script-src [^;]*'sha256-${hash.replaceAll('+', '\\+')}'`),
  );
  assert.equal(named(await visitor.get('/facturen', { 'save-data': 'on' })), undefined);
  assert.equal(named(await (await t.visitor()).get('/aanmelden')), undefined);
});
