import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { inOneFlight } from '../src/access/scopes.ts';
import { settingList } from '../src/config.ts';
import { plain } from '../src/database/statement.ts';
import { mapSvg } from './map.ts';
import { logPage } from './log-page.ts';
import { writeMatrix } from './matrix.ts';
import { testPortal, type TestPortal } from './portal.ts';

const text = (path: string) => readFileSync(path, 'utf8');
const pages = globSync(['*.md', 'docs/**/*.md']).map((path) => path.replaceAll('\\', '/'));

let t: TestPortal;
before(async () => void (t = await testPortal('docs')));
after(() => t.close());

test('the README fits on a screen or two and names the two commands', () => {
  const readme = text('README.md');
  assert.ok(readme.split('\n').length <= 100);
  for (const command of ['npm ci && npm run demo', 'npm ci && npm test']) assert.ok(readme.includes(command), command);
});

test('docs/running.md tells what every setting means', () => {
  const running = text('docs/running.md');
  const brand = [
    ...text('src/ui/brand/settings.ts').matchAll(/'((?:BRAND|SUPPORT|SERVICE)_\w+)'/g),
    ...text('src/ui/brand/brand-colours.ts').matchAll(/'(BRAND_\w+)'/g),
  ].map(([, name]) => name!);
  const names = [...settingList.map(({ name }) => name), ...new Set(brand)];
  assert.deepEqual(
    names.filter((name) => !running.includes(`\`${name}\``)),
    [],
  );
});

test('docs/running.md and the code agree about what a setting is when it is left out', () => {
  const running = text('docs/running.md');
  const wrong = settingList
    .filter(({ name, fallback }) => fallback !== null && !running.includes(`| \`${name}\` | \`${fallback}\` |`))
    .map(({ name }) => name);
  assert.deepEqual(wrong, []);
});

test('every table is in the glossary', async () => {
  const glossary = text('docs/glossary.md');
  const [tables] = await inOneFlight(
    t.system,
    plain<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'"),
  );
  assert.ok(tables.length > 30);
  assert.deepEqual(
    tables.map(({ name }) => name).filter((name) => !glossary.includes(`\`${name}\``)),
    [],
  );
});

test('every address in the glossary is one that the portal has', () => {
  const known = t.app.routeTable.map(({ url }) => url);
  const named = [...text('docs/glossary.md').matchAll(/`(\/[a-z-]+)/g)]
    .map(([, address]) => address!)
    .filter((address) => !['/demo', '/api'].includes(address));
  const missing = [...new Set(named)].filter((address) => !known.some((url) => `${url}/`.includes(`${address}/`)));
  assert.deepEqual(missing, []);
});

test('no link in the documentation leads nowhere', () => {
  const broken = pages.flatMap((page) =>
    [
      ...text(page)
        .replace(/```[\s\S]*?```/g, '')
        .matchAll(/\]\((?!https?:|mailto:)([^)#]*)(#[^)]*)?\)/g),
    ]
      .filter(([, path]) => path !== '' && !existsSync(join(dirname(page), path!)))
      .map(([, path]) => `${page} → ${path}`),
  );
  assert.deepEqual(broken, []);
});

test('who may what is written down as it is: docs/security/matrix.md (npm run matrix)', async () => {
  assert.equal(text('docs/security/matrix.md'), await writeMatrix(t));
});

test('the drawing of the house is as its imports are: docs/architecture.svg', () => {
  assert.equal(text('docs/architecture.svg'), mapSvg());
});

test('what is in the log, for whom, and what follows is written down as it is: docs/security/log.md', () => {
  assert.equal(text('docs/security/log.md'), logPage());
});

test('whoever finds a weakness reads where to report it and how soon we act', async () => {
  const policy = text('SECURITY.md');
  for (const fact of ['within 1 working day', 'within 7 days', 'CVE is published', 'security.txt'])
    assert.ok(policy.includes(fact), fact);
  const reply = await (await t.visitor()).get('/.well-known/security.txt');
  assert.match(reply.body, /^Contact: mailto:\S+@\S+$/m);
  const expires = new Date(/^Expires: (.+)$/m.exec(reply.body)![1]!).getTime() - t.clock.now.getTime();
  assert.ok(expires > 0 && expires < 365 * 24 * 3_600_000);
});

test('the licence of the package is the one in LICENSE', () => {
  assert.equal((JSON.parse(text('package.json')) as { license: string }).license, 'MIT');
  assert.match(text('LICENSE'), /^MIT License\n/);
});
