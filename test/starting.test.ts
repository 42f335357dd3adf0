import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '../bench/server.ts';
import { throwAwayFolder } from '../src/database/embedded.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const loader = './src/platform/jsx-loader.js';

// Writes down what was loaded when the process ends.
const watcher = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
  process.on('exit', () => writeFileSync(process.env.LOADED_LIST, loaded.join('\\n')));
`)}`;

test('a start loads no package that only a few requests need, and answers with some thousand files', async () => {
  const folder = throwAwayFolder('starting-test');
  const list = join(mkdtempSync(join(tmpdir(), 'starting-')), 'loaded');
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
    HOST: '127.0.0.1',
    BASE_URL: 'https://portal.example',
    LOG_LEVEL: 'error',
    LOADED_LIST: list,
  };
  const portal = spawn(process.execPath, ['--import', watcher, '--import', loader, 'bin/portal.ts', 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    // It says where it answers when all is there, the queue of jobs too.
    for await (const _ of portal.stdout) break;
    assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
  } finally {
    const gone = new Promise((resolve) => portal.once('exit', resolve));
    portal.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
  const loaded = readFileSync(list, 'utf8')
    .split('\n')
    .filter((url) => !url.startsWith('node:'));
  const packages = new Set(loaded.map((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]));
  const later = [
    'ajv',
    'csv-parse',
    'csv-stringify',
    'feed',
    'ical-generator',
    'libphonenumber-js',
    'markdown-it',
    'nodemailer',
    'prom-client',
    'qrcode',
    'sanitize-html',
    'unpdf',
    'write-excel-file',
    'yaml',
    '@myriaddreamin/typst-ts-node-compiler',
    '@zxcvbn-ts/core',
  ];
  assert.deepEqual(
    later.filter((name) => packages.has(name)),
    [],
  );
  assert.deepEqual(
    loaded.filter((url) => /\/features\/demo\/demo\/|\/commands\/(demo|doctor|backup)/.test(url)),
    [],
  );
  const foreign = loaded.filter((url) => url.includes('/node_modules/')).length;
  assert.ok(packages.has('fastify') && foreign < 570, `${foreign} files of packages`);
  assert.ok(loaded.length < 1180, `${loaded.length} files`);
});

test('a view that changed is compiled anew, also when it kept its size and its date; one that did not is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'view-'));
  const view = join(folder, 'view.tsx');
  const date = new Date('2026-01-01');
  writeFileSync(
    join(folder, 'package.json'),
    '{ "type": "module", "imports": { "#jsx/jsx-runtime": "./runtime.js" } }',
  );
  writeFileSync(join(folder, 'runtime.js'), 'export const jsx = (type, { children }) => `${type}:${children}`;');
  const listener = `import Module from 'node:module';
    const load = Module._load;
    Module._load = (name, ...rest) => { if (name === 'oxc-transform') console.log('compiled'); return load(name, ...rest); };`;
  const watched = `data:text/javascript,${encodeURIComponent(listener)}`;
  const shown = (text: string) => {
    writeFileSync(view, `export const word: string = '${text}';\nconsole.log(<p>{word}</p>);\n`);
    utimesSync(view, date, date);
    const run = spawnSync(process.execPath, ['--import', watched, '--import', loader, view], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.trim().split('\n');
  };
  const mark = String(Date.now());
  assert.deepEqual(shown(`a${mark}`), ['compiled', `p:a${mark}`]);
  assert.deepEqual(shown(`a${mark}`), [`p:a${mark}`]);
  assert.deepEqual(shown(`b${mark}`), ['compiled', `p:b${mark}`]);
  rmSync(folder, { recursive: true });
});
