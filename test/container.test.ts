import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { readConfig, settingList } from '../src/config.ts';
import { brandNames } from './setting-names.ts';

type Service = Readonly<{
  environment?: Readonly<Record<string, string>>;
  ports?: readonly string[];
  networks?: readonly string[];
  profiles?: readonly string[];
}>;
type Compose = Readonly<{
  services: Readonly<Record<string, Service>>;
  configs: Readonly<Record<string, { content: string }>>;
}>;

const text = readFileSync('compose.yaml', 'utf8');
const document = parseDocument(text, { strict: true, uniqueKeys: true });
const compose = document.toJS() as Compose;
const portal = compose.services['portal']!;
const dockerfile = readFileSync('Dockerfile', 'utf8').replace(/\\\n/g, ' ');

/** `${NAME:-fallback}` and `${NAME-fallback}` as compose fills them in from nothing but these. */
const filled = (value: string, given: Readonly<Record<string, string>>) =>
  value.replace(/\$\{(\w+)(?::?[-?]([^}]*))?\}/g, (_, name: string, fallback = '') => given[name] ?? fallback);
const withSettings = (given: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(portal.environment!).map(([name, value]) => [name, filled(value, given)]));

test('compose.yaml is YAML without a word of doubt', () => {
  assert.deepEqual(
    [...document.errors, ...document.warnings].map(({ message }) => message),
    [],
  );
});

test('every setting reaches the portal in a container, or compose.yaml names it as left out', () => {
  const leftOut = /# Every setting of .*? Left out: ([^#]*?)\n {4}environment:/s.exec(text)?.[1] ?? '';
  const out = [...leftOut.matchAll(/\b[A-Z]+(?:_[A-Z]+)*\b/g)].map(([name]) => name);
  const names = [...settingList.map(({ name }) => name), ...brandNames];
  const passed = Object.keys(portal.environment!).map((name) => name.replace(/_FILE$/, ''));
  assert.ok(names.length > 30);
  assert.deepEqual(
    names.filter((name) => !passed.includes(name) && !out.includes(name)),
    [],
  );
  // What is left out has its place in the image, and nothing is passed that the portal does not know.
  assert.deepEqual(
    out.filter((name) => !new RegExp(`^ENV .*\\b${name}=`, 'm').test(dockerfile)),
    [],
  );
  assert.deepEqual(
    passed.filter((name) => !names.includes(name)),
    [],
  );
});

test('what somebody leaves empty in a container is as if it was never set, and what is set arrives', () => {
  const { SMTP_URL_FILE, ...env } = withSettings({
    BASE_URL: 'https://mijn.example.nl',
    BRAND_PROMISE: 'Alles op één plek.',
  });
  const config = readConfig(env);
  const bare = readConfig({
    BASE_URL: 'https://mijn.example.nl',
    BRAND_PROMISE: 'Alles op één plek.',
    TRUST_PROXY: '172.30.0.1',
    METRICS_PORT: '9090',
    METRICS_HOST: '0.0.0.0',
  });
  assert.equal(SMTP_URL_FILE, '/run/secrets/smtp_url');
  assert.deepEqual(config, bare);
  assert.equal(config.brand.promise.en, 'Alles op één plek.');
  assert.equal(
    readConfig({ ...withSettings({ BASE_URL: 'https://mijn.example.nl', PAYMENTS: 'unknown' }), SMTP_URL_FILE: '' })
      .payments,
    'unknown',
  );
});

test('the figures are reached from beside the container, and from nowhere else', () => {
  const { METRICS_HOST, METRICS_PORT } = withSettings({});
  assert.deepEqual([METRICS_HOST, METRICS_PORT], ['0.0.0.0', '9090']);
  for (const [name, { ports = [] }] of Object.entries(compose.services)) {
    assert.deepEqual(
      ports.filter((port) => !port.startsWith('127.0.0.1:')),
      [],
      `${name} would be open to the world`,
    );
  }
  assert.ok(!portal.ports!.some((port) => port.endsWith(':9090')));
  const scrape = parseDocument(compose.configs['prometheus']!.content).toJS() as {
    scrape_configs: [{ static_configs: [{ targets: string[] }] }];
  };
  assert.deepEqual(scrape.scrape_configs[0].static_configs[0].targets, [`portal:${METRICS_PORT}`]);
  assert.deepEqual(compose.services['prometheus']!.networks, portal.networks);
  assert.deepEqual(compose.services['prometheus']!.profiles, ['metrics']);
});

test('the image has all that runs: what the Dockerfile copies is there and not left out of it', () => {
  const allowed = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, sources]) => sources!.split(' '));
  assert.deepEqual(copied.toSorted(), allowed.toSorted());
  assert.deepEqual(
    copied.filter((path) => !existsSync(path)),
    [],
  );
  const named = [...dockerfile.matchAll(/(?<=[\s"])(?:\.\/)?((?:bin|src)\/[\w./-]+)/g)].map(([, path]) => path!);
  assert.ok(named.includes('bin/portal.ts'));
  assert.deepEqual(
    named.filter((path) => !existsSync(path)),
    [],
  );
  assert.match(dockerfile, /^USER node$/m);
  // Tests and their samples stay outside: no file that runs may need one.
  const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$|\/samples\//.test(file));
  const needs = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(
      ([, path]) => [file, join(dirname(file), path!)] as const,
    ),
  );
  assert.ok(needs.length > 1000);
  assert.deepEqual(
    needs.filter(([, path]) => /\.test\.tsx?$|\/samples\/|^test\//.test(path)).map(([file]) => file),
    [],
  );
});
