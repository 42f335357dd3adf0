import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { crawl, type Seen } from './crawl.ts';
import { holdsDemo } from '../src/holds-demo.ts';
import { demoPeople, demoPortal, type DemoPortal } from './demo-portal.ts';
import { root, startCommand, surroundings } from './portal-process.ts';

// Every page that a link leads to, with the full sample data, as people who see the most.
let t: DemoPortal;
const seen = new Map<string, readonly Seen[]>();
before(async () => {
  t = await demoPortal('pages');
  for (const [who, mail] of Object.entries(demoPeople))
    seen.set(who, await crawl(t, await t.visitor(mail), who === 'staff' ? '/beheer' : '/'));
  seen.set('nobody', await crawl(t, await t.visitor(), '/aanmelden'));
});
after(() => t.close());

const all = () => [...seen].flatMap(([who, pages]) => pages.map((page) => ({ who, ...page })));
const pages = () => all().filter(({ reply }) => String(reply.headers['content-type']).startsWith('text/html'));

test('no link leads to a dead end', () => {
  const dead = all()
    .filter(({ reply }) => ![200, 303, 304].includes(reply.statusCode))
    .map(({ who, url, reply }) => `${who} ${url} ${reply.statusCode}`);
  assert.deepEqual(dead, []);
});

