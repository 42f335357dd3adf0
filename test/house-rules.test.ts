import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { featureOf, production, sources, streetOf, streets } from './sources.ts';

// Lower may not import higher. Files of the root (config, portal, app, main, jobs, commands) stand apart: the first two
// are known to all.
const floors: Readonly<Record<string, number>> = { platform: 0, database: 0, access: 1, ui: 2, features: 3, areas: 4 };
const knownToAll = new Set(['src/config.ts', 'src/portal.ts']);
// What the areas mount, on one screen.
const listed = new Set(['src/kinds.ts']);

test('imports point one way: platform and database, access, ui, features, areas, app', () => {
  const wrong = production.flatMap(({ path, imports }) => {
    const own = floors[path.split('/')[1]!];
    if (own === undefined) return [];
    return imports
      .filter((target) => target.startsWith('src/') && !knownToAll.has(target))
      .filter((target) => !(own === floors['areas'] && listed.has(target)))
      .filter((target) => (floors[target.split('/')[1]!] ?? 9) > own)
      .map((target) => `${path} → ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test('another feature is used only through its index', () => {
  const wrong = production.flatMap(({ path, imports }) =>
    imports
      .filter(
        (target) =>
          target.startsWith('src/features/') && !target.startsWith(`${path.split('/').slice(0, 4).join('/')}/`),
      )
      .filter((target) => basename(target) !== 'index.ts')
      .map((target) => `${path} → ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test('the door of each feature says first, in a sentence, what the feature is for', () => {
  const silent = production.filter(
    ({ path, text }) => /^src\/features\/.*\/index\.ts$/.test(path) && !/^\/\/ \S.*\.\n/.test(text),
  );
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  );
});

test('features do not import each other in a circle', () => {
  const uses = new Map<string, Set<string>>();
  for (const { path, imports } of production) {
    if (!path.startsWith('src/features/')) continue;
    const feature = featureOf(path);
    const set = uses.get(feature) ?? new Set<string>();
    for (const target of imports)
      if (target.startsWith('src/features/') && featureOf(target) !== feature) set.add(featureOf(target));
    uses.set(feature, set);
  }
  const circles: string[] = [];
  const walk = (at: string, road: readonly string[]): void => {
    if (road.includes(at)) return void circles.push([...road.slice(road.indexOf(at)), at].join(' → '));
    for (const next of uses.get(at) ?? []) walk(next, [...road, at]);
  };
  for (const feature of uses.keys()) walk(feature, []);
  assert.deepEqual([...new Set(circles)], []);
});

test('arrows between streets run one way, from what people see down to what is kept', () => {
  const inside = production.filter(({ path }) => path.startsWith('src/features/'));
  const wrong = inside.flatMap(({ path, imports }) =>
    imports
      .filter((target) => target.startsWith('src/features/'))
      .filter((target) => streets.indexOf(streetOf(target)) > streets.indexOf(streetOf(path)))
      .map((target) => `${path} → ${target}`),
  );
  assert.deepEqual(wrong, []);
  assert.deepEqual(
    inside.filter(({ path }) => !streets.includes(streetOf(path))).map(({ path }) => path),
    [],
  );
});

test('rules and views do no I/O: no database, no file system, no request', () => {
  const pure = production.filter(({ path }) => /(^|\/)(rules(-[\w-]+)?\.ts|[\w-]*views?\.tsx|texts\.ts)$/.test(path));
  const wrong = pure
    .filter(({ text }) =>
      /from '(node:(fs|net|http|https|child_process)[^']*|pg|fastify|kysely)'|database\/(connect|flight|statement)/.test(
        text,
      ),
    )
    .map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

test('a feature names the parts of the portal that it uses, and takes no more', () => {
  // Whoever follows anything gets what its job needs.
  const takesAll = new Set(['src/features/record/log-events/follow.ts', 'src/features/record/log-events/react.ts']);
  const whole = production
    .filter(({ path }) => /^src\/(features|ui|access)\//.test(path) && !takesAll.has(path))
    .filter(({ text }) => /(?::|(?<!Pick)<) ?Portal\b/.test(text));
  assert.deepEqual(
    whole.map(({ path }) => path),
    [],
  );
});

test('parts of pages know no address of a feature: menus come from the areas', () => {
  const own = production
    .filter(({ path }) => path.startsWith('src/areas/') || /^src\/features\/.*place\.ts$/.test(path))
    .flatMap(({ text }) => [...text.matchAll(/href: '(\/[^']+)'/g)].map(([, href]) => href!));
  assert.ok(own.length >= 15);
  const known = production
    .filter(({ path }) => path.startsWith('src/ui/') && !path.includes('/style-guide/'))
    .flatMap(({ path, text }) =>
      own.filter((href) => new RegExp(`['"\`]${href}['"\`?/#]`).test(text)).map((href) => `${path} ${href}`),
    );
  assert.deepEqual(known, []);
});

test('a type that is forced says why on the line above', () => {
  const silent = production.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, at) =>
      line.includes('as unknown as') && !/^\s*(\/\/|\*)/.test(lines[at - 1] ?? '') ? `${path}:${at + 1}` : [],
    );
  });
  assert.deepEqual(silent, []);
});

test('whether a contact is in force is asked of app.is_active, and written nowhere else', () => {
  const again = production.filter(({ text }) => /coalesce\(\s*(\w+\.)?active_(from|until)\b/.test(text));
  assert.deepEqual(
    again.map(({ path }) => path),
    [],
  );
});

test('whether people of a customer may come in is asked of app.is_open, and written nowhere else', () => {
  const again = production.filter(({ text }) => /removed_at is null\s+and (\w+\.)?status = 'active'/.test(text));
  assert.deepEqual(
    again.map(({ path }) => path),
    [],
  );
});

test('what is stored as JSON is made fit for it: no NUL and no half characters reach the database', () => {
  const raw = production
    .filter(
      ({ path, text }) =>
        path !== 'src/database/json.ts' &&
        /::jsonb|jsonb_(populate|to)_recordset/.test(text) &&
        /JSON\.stringify\(/.test(text),
    )
    .map(({ path }) => path);
  assert.deepEqual(raw, []);
});

test('folders and files say what they are: no utils, helpers, common, services or lib', () => {
  const wrong = [...globSync('{src,test,bin,bench}/**/*')].filter(
    (path) =>
      /(^|\/)(utils?|helpers?|common|misc|services?|lib|shared)(\.\w+)?$/.test(path.replaceAll('\\', '/')) &&
      // What customers buy is called so by everybody.
      path.replaceAll('\\', '/') !== 'src/features/services',
  );
  assert.deepEqual(wrong, []);
});

test('source files stay small: none over 300 lines, nine in ten at most 150, the median at most 60', () => {
  const sizes = production.map(({ lines }) => lines).sort((a, b) => a - b);
  const long = sources.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path} ${lines}`);
  assert.deepEqual(long, []);
  assert.ok(sizes[Math.floor(sizes.length * 0.9)]! <= 150, `nine in ten: ${sizes[Math.floor(sizes.length * 0.9)]}`);
  assert.ok(sizes[Math.floor(sizes.length / 2)]! <= 60, `median: ${sizes[Math.floor(sizes.length / 2)]}`);
});

test('no line is wider than 120, but one with a text that is left whole', () => {
  const texts = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?:[^/\\]|\\.)+\/[a-z]*(?=[,.;)\]])/g;
  const wide = globSync('{src,test,bench,bin}/**/*.{ts,tsx}')
    .filter((path) => !path.endsWith('tables.ts'))
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .map((line, at) => ({ place: `${path}:${at + 1}`, line })),
    )
    .filter(({ line }) => [...line].length > 120 && [...line.replace(texts, "''")].length > 120);
  assert.deepEqual(
    wide.map(({ place }) => place),
    [],
  );
});

test('no file imports itself by a detour', () => {
  const uses = new Map(production.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (at: string, road: readonly string[]): void => {
    if (road.includes(at)) return void circles.push([...road.slice(road.indexOf(at)), at].join(' → '));
    if (done.has(at)) return;
    for (const next of uses.get(at) ?? []) walk(next, [...road, at]);
    done.add(at);
  };
  for (const path of uses.keys()) walk(path, []);
  assert.deepEqual(circles, []);
});

test('no source path lies deeper than src/features/<street>/<feature>/<file>', () => {
  assert.deepEqual(
    sources.filter(({ path }) => path.replace('/samples/', '/').split('/').length > 5).map(({ path }) => path),
    [],
  );
});

test('no loose ends: no any, no switched-off check, no raw HTML outside rich text, no note to do later', () => {
  const loose = /\bas any\b|: any\b|<any>|@ts-(ignore|nocheck|expect-error)|\bTODO\b|\bFIXME\b/;
  assert.deepEqual(
    sources
      .filter(({ text }) =>
        loose.test(text.replace(/\/\*\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(': any', ''))),
      )
      .map(({ path }) => path),
    [],
  );
  assert.deepEqual(
    production
      .filter(({ path, text }) => text.includes('dangerouslySetInnerHTML') && path !== 'src/ui/rich-text.tsx')
      .map(({ path }) => path),
    [],
  );
});

test('pages carry no inline style, and no inline script but the line that fetches portal.js', () => {
  const views = production.filter(({ path }) => path.endsWith('.tsx') && path !== 'src/ui/mail.tsx');
  assert.deepEqual(
    views
      .filter(({ text }) => /\sstyle=|\son[A-Z]\w+=|<script>/.test(text.replace('<script>{starter}</script>', '')))
      .map(({ path }) => path),
    [],
  );
});

test('every direct dependency has a decision page', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const names = [
    ...Object.keys(manifest['dependencies']!),
    ...Object.keys(manifest['devDependencies']!),
    ...Object.keys(manifest['optionalDependencies']!),
  ].filter((name) => !name.startsWith('@types/'));
  const pages = existsSync('docs/decisions')
    ? readdirSync('docs/decisions')
        .map((file) => readFileSync(join('docs/decisions', file), 'utf8'))
        .join('\n')
    : '';
  assert.deepEqual(
    names.filter((name) => !pages.includes(`\`${name}\``)),
    [],
  );
});

test('versions are exact, and the lockfile names no registry', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const loose = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind]!).filter(([, version]) => !/^\d/.test(version)),
  );
  assert.deepEqual(loose, []);
  assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved": "http|git\+/);
});