test('a real start refuses the sample customers, and says how to go on with them', async () => {
  assert.equal(await holdsDemo(t.portal.database.address), true);
  const { host, port, user, database } = t.portal.database.address;
  const { env, folder } = await surroundings({
    DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host!)}`,
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [...startCommand], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  rmSync(folder, { recursive: true, force: true });
  assert.equal(status, 1, stdout);
  assert.match(
    stderr,
    /These are the sample customers of a demo .*Go on with it: demo --data .*choose another DATA_DIR or database/,
  );
  assert.doesNotMatch(stdout, /The portal answers/);
});

test('every page that anyone may open can be reached by links', () => {
  const reached = new Set(all().map(({ route }) => route));
  // Not pages of their own: files and feeds people choose, answers to scripts, and where a form or mail leads.
  const elsewhere =
    /^\/(assets|api|healthz|readyz|robots\.txt|\.well-known|favicon|manifest|kalender)|\/(ics|rss|html|snel|bestand|pdf|ubl|export|bijlagen)\b|:(bestand|code|token|jaar)|wachtwoord-instellen|wachtwoord-opvragen\/|\/beheer\/berichten\/:id|\/contact\/berichten\/:id|organisatie-wisselen|rekeningoverzicht|zoeken|^\/sessie$|demo\/mailbox\/:id/;
  const missed = t.app.routeTable
    .filter(({ method, url }) => method === 'GET' && !elsewhere.test(url) && !reached.has(url))
    .map(({ url }) => url);
  assert.deepEqual(missed, []);
});

test('a page weighs at most 14 kB on the wire, also with 400 people', () => {
  const heavy = pages()
    .map(({ who, url, reply }) => ({ who, url, bytes: gzipSync(reply.body, { level: 6 }).length }))
    .filter(({ bytes }) => bytes > 14 * 1024);
  assert.deepEqual(heavy, []);
});

test('style and script of a page stay within 10 kB each, and a first visit within 40 kB with everything', async () => {
  const nobody = await t.visitor();
  const size = async (address: string) => {
    const reply = await nobody.get(address, { 'accept-encoding': 'br' });
    assert.equal(reply.statusCode, 200, address);
    return reply.rawPayload.length;
  };
  const sizes = new Map<string, number>();
  for (const { url, reply } of pages()) {
    const styles = [...reply.body.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!);
    const scripts = [...reply.body.matchAll(/import\('([^']+)'\)/g)].map(([, src]) => src!);
    const others = [...reply.body.matchAll(/<link rel="preload" href="([^"]+)"/g)].map(([, href]) => href!);
    for (const address of [...styles, ...scripts, ...others])
      if (!sizes.has(address)) sizes.set(address, await size(address));
    const sum = (addresses: readonly string[]) =>
      [...new Set(addresses)].reduce((total, address) => total + sizes.get(address)!, 0);
    const html = brotliCompressSync(reply.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
    assert.ok(sum(styles) <= 10 * 1024, `${url} styles ${sum(styles)}`);
    assert.ok(sum(scripts) <= 10 * 1024, `${url} scripts ${sum(scripts)}`);
    const everything = html + sum([...styles, ...scripts, ...others]);
    // Only the style guide may weigh more: it shows every part of every page at once.
    assert.ok(everything <= (url.endsWith('/stijlgids') ? 45 : 40) * 1024, `${url} everything ${everything}`);
  }
});

test('no page asks another host for anything, nor carries a style or script of its own', () => {
  for (const { url, reply } of pages()) {
    if (url.endsWith('/html')) continue;
    const loaded = [...reply.body.matchAll(/<(?:script|img|link|iframe|source|use)[^>]*(?:src|href)="([^"]+)"/g)].map(
      ([, address]) => address!,
    );
    assert.deepEqual(
      loaded.filter((address) => !address.startsWith('/') && !address.startsWith('data:')),
      [],
      url,
    );
    assert.doesNotMatch(
      reply.body.replace(`<script>${t.portal.assets.starter}</script>`, ''),
      /\sstyle="|\son\w+="|<style|<script/,
      url,
    );
  }
});

test('before a page shows, only its style and the font are asked for: no script, no icon, nothing else', () => {
  const { address, starter } = t.portal.assets;
  for (const { url, reply } of pages()) {
    if (url.endsWith('/html')) continue;
    const head = reply.body.slice(0, reply.body.indexOf('</head>'));
    const asked = [...head.matchAll(/<(?:script|link)[^>]*(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    // Icons stand in the page; links to a feed are not fetched.
    const fetched = asked.filter((one) => one.startsWith('/assets/'));
    assert.deepEqual(fetched, [address('css/portal.css'), address('fonts/figtree.woff2')], url);
    assert.doesNotMatch(reply.body, /<use\s|<img[^>]+src="\/assets\/(?!.*logo)/, url);
    for (const header of ['link', 'speculation-rules']) assert.equal(reply.headers[header], undefined, url);
    assert.match(starter, /^new PerformanceObserver\(.*type:'paint'/);
    // The browser knows the line by its hash, byte for byte.
    const hash = createHash('sha256').update(starter).digest('base64');
    if (head.includes(starter))
      assert.ok(String(reply.headers['content-security-policy']).includes(`script-src 'self' 'sha256-${hash}'`), url);
  }
});

test('a page takes one flight to the database for a customer who was here before, and at most two for anyone', async () => {
  let flights = 0;
  const { app, system } = t.portal.database;
  for (const pool of [app.pg, system.pg]) pool.on('acquire', () => flights++);
  const visitors = new Map<string, Awaited<ReturnType<DemoPortal['visitor']>>>();
  const tooMany: string[] = [];
  for (const { who, url } of pages().filter(({ who }) => who !== 'nobody')) {
    if (!visitors.has(who)) {
      visitors.set(who, await t.visitor(demoPeople[who as keyof typeof demoPeople]));
      await visitors.get(who)!.get('/');
    }
    flights = 0;
    await visitors.get(who)!.get(url);
    const allowed = who === 'staff' ? 2 : 1;
    if (flights > allowed) tooMany.push(`${who} ${url} ${flights}`);
  }
  assert.deepEqual([...new Set(tooMany)], []);
});

test('every page has one title, one h1 and the language of its reader', () => {
  for (const { who, url, reply } of pages()) {
    // The style guide shows pages within a page.
    if (url.endsWith('/html') || url.endsWith('/stijlgids')) continue;
    assert.equal([...reply.body.matchAll(/<h1[\s>]/g)].length, 1, `${who} ${url}`);
    assert.match(reply.body, /<html lang="nl">/, url);
    assert.match(reply.body, /<title>[^<]{3,}<\/title>/, url);
  }
});

test('a page in English holds no Dutch shell and answers the same address', async () => {
  const visitor = await t.visitor(demoPeople.finance);
  await visitor.post('/taal', { taal: 'en', terug: '/facturen' });
  for (const { url } of seen
    .get('finance')!
    .filter(({ reply }) => String(reply.headers['content-type']).startsWith('text/html'))) {
    const { body, statusCode } = await visitor.get(url);
    assert.equal(statusCode, 200, url);
    assert.match(body, /<html lang="en">/, url);
    for (const dutch of ['Naar de inhoud', 'Hoofdmenu', 'Filter toepassen', 'Overzicht<', 'bijgewerkt'])
      assert.ok(!body.includes(dutch), `${url} says ${dutch}`);
  }
  await visitor.post('/taal', { taal: 'nl', terug: '/' });
});
